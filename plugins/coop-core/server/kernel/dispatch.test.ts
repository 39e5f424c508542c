import * as v from "valibot";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture } from "../../../../test/fixture/server/index";
import { runAct } from "../../../../test/forum/server/run-act";
import { readTime } from "../../../../test/forum/server/due/worker";
import { readViewer } from "../../../../test/forum/server/viewer";
import { openTestForum, type TestForum, type TestPerson } from "../../../../test/forum/server/testing";
import type { Door } from "../host";
import { actsOver } from "./act";
import { createKernel } from "./create";
import { definePlugin } from "./plugin";
import { Refusal } from "./refusal";
import { Registry } from "./registry";

const { read, write } = actsOver();
const nothing = v.strictObject({});

/** What strict mode is to find. */
const careless = definePlugin({
  name: "careless",
  acts: {
    "refuse-unannounced": write({
      summary: "Refuses with a code that it does not announce.",
      input: nothing,
      output: nothing,
      run: () => Promise.reject(new Refusal(409, "not_announced")),
    }),
    "refuse-otherwise": write({
      summary: "Refuses with another status than it announces.",
      input: nothing,
      output: nothing,
      refuses: { full: 409 },
      run: () => Promise.reject(new Refusal(403, "full")),
    }),
    "show-nonsense": read({
      summary: "Answers against its schema.",
      input: nothing,
      output: v.object({ count: v.number() }),
      run: async () => ({ count: "many" }) as never,
    }),
  },
});

let forum: TestForum<typeof fixture | typeof careless>;
let ana: TestPerson;
beforeAll(async () => {
  forum = await openTestForum({ plugins: [fixture, careless] });
  ana = await forum.person("ana");
});
afterAll(() => forum.close());

async function send(
  who: TestPerson | null,
  act: string,
  {
    door = "write",
    input = "{}",
    plugin = "fixture",
    strict = true,
  }: { door?: Door; input?: string; plugin?: string; strict?: boolean } = {}
) {
  const time = await readTime(forum.host);
  const viewer = who && (await readViewer(forum.host.db, who.id, time.now));
  const reply = await runAct({ ...forum.host, strict }, { plugin, act, door, input, viewer, ...time });
  return {
    status: reply.status,
    ...(JSON.parse(reply.body) as { error_type: string; errors: string[]; extras: Record<string, unknown> }),
  };
}

const notFound = { status: 404, error_type: "not_found" };

test.each([
  ["an act that does not exist", "no-such-act", "fixture"],
  ["what every object has", "constructor", "fixture"],
  ["a plugin that does not exist", "claim-seat", "nobody"],
])("%s is not found", async (_, act, plugin) => {
  expect(await send(ana, act, { plugin })).toMatchObject(notFound);
});

test("an act is found by its own door alone", async () => {
  expect(await send(ana, "list-seats", { door: "write" })).toMatchObject(notFound);
  expect(await send(ana, "claim-seat", { door: "read" })).toMatchObject(notFound);
  expect(await send(ana, "take-due", { plugin: "core", door: "write" })).toMatchObject(notFound);
  expect(await send(ana, "forum-event", { plugin: "core", door: "job" })).toMatchObject(notFound);
});

test("acts of a plugin that is switched off are not found", async () => {
  const { now, settings } = await readTime(forum.host);
  const call = { plugin: "fixture", act: "list-seats", door: "read", input: "{}", viewer: null, now } as const;
  const folders = forum.host.folders.filter(({ name }) => name !== "fixture");
  const reply = await runAct({ ...forum.host, folders }, { ...call, settings });
  expect(reply.status).toBe(404);
});

test("a plugin that was built for another core is not available", async () => {
  const { registry, dispatch } = createKernel();
  registry.register(fixture, "0.0.1");
  const time = await readTime(forum.host);
  const reply = await runAct(
    { ...forum.host, registry, dispatch },
    { plugin: "fixture", act: "list-seats", door: "read", input: "{}", viewer: null, ...time }
  );
  expect(reply.status).toBe(503);
  expect(JSON.parse(reply.body)).toMatchObject({ error_type: "unavailable" });
});

test("an act's name says whether it reads", () => {
  const act = careless.acts["show-nonsense"];
  expect(() => new Registry("1").register({ name: "x", acts: { "change-it": act } }, "1")).toThrow(/reading acts/);
});

test("visitors reach only what was made for them", async () => {
  expect(await send(null, "claim-seat", { input: '{"id":1}' })).toMatchObject({
    status: 403,
    error_type: "not_logged_in",
  });
  expect((await send(null, "list-seats", { door: "read" })).status).toBe(200);
  expect(await send(null, "show-waits", { plugin: "core", door: "read" })).toMatchObject({
    status: 403,
    error_type: "not_logged_in",
  });
});

test("a silenced person reads and writes nothing", async () => {
  const sid = await forum.person("sid");
  await forum.sql`UPDATE users SET silenced_till = '2027-01-01' WHERE id = ${sid.id}`;
  expect(await send(sid, "add-seat", { input: '{"name":"Van","seats":1}' })).toMatchObject({
    status: 403,
    error_type: "silenced",
  });
  expect((await send(sid, "list-seats", { door: "read" })).status).toBe(200);
  await forum.sql`UPDATE users SET silenced_till = '2026-01-01' WHERE id = ${sid.id}`;
  expect((await send(sid, "add-seat", { input: '{"name":"Van","seats":1}' })).status).toBe(200);
});

test("staged, anonymous and system accounts write nothing", async () => {
  const staged = await forum.person("staged", { staged: true });
  const mask = await forum.person("mask");
  await forum.sql`INSERT INTO anonymous_users (user_id, master_user_id, active, created_at, updated_at) VALUES (${mask.id}, ${ana.id}, true, now(), now())`;
  for (const who of [staged, mask, { id: -1, username: "system" }]) {
    expect(await send(who, "add-seat", { input: '{"name":"Van","seats":1}' })).toMatchObject({
      status: 403,
      error_type: "not_for_this_account",
    });
    expect((await send(who, "list-seats", { door: "read" })).status).toBe(200);
  }
});

test("what visitors may write is for people who are signed in and not silenced, too", async () => {
  const muted = await forum.person("muted");
  await forum.sql`UPDATE users SET silenced_till = '2027-01-01' WHERE id = ${muted.id}`;
  const input = JSON.stringify({ word: "Hello", to: "jo@example.org" });
  expect(await send(null, "leave-word", { input })).toMatchObject({ status: 200, by: null });
  expect(await send(ana, "leave-word", { input })).toMatchObject({ status: 200, by: "ana" });
  expect(await send(muted, "leave-word", { input })).toMatchObject({ status: 403, error_type: "silenced" });
  expect(await send(null, "leave-word", { input, door: "read" })).toMatchObject(notFound);
});

test.each(["{", "", "undefined", "{'name':1}"])("%j is JSON or said not to be", async (input) => {
  // Nothing at all stands for no values.
  const expected =
    input === "" ? { status: 422, error_type: "invalid_input" } : { status: 400, error_type: "bad_json" };
  expect(await send(ana, "add-seat", { input })).toMatchObject(expected);
});

test.each([
  [{ seats: 1 }, "name"],
  [{ name: "Van" }, "seats"],
  [{ name: "Van", seats: "many" }, "seats"],
  [{ name: "Van", seats: 1.5 }, "seats"],
  [{ name: "Van", seats: 1001 }, "seats"],
  [{ name: "a\u0000b", seats: 1 }, "name"],
  [{ name: "a\u202eb", seats: 1 }, "name"],
  [{ name: "", seats: 1 }, "name"],
  [{ name: "Van", seats: 1, colour: "red" }, "colour"],
])("%j is refused at its field", async (input, field) => {
  expect(await send(ana, "add-seat", { input: JSON.stringify(input) })).toMatchObject({
    status: 422,
    error_type: "invalid_input",
    extras: { field },
  });
});

test.each(["[]", "7", "null", '"text"'])("%s is not an object and is refused", async (input) => {
  expect(await send(ana, "add-seat", { input })).toMatchObject({ status: 422, error_type: "invalid_input" });
});

test("a refusal travels with its status, code, text and values", async () => {
  const { id } = await forum.as(ana).fixture.addSeat({ name: "Tent", seats: 0 });
  const reply = await send(ana, "claim-seat", { input: JSON.stringify({ id }) });
  expect(reply).toMatchObject({ status: 409, error_type: "full", extras: { seats: 0 } });
  expect(reply.errors).toEqual([expect.any(String)]);
});

test("an act that goes on after a failed statement fails all the same, and leaves nothing", async () => {
  expect(await send(ana, "swallow-error")).toMatchObject({ status: 500, error_type: "fault" });
  expect(await forum.sql`SELECT 1 FROM fixture_notes WHERE what = 'before'`).toEqual([]);
});

test("a fault says nothing of itself to the caller and everything to the log", async () => {
  const reply = await send(ana, "throw-error");
  expect(reply).toMatchObject({ status: 500, error_type: "fault", extras: {} });
  expect(JSON.stringify(reply)).not.toContain("a bug in an act");
  expect(forum.log.at(-1)).toMatchObject({ level: "error", message: "fixture/throw-error: a bug in an act" });
});

test("a reading act cannot write, by whatever statement", async () => {
  expect((await send(ana, "show-writing", { door: "read" })).status).toBe(500);
  expect((await send(ana, "show-function-writing", { door: "read" })).status).toBe(500);
  expect(await forum.sql`SELECT 1 FROM fixture_notes WHERE what = 'written by a read'`).toEqual([]);
});

test("a statement that takes too long is ended, and the caller may try again", async () => {
  expect(await send(null, "show-slowly", { door: "read" })).toMatchObject({ status: 503, error_type: "unavailable" });
  expect((await send(null, "list-seats", { door: "read" })).status).toBe(200);
});

test("a lock that is not given in time is no fault", async () => {
  const { id } = await forum.as(ana).fixture.addSeat({ name: "Pan", seats: 1 });
  const holder = await forum.host.pool.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT 1 FROM fixture_seats WHERE id = $1 FOR UPDATE", [id]);
  expect(await send(ana, "claim-seat", { input: JSON.stringify({ id }) })).toMatchObject({
    status: 503,
    error_type: "unavailable",
  });
  await holder.query("ROLLBACK");
  holder.release();
});

test.each(["refuse-unannounced", "refuse-otherwise"])(
  "%s is a fault where answers are held against their lists",
  async (act) => {
    expect((await send(ana, act, { plugin: "careless" })).status).toBe(500);
    expect(forum.log.at(-1)!.message).toMatch(
      /^careless\/\S+: refused with 4\d\d, which its `refuses` does not say: \w+$/
    );
    expect((await send(ana, act, { plugin: "careless", strict: false })).status).toBeLessThan(500);
  }
);

test("an answer against its schema is a fault where answers are held against it", async () => {
  expect((await send(ana, "show-nonsense", { plugin: "careless", door: "read" })).status).toBe(500);
  expect((await send(ana, "show-nonsense", { plugin: "careless", door: "read", strict: false })).status).toBe(200);
});

test("parameters keep their kinds on the way through the database and back", async () => {
  const values = {
    text: `a "quoted" \\ text, with {braces}, NULL and ' ünïcödé 🥖`,
    number: Number.MAX_SAFE_INTEGER,
    list: ["plain", 'with "quotes"', "a\\b", "{x,y}", "", null, "NULL"],
    ids: [1, 2, 9_007_199_254_740_991],
    json: { deep: [{ er: "'" }] },
  };
  const time = await readTime(forum.host);
  const input = JSON.stringify({ ...values, flag: true });
  const reply = await runAct(forum.host, {
    plugin: "fixture",
    act: "show-parameters",
    door: "read",
    input,
    viewer: null,
    ...time,
  });
  expect(JSON.parse(reply.body)).toMatchObject({ ...values, flag: true, numeric: "12345678901234567890.5" });
  expect(new Date(JSON.parse(reply.body).now).toISOString()).toBe(time.now);
});
