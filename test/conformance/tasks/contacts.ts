/** How to reach somebody is seen by that person and by whom it was given to, and by nobody else. */
import assert from "node:assert/strict";
import type { Caller } from "../caller";
import { scenariosOf } from "../scenario";
import type { Opening } from "../world";

const { scenario, embedded } = scenariosOf("tasks");

const PHONE = "+44 131 496 0771";
const contactOn = async (caller: Caller, { id }: Opening) =>
  (await caller.tasks.showOpening({ opening_id: id })).claims[0]!.contact;

scenario(
  "a contact is seen by the claimant and the contact person, not by others, staff or an API key as admin",
  async (world) => {
    const [mairi, ana, sam, moderator] = [
      await world.person("mairi"),
      await world.person("ana"),
      await world.person("sam"),
      await world.moderator(),
    ];
    const opening = await world.opening();
    await world.claim(ana, opening, { way: "phone", detail: PHONE });
    assert.deepEqual(await contactOn(ana.caller, opening), { way: "phone", detail: PHONE });
    assert.deepEqual(await contactOn(mairi.caller, opening), { way: "phone", detail: PHONE });
    for (const caller of [sam.caller, moderator.caller, world.admin, world.visitor]) {
      assert.equal(await contactOn(caller, opening), null);
      for (const path of [
        "show-opening?opening_id=" + opening.id,
        "list-openings?limit=100",
        "show-board?per_group=50",
      ]) {
        assert.doesNotMatch((await caller.get(`/coop/tasks/${path}`)).text, /496 0771/);
      }
    }
  }
);

scenario("a new contact person does not see what was given to the one before", async (world) => {
  const [mairi, ana, leila] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("leila")]);
  const opening = await world.opening();
  await world.claim(ana, opening, { way: "email", detail: "ana@tidewater.example" });
  const { kind, band, title, rhythm, category_id, version, seats } = opening;
  const change = {
    opening_id: opening.id,
    version,
    kind,
    band,
    title,
    rhythm,
    category_id,
    seats,
    contact: leila.username,
  };
  const changed = await mairi.tasks.changeOpening(change);
  assert.equal(changed.contact_person?.username, leila.username);
  assert.equal(await contactOn(leila.caller, opening), null);
  assert.equal(await contactOn(mairi.caller, opening), null);
  assert.equal((await contactOn(ana.caller, opening))?.detail, "ana@tidewater.example");
});

scenario("a contact is in no notice and in nothing that is listed", async (world) => {
  const [mairi, ana] = await Promise.all([world.newPerson(), world.person("ana")]);
  const opening = await world.opening({}, mairi);
  await world.claim(ana, opening, { way: "phone", detail: PHONE });
  const notices = await world.noticesOf(mairi, 1);
  assert.doesNotMatch(JSON.stringify(notices), /496 0771/);
  assert.doesNotMatch(JSON.stringify(await mairi.core.showWaits()), /496 0771/);
  assert.doesNotMatch(JSON.stringify(await mairi.tasks.listOpenings({ mine: true })), /496 0771/);
});

embedded("thirty days after a place was given back its contact is gone", async (world) => {
  const ana = await world.person("ana");
  const opening = await world.opening();
  const { my_claim } = await world.claim(ana, opening, { way: "phone", detail: PHONE });
  await ana.tasks.releaseClaim({ claim_id: my_claim!.id });
  const mine = async () => (await ana.tasks.showOpening({ opening_id: opening.id })).my_claim!.contact;
  assert.deepEqual(await mine(), { way: "phone", detail: PHONE });
  await world.embedded!.later({ hours: 29 * 24 + 23 });
  assert.deepEqual(await mine(), { way: "phone", detail: PHONE });
  await world.embedded!.later({ hours: 2 });
  assert.deepEqual(await mine(), { way: "phone", detail: null });
});
