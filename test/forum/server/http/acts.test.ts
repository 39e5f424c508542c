import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture } from "../../../fixture/server/index";
import type { TestPerson } from "../testing";
import { openListeningForum, PASSWORD, type ListeningForum } from "./testing";

let here: ListeningForum<typeof fixture>;
let ana: TestPerson;
beforeAll(async () => {
  here = await openListeningForum({ plugins: [fixture], limits: true });
  ana = await here.forum.person("ana", { password: PASSWORD });
});
afterAll(() => here.close());

test("an act answers by key, by session, and to visitors where it is public", async () => {
  const made = await here.as(ana)("POST", "/coop/fixture/add-seat", { name: "Van", seats: 2 });
  expect(made.status).toBe(200);
  const browser = await here.signIn(ana);
  expect((await browser("POST", "/coop/fixture/claim-seat.json", { id: made.body.id })).body).toEqual({
    id: made.body.id,
    taken: 1,
  });
  expect((await here.plain("GET", "/coop/fixture/list-seats.json")).body.seats).toHaveLength(1);
});

test("values of a GET are read by the same schema, lists as key[]", async () => {
  const { body } = await here.plain("GET", "/coop/fixture/show-parameters?text=a%20b&flag=true&list[]=x&list[]=y");
  expect(body).toMatchObject({ text: "a b", flag: true, list: ["x", "y"] });
});

test("a file comes as a file", async () => {
  const { headers, text } = await here.plain("GET", "/coop/fixture/show-file");
  expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(headers.get("content-disposition")).toContain("fixture.ics");
  expect(text).toContain("BEGIN:VCALENDAR");
});

const add = "/coop/fixture/add-seat";
test.each([
  ["JSON that cannot be read", 400, "bad_json", "{", "application/json"],
  ["a form", 415, "not_json", "name=Van&seats=1", "application/x-www-form-urlencoded"],
  ["no kind of content", 415, "not_json", "{}", ""],
  [
    "more than 256 kB",
    413,
    "too_large",
    JSON.stringify({ name: "x".repeat(257 * 1024), seats: 1 }),
    "application/json",
  ],
  [
    "several megabytes",
    413,
    "too_large",
    JSON.stringify({ name: "x".repeat(9 * 1024 * 1024), seats: 1 }),
    "application/json",
  ],
])("%s is %i", async (_, status, error_type, body, type) => {
  const answer = await here.as(ana)("POST", add, body, { "content-type": type });
  expect([answer.status, answer.body.error_type]).toEqual([status, error_type]);
  expect(answer.body.errors[0]).toMatch(/\w+ \w+/);
  // The connection is of use afterwards.
  expect((await here.as(ana)("GET", "/coop/fixture/list-seats")).status).toBe(200);
});

test("too large is said before anything else, even to visitors and about acts that do not exist", async () => {
  const body = JSON.stringify({ name: "x".repeat(300_000) });
  const answer = await here.plain("POST", "/coop/nobody/nothing", body, { "content-type": "application/json" });
  expect(answer.status).toBe(413);
});

test.each([
  "/coop/fixture/nothing",
  "/coop/nobody/list-seats",
  "/coop/core/take-due",
  "/coop/fixture/claim-seat",
  "/coop/fixture",
  "/coop/fixture/list-seats/more",
])("GET %s is not found", async (path) => {
  const { status, body } = await here.as(ana)("GET", path);
  expect([status, body.error_type]).toEqual([404, "not_found"]);
});

test("an act with a limit of its own counts by person, and says how long to wait", async () => {
  const [ben, cem] = [await here.forum.person("ben"), await here.forum.person("cem")];
  const statuses = [];
  for (let times = 0; times < 3; times++) {
    statuses.push((await here.as(ben)("GET", "/coop/fixture/show-limited")).status);
  }
  expect(statuses).toEqual([200, 200, 429]);
  const { headers, body } = await here.as(ben)("GET", "/coop/fixture/show-limited");
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  expect(body).toMatchObject({
    error_type: "rate_limit",
    extras: { wait_seconds: Number(headers.get("retry-after")) },
  });
  expect((await here.as(cem)("GET", "/coop/fixture/show-limited")).status).toBe(200);
});

test("visitors are counted by address, the signed-in among them are not", async () => {
  const statuses = [];
  for (let times = 0; times < 4; times++) {
    statuses.push((await here.plain("GET", "/coop/fixture/show-public-limited")).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await here.as(ana)("GET", "/coop/fixture/show-public-limited")).status).toBe(200);
});

test("a visitor writes with the token of a browser's session, and is counted by address", async () => {
  const word = { word: "Hello", to: "jo@example.org" };
  expect((await here.plain("POST", "/coop/fixture/leave-word", word)).text).toBe('["BAD CSRF"]');
  const visitor = await here.visit();
  const statuses = [];
  for (let times = 0; times < 4; times++) {
    statuses.push((await visitor("POST", "/coop/fixture/leave-word", word)).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await here.as(ana)("POST", "/coop/fixture/leave-word", word)).body).toEqual({ by: "ana" });
});

test("whoever writes without a pause is asked to wait", async () => {
  const dora = await here.forum.person("dora");
  let status = 200;
  for (let times = 0; times < 70 && status === 200; times++) {
    ({ status } = await here.as(dora)("POST", add, { name: "Van", seats: 1 }));
  }
  expect(status).toBe(429);
});

test("a key may be narrowed to a plugin's act and does nothing else", async () => {
  const key = await here.as("system")("POST", "/admin/api/keys.json", {
    key: {
      description: "narrow",
      username: "ana",
      scope_mode: "granular",
      scopes: [{ scope_id: "coop:read", plugin: "fixture", act: "list-seats" }],
    },
  });
  const narrow = (method: string, path: string, body?: unknown) =>
    here.plain(method, path, body, { "api-key": key.body.key.key, "api-username": "ana" });
  expect((await narrow("GET", "/coop/fixture/list-seats")).status).toBe(200);
  for (const [method, path] of [
    ["GET", "/coop/fixture/show-context"],
    ["POST", add],
    ["GET", "/notifications.json"],
    ["GET", "/coop/openapi.json"],
  ] as const) {
    expect([
      path,
      (await narrow(method, path, method === "POST" ? { name: "Van", seats: 1 } : undefined)).body.error_type,
    ]).toEqual([path, "invalid_access"]);
  }
  expect(
    (
      await here.plain("GET", "/coop/fixture/list-seats", undefined, {
        "api-key": key.body.key.key,
        "api-username": "ben",
      })
    ).status
  ).toBe(403);
});

test("a key that nobody gave opens nothing, not even what is public", async () => {
  expect(
    (await here.plain("GET", "/coop/fixture/list-seats", undefined, { "api-key": "x", "api-username": "ana" })).status
  ).toBe(403);
});

test("the description of the acts names each with its schema, its security and what it refuses", async () => {
  const { body } = await here.plain("GET", "/coop/openapi.json");
  expect(body.openapi).toBe("3.1.0");
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining(["/coop/core/show-waits", "/coop/fixture/claim-seat"])
  );
  expect(Object.keys(body.paths)).not.toContain("/coop/core/take-due");
  const claim = body.paths["/coop/fixture/claim-seat"].post;
  expect(claim.requestBody.content["application/json"].schema.required).toEqual(["id"]);
  expect(claim.responses["409"].description).toMatch(/full/);
  const word = body.paths["/coop/fixture/leave-word"].post;
  expect(word.security).toContainEqual({ visitor: [] });
  expect(word.security).not.toContainEqual({});
  expect(word.responses["403"].description).not.toMatch(/not_logged_in/);
  for (const { get, post } of Object.values<Record<string, any>>(body.paths)) {
    expect((get ?? post).responses["403"].description).toMatch(/invalid_access/);
  }
  expect(word.responses["429"].description).toMatch(/rate_limit/);
});

test("what was ordered by an act is done at once, without the minute's tick", async () => {
  const ed = await here.forum.person("ed");
  const category = await here.forum.category({ name: "Vans" });
  const { body } = await here.as(ed)("POST", add, { name: "Van", seats: 1, category_id: category.id });
  await here.as(ed)("POST", "/coop/fixture/talk-about-seat", { id: body.id });
  await expect
    .poll(
      async () => (await here.forum.sql`SELECT topic_id FROM fixture_seats WHERE id = ${body.id}`)[0]!["topic_id"],
      { timeout: 5000 }
    )
    .not.toBeNull();
});

test("what happened in the forum is told to the plugins at once", async () => {
  const finn = await here.forum.person("finn");
  await here.as("system")("DELETE", `/admin/users/${finn.id}.json`);
  await expect
    .poll(
      async () =>
        (await here.forum.sql`SELECT data FROM fixture_notes WHERE what = 'user_removed'`).map(({ data }) => data),
      { timeout: 5000 }
    )
    .toEqual([{ user_id: finn.id }]);
});

test("an address is confirmed with an account that is made active, or is switched on later", async () => {
  const make = (username: string, active: boolean) =>
    here.as("system")("POST", "/users.json", {
      username,
      email: `${username}@example.org`,
      password: PASSWORD,
      active,
    });
  const gus = await make("gus", true);
  const hal = await make("hal", false);
  await here.as("system")("PUT", `/admin/users/${hal.body.user_id}/activate.json`);
  await expect
    .poll(
      async () =>
        (await here.forum.sql`SELECT data FROM fixture_notes WHERE what = 'user_confirmed' ORDER BY id`).map(
          ({ data }) => data
        ),
      { timeout: 5000 }
    )
    .toEqual([{ user_id: gus.body.user_id }, { user_id: hal.body.user_id }]);
});
