/** The forum's life goes on: accounts, groups, categories and the plugin itself come and go. */
import assert from "node:assert/strict";
import { eventually, refused, scenariosOf } from "../scenario";
import type { Member, World } from "../world";

const { scenario, embedded } = scenariosOf("tasks");

const restOf = async (world: World, id: number) => world.visitor.tasks.showOpening({ opening_id: id });

async function held(world: World, by: Member, seats = 2) {
  const opening = await world.opening({ seats });
  await world.claim(by, opening, { way: "phone", detail: "0131 496 0771" });
  return opening;
}

scenario("a silenced person reads and writes nothing", async (world) => {
  const person = await world.newPerson();
  const opening = await world.opening();
  await world.manage("PUT", `/admin/users/${person.id}/silence.json`, {
    silenced_till: "2036-01-01",
    reason: "A test",
  });
  await refused(world.claim(person, opening), 403, "silenced");
  const seen = await person.tasks.showOpening({ opening_id: opening.id });
  assert.deepEqual([seen.can.claim_opening.ok, seen.taken], [false, 0]);
});

scenario("a suspended person can do nothing, and their place stays theirs", async (world) => {
  const person = await world.newPerson();
  const opening = await held(world, person);
  await world.manage("PUT", `/admin/users/${person.id}/suspend.json`, {
    suspend_until: "2036-01-01",
    reason: "A test",
  });
  const answer = await person.caller.get("/coop/core/show-waits");
  assert.equal(answer.status, 403, answer.text);
  assert.equal((await restOf(world, opening.id)).taken, 1);
});

embedded("a staged account takes no place", async (world) => {
  const person = await world.newPerson();
  const opening = await world.opening();
  await world.embedded!.sql`UPDATE users SET staged = true WHERE id = ${person.id}`;
  await refused(world.claim(person, opening), 403, "not_for_this_account");
});

scenario("the system's own account takes no place", async (world) => {
  const { id } = await world.opening();
  await refused(
    world.admin.tasks.claimOpening({ opening_id: id, contact: { way: "message" } }),
    403,
    "not_for_this_account"
  );
});

scenario("an anonymised person's places are free again, and their name is gone", async (world) => {
  const person = await world.newPerson();
  const opening = await held(world, person);
  await world.manage("PUT", `/admin/users/${person.id}/anonymize.json`);
  await eventually(async () => assert.equal((await restOf(world, opening.id)).taken, 0));
  assert.ok(!JSON.stringify(await restOf(world, opening.id)).includes(person.username));
});

scenario("a deleted person's places are free again", async (world) => {
  const person = await world.newPerson();
  const opening = await held(world, person, 1);
  await world.manage("DELETE", `/admin/users/${person.id}.json`, { delete_posts: true });
  await eventually(async () => assert.equal((await restOf(world, opening.id)).taken, 0));
  const sam = await world.person("sam");
  assert.equal((await world.claim(sam, opening)).taken, 1);
});

scenario("an opening whose contact person was deleted goes on, and says that nobody looks after it", async (world) => {
  const [person, ana] = await Promise.all([world.newPerson(), world.person("ana")]);
  const opening = await world.opening({ contact: person.username });
  await world.manage("DELETE", `/admin/users/${person.id}.json`, { delete_posts: true });
  await eventually(async () => assert.equal((await restOf(world, opening.id)).contact_person, null));
  assert.equal((await world.claim(ana, opening)).taken, 1);
});

scenario("merged into another account, the places go along, and one place stays one", async (world) => {
  const [source, target] = await Promise.all([world.newPerson(), world.newPerson()]);
  const [alone, both, kept] = [
    await held(world, source),
    await held(world, source),
    await world.opening({ contact: source.username }),
  ];
  await world.claim(target, both);
  await world.manage("POST", `/admin/users/${source.id}/merge.json`, { target_username: target.username });
  await eventually(async () => {
    const [first, second, third] = await Promise.all([
      restOf(world, alone.id),
      restOf(world, both.id),
      restOf(world, kept.id),
    ]);
    assert.deepEqual(
      first.claims.map(({ person }) => person?.username),
      [target.username]
    );
    assert.deepEqual(
      second.claims.map(({ person }) => person?.username),
      [target.username]
    );
    assert.equal(third.contact_person?.username, target.username);
  }, 30_000);
});

scenario("a deleted category takes its board along, and nobody is held to a promise there", async (world) => {
  const ana = await world.person("ana");
  const category_id = await world.category();
  const opening = await world.opening({ category_id, title: "Paint the old shop sign" });
  await world.claim(ana, opening);
  await world.manage("DELETE", `/categories/${category_id}.json`);
  await refused(ana.tasks.showOpening({ opening_id: opening.id }), 404, "not_found");
  assert.ok(!JSON.stringify(await ana.core.showWaits()).includes("Paint the old shop sign"));
});

scenario("switched off, the board is not there and the forum works; switched on, all is as it was", async (world) => {
  const ana = await world.person("ana");
  const opening = await world.opening();
  await world.withSetting("coop_tasks_enabled", false, async () => {
    await eventually(() => refused(ana.tasks.showOpening({ opening_id: opening.id }), 404, "not_found"));
    await refused(world.claim(ana, opening), 404, "not_found");
    assert.equal((await world.visitor.get("/latest.json")).status, 200);
    assert.equal((await world.visitor.get("/site.json")).status, 200);
    assert.ok(Array.isArray((await ana.core.showWaits()).promised));
    const { paths } = (await world.visitor.get("/coop/openapi.json")).body;
    assert.ok(!paths["/coop/tasks/claim-opening"] && paths["/coop/core/show-waits"]);
  });
  await eventually(async () => assert.equal((await world.claim(ana, opening)).taken, 1));
});

scenario("with the core switched off nothing of the suite is there and the forum works", async (world) => {
  const ana = await world.person("ana");
  const opening = await world.opening();
  await world.withSetting("coop_core_enabled", false, async () => {
    for (const path of [
      `/coop/tasks/show-opening?opening_id=${opening.id}`,
      "/coop/core/show-waits",
      "/coop/openapi.json",
    ]) {
      await eventually(async () => assert.equal((await ana.caller.get(path)).status, 404, path));
    }
    assert.equal((await world.visitor.get("/latest.json")).status, 200);
    assert.equal((await world.visitor.get("/site.json")).status, 200);
  });
  await eventually(async () => assert.equal((await ana.tasks.showOpening({ opening_id: opening.id })).id, opening.id));
});
