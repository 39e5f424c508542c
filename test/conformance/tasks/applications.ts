/** Places that are asked for and given, and places taken in the name of a co-op. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";
import type { Member, World } from "../world";

const { scenario } = scenariosOf("tasks");

const WORDS = "I have rung co-ops for years, and I am free on Thursdays.";
const contact = { way: "phone", detail: "+44 131 496 0772" } as const;

async function job(world: World) {
  const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
  const made = { kind: "role", seats: 1, paid: true, rate: "£15 an hour", answered_by: "application" } as const;
  const opening = await world.opening(made, mairi);
  const apply = async (who: Member) =>
    (await who.tasks.applyForOpening({ opening_id: opening.id, words: WORDS, contact })).my_application!.id;
  const show = (who: Member) => who.tasks.showOpening({ opening_id: opening.id });
  return { mairi, ana, sam, opening, apply, show };
}

scenario(
  "who asks for a place is known to the contact person alone, not to others who ask, staff or an API key",
  async (world) => {
    const { mairi, ana, sam, opening, apply, show } = await job(world);
    const moderator = await world.moderator();
    const application_id = await apply(ana);
    await apply(sam);
    assert.equal((await show(mairi)).applications.length, 2);
    for (const caller of [sam.caller, moderator.caller, world.admin, world.visitor]) {
      const { text } = await caller.get(`/coop/tasks/show-opening?opening_id=${opening.id}`);
      assert.equal(text.includes(ana.username), false);
      assert.doesNotMatch((text.match(/"applications":\[[^\]]*\]/) ?? [""])[0], /496 0772|Thursdays/);
    }
    assert.equal((await show(sam)).applications.length, 0);
    await refused(sam.tasks.takeBackApplication({ application_id }), 404, "not_found");
    await refused(sam.tasks.approveApplication({ application_id }), 404, "not_found");
    await refused(ana.tasks.approveApplication({ application_id }), 403, "only_the_contact_person");
  }
);

scenario(
  "a place that is given is held with the contact that was left, and the next yes finds it full",
  async (world) => {
    const { mairi, ana, sam, opening, apply, show } = await job(world);
    const [first, second] = [await apply(ana), await apply(sam)];
    await refused(world.claim(ana, opening), 409, "by_application");
    await refused(ana.tasks.applyForOpening({ opening_id: opening.id, words: WORDS, contact }), 409, "already_applied");
    const given = await mairi.tasks.approveApplication({ application_id: first, answer: "Welcome." });
    assert.equal(given.taken, 1);
    assert.deepEqual(given.claims[0]!.contact, contact);
    assert.equal((await show(ana)).my_application!.answer, "Welcome.");
    await refused(mairi.tasks.approveApplication({ application_id: second }), 409, "all_given");
    await refused(mairi.tasks.declineApplication({ application_id: second, answer: " " }), 422, "invalid_input", {
      field: "answer",
    });
    await mairi.tasks.declineApplication({ application_id: second, answer: "Thank you, it is taken." });
    assert.equal((await show(sam)).my_application!.answer, "Thank you, it is taken.");
    assert.equal(JSON.stringify(await show(ana)).includes("it is taken"), false);
  }
);

scenario("what was asked for and taken back leaves no words", async (world) => {
  const { mairi, ana, apply, show } = await job(world);
  const application_id = await apply(ana);
  const view = await ana.tasks.takeBackApplication({ application_id });
  assert.deepEqual([view.my_application?.state, view.my_application?.words], ["taken_back", null]);
  assert.deepEqual((await show(mairi)).applications, []);
  await refused(mairi.tasks.approveApplication({ application_id }), 409, "application_taken_back");
  await apply(ana);
});

scenario("where nobody knows of member co-ops, everybody takes places for themselves", async (world) => {
  const ana = await world.person("ana");
  const opening = await world.opening();
  const { my_coops } = await ana.tasks.showOpening({ opening_id: opening.id });
  assert.deepEqual(my_coops, []);
  await refused(
    ana.tasks.claimOpening({ opening_id: opening.id, coop_id: 11, contact: { way: "message" } }),
    403,
    "not_your_coop"
  );
  assert.equal((await world.claim(ana, opening)).my_claim!.coop, null);
});

scenario("a board's limit holds for everybody, one's own is said and may be passed", async (world) => {
  const [ana, moderator] = [await world.person("ana"), await world.moderator()];
  const category_id = await world.category();
  await moderator.tasks.makeBoard({ category_id, title: "One each", most_at_once: 1 });
  const claim = async (more: object = {}, past_own_limit = false) => {
    const { id: opening_id } = await world.opening(more);
    return ana.tasks.claimOpening({ opening_id, contact: { way: "message" }, past_own_limit });
  };
  await claim({ category_id });
  await refused(claim({ category_id }, true), 409, "board_limit", { count: 1 });
  await ana.tasks.setMostAtOnce({ most_at_once: 1 });
  try {
    await refused(claim(), 409, "own_limit", { count: 1 });
    assert.equal((await claim({}, true)).my_claim!.state, "held");
  } finally {
    // Ana has other scenarios to be in.
    await ana.tasks.setMostAtOnce({ most_at_once: null });
  }
});

scenario("what one has promised for the same days is said to oneself alone", async (world) => {
  const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
  const days = { from_on: "2097-12-10", to_on: "2097-12-10", due_zone: "Europe/London" };
  const hands = await world.opening({ title: "All Hands", ...days });
  const bank = await world.opening({ due_on: "2097-12-12", due_zone: "Europe/London" });
  await world.claim(ana, hands);
  const clashes = async (who: Member) => (await who.tasks.showOpening({ opening_id: bank.id })).clashes;
  assert.deepEqual(
    (await clashes(ana)).map(({ title }) => title),
    [hands.title]
  );
  assert.deepEqual(await clashes(sam), []);
  assert.equal((await world.claim(ana, bank)).my_claim!.state, "held");
});

scenario("whoever is asked to stand in takes the place over, and those who wait are not asked", async (world) => {
  const [ana, sam, leila] = await Promise.all([world.person("ana"), world.person("sam"), world.person("leila")]);
  const opening = await world.opening({ seats: 1 });
  const claim_id = (await world.claim(ana, opening)).my_claim!.id;
  await leila.tasks.joinWaitingList({ opening_id: opening.id, contact: { way: "message" } });
  const { stand_in } = await ana.tasks.askStandIn({ claim_id, username: sam.username });
  const stand_in_id = stand_in!.asked!.id;
  await refused(leila.tasks.acceptStandIn({ stand_in_id }), 404, "not_found");
  assert.equal((await leila.tasks.showOpening({ opening_id: opening.id })).stand_in, null);
  const taken = await sam.tasks.acceptStandIn({ stand_in_id });
  assert.deepEqual([taken.my_claim?.state, taken.taken, taken.offered, taken.waiting], ["held", 1, 0, 1]);
  await refused(sam.tasks.acceptStandIn({ stand_in_id }), 409, "stood_in");
  await refused(ana.tasks.releaseClaim({ claim_id }), 409, "already_released");
});
