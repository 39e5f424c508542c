import { module, test } from "qunit";
import type {
  BoardRow,
  Opening,
} from "discourse/plugins/coop-tasks/discourse/lib/tasks-api";
import {
  metaOf,
  placesTitle,
  wordsForRow,
} from "discourse/plugins/coop-tasks/discourse/lib/words-for-seats";
import { boardRow, opening, priya } from "../helpers/openings";

const ROWS: [Partial<BoardRow>, words: string | null, meta: string][] = [
  [{ taken: 2, free: 2 }, null, "From home"],
  [{ seats: null, free: null, note: null }, "be the first", ""],
  [{ seats: null, free: null, taken: 31, done: 31 }, "31 did it", "From home"],
  [{ seats: null, free: null, taken: 1 }, "1 on it", "From home"],
  [
    { kind: "role", seats: null, free: null, taken: 6 },
    "6 take part",
    "From home",
  ],
  [{ seats: 20, free: 9, taken: 11 }, "9 places free", "From home"],
  [{ taken: 4, free: 0, standing: "full" }, "full", "From home"],
  [
    { seats: null, free: null, answered_by: "copies", copies_left: 150 },
    "150 copies left",
    "From home",
  ],
  [
    { seats: null, free: null, answered_by: "copies", standing: "full" },
    null,
    "From home",
  ],
  [
    { seats: null, free: null, answered_by: "copies", copies_left: 0 },
    "no copies left",
    "From home",
  ],
  [
    { seats: 1, taken: 1, free: 0, standing: "full", state: "claimed" },
    null,
    "taken · From home",
  ],
  [
    {
      seats: 1,
      taken: 1,
      free: 0,
      standing: "full",
      state: "in_hand",
      begun_on: "2026-11-13T12:00:00Z",
    },
    null,
    "in hand since 13 November · From home",
  ],
  [
    { taken: 4, free: 0, standing: "full", waiting: 2 },
    "full",
    "2 waiting · From home",
  ],
  [
    { seats: 1, taken: 1, offered: 1, free: 0, standing: "full" },
    null,
    "the next in line is asked · From home",
  ],
  [
    { seats: 1, taken: 1, free: 0, standing: "full", mine: "held" },
    null,
    "you have it · From home",
  ],
  [
    {
      seats: 1,
      taken: 1,
      free: 0,
      standing: "full",
      state: "in_hand",
      mine: "held",
    },
    null,
    "in hand, you have it · From home",
  ],
  [
    { seats: null, free: null, standing: "elsewhere" },
    "open to all",
    "From home",
  ],
  [
    { seats: null, free: null, standing: "not_yet", note: null },
    null,
    "details to come",
  ],
  [
    {
      seats: null,
      free: null,
      standing: "not_yet",
      note: "Details to come",
    },
    null,
    "details to come",
  ],
  [
    { mine: "held", place: "from home", due_on: "2026-12-12" },
    null,
    "you have it · from home · before 12 December",
  ],
  [
    { seats: 1, free: 1, taken: 0, closes_on: "2026-12-12" },
    null,
    "From home · ask by 12 December",
  ],
  [
    { seats: 12, free: 12, closes_on: "2026-11-12", asking_over: true },
    null,
    "the last day to ask is over · From home",
  ],
  [
    { seats: 1, done: 1, taken: 1, standing: "done", people: [priya] },
    null,
    "Thank you, Priya",
  ],
];

const TITLES: [Partial<Opening>, title: string][] = [
  [{ taken: 2 }, "Four places, two taken"],
  [{ taken: 0 }, "Four places, none taken yet"],
  [{ taken: 4 }, "Four places, all taken"],
  [{ seats: 1, taken: 0 }, "One place, free"],
  [{ seats: 1, taken: 1 }, "One place, in somebody’s hands"],
  [{ kind: "role", seats: 1, taken: 1, done: 2 }, "One place, and it is held"],
  [{ seats: 25, taken: 21 }, "25 places, 21 taken"],
  [{ seats: null, taken: 0 }, "Open to all, nobody yet"],
  [{ seats: null, taken: 8, done: 8 }, "Open to all, 8 did it"],
  [{ seats: null, taken: 1 }, "Open to all, one so far"],
];

module("Coop Tasks | Unit | words for seats", function () {
  for (const [more, words, meta] of ROWS) {
    test(`a row with ${JSON.stringify(more)}`, function (assert) {
      const row = boardRow(more);
      assert.strictEqual(wordsForRow(row), words);
      assert.strictEqual(metaOf(row).join(" · "), meta);
    });
  }

  for (const [more, title] of TITLES) {
    test(`"${title}"`, function (assert) {
      assert.strictEqual(placesTitle(opening(more)), title);
    });
  }
});
