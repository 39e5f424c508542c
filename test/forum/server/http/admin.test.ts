import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture } from "../../../fixture/server/index";
import type { TestPerson } from "../testing";
import { openListeningForum, PASSWORD, type Ask, type ListeningForum } from "./testing";

let here: ListeningForum<typeof fixture>;
let admin: Ask;
let ana: TestPerson;
let mod: TestPerson;
beforeAll(async () => {
  here = await openListeningForum({ plugins: [fixture] });
  admin = here.as("system");
  ana = await here.forum.person("ana");
  mod = await here.forum.person("mod", { moderator: true });
});
afterAll(() => here.close());

const noteOf = async (what: string) =>
  (await here.forum.sql`SELECT data FROM fixture_notes WHERE what = ${what}`).map(({ data }) => data);
const newUser = (username: string, more: object = {}) =>
  admin("POST", "/users.json", {
    username,
    email: `${username}@example.net`,
    password: PASSWORD,
    active: true,
    approved: true,
    ...more,
  });

test("an account is made by key, can sign in, and is found", async () => {
  const { body } = await newUser("gwen", { name: "Gwen" });
  expect(body).toMatchObject({ success: true, active: true });
  const browser = await here.signIn({ id: body.user_id, username: "gwen" });
  expect((await browser("GET", "/session/current.json")).body.current_user.name).toBe("Gwen");
  expect((await here.plain("GET", "/u/gwen.json")).body.user).toMatchObject({
    id: body.user_id,
    username: "gwen",
    admin: false,
  });
  expect((await here.plain("GET", "/u/search/users.json?term=gw")).body.users).toMatchObject([{ username: "gwen" }]);
});

test.each([
  [{ username: "ana" }, "username", "must be unique"],
  [{ username: "x" }, "username", "must be at least 3 characters"],
  [{ username: "has space" }, "username", "must only include numbers, letters, dashes, dots, and underscores"],
  [{ email: "nonsense" }, "email", "is invalid."],
  [{ email: "ana@example.com" }, "email", "has already been taken"],
  [{ password: "short" }, "password", "is too short (minimum is 10 characters)"],
])("an account with %o is refused as Discourse does", async (more, field, words) => {
  const { status, body } = await newUser("heidi", more);
  expect([status, body.success, body.errors]).toEqual([200, false, { [field]: [words] }]);
});

test("nobody makes accounts but admins by key", async () => {
  expect((await here.as(ana)("POST", "/users.json", { username: "ivan", email: "ivan@example.net" })).status).toBe(403);
  expect((await here.as(mod)("POST", "/users.json", { username: "ivan", email: "ivan@example.net" })).status).toBe(403);
});

test("a group's members see its category at once, and no longer when they leave", async () => {
  const group = (
    await admin("POST", "/admin/groups.json", { group: { name: "bakers", full_name: "The Bakers", usernames: "mod" } })
  ).body.basic_group;
  const category = (await admin("POST", "/categories.json", { name: "Ovens", permissions: { bakers: 1 } })).body
    .category;
  expect(category.group_permissions).toEqual([{ permission_type: 1, group_name: "bakers", group_id: group.id }]);
  const path = `/c/${category.id}/show.json`;
  expect((await here.as(ana)("GET", path)).status).toBe(403);
  await admin("PUT", `/groups/${group.id}/members.json`, { usernames: "ana" });
  expect((await here.as(ana)("GET", path)).status).toBe(200);
  const { body } = await here.plain("GET", "/groups/bakers/members.json");
  expect(body).toMatchObject({ members: [{ username: "ana" }, { username: "mod" }], meta: { total: 2 } });
  expect((await admin("PUT", `/groups/${group.id}/members.json`, { usernames: "ana" })).status).toBe(422);
  await admin("DELETE", `/groups/${group.id}/members.json`, { usernames: "ana" });
  expect((await here.as(ana)("GET", path)).status).toBe(403);
  expect((await here.as(ana)("PUT", `/groups/${group.id}/members.json`, { usernames: "ana" })).status).toBe(403);

  expect((await admin("DELETE", `/categories/${category.id}.json`)).status).toBe(200);
  expect((await admin("DELETE", `/admin/groups/${group.id}.json`)).status).toBe(200);
  expect((await here.plain("GET", "/groups/bakers.json")).status).toBe(404);
  await expect.poll(() => noteOf("category_removed")).toEqual([{ category_id: category.id }]);
});

test.each([
  ["a name of more than 20 characters", "a".repeat(21), "Name must be no more than 20 characters"],
  ["a person's name", "ana", "Name has already been taken"],
  ["a name that is taken", "staff", "Name has already been taken"],
])("a group with %s is refused", async (_, name, words) => {
  const { status, body } = await admin("POST", "/admin/groups.json", { group: { name } });
  expect([status, body.errors]).toEqual([422, [words]]);
});

test("a form's fields are read as Rails reads them", async () => {
  const form = "group[name]=formed&group[full_name]=By%20a%20form&group[visibility_level]=2";
  const { body } = await admin("POST", "/admin/groups.json", form, {
    "content-type": "application/x-www-form-urlencoded",
  });
  expect(body.basic_group).toMatchObject({ name: "formed", full_name: "By a form", visibility_level: 2 });
  expect((await here.as(ana)("GET", "/groups/formed.json")).status).toBe(404);
});

test("anonymous, merged or deleted, an account's end is told to the plugins once", async () => {
  const [anna, old, gone] = await Promise.all(["anna", "old_one", "gone_one"].map((name) => here.forum.person(name)));
  const { body } = await admin("PUT", `/admin/users/${anna!.id}/anonymize.json`);
  expect(body.username).toMatch(/^anon/);
  expect((await here.plain("GET", "/u/anna.json")).status).toBe(404);
  expect(
    JSON.stringify(
      await here.forum.sql`SELECT * FROM users JOIN user_emails ON user_id = users.id WHERE users.id = ${anna!.id}`
    )
  ).not.toContain("anna");
  expect((await admin("POST", `/admin/users/${old!.id}/merge.json`, { target_username: "ana" })).status).toBe(200);
  expect((await admin("DELETE", `/admin/users/${gone!.id}.json`)).body).toEqual({ deleted: true });
  await expect.poll(() => noteOf("user_removed")).toEqual([{ user_id: anna!.id }, { user_id: gone!.id }]);
  await expect.poll(() => noteOf("users_merged")).toEqual([{ source_user_id: old!.id, target_user_id: ana.id }]);
});

test("an account with posts is deleted only with them", async () => {
  const writer = await here.forum.person("writer");
  const [category] = await here.forum.sql<{ id: number }>`SELECT id FROM categories LIMIT 1`;
  const topic = await here.forum.topic(writer, {
    title: "Something that stands in the way",
    category_id: category!.id,
  });
  expect((await admin("DELETE", `/admin/users/${writer.id}.json`)).status).toBe(403);
  expect((await admin("DELETE", `/admin/users/${writer.id}.json`, { delete_posts: true })).status).toBe(200);
  expect((await here.plain("GET", `/t/${topic.id}.json`)).status).toBe(404);
});

test("made staff, a person is in its groups, and no longer when it is taken back", async () => {
  const jo = await here.forum.person("jo_ann");
  await admin("PUT", `/admin/users/${jo.id}/grant_admin.json`);
  const groups = async () =>
    (await here.as(jo)("GET", "/session/current.json")).body.current_user.groups.map(
      ({ name }: { name: string }) => name
    );
  expect(await groups()).toEqual(expect.arrayContaining(["admins", "staff"]));
  await admin("PUT", `/admin/users/${jo.id}/revoke_admin.json`);
  expect(await groups()).not.toContain("admins");
});

test("what staff do stands in the staff log", async () => {
  await here.as(mod)("PUT", `/admin/users/${ana.id}/silence.json`, { silenced_till: "2027-01-01" });
  expect(
    (
      await here.as(ana)("POST", "/posts.json", {
        title: "A title that is long enough",
        raw: "Something that is long enough.",
      })
    ).status
  ).toBe(403);
  await here.as(mod)("PUT", `/admin/users/${ana.id}/unsilence.json`);
  const { staff_action_logs } = (await here.as(mod)("GET", "/admin/logs/staff_action_logs.json")).body;
  expect(staff_action_logs.slice(0, 2)).toMatchObject([
    { action: 31, acting_username: "mod" },
    { action: 30, target_user_id: ana.id },
  ]);
});

test("a setting is listed, set, checked, and obeyed at once", async () => {
  const listed = (await admin("GET", "/admin/site_settings.json?filter=coop_core")).body.site_settings;
  expect(listed).toContainEqual(
    expect.objectContaining({ setting: "coop_core_time_zone", value: "Europe/London", plugin: "coop-core" })
  );
  expect(
    (await admin("PUT", "/admin/site_settings/min_topic_title_length.json", { min_topic_title_length: 3 })).status
  ).toBe(200);
  expect(
    (await here.as(ana)("POST", "/posts.json", { title: "Bread", raw: "Something that is long enough." })).status
  ).toBe(200);
  expect(
    (await admin("PUT", "/admin/site_settings/min_topic_title_length.json", { min_topic_title_length: 0 })).status
  ).toBe(400);
  expect((await admin("PUT", "/admin/site_settings/no_such_setting.json", { no_such_setting: 1 })).status).toBe(404);
  expect((await here.as(mod)("PUT", "/admin/site_settings/title.json", { title: "Mine" })).status).toBe(403);
  expect((await here.as(ana)("GET", "/admin/site_settings.json")).status).toBe(404);
});

test("a plugin that is switched off is not there, and neither is any without the core", async () => {
  const off = (name: string, value: boolean) => admin("PUT", `/admin/site_settings/${name}.json`, { [name]: value });
  expect((await here.plain("GET", "/coop/fixture/list-seats")).status).toBe(200);
  await off("coop_core_enabled", false);
  expect((await here.plain("GET", "/coop/fixture/list-seats")).status).toBe(404);
  expect((await here.plain("GET", "/coop/openapi.json")).status).toBe(404);
  expect((await here.plain("GET", "/latest.json")).status).toBe(200);
  await off("coop_core_enabled", true);
  expect((await here.plain("GET", "/coop/fixture/list-seats")).status).toBe(200);
});

test("mails that were sent are for admins to read", async () => {
  await here.forum.sql`INSERT INTO email_logs (to_address, email_type, user_id, raw, created_at, updated_at)
    VALUES ('ana@example.com', 'coop_digest', ${ana.id}, ${"Subject: Bread\r\nTo: ana\r\n\r\nIt is **done**."}, now(), now())`;
  expect((await admin("GET", "/admin/email/sent.json")).body).toMatchObject([
    { to_address: "ana@example.com", subject: "Bread", body: "It is **done**.", user: { username: "ana" } },
  ]);
  expect((await here.as(mod)("GET", "/admin/email/sent.json")).status).toBe(403);
});
