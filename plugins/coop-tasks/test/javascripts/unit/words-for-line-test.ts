import { module, test } from "qunit";
import type { Opening } from "discourse/plugins/coop-tasks/discourse/lib/tasks-api";
import {
  ahead,
  inShort,
  placeInWords,
} from "discourse/plugins/coop-tasks/discourse/lib/words-for-line";
import { opening, seatKind, waiting } from "../helpers/openings";

const full = (more: Partial<Opening> = {}) =>
  opening({ taken: 4, free: 0, standing: "full", ...more });

const TOLD: [Opening, words: string][] = [
  [full(), "Four places, all taken"],
  [full({ my_waiting: waiting({ ahead: 0 }) }), "You are first in line"],
  [
    full({ my_waiting: waiting({ state: "offered", ahead: null }) }),
    "A place has come free for you",
  ],
  [
    full({ my_waiting: waiting({ state: "lapsed", ahead: null }) }),
    "A place was held for you and has gone on to the next, for the time was over. You are welcome to wait again.",
  ],
  // On the last day whoever waits is told of a free place as everybody is.
  [
    opening({ taken: 3, free: 1, last_day: true, my_waiting: waiting() }),
    "Four places, three taken",
  ],
];

module("Coop Tasks | Unit | words for the line", function () {
  test("what has changed is told in the words that matter to the listener", function (assert) {
    for (const [view, words] of TOLD) {
      assert.strictEqual(inShort(view), words);
    }
  });

  test("places have words up to ten, then numbers", function (assert) {
    assert.deepEqual([1, 10, 11].map(placeInWords), [
      "first",
      "tenth",
      "number 11",
    ]);
  });

  test("whoever waits for any kind is before those who wait for one", function (assert) {
    const view = full({
      waiting: 6,
      seat_kinds: [
        seatKind({ id: 5, waiting: 3 }),
        seatKind({ id: 6, waiting: 1 }),
      ],
    });
    assert.deepEqual(
      [5, 6, null].map((kind) => ahead(view, kind)),
      [5, 3, 6]
    );
  });
});
