/** What somebody has given is theirs to read, to correct and to take along. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

scenario("a record is read, corrected and taken along by its person alone", async (world) => {
  const [kit, sam, leila] = [await world.newPerson(), await world.person("sam"), await world.person("leila")];
  const opening = await world.opening({ title: `=1+1 <b>calls</b> ${world.mark}` });
  const claim_id = (await world.claim(kit, opening)).my_claim!.id;
  await refused(kit.tasks.changeGiven({ claim_id, minutes: 5 }), 409, "not_yet_given");
  await kit.tasks.completeClaim({ claim_id });
  await kit.tasks.changeGiven({ claim_id, minutes: 47 });
  const { given, meta } = await kit.tasks.listGiven();
  assert.deepEqual(
    given.map(({ opening: of, minutes }) => [of?.title, minutes]),
    [[opening.title, 47]]
  );
  assert.deepEqual([meta.total, meta.minutes], [1, 47]);
  for (const other of [sam, leila]) {
    await refused(other.tasks.changeGiven({ claim_id, minutes: 1 }), 404, "not_found");
    await refused(other.tasks.disownGiven({ claim_id }), 404, "not_found");
  }
  await refused(world.visitor.tasks.listGiven(), 403, "not_logged_in");

  const answer = await kit.caller.send("GET", "/coop/tasks/list-given-csv");
  assert.equal(answer.status, 200);
  assert.match(answer.text, new RegExp(`'=1\\+1 <b>calls</b> ${world.mark}.*,47,`));

  await kit.tasks.disownGiven({ claim_id });
  assert.equal((await kit.tasks.listGiven()).meta.total, 0);
  assert.equal((await sam.tasks.showOpening({ opening_id: opening.id })).claims.length, 0);
});

scenario("few people are no total", async (world) => {
  const category_id = await world.category();
  const kit = await world.newPerson();
  const opening = await world.opening({ category_id });
  const claim_id = (await world.claim(kit, opening)).my_claim!.id;
  await kit.tasks.completeClaim({ claim_id });
  await kit.tasks.changeGiven({ claim_id, minutes: 47 });
  assert.deepEqual(await world.visitor.tasks.countGiven({ category_id }), { given: null });
});
