/** Places of which nothing has been heard: asked after once, kept with a press, or open to others again. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";

const { scenario, embedded } = scenariosOf("tasks");

scenario("nobody is asked about a place that was only just taken", async (world) => {
  const ana = await world.person("ana");
  const { my_claim } = await world.claim(ana, await world.opening());
  assert.equal(my_claim!.asked_until, null);
  assert.deepEqual(my_claim!.can!.keep_claim, { ok: false, code: "nobody_asks", values: {} });
  await refused(ana.tasks.keepClaim({ claim_id: my_claim!.id }), 409, "nobody_asks");
});

embedded("a quiet place is asked after, kept with one press, and in the end open to others again", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.newPerson(), world.newPerson(), world.person("sam")]);
  await world.embedded!.setClock("2032-03-01T12:00:00Z");
  const opening = await world.opening({ seats: 1 }, mairi);
  const claim_id = (await world.claim(ana, opening)).my_claim!.id;
  const seen = async () => (await ana.tasks.showOpening({ opening_id: opening.id })).my_claim!;

  await world.embedded!.setClock("2032-03-22T12:00:00Z");
  const { asked_until } = await seen();
  assert.equal(Date.parse(asked_until!), Date.parse("2032-03-29T12:00:00+01:00"));
  await refused(sam.tasks.keepClaim({ claim_id }), 403, "not_your_place");
  const [row] = (await ana.core.showWaits()).asked;
  const still = row!.answers.find(({ name }) => name === "still")!;
  const [plugin, act] = still.act!.split("/") as [string, string];
  await ana.caller.act(plugin, act, still.input);
  assert.equal((await seen()).asked_until, null);

  await world.embedded!.setClock("2032-04-12T12:00:00Z");
  assert.notEqual((await seen()).asked_until, null);
  await world.embedded!.setClock("2032-04-19T12:00:00Z");
  assert.equal((await seen()).state, "released");
  assert.equal((await world.claim(sam, opening)).taken, 1);
  const told = (await world.noticesOf(ana, 3)).map(({ data }) => data.message).sort();
  assert.deepEqual(told, [
    "coop_tasks.notices.still_on_it",
    "coop_tasks.notices.still_on_it",
    "coop_tasks.notices.went_quiet",
  ]);
});
