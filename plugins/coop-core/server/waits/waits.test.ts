import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestForum, type TestForum, type TestPerson } from "../../../../test/forum/server/testing";
import { definePlugin } from "../kernel/plugin";
import type { Asked, Promised } from "./waits";

const row = { message: "test.row", values: {}, path: null, answers: [], minutes: 5 };
const asked = (key: string, until: string | null): Asked => ({ ...row, key, until });
const promised = (key: string, on: string | null): Promised => ({ ...row, key, on });

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

test("nothing waits for visitors", async () => {
  await expect(forum.as(null).core.countWaits()).rejects.toMatchObject({ status: 403, error_type: "not_logged_in" });
});
