import * as v from "valibot";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestForum, type TestForum, type TestPerson } from "../../../test/forum/server/testing";
import { readTime } from "../../../test/forum/server/due/worker";
import { runJob } from "../../../test/forum/server/run-act";
import { fixture } from "../../../test/fixture/server/index";
import { MOST_ATTEMPTS, schedule, unschedule, type TakenDue } from "./due";
import { record } from "./facts";
import { actsOver } from "./kernel/act";
import { definePlugin } from "./kernel/plugin";
import * as schema from "./kernel/schema";

const { write } = actsOver();
const ok = v.strictObject({});

/** Counts what it was told, in the forum's own notes. */
const told: string[] = [];
const clerk = definePlugin({
  name: "clerk",
  acts: {
    "plan-it": write({
      summary: "Plans something.",
      input: v.strictObject({
        key: schema.line(50),
        at: v.string(),
        kind: v.optional(v.string(), "remind"),
        tolerance: v.optional(v.number()),
      }),
      output: ok,
      run: async ({ key, at, kind, tolerance }, cx) => (
        await schedule(cx, { kind, key, at, data: { key }, tolerance }),
        {}
      ),
    }),
    "take-back": write({
      summary: "Takes it back.",
      input: v.strictObject({ key: schema.line(50) }),
      output: ok,
      run: async ({ key }, cx) => (await unschedule(cx, key), {}),
    }),
    "note-fact": write({
      summary: "Records a fact that this very plugin listens to.",
      input: v.strictObject({ subject_id: schema.id }),
      output: v.object({ id: v.number() }),
      run: async ({ subject_id }, cx) => ({
        id: await record(cx, {
          kind: "noted",
          subject_kind: "thing",
          subject_id,
          people: [{ user_id: cx.viewer.id, part: "maker" }],
        }),
      }),
    }),
  },
  listens: {
    "clerk.noted": async (fact) =>
      void told.push(`listener ${fact.subject_id} by ${fact.people.map(({ part }) => part).join()}`),
  },
  due: {
    remind: async ({ key }: { key: string }) => void told.push(`due ${key}`),
    fail: () => Promise.reject(new Error("not today")),
  },
});

let forum: TestForum<typeof fixture | typeof clerk>;
let ana: TestPerson;
const later = (minutes: number): string =>
  new Date(Date.parse("2026-11-22T12:00:00Z") + minutes * 60_000).toISOString();

beforeEach(async () => {
  told.length = 0;
  forum = await openTestForum({ plugins: [fixture, clerk] });
  ana = await forum.person("ana");
});
afterEach(() => forum.close());

const plan = (key: string, at: string, more: { kind?: string; tolerance?: number } = {}) =>
  forum.as(ana).clerk.planIt({ key, at, ...more });
const states = async () =>
  Object.fromEntries((await forum.sql`SELECT key, state FROM coop_due`).map(({ key, state }) => [key, state]));
const take = async (limit: number): Promise<TakenDue[]> =>
  (await runJob<{ taken: TakenDue[] }>(forum.host, "take-due", { limit }, await readTime(forum.host))).answer.taken;

test("what is due happens, what is not yet due rests until then", async () => {
  await plan("now", later(0));
  await plan("soon", later(30));
  await forum.tick();
  expect(told).toEqual(["due now"]);
  await forum.clock.set(later(30));
  await forum.tick();
  expect(told).toEqual(["due now", "due soon"]);
  await forum.tick();
  expect(told).toHaveLength(2);
});

test("planned twice under one key it happens once", async () => {
  await plan("twice", later(0));
  await plan("twice", later(0));
  await forum.tick();
  await plan("twice", later(0));
  await forum.tick();
  expect(told).toEqual(["due twice"]);
});

test("what was taken back does not happen", async () => {
  await plan("meeting", later(5));
  await forum.as(ana).clerk.takeBack({ key: "meeting" });
  await forum.clock.set(later(10));
  await forum.tick();
  expect(told).toEqual([]);
});

test("two takers at once never take the same", async () => {
  for (let number = 0; number < 20; number++) {
    await plan(`row ${number}`, later(0));
  }
  const taken = (await Promise.all([take(15), take(15), take(15)])).flat().map(({ key }) => key);
  expect(taken).toHaveLength(20);
  expect(new Set(taken).size).toBe(20);
});

test("a row that its taker never finished is left alone for a while, then taken again", async () => {
  await plan("orphan", later(0));
  expect(await take(10)).toHaveLength(1);
  expect(await take(10)).toHaveLength(0);
  await forum.clock.set(later(1));
  expect(await take(10)).toHaveLength(0);
  await forum.clock.set(later(3));
  expect(await take(10)).toMatchObject([{ key: "orphan", attempts: 2 }]);
});

test("a row that was taken twice runs once", async () => {
  await plan("slow", later(0));
  const [row] = await take(1);
  const time = await readTime(forum.host);
  const ran = await Promise.all(
    [1, 2].map(() => runJob<{ done: boolean }>(forum.host, "run-due", { id: row!.id }, time))
  );
  expect(ran.map(({ answer }) => answer.done).sort()).toEqual([false, true]);
  expect(told).toEqual(["due slow"]);
});

test("what comes too late is dropped and logged, what has no tolerance comes late", async () => {
  await plan("stale", later(10), { tolerance: 60 });
  await plan("patient", later(10));
  await forum.clock.set(later(71));
  await forum.tick();
  expect(told).toEqual(["due patient"]);
  expect(await states()).toMatchObject({ stale: "dropped", patient: "done" });
  expect(forum.log).toContainEqual(
    expect.objectContaining({ level: "warn", message: "came too late and was dropped" })
  );
});

test("within its tolerance it still happens", async () => {
  await plan("just in time", later(10), { tolerance: 60 });
  await forum.clock.set(later(70));
  await forum.tick();
  expect(told).toEqual(["due just in time"]);
});

test("what fails is tried again, each time after a longer while, ten times in all, and kept as failed", async () => {
  await plan("hopeless", later(0), { kind: "fail" });
  const waits: number[] = [];
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const ticked = await forum.tick({ failing: true });
    expect(ticked.failed).toEqual([{ key: "hopeless", error: expect.stringContaining("run-due: 500") }]);
    const [row] = await forum.sql`SELECT state, attempts, due_at FROM coop_due WHERE key = 'hopeless'`;
    expect(row).toMatchObject({ attempts: attempt, state: attempt < MOST_ATTEMPTS ? "waiting" : "failed" });
    waits.push(Date.parse(row!["due_at"]) - Date.parse(await forum.clock.now()));
    await forum.clock.set(row!["due_at"]);
  }
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits[0]).toBeGreaterThan(0);
  await forum.clock.set(later(60 * 24 * 30));
  expect((await forum.tick()).done).toBe(0);
  const [kept] = await forum.sql`SELECT error FROM coop_due WHERE key = 'hopeless'`;
  expect(kept!["error"]).toContain("run-due");
});

test("a row that fails holds up nothing else", async () => {
  await plan("bad", later(0), { kind: "fail" });
  await plan("good", later(0));
  await forum.tick({ failing: true });
  expect(told).toEqual(["due good"]);
});

test("a listener hears each fact once, with its people", async () => {
  const { id } = await forum.as(ana).clerk.noteFact({ subject_id: 7 });
  expect(told).toEqual([]);
  await forum.tick();
  await forum.tick();
  expect(told).toEqual(["listener 7 by maker"]);
  expect(await forum.sql`SELECT user_id, part FROM coop_fact_people WHERE fact_id = ${id}`).toEqual([
    { user_id: ana.id, part: "maker" },
  ]);
});

test("of an act that is refused nothing is left to do", async () => {
  await expect(forum.as(ana).fixture.teaseAndRefuse()).rejects.toMatchObject({ status: 409 });
  expect(await states()).toEqual({});
});

test("rows of a plugin that is switched off rest until it is back", async () => {
  await plan("rests", later(0));
  const time = await readTime(forum.host);
  const without = { ...forum.host, folders: forum.host.folders.filter(({ name }) => name !== "clerk") };
  expect((await runJob<{ taken: TakenDue[] }>(without, "take-due", {}, time)).answer.taken).toEqual([]);
  await forum.tick();
  expect(told).toEqual(["due rests"]);
});

test("done long ago is forgotten by the daily round, failed is not", async () => {
  await plan("old", later(0));
  await plan("hopeless", later(0), { kind: "fail" });
  await forum.tick({ failing: true });
  await forum.sql`UPDATE coop_due SET state = 'failed' WHERE key = 'hopeless'`;
  await forum.reconcile();
  expect(await states()).toEqual({ old: "done", hopeless: "failed" });
  await forum.clock.set(later(60 * 24 * 31));
  await forum.reconcile();
  expect(await states()).toEqual({ hopeless: "failed" });
  expect(await forum.sql`SELECT what FROM fixture_notes WHERE what = 'reconciled'`).toHaveLength(2);
});
