import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestForum, type TestForum, type TestPerson } from "../../../../test/forum/server/testing";
import { definePlugin } from "../kernel/plugin";
import type { Asked, Promised } from "./waits";

const row = { message: "test.row", values: {}, path: null, answers: [], minutes: 5 };
const asked = (key: string, until: string | null): Asked => ({ ...row, key, until });
const promised = (key: string, on: string | null): Promised => ({ ...row, key, on, effort: null });

const first = definePlugin({
  name: "first",
  acts: {},
  waits: async (cx) => ({
    asked: [asked("some time", null), asked("in December", "2026-12-02T18:00:00Z")],
    promised: [promised(`of ${cx.viewer.username}`, null)],
  }),
});
const second = definePlugin({
  name: "second",
  acts: {},
  waits: async () => ({
    asked: [asked("tomorrow", "2026-11-23T18:00:00Z")],
    promised: [promised("a day", "2026-12-12")],
  }),
});
const silent = definePlugin({ name: "silent", acts: {} });

let forum: TestForum<typeof first | typeof second | typeof silent>;
let ana: TestPerson;
beforeAll(async () => {
  forum = await openTestForum({ plugins: [first, silent, second] });
  ana = await forum.person("ana");
});
afterAll(() => forum.close());

test("what waits is gathered from every plugin, in order of its end, what has none last", async () => {
  const waits = await forum.as(ana).core.showWaits();
  expect(waits.asked.map(({ plugin, key }) => [plugin, key])).toEqual([
    ["second", "tomorrow"],
    ["first", "in December"],
    ["first", "some time"],
  ]);
  expect(waits.promised.map(({ key }) => key)).toEqual(["a day", "of ana"]);
});

test("the count is of what is asked, not of what is promised", async () => {
  expect(await forum.as(ana).core.countWaits()).toEqual({ count: 3 });
});

test("what can wait is put off until Saturday, and taken up again; what ends before stays", async () => {
  const { asked_again } = await forum.as(ana).core.showWaits();
  expect(asked_again).toBe("2026-11-28T08:00:00Z");
  const put = await forum.as(ana).core.putOffWaits();
  expect(put.asked.map(({ key }) => key)).toEqual(["tomorrow"]);
  expect(Date.parse(put.put_off!.until)).toBe(Date.parse(asked_again!));
  expect(put.put_off!.asked.map(({ key }) => key)).toEqual(["in December", "some time"]);
  expect(put.promised).toHaveLength(2);
  // What is left ends before then: there is nothing more to put off.
  expect(put.asked_again).toBeNull();
  expect(await forum.as(ana).core.countWaits()).toEqual({ count: 1 });

  expect(await forum.as(ana).core.takeUpWaits()).toMatchObject({ put_off: null, asked: { length: 3 } });
  await forum.as(ana).core.putOffWaits();
  await forum.clock.set("2026-11-28T08:00:00Z");
  expect(await forum.as(ana).core.showWaits()).toMatchObject({ put_off: null, asked: { length: 3 } });
  await forum.clock.set("2026-11-22T12:00:00Z");
  await forum.as(ana).core.takeUpWaits();
});

test("nothing waits for visitors", async () => {
  await expect(forum.as(null).core.countWaits()).rejects.toMatchObject({ status: 403, error_type: "not_logged_in" });
});
