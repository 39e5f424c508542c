import { module, test } from "qunit";
import {
  dialMinutes,
  type Effort,
  effortInFull,
  effortLabel,
} from "discourse/plugins/coop-core/discourse/lib/effort";

const effort = (
  minutes_from: number | null,
  minutes_to: number | null,
  rest: Partial<Effort> = {}
): Effort => ({
  kind: "task",
  band: "small",
  minutes_from,
  minutes_to,
  rhythm: "once",
  ...rest,
});

// The federation's own list, and its edges.
const LABELS: [Effort, label: string, dial: number | null][] = [
  [effort(5, 5), "5 min", 5],
  [effort(10, 15), "10–15 min", 15],
  [effort(30, 30), "30 min", 30],
  [effort(60, 60), "1 hour", 60],
  [effort(90, 90), "1.5 hours", 60],
  [effort(100, 100), "100 min", 60],
  [effort(45, 120), "45 min to 2 hours", 60],
  [effort(180, null), "3 hours at least", 60],
  [effort(null, 20), "up to 20 min", 20],
  [effort(null, null, { time_words: "a few hours" }), "a few hours", 60],
  [effort(60, 60, { time_words: "an hour or so" }), "an hour or so", 60],
  [effort(null, null), "a small amount of time", 60],
  [effort(null, null, { band: "very_little" }), "very little time", null],
  [effort(60, 60, { kind: "role", rhythm: "monthly" }), "1 hour a month", null],
  [
    effort(60, 180, { kind: "role", rhythm: "monthly" }),
    "1–3 hours a month",
    null,
  ],
  [
    effort(30, 30, { kind: "role", rhythm: "every_few_months" }),
    "30 min every few months",
    null,
  ],
  [effort(null, null, { kind: "role", rhythm: "ongoing" }), "ongoing", null],
  [
    effort(30, 30, { kind: "role", time_words: "30 min to set up" }),
    "30 min to set up",
    30,
  ],
];

module("Coop Core | Unit | effort", function () {
  for (const [given, label, dial] of LABELS) {
    test(`${JSON.stringify(given)} reads "${label}"`, function (assert) {
      assert.strictEqual(effortLabel(given), label);
      assert.strictEqual(dialMinutes(given), dial, "on the dial");
    });
  }

  test("a page says that a task is done once, and never so of a role", function (assert) {
    assert.strictEqual(
      effortInFull(effort(180, null)),
      "3 hours at least, once"
    );
    assert.strictEqual(
      effortInFull(effort(60, 60, { kind: "role", rhythm: "monthly" })),
      "1 hour a month"
    );
  });
});
