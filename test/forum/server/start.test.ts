import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { request } from "../../request";
import { startForum, type RunningForum } from "./start";
import { takeDatabase, type TestDatabase } from "./testing-databases";

let database: TestDatabase;
beforeAll(async () => void (database = await takeDatabase(inject("postgres"))));
afterAll(() => database.giveBack());

const start = (apiKey?: string): Promise<RunningForum> =>
  startForum({ url: database.url, demo: false, fixture: true, apiKey });
const opens = async ({ address }: RunningForum, key: string): Promise<boolean> =>
  (await request(address, "GET", "/latest.json", undefined, { "api-key": key, "api-username": "system" })).status ===
  200;

test("a forum's key goes on while it runs, with whatever key a second is started on its database", async () => {
  const first = await start("one");
  const second = await start();
  try {
    for (const forum of [first, second]) {
      expect([await opens(forum, "one"), await opens(forum, second.apiKey)]).toEqual([true, true]);
    }
  } finally {
    await second.stop();
    await first.stop();
  }
});

test("of a key that changed, the new one counts", async () => {
  await (await start("old")).stop();
  const forum = await start("new");
  try {
    expect([await opens(forum, "old"), await opens(forum, "new")]).toEqual([false, true]);
  } finally {
    await forum.stop();
  }
});
