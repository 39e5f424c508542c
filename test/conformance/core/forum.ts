/** The forum's own API, of which the embedded one is a stand-in: what it refuses, and how it says so, is the same. */
import assert from "node:assert/strict";
import type { Caller } from "../caller";
import { scenariosOf } from "../scenario";
import type { World } from "../world";

const { scenario } = scenariosOf("core");

type Refusal = [by: Caller, method: string, path: string, body: object | undefined, status: number, words?: string];

const NOT_PERMITTED = "You are not permitted to view the requested resource.";
const NOT_THERE = "The requested URL or resource could not be found.";
const NOT_DELETED = "There was an error deleting that topic. Please contact the site's administrator.";
const GONE = "Something has gone wrong. Perhaps this topic was closed or deleted while you were looking at it?";
const wrong = (what: string): string => `You supplied invalid parameters to the request: ${what}`;
const missing = (what: string): string => `param is missing or the value is empty or invalid: ${what}`;

async function expectAll(refusals: Refusal[]): Promise<void> {
  for (const [by, method, path, body, status, words] of refusals) {
    const answer = await by.send(method, path, body);
    const said = `${method} ${path} ${JSON.stringify(body) ?? ""}: ${answer.status} ${answer.text.slice(0, 300)}`;
    assert.equal(answer.status, status, said);
    if (words !== undefined) {
      assert.equal(answer.body?.errors?.[0], words, said);
    }
  }
}

const category = (world: World, name: string): object => ({
  name: `${world.mark} ${name}`,
  color: "0E76BD",
  text_color: "FFFFFF",
});

scenario("of a category, the forum refuses what Discourse refuses", async (world) => {
  const { caller: ana } = await world.person("ana");
  const { admin } = world;
  const sam = await world.newPerson();
  const shut = await world.category({ [(await world.group([sam])).name]: 1 });
  const open = await world.category();
  const { category: taken } = await world.manage("GET", `/c/${shut}/show.json`);
  await world.topic(sam, open);
  await expectAll([
    [ana, "POST", "/categories.json", category(world, "mine"), 403, NOT_PERMITTED],
    [ana, "PUT", `/categories/${open}.json`, { name: "Mine" }, 403, NOT_PERMITTED],
    [ana, "DELETE", `/categories/${open}.json`, undefined, 403, NOT_PERMITTED],
    [ana, "GET", `/c/${shut}/show.json`, undefined, 403, NOT_PERMITTED],
    [world.visitor, "GET", `/c/${shut}/show.json`, undefined, 403, NOT_PERMITTED],
    [ana, "GET", `/c/${taken.slug}/${shut}.json`, undefined, 404, NOT_THERE],
    [admin, "GET", "/c/99999999/show.json", undefined, 404, NOT_THERE],
    [admin, "POST", "/categories.json", { color: "0E76BD" }, 400, missing("name")],
    [
      admin,
      "POST",
      "/categories.json",
      category(world, "y".repeat(60)),
      422,
      "Category Name is too long (maximum is 50 characters)",
    ],
    [admin, "PUT", "/categories/99999999.json", { name: "Nowhere" }, 404, NOT_THERE],
    [admin, "PUT", `/categories/${open}.json`, { name: taken.name }, 422, "Category Name has already been taken"],
    // There is a topic in it.
    [admin, "DELETE", `/categories/${open}.json`, undefined, 403, NOT_PERMITTED],
  ]);
});

scenario("of groups and people, the forum refuses what Discourse refuses", async (world) => {
  const { caller: ana, id } = await world.person("ana");
  const { admin } = world;
  const group = await world.group([await world.newPerson()]);
  const members = `/groups/${group.id}/members.json`;
  await expectAll([
    [admin, "PUT", members, { usernames: "nobody_at_all" }, 400, wrong("usernames")],
    [admin, "PUT", members, {}, 400, wrong("Usernames or emails must be present")],
    [admin, "DELETE", members, { usernames: "nobody_at_all" }, 400, wrong("usernames")],
    [ana, "PUT", members, { usernames: "nobody_at_all" }, 403, NOT_PERMITTED],
    [admin, "GET", `/groups/${group.name}/members.json?limit=-1`, undefined, 400, wrong("limit")],
    [admin, "GET", `/groups/${group.name}/members.json?limit=many`, undefined, 400, wrong("limit")],
    [admin, "GET", `/groups/${group.name}/members.json?offset=-2`, undefined, 400, wrong("offset")],
    [admin, "POST", "/admin/groups.json", {}, 400, missing("group")],
    [
      admin,
      "POST",
      "/admin/groups.json",
      { group: { name: `${world.mark}${"x".repeat(20)}` } },
      422,
      "Name must be no more than 20 characters",
    ],
    [admin, "DELETE", "/admin/groups/1.json", undefined, 422, "You cannot modify an automatic group"],
    [admin, "POST", "/users.json", {}, 400, missing("email")],
    [ana, "PUT", `/admin/users/${id}/trust_level.json`, { level: 4 }, 404],
    [world.visitor, "GET", "/groups/admins.json", undefined, 404, NOT_THERE],
    [ana, "GET", "/notifications.json?username=system", undefined, 403, NOT_PERMITTED],
  ]);
  // Of several, those who are there.
  const made = await world.manage("PUT", members, {
    usernames: `${(await world.person("ana")).username},nobody_at_all`,
  });
  assert.deepEqual(made.usernames, [(await world.person("ana")).username]);
});

scenario("of topics and posts, the forum refuses what Discourse refuses", async (world) => {
  const [{ caller: ana }, sam] = [await world.person("ana"), await world.newPerson()];
  const { admin } = world;
  const shut = await world.category({ [(await world.group([sam])).name]: 1 });
  const board = await world.board();
  const hidden = await world.topic(sam, shut);
  const shown = await world.topic(
    sam,
    board,
    "What became of the autumn gathering",
    "It was held, and a list of it is here."
  );
  const raw = `What ${world.mark} brings to the table, and who else comes along.`;
  const title = `Who brings what to the table ${world.mark}`;
  await expectAll([
    [ana, "POST", "/posts.json", { title, raw, category: shut }, 403, NOT_PERMITTED],
    [ana, "POST", "/posts.json", { title, raw, category: 99_999_999 }, 404],
    [ana, "POST", "/posts.json", { raw, category: board }, 422, "Title can't be blank"],
    [ana, "POST", "/posts.json", { title, category: board }, 422, "Body can't be blank"],
    [ana, "POST", "/posts.json", { topic_id: hidden.id, raw }, 422, GONE],
    [ana, "POST", "/posts.json", { topic_id: 99_999_999, raw }, 422, GONE],
    [ana, "GET", `/t/${hidden.id}.json`, undefined, 404, NOT_THERE],
    [ana, "DELETE", `/t/${shown.id}.json`, undefined, 422, NOT_DELETED],
    [ana, "DELETE", `/t/${hidden.id}.json`, undefined, 422, NOT_DELETED],
    [ana, "PUT", `/t/${shown.id}/recover.json`, undefined, 403, NOT_PERMITTED],
    [ana, "PUT", `/t/${shown.id}/status.json`, { status: "closed", enabled: "true" }, 403, NOT_PERMITTED],
    [admin, "PUT", `/t/${shown.id}/status.json`, { status: "nonsense", enabled: "true" }, 400, wrong("status")],
    [admin, "PUT", "/t/99999999/status.json", { status: "closed", enabled: "true" }, 403, NOT_PERMITTED],
    [ana, "GET", "/latest.json?page=-1", undefined, 400, wrong("page")],
    [ana, "GET", "/latest.json?page=one", undefined, 400, wrong("page")],
  ]);
  await world.manage("PUT", `/t/${shown.id}/status.json`, { status: "closed", enabled: "true" });
  await expectAll([[ana, "POST", "/posts.json", { topic_id: shown.id, raw }, 422, GONE]]);
});

scenario("a narrowed key that names nothing, or what there is not, is not made", async (world) => {
  const make = (key: object) =>
    world.admin.send("POST", "/admin/api/keys.json", { key: { description: world.mark, username: null, ...key } });
  const empty = await make({ scope_mode: "granular", scopes: [] });
  assert.deepEqual([empty.status, empty.body.errors], [422, ["Api key scopes at least one must be selected"]]);
  const unknown = await make({ scope_mode: "granular", scopes: [{ scope_id: "nonsense:thing" }] });
  assert.equal(unknown.status, 400, unknown.text);
  await expectAll([[world.admin, "DELETE", "/admin/api/keys/99999999.json", undefined, 404]]);
});
