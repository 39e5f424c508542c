import { module, test } from "qunit";
import {
  filterOf,
  isFiltered,
  meantBy,
  NO_FILTER,
} from "discourse/plugins/coop-tasks/discourse/lib/filter";
import {
  blankDraft,
  draftOf,
  inputOf,
} from "discourse/plugins/coop-tasks/discourse/lib/opening-draft";
import { copyOf } from "discourse/plugins/coop-tasks/discourse/lib/opening-draft/copy";
import { differences } from "discourse/plugins/coop-tasks/discourse/lib/opening-draft/differences";
import { DraftKeeper } from "discourse/plugins/coop-tasks/discourse/lib/opening-draft/keeper";
import { whenInWords } from "discourse/plugins/coop-tasks/discourse/lib/when-words";
import { opening, seatKind } from "../helpers/openings";

module("Coop Tasks | Unit | the filter in the address", function () {
  test("what it says is asked for", function (assert) {
    assert.deepEqual(
      filterOf({
        view: "state",
        have: "20",
        kind: "role",
        where: "remote",
        paid: "0",
        fresh: "1",
        skill: "phoning",
        campaign: "Fortnight",
        circle: "12",
        q: "  leaflets   or posters ",
        mine: "1",
      }),
      {
        by: "state",
        have: "20",
        kind: "role",
        where: "remote",
        paid: false,
        fresh: true,
        skill: "phoning",
        campaign: "Fortnight",
        category_id: 12,
        q: "leaflets or posters",
        mine: true,
      }
    );
  });

  test("what cannot be seen is left out: it would be refused", function (assert) {
    const { skill, campaign, q } = filterOf({
      ...NO_FILTER,
      skill: "\u0000",
      campaign: "\u200b \u3164",
      q: `\u202aleaf\u2069 lets \u0007${"x".repeat(186)}🍞`,
    });
    assert.deepEqual([skill, campaign], [null, null]);
    assert.strictEqual(q, `leaf lets ${"x".repeat(186)}🍞`);
    const cut = filterOf({ ...NO_FILTER, skill: `${"x".repeat(29)}🍞` });
    assert.strictEqual(cut.skill, "x".repeat(29));
  });

  test("what it cannot mean is not shown as chosen", function (assert) {
    const odd = {
      ...NO_FILTER,
      ...{ view: "sideways", have: "25", kind: "job", where: "x", paid: "no" },
      ...{ fresh: "0", skill: " ", circle: "abc", q: "\u0007", mine: "yes" },
    };
    assert.deepEqual(meantBy(odd), NO_FILTER);
    const plain = {
      ...{ view: "state", have: "20", kind: "role", where: "remote" },
      ...{ paid: "0", fresh: "1", skill: "phoning", campaign: "Fortnight" },
      ...{ circle: "12", q: "leaflets", mine: "1" },
    };
    assert.deepEqual(meantBy(plain), plain);
  });

  test("what it cannot mean is no filter", function (assert) {
    assert.deepEqual(
      filterOf({
        view: "sideways",
        have: "25",
        kind: "toString",
        where: "nowhere",
        paid: "maybe",
        fresh: "0",
        skill: " ",
        campaign: "",
        circle: "-1; DROP",
        q: "\n",
        mine: "0",
      }),
      filterOf(NO_FILTER)
    );
  });

  test("neither the view nor the circle is a filter of the board", function (assert) {
    assert.false(
      isFiltered(filterOf({ ...NO_FILTER, view: "state", circle: "12" }))
    );
    for (const chosen of [
      { paid: "0" },
      { q: "leaflets" },
      { mine: "1" },
      { have: "60" },
    ]) {
      assert.true(isFiltered(filterOf({ ...NO_FILTER, ...chosen })));
    }
  });
});

module("Coop Tasks | Unit | the form's draft", function (hooks) {
  hooks.beforeEach(() => sessionStorage.clear());

  test("what was left empty is nothing, not an empty text", function (assert) {
    const input = inputOf({
      ...blankDraft(5),
      title: "Ring ten co-ops",
      note: "  ",
      minutes_from: "" as never,
      seats: null,
      link: "https://left.over",
    });
    assert.strictEqual(input.note, null);
    assert.strictEqual(input.minutes_from, null);
    assert.strictEqual(input.seats, null);
    assert.strictEqual(input.link, null, "a link only where it leads on");
    assert.strictEqual(input.category_id, 5);
  });

  test("a day keeps its zone as long as it stays the same day", function (assert) {
    const before = opening({ due_on: "2026-12-12", due_zone: "Europe/Madrid" });
    const draft = draftOf(before);
    assert.strictEqual(inputOf(draft, before).due_zone, "Europe/Madrid");
    assert.strictEqual(
      inputOf({ ...draft, due_on: "2026-12-13" }, before).due_zone,
      null
    );
    assert.strictEqual(
      inputOf({ ...draft, due_on: "", to_on: "2026-12-12" }, before).due_zone,
      null
    );
  });

  test("an opening goes through the form unchanged", function (assert) {
    const before = opening({ description_raw: "Hello", paid: true });
    const input = inputOf(draftOf(before), before);
    assert.strictEqual(input.title, before.title);
    assert.strictEqual(input.description, "Hello");
    assert.strictEqual(input.minutes_from, 180);
    assert.strictEqual(input.seats, 4);
    assert.strictEqual(input.contact, "imran_shah");
    assert.true(input.paid);
  });

  test("kinds of place go through the form, and are then what the places are", function (assert) {
    const before = opening({
      seats: 3,
      minimum: 1,
      seat_kinds: [
        seatKind({ id: 5, name: "Drivers", seats: 1, minimum: 1 }),
        seatKind({ id: 6, name: "In the kitchen", seats: 2 }),
      ],
    });
    const input = inputOf(draftOf(before), before);
    assert.strictEqual(input.seats, null);
    assert.strictEqual(input.minimum, null);
    assert.deepEqual(input.seat_kinds, [
      { id: 5, name: "Drivers", seats: 1, minimum: 1 },
      { id: 6, name: "In the kitchen", seats: 2, minimum: 0 },
    ]);
    assert.deepEqual(
      copyOf(before).seat_kinds.map(({ id, name }) => [id, name]),
      [
        [null, "Drivers"],
        [null, "In the kitchen"],
      ],
      "a copy has kinds of its own"
    );
    const theirs = { ...draftOf(before), seat_kinds: [] };
    assert.deepEqual(differences(theirs, draftOf(before)), [
      { field: "seat_kinds", value: "1 (1) Drivers, 2 In the kitchen" },
    ]);
  });

  test("each line of a field is a line of its list", function (assert) {
    const before = opening({
      needs: ["A computer", "A mobile"],
      ticks: ["I have both"],
    });
    const draft = draftOf(before);
    assert.strictEqual(draft.needs, "A computer\nA mobile");
    assert.deepEqual(inputOf(draft, before).needs, ["A computer", "A mobile"]);
    const input = inputOf({ ...draft, needs: " A van \n\n", ticks: "" });
    assert.deepEqual(input.needs, ["A van"]);
    assert.deepEqual(input.ticks, []);
  });

  test("how much is sent only where it is paid", function (assert) {
    const draft = { ...blankDraft(5), rate: "£15 an hour" };
    assert.strictEqual(inputOf(draft).rate, null);
    assert.strictEqual(inputOf({ ...draft, paid: true }).rate, "£15 an hour");
  });

  test("when it is, in words", function (assert) {
    const none = { due_on: null, from_on: null, to_on: null };
    const year = new Date().getFullYear();
    const window = {
      ...none,
      from_on: `${year}-12-02`,
      to_on: `${year}-12-12`,
    };
    assert.strictEqual(whenInWords(none), null);
    assert.strictEqual(
      whenInWords({ ...none, due_on: `${year}-12-12` }),
      "before 12 December"
    );
    assert.strictEqual(whenInWords(window), "between 2 and 12 December");
    assert.strictEqual(
      whenInWords({ ...window, from_on: `${year}-11-30` }),
      "between 30 November and 12 December"
    );
    assert.strictEqual(
      whenInWords({ ...window, to_on: `${year}-12-02` }),
      "on 2 December"
    );
    assert.strictEqual(
      whenInWords({ ...window, to_on: null }),
      "from 2 December"
    );
    assert.strictEqual(
      whenInWords({ ...window, from_on: null }),
      "until 12 December"
    );
  });

  test("two versions are told apart field by field", function (assert) {
    const mine = draftOf(opening());
    const theirs = draftOf(opening({ title: "Ring co-ops", place: "Leeds" }));
    assert.deepEqual(differences(mine, theirs), [
      { field: "title", value: "Ring co-ops" },
      { field: "place", value: "Leeds" },
    ]);
  });

  test("what was typed is kept in this tab for each opening", function (assert) {
    const draft = { ...blankDraft(5), title: "half a se" };
    new DraftKeeper(7).keep({ version: 2, draft });
    assert.deepEqual(new DraftKeeper(7).find(), { version: 2, draft });
    assert.strictEqual(new DraftKeeper(null).find(), null);
    new DraftKeeper(7).forget();
    assert.strictEqual(new DraftKeeper(7).find(), null);
  });
});
