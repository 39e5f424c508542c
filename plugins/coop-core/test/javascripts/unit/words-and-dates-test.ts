import { module, test } from "qunit";
import {
  dayInWords,
  endInWords,
  hourOf,
  plate,
} from "discourse/plugins/coop-core/discourse/lib/dates";
import { byWhen } from "discourse/plugins/coop-core/discourse/lib/waits-when";
import {
  capitalised,
  firstName,
  inWords,
} from "discourse/plugins/coop-core/discourse/lib/words";

const at = (day: number, hours: number, minutes = 0): Date =>
  new Date(2026, 10, day, hours, minutes);

module("Coop Core | Unit | words and dates", function () {
  test("numbers are words up to twenty", function (assert) {
    assert.deepEqual([0, 4, 20, 21, 1.5].map(inWords), [
      "no",
      "four",
      "twenty",
      "21",
      "1.5",
    ]);
    assert.strictEqual(capitalised(inWords(11)), "Eleven");
  });

  test("people are called by their first name, or by what they are called here", function (assert) {
    assert.strictEqual(firstName({ name: "Ana Ruiz", username: "ana" }), "Ana");
    assert.strictEqual(firstName({ name: " ", username: "ana_r" }), "ana_r");
    assert.strictEqual(firstName({ name: null, username: "ana_r" }), "ana_r");
  });

  test("hours are said as people say them", function (assert) {
    assert.deepEqual(
      [at(26, 18), at(26, 12, 30), at(26, 12), at(26, 0), at(26, 9, 5)].map(
        hourOf
      ),
      ["6 pm", "12.30 pm", "noon", "midnight", "9.05 am"]
    );
  });

  test("a day has no zone", function (assert) {
    const now = at(22, 12);
    assert.strictEqual(dayInWords("2026-12-12", now), "12 December");
    assert.strictEqual(dayInWords("2027-01-15", now), "15 January 2027");
    assert.deepEqual(plate("2026-12-10"), { day: "10", month: "Dec" });
  });

  test("what ends as a day begins ends before that day", function (assert) {
    assert.strictEqual(
      endInWords(at(26, 20).toISOString()),
      "Until Thursday 26 November, 8 pm."
    );
    assert.strictEqual(
      endInWords(at(27, 0).toISOString()),
      "Until the end of Thursday 26 November."
    );
  });

  test("what waits is put under when it ends", function (assert) {
    const now = at(22, 15);
    const row = (until: Date | null) => ({
      until: until?.toISOString() ?? null,
    });
    const rows = [
      row(at(21, 9)),
      row(at(23, 23, 59)),
      row(at(24, 0, 1)),
      row(at(29, 0)),
      row(at(30, 9)),
      row(null),
    ];
    assert.deepEqual(
      byWhen(rows, now).map((group) => [group.when, group.rows.length]),
      [
        ["by_tomorrow", 2],
        ["this_week", 2],
        ["when_it_suits", 2],
      ]
    );
    assert.deepEqual(
      byWhen([row(null)], now).map(({ when }) => when),
      ["when_it_suits"],
      "headings without rows are left out"
    );
  });
});
