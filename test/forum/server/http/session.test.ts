import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture } from "../../../fixture/server/index";
import type { TestPerson } from "../testing";
import { cookieOf, openListeningForum, PASSWORD, type ListeningForum } from "./testing";

let here: ListeningForum<typeof fixture>;
let ana: TestPerson;
beforeAll(async () => {
  here = await openListeningForum({ plugins: [fixture] });
  ana = await here.forum.person("ana", { name: "Ana Ruiz", password: PASSWORD });
});
afterAll(() => here.close());

test("signing in by name or address gives a session that says who one is, until signing out", async () => {
  const browser = await here.signIn(ana);
  const { body } = await browser("GET", "/session/current.json");
  expect(body.current_user).toMatchObject({
    id: ana.id,
    username: "ana",
    name: "Ana Ruiz",
    admin: false,
    can_create_topic: true,
  });
  expect((await browser("DELETE", "/session/ana.json")).status).toBe(200);
  expect((await browser("GET", "/session/current.json")).status).toBe(404);
  await here.signIn({ ...ana, username: "ANA@example.com" }).then(async (again) => {
    expect((await again("GET", "/session/current.json")).body.current_user.username).toBe("ana");
  });
});

test("a wrong password is answered as Discourse does: 200 with an error, and no session", async () => {
  const { body, headers } = await here.plain("GET", "/session/csrf.json");
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const answer = await here.plain(
    "POST",
    "/session.json",
    { login: "ana", password: "wrong" },
    { cookie, "x-csrf-token": body.csrf }
  );
  expect([answer.status, answer.body]).toEqual([200, { error: "Incorrect username, email or password" }]);
  expect(cookieOf(answer)).toBe("");
});

test("the token is kept from others: only its hash is in the database, and scripts cannot read the cookie", async () => {
  const csrf = await here.plain("GET", "/session/csrf.json");
  const signed = await here.plain(
    "POST",
    "/session.json",
    { login: "ana", password: PASSWORD },
    { cookie: cookieOf(csrf), "x-csrf-token": csrf.body.csrf }
  );
  const set = signed.headers.getSetCookie().find((line) => line.startsWith("_t="))!;
  expect(set).toMatch(/HttpOnly/);
  expect(set).toMatch(/SameSite=Lax/);
  const token = set.slice(3, set.indexOf(";"));
  expect(JSON.stringify(await here.forum.sql`SELECT * FROM user_auth_tokens`)).not.toContain(token);
});

test.each([
  ["without a token", {}],
  ["with a token of somebody else's session", { "x-csrf-token": "x".repeat(43) }],
])("what is sent by a browser %s is forged", async (_, headers) => {
  const browser = await here.signIn(ana);
  const { status, text } = await browser(
    "POST",
    "/coop/fixture/add-seat",
    { name: "Van", seats: 1 },
    { "x-csrf-token": "", ...headers }
  );
  expect([status, text]).toEqual([403, '["BAD CSRF"]']);
  expect(await here.forum.sql`SELECT 1 FROM fixture_seats`).toEqual([]);
});

test("a session ends at once when its account is suspended, and its person cannot come back until then", async () => {
  const sid = await here.forum.person("sid", { password: PASSWORD });
  const browser = await here.signIn(sid);
  await here.as("system")("PUT", `/admin/users/${sid.id}/suspend.json`, {
    suspend_until: "2027-01-01",
    reason: "a test",
  });
  expect((await browser("GET", "/session/current.json")).status).toBe(404);
  const { body, headers } = await here.plain("GET", "/session/csrf.json");
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const answer = await here.plain(
    "POST",
    "/session.json",
    { login: "sid", password: PASSWORD },
    { cookie, "x-csrf-token": body.csrf }
  );
  expect(answer.body).toMatchObject({ reason: "suspended" });
  expect((await here.as(sid)("GET", "/notifications.json")).status).toBe(403);
});

test("one-click sign-in and the clock are there in the demo alone", async () => {
  const csrf = await here.plain("GET", "/session/csrf.json");
  const headers = { cookie: cookieOf(csrf), "x-csrf-token": csrf.body.csrf };
  const signed = await here.plain("POST", "/demo/sign-in", { username: "ana" }, headers);
  expect(signed.body.user.username).toBe("ana");
  expect((await here.plain("POST", "/demo/sign-in", { username: "system" }, headers)).status).toBe(404);

  const real = await openListeningForum({ plugins: [fixture], demo: false });
  await real.forum.person("ana");
  const first = await real.plain("GET", "/session/csrf.json");
  const there = { cookie: cookieOf(first), "x-csrf-token": first.body.csrf };
  expect((await real.plain("POST", "/demo/sign-in", { username: "ana" }, there)).status).toBe(404);
  expect((await real.plain("POST", "/demo/clock", { now: "2030-01-01T00:00:00Z" }, there)).status).toBe(404);
  expect(await real.forum.clock.now()).toBe("2026-11-22T12:00:00.000Z");
  await real.close();
});

test("a forum that asks for a login shows visitors nothing of itself", async () => {
  await here.forum.setting("login_required", true);
  for (const path of [
    "/latest.json",
    "/categories.json",
    "/u/ana.json",
    "/coop/fixture/list-seats",
    "/coop/openapi.json",
  ]) {
    expect([path, (await here.plain("GET", path)).body?.error_type]).toEqual([path, "not_logged_in"]);
  }
  expect((await here.as(ana)("GET", "/latest.json")).status).toBe(200);
  await here.forum.setting("login_required", false);
  expect((await here.plain("GET", "/latest.json")).status).toBe(200);
});
