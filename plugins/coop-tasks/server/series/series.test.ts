import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpeningView } from "../opening/view";
import { openBoard, type Board, type MakeInput } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());
beforeEach(() => board.forum.clock.set("2026-11-22T12:00:00Z"));

type Person = Board["ana"];
/** Tuesdays, from 1 December. */
const WEEKLY: Partial<MakeInput> = {
  title: "Take notes",
  from_on: "2026-12-01",
  to_on: "2026-12-01",
  due_zone: "Europe/London",
  repeats: "weekly",
};
const weekly = (more: Partial<MakeInput> = {}) => board.make({ ...WEEKLY, ...more });
const show = (opening_id: number, who: Person | null = null) => board.forum.as(who).tasks.showOpening({ opening_id });
const change = (
  opening: OpeningView,
  more: Partial<MakeInput> & { which?: "this" | "following" },
  who: Person = board.imran
) =>
  board.forum.as(who).tasks.changeOpening({
    opening_id: opening.id,
    version: opening.version,
    ...board.phoneBank,
    ...WEEKLY,
    ...more,
  });
const at = async (instant: string): Promise<void> => {
  await board.forum.clock.set(instant);
  await board.forum.tick();
};
interface One {
  id: number;
  day: string;
  title: string;
  off: boolean;
}
/** All of its series, in order. */
const seriesOf = (opening_id: number) =>
  board.forum.sql<One>`SELECT o.id, o.from_on::text AS day, o.title, o.withdrawn_at IS NOT NULL AS off
    FROM coop_openings o JOIN coop_openings this ON this.series_id = o.series_id
    WHERE this.id = ${opening_id} ORDER BY o.occurrence`;
const daysOf = async (opening_id: number) => (await seriesOf(opening_id)).map(({ day }) => day);

describe("an opening that comes again", () => {
  it("has the next one on the board, a new one like it with places of its own", async () => {
    const made = await weekly({
      checklist: ["Bring the minutes"],
      seat_kinds: [{ name: "Writer", seats: 1, minimum: 1 }],
      closes_on: null,
    });
    expect(made).toMatchObject({
      repeats: { repeats: "weekly", every: 1, first_on: "2026-12-01", times: null, until_on: null, goes_on: true },
      next_one: { from_on: "2026-12-08", to_on: "2026-12-08", mine: false },
    });
    expect(await daysOf(made.id)).toEqual(["2026-12-01", "2026-12-08"]);
    const next = await show(made.next_one!.id);
    expect(next).toMatchObject({
      title: "Take notes",
      due_zone: "Europe/London",
      taken: 0,
      checklist: [{ text: "Bring the minutes", ticked_at: null }],
      seat_kinds: [{ name: "Writer", seats: 1, minimum: 1 }],
      contact_person: { username: "imran" },
      next_one: null,
      repeats: { goes_on: true },
    });
    expect(await board.facts(next.id)).toEqual(["opening_made"]);
  });

  it.each([
    ["without a day", { from_on: null, to_on: null }, "repeats", "repeats_without_day"],
    ["so often and until a day", { repeats_times: 3, repeats_until: "2027-01-01" }, "repeats_until", "times_or_until"],
    ["until before it begins", { repeats_until: "2026-11-30" }, "repeats_until", "repeats_until_before"],
    ["since half a year ago", { from_on: "2026-05-05", to_on: null }, "repeats", "repeats_from_long_ago"],
    ["the last Tuesday, which it is not", { repeats: "by_last_weekday" }, "repeats", "not_the_last_of_month"],
    ["every thirteenth week", { repeats_every: 13 }, "repeats_every", "invalid_input"],
  ] as [string, Partial<MakeInput>, string, string][])("says what is amiss: %s", async (_, more, field, code) => {
    await expect(weekly(more)).rejects.toMatchObject({ status: 422, error_type: code, extras: { field } });
  });

  it("goes on ahead of time, loses nothing while nobody worked, and makes nothing twice", async () => {
    const { id } = await weekly({ title: "Set out chairs" });
    await at("2026-12-01T23:59:00Z");
    expect(await daysOf(id)).toEqual(["2026-12-01", "2026-12-08"]);
    await at("2026-12-02T00:00:00Z");
    expect(await daysOf(id)).toEqual(["2026-12-01", "2026-12-08", "2026-12-15"]);
    // Three weeks in which nothing ran.
    await at("2026-12-24T09:00:00Z");
    const days = ["2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29", "2027-01-05"];
    expect(await daysOf(id)).toEqual(days);
    await board.forum.sql`UPDATE coop_due SET state = 'waiting' WHERE kind = 'series_goes_on' AND state = 'done'`;
    await board.forum.tick();
    await board.forum.reconcile();
    expect(await daysOf(id)).toEqual(days);
    await expect(
      board.forum
        .sql`UPDATE coop_openings SET occurrence = 0 WHERE series_id = (SELECT series_id FROM coop_openings WHERE id = ${id})`
    ).rejects.toThrow("coop_openings_once_each");
  });

  it("is made once where two workers call at the same time", async () => {
    const { id } = await weekly({ title: "Open the hall" });
    await board.forum.clock.set("2026-12-09T00:00:00Z");
    await Promise.all([board.forum.tick(), board.forum.tick(), board.forum.tick()]);
    expect(await daysOf(id)).toEqual(["2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22"]);
  });

  it("ends after so many times", async () => {
    const { id } = await weekly({ title: "Three talks", repeats_times: 3 });
    await at("2027-02-01T12:00:00Z");
    expect(await daysOf(id)).toEqual(["2026-12-01", "2026-12-08", "2026-12-15"]);
    const last = (await seriesOf(id)).at(-1)!;
    expect(await show(last.id)).toMatchObject({ next_one: null, repeats: { times: 1, goes_on: false } });
  });

  it("begins to, when its form says so later", async () => {
    const once = await board.make({ title: "Sweep up", from_on: "2026-12-01", to_on: "2026-12-01" });
    expect(once).toMatchObject({ repeats: null, next_one: null });
    expect(await change(once, { title: "Sweep up", repeats: "by_date" })).toMatchObject({
      next_one: { from_on: "2027-01-01" },
    });
  });
});

describe("a change", () => {
  it("of this one alone leaves those that follow as they were", async () => {
    const made = await weekly({ title: "Lock up" });
    await change(made, { title: "Lock up early", from_on: "2026-11-30", to_on: "2026-11-30" });
    await at("2026-12-02T00:00:00Z");
    expect(await seriesOf(made.id)).toMatchObject([
      { title: "Lock up early", day: "2026-11-30" },
      { title: "Lock up", day: "2026-12-08" },
      { title: "Lock up", day: "2026-12-15" },
    ]);
  });

  it("of all that follow goes with those that are made, who keep their people, and those to come", async () => {
    const { forum, ana } = board;
    const made = await weekly({ title: "Make tea", seat_kinds: [{ name: "Tea", seats: 2, minimum: 0 }] });
    const next = made.next_one!.id;
    const { seat_kinds } = await board.claim(ana, next);
    expect(seat_kinds).toMatchObject([{ taken: 1 }]);
    const changed = await change(made, {
      which: "following",
      title: "Make coffee",
      from_on: "2026-12-02",
      to_on: "2026-12-02",
      repeats_every: 2,
      seat_kinds: made.seat_kinds.map(({ id }) => ({ id, name: "Coffee", seats: 3, minimum: 0 })),
    });
    expect(changed).toMatchObject({ title: "Make coffee", next_one: { id: next, from_on: "2026-12-16" } });
    expect(await show(next, ana)).toMatchObject({
      title: "Make coffee",
      my_claim: { state: "held" },
      seat_kinds: [{ name: "Coffee", seats: 3, taken: 1 }],
    });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(ana))).toContain("coop_tasks.notices.changed");
    await at("2026-12-03T00:00:00Z");
    expect(await seriesOf(made.id)).toMatchObject([
      { title: "Make coffee", day: "2026-12-02" },
      { title: "Make coffee", day: "2026-12-16" },
      { title: "Make coffee", day: "2026-12-30" },
    ]);
  });

  it("that lets it come no more takes those that follow off the board", async () => {
    const made = await weekly({ title: "Water plants" });
    await change(made, { title: "Water plants", which: "following", repeats: null });
    await at("2027-01-01T00:00:00Z");
    expect(await seriesOf(made.id)).toMatchObject([
      { day: "2026-12-01", off: false },
      { day: "2026-12-08", off: true },
    ]);
    expect(await show(made.id)).toMatchObject({ repeats: null, next_one: null });
  });
});

describe("coming off the board", () => {
  const withdraw = (opening: OpeningView, which?: "this" | "following") =>
    board.forum.as(board.imran).tasks.withdrawOpening({ opening_id: opening.id, version: opening.version, which });

  it("is for this one alone, or for all that follow", async () => {
    const alone = await weekly({ title: "One off" });
    await withdraw(alone);
    await at("2026-12-02T00:00:00Z");
    expect((await seriesOf(alone.id)).map(({ off }) => off)).toEqual([true, false, false]);

    await board.forum.clock.set("2026-11-22T12:00:00Z");
    const all = await weekly({ title: "All off" });
    await board.claim(board.ana, all.next_one!.id);
    await withdraw(all, "following");
    await at("2026-12-02T00:00:00Z");
    expect((await seriesOf(all.id)).map(({ off }) => off)).toEqual([true, true]);
    expect(await show(all.next_one!.id, board.ana)).toMatchObject({ my_claim: { state: "released" } });
  });

  it("by staff ends it, and while one is hidden no other like it is made", async () => {
    const { forum, leila } = board;
    const hidden = await weekly({ title: "Hidden one" });
    await forum.as(leila).tasks.hideOpening({ opening_id: hidden.id });
    await at("2026-12-02T00:00:00Z");
    expect(await daysOf(hidden.id)).toHaveLength(2);
    await forum.as(leila).tasks.unhideOpening({ opening_id: hidden.id });
    expect(await daysOf(hidden.id)).toHaveLength(3);
    await forum.as(leila).tasks.deleteOpening({ opening_id: hidden.id });
    expect(
      await forum.sql`SELECT pattern FROM coop_series WHERE id = (SELECT series_id FROM coop_openings WHERE id = ${hidden.id})`
    ).toEqual([{ pattern: null }]);
    await at("2026-12-10T00:00:00Z");
    expect(await daysOf(hidden.id)).toHaveLength(3);
  });

  it("is looked after by nobody once who did so does not see its board any more", async () => {
    const { forum, imran } = board;
    const sol = await forum.person("solange", { groups: ["cooks"] });
    const cooks = await forum.group("cooks", [imran]);
    const category = await forum.category({ name: "Cooks", groups: [cooks.name] });
    const made = await weekly({ category_id: category.id, contact: "solange" });
    expect(made).toMatchObject({ contact_person: { username: "solange" } });
    await forum.sql`DELETE FROM group_users WHERE user_id = ${sol.id}`;
    await at("2026-12-02T00:00:00Z");
    const [, , third] = await seriesOf(made.id);
    expect(await show(third!.id, imran)).toMatchObject({ contact_person: null });
  });

  it("comes with its category, and with an account goes who looked after it", async () => {
    const { forum, imran } = board;
    const category = await forum.category({ name: "Kitchen" });
    const sol = await forum.person("sol");
    const made = await weekly({ category_id: category.id, contact: "sol" });
    await forum.event("user_removed", { user_id: sol.id });
    await at("2026-12-02T00:00:00Z");
    const [, , third] = await seriesOf(made.id);
    expect(await show(third!.id, imran)).toMatchObject({ contact_person: null });
    await forum.event("category_removed", { category_id: category.id });
    await at("2026-12-20T00:00:00Z");
    expect((await seriesOf(made.id)).map(({ off }) => off)).toEqual([true, true, true]);
  });
});

describe("“I'll do the next one too”", () => {
  const doNext = (who: Person, claim_id: number) => board.forum.as(who).tasks.claimNextOpening({ claim_id });

  it("takes the same place on the next, with the same way of contact, once", async () => {
    const { forum, ana, imran, priya } = board;
    const made = await weekly({ title: "Welcome people", ticks: ["I know the way"], seats: 1 });
    const mine = await forum.as(ana).tasks.claimOpening({
      opening_id: made.id,
      contact: { way: "phone", detail: "07700 900142" },
      ticked: ["I know the way"],
    });
    expect(mine.next_one).toMatchObject({ mine: false, can: { claim_next_opening: { ok: true } } });
    const claim_id = mine.my_claim!.id;
    await expect(doNext(priya, claim_id)).rejects.toMatchObject({ status: 403, error_type: "not_your_place" });
    expect(await doNext(ana, claim_id)).toMatchObject({ id: made.id, next_one: { mine: true } });
    const next = made.next_one!.id;
    expect(await show(next, imran)).toMatchObject({
      claims: [{ person: { username: "ana" }, contact: { way: "phone", detail: "07700 900142" } }],
    });
    await expect(doNext(ana, claim_id)).rejects.toMatchObject({ status: 409, error_type: "already_held" });
    expect(await show(made.id)).toMatchObject({ next_one: { can: { claim_next_opening: { ok: false } } } });
  });

  it("is asked for where nothing follows, or where the next asks for something else", async () => {
    const { ana } = board;
    const last = await weekly({ title: "The only one", repeats_times: 1 });
    const held = await board.claim(ana, last.id);
    await expect(doNext(ana, held.my_claim!.id)).rejects.toMatchObject({ status: 409, error_type: "no_next" });
    const made = await weekly({ title: "Drive" });
    const place = await board.claim(ana, made.id);
    const next = await show(made.next_one!.id, board.imran);
    await change(next, { title: "Drive", from_on: "2026-12-08", to_on: "2026-12-08", ticks: ["I have a licence"] });
    await expect(doNext(ana, place.my_claim!.id)).rejects.toMatchObject({ status: 409, error_type: "look_first" });
  });
});
