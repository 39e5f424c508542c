/** "I did it": what is done without signing up for it. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";
import type { World } from "../world";

const { scenario } = scenariosOf("tasks");

const share = (world: World, given: Parameters<World["opening"]>[0] = {}) =>
  world.opening({ title: `Share the newsletter ${world.mark}`, seats: null, answered_by: "report", ...given });

scenario("“I did it” is said by as many as like to, once each, and everybody sees who", async (world) => {
  const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
  const { id: opening_id } = await share(world);
  const said = await ana.tasks.reportOpening({ opening_id });
  assert.equal(said.done, 1);
  assert.equal(said.my_claim?.state, "done");
  await refused(ana.tasks.reportOpening({ opening_id }), 409, "already_reported");
  assert.equal((await sam.tasks.reportOpening({ opening_id })).done, 2);
  const seen = await world.visitor.tasks.showOpening({ opening_id });
  assert.deepEqual(seen.claims.map(({ person }) => person?.username).sort(), [ana.username, sam.username].sort());
  assert.equal(seen.standing, "open");
  assert.equal(seen.can.report_opening.ok, false);
});

scenario("a double press counts once", async (world) => {
  const ana = await world.person("ana");
  const { id: opening_id } = await share(world);
  const both = await Promise.allSettled([
    ana.tasks.reportOpening({ opening_id }),
    ana.tasks.reportOpening({ opening_id }),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  assert.equal((await ana.tasks.showOpening({ opening_id })).done, 1);
});

scenario("a slip is taken back by whoever made it, and by nobody else", async (world) => {
  const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
  const { id: opening_id } = await share(world);
  const claim_id = (await ana.tasks.reportOpening({ opening_id })).my_claim!.id;
  await refused(sam.tasks.takeBackReport({ claim_id }), 403, "not_your_report");
  assert.equal((await ana.tasks.takeBackReport({ claim_id })).done, 0);
  assert.equal((await ana.tasks.reportOpening({ opening_id })).done, 1);
});

scenario("no place is taken where it is just said, and a place is not just said", async (world) => {
  const ana = await world.person("ana");
  const said = await share(world);
  await refused(world.claim(ana, said), 409, "by_report");
  const { id: opening_id } = await world.opening();
  await refused(ana.tasks.reportOpening({ opening_id }), 409, "taken_at_once");
});

scenario("in a category that is not seen there is nothing to say", async (world) => {
  const [mairi, sam] = await Promise.all([world.person("mairi"), world.person("sam")]);
  const { name } = await world.group([mairi]);
  const { id: opening_id } = await share(world, { category_id: await world.category({ [name]: 1 }) });
  await refused(sam.tasks.reportOpening({ opening_id }), 404, "not_found");
  const claim_id = (await mairi.tasks.reportOpening({ opening_id })).my_claim!.id;
  await refused(sam.tasks.takeBackReport({ claim_id }), 404, "not_found");
});
