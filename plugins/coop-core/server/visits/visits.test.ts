import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestForum, type TestForum } from "../../../../test/forum/server/testing";
import { definePlugin } from "../kernel/plugin";
import type { News } from "./news";

const row = (key: string, at: string): News => ({ message: "test.row", values: {}, key, path: "/board/1", at });
/** Each tells what it was asked since, and something that happened after. */
const plugin = <const Name extends string>(name: Name, hour: number, count = 1) =>
  definePlugin({
    name,
    acts: {},
    news: async (_, since) =>
      Array.from({ length: count }, (_one, at) =>
        row(
          `${name} ${at} since ${Date.parse(since)}`,
          new Date(Date.parse(since) + hour * 3_600_000 + at).toISOString()
        )
      ),
  });
const first = plugin("first", 1, 8);
const silent = definePlugin({ name: "silent", acts: {} });
const second = plugin("second", 2, 8);

let forum: TestForum<typeof first | typeof silent | typeof second>;
beforeAll(async () => {
  forum = await openTestForum({ plugins: [first, silent, second] });
});
afterAll(() => forum.close());

const at = (time: string) => forum.clock.set(`2026-11-22T${time}:00Z`);

it("is told of everything since the last visit, the newest first and ten at most; of the first visit nothing", async () => {
  const ana = await forum.person("ana");
  expect(await forum.as(ana).core.showNews()).toEqual({ since: null, news: [] });
  await at("12:00");
  await forum.as(ana).core.beginVisit();
  await at("18:00");
  const { since, news } = await forum.as(ana).core.showNews();
  expect(Date.parse(since!)).toBe(Date.parse("2026-11-22T12:00:00Z"));
  expect(news.map(({ plugin: from }) => from)).toEqual([
    ...Array.from({ length: 8 }, () => "second"),
    ...["first", "first"],
  ]);
  expect(news[0]!.key).toContain("second 7");
});

it("is one visit as long as nobody was away for more than half an hour", async () => {
  const sam = await forum.person("sam");
  const since = async () => new Date((await forum.as(sam).core.showNews()).since!).toISOString().slice(11, 16);
  await at("09:00");
  await forum.as(sam).core.beginVisit();
  await at("14:00");
  expect(await since()).toBe("09:00");
  await forum.as(sam).core.beginVisit();
  expect(await since()).toBe("09:00");
  await at("14:30");
  await forum.as(sam).core.beginVisit();
  await at("15:00");
  expect(await since()).toBe("09:00");
  await at("15:01");
  expect(await since()).toBe("14:30");
});

it("is not kept of an account that is gone, nor of one that became another", async () => {
  const [wren, moss, joe] = [await forum.person("wren"), await forum.person("moss"), await forum.person("joe")];
  for (const who of [wren, moss, joe]) {
    await forum.as(who).core.beginVisit();
  }
  await forum.event("user_removed", { user_id: wren.id });
  await forum.event("users_merged", { source_user_id: moss.id, target_user_id: joe.id });
  expect(await forum.sql`SELECT user_id FROM coop_visits WHERE user_id = ANY(${[wren.id, moss.id, joe.id]})`).toEqual([
    { user_id: joe.id },
  ]);
});
