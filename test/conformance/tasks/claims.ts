/** Taking a place and what becomes of it. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";

const { scenario } = scenariosOf("tasks");

const claimed = (opening: { my_claim: { id: number } | null }): number => opening.my_claim!.id;

scenario("a place is taken, and the page says who holds it", async (world) => {
  const [mairi, ana] = await Promise.all([world.person("mairi"), world.person("ana")]);
  const opening = await world.opening({ seats: 2 });
  const after = await world.claim(ana, opening);
  assert.equal(after.taken, 1);
  assert.equal(after.free, 1);
  assert.equal(after.my_claim?.state, "held");
  assert.deepEqual(
    after.claims.map(({ person }) => person?.username),
    [ana.username]
  );
  assert.equal(after.contact_person?.username, mairi.username);
  assert.ok(after.revision > opening.revision);
  const row = (
    await ana.tasks.listOpenings({ mine: true, category_id: opening.category_id, limit: 100 })
  ).openings.find(({ id }) => id === opening.id);
  assert.equal(row?.mine, "held");
  assert.deepEqual(
    row?.people.map(({ username }) => username),
    [ana.username]
  );
});

scenario("a full opening refuses one more, and says how many places there were", async (world) => {
  const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
  const opening = await world.opening({ seats: 1 });
  await world.claim(ana, opening);
  await refused(world.claim(sam, opening), 409, "full", { count: 1 });
  const seen = await sam.tasks.showOpening({ opening_id: opening.id });
  assert.equal(seen.standing, "full");
  assert.deepEqual(seen.can.claim_opening, { ok: false, code: "full", values: { count: 1 } });
});

scenario("who holds a place is refused another one", async (world) => {
  const ana = await world.person("ana");
  const opening = await world.opening({ seats: 3 });
  await world.claim(ana, opening);
  const error = await refused(world.claim(ana, opening), 409, "already_held");
  assert.equal((await ana.tasks.showOpening({ opening_id: opening.id })).taken, 1, error.message);
});

scenario("a double click takes one place: one is done, the other refused", async (world) => {
  const ana = await world.person("ana");
  const opening = await world.opening({ seats: 3 });
  const both = await Promise.allSettled([world.claim(ana, opening), world.claim(ana, opening)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  const lost = both.find(({ status }) => status === "rejected") as PromiseRejectedResult;
  await refused(Promise.reject(lost.reason as Error), 409, "already_held");
  assert.equal((await ana.tasks.showOpening({ opening_id: opening.id })).taken, 1);
});

scenario("two at once for the last place: one gets it, the other is told it is full", async (world) => {
  const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
  const opening = await world.opening({ seats: 1 });
  const both = await Promise.allSettled([world.claim(ana, opening), world.claim(sam, opening)]);
  const lost = both.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
  assert.equal(lost.length, 1);
  await refused(Promise.reject(lost[0]!.reason as Error), 409, "full");
});

scenario("a place given back is free for somebody else, and for the same person again", async (world) => {
  const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
  const opening = await world.opening({ seats: 1 });
  const claim_id = claimed(await world.claim(ana, opening));
  const released = await ana.tasks.releaseClaim({ claim_id });
  assert.equal(released.free, 1);
  assert.equal(released.my_claim?.state, "released");
  await refused(ana.tasks.releaseClaim({ claim_id }), 409, "already_released");
  await refused(ana.tasks.completeClaim({ claim_id }), 409, "already_released");
  const taken = claimed(await world.claim(sam, opening));
  await sam.tasks.releaseClaim({ claim_id: taken });
  assert.equal((await world.claim(ana, opening)).my_claim?.state, "held");
});

scenario("a task that is done keeps its place; its board says so", async (world) => {
  const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
  const opening = await world.opening({ seats: 1 });
  const claim_id = claimed(await world.claim(ana, opening));
  const done = await ana.tasks.completeClaim({ claim_id });
  assert.equal(done.standing, "done");
  assert.equal(done.my_claim?.state, "done");
  await refused(world.claim(sam, opening), 409, "full");
  await refused(ana.tasks.completeClaim({ claim_id }), 409, "already_done");
  await refused(ana.tasks.releaseClaim({ claim_id }), 409, "already_done");
});

scenario("a role that is done is free again", async (world) => {
  const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
  const opening = await world.opening({ kind: "role", rhythm: "monthly", seats: 1 });
  const done = await ana.tasks.completeClaim({ claim_id: claimed(await world.claim(ana, opening)) });
  assert.equal(done.free, 1);
  assert.equal((await world.claim(sam, opening)).taken, 1);
});

scenario("without a number of places there is room for everybody", async (world) => {
  const opening = await world.opening({ seats: null });
  for (const name of ["ana", "sam", "leila"]) {
    await world.claim(await world.person(name), opening);
  }
  const seen = await world.visitor.tasks.showOpening({ opening_id: opening.id });
  assert.deepEqual([seen.taken, seen.free, seen.standing], [3, null, "open"]);
});

scenario("the contact person says they have been in touch, once, and nobody else can", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
  const claim_id = claimed(await world.claim(ana, await world.opening()));
  await refused(ana.tasks.answerClaim({ claim_id }), 403, "only_the_contact_person");
  await refused(sam.tasks.answerClaim({ claim_id }), 403, "only_the_contact_person");
  const answered = await mairi.tasks.answerClaim({ claim_id });
  assert.ok(answered.claims[0]?.answered_at);
  await refused(mairi.tasks.answerClaim({ claim_id }), 409, "already_answered");
});

scenario(
  "a place is given back by its holder alone; done is said by the holder or the contact person",
  async (world) => {
    const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
    const claim_id = claimed(await world.claim(ana, await world.opening()));
    await refused(mairi.tasks.releaseClaim({ claim_id }), 403, "not_your_place");
    await refused(sam.tasks.releaseClaim({ claim_id }), 403, "not_your_place");
    await refused(sam.tasks.completeClaim({ claim_id }), 403, "not_your_place");
    assert.equal((await mairi.tasks.completeClaim({ claim_id })).done, 1);
  }
);

scenario("what was for before a day that has come takes nobody any more", async (world) => {
  const ana = await world.person("ana");
  const opening = await world.opening({ due_on: "2020-02-29", due_zone: "Europe/London" });
  assert.equal(opening.standing, "ended");
  await refused(world.claim(ana, opening), 409, "ended");
});

scenario("a visitor reads the page and is asked to sign in where they act", async (world) => {
  const opening = await world.opening();
  const seen = await world.visitor.tasks.showOpening({ opening_id: opening.id });
  assert.equal(seen.title, opening.title);
  const { offer_help, apply_for_opening, report_opening, hand_in_thing, order_copies, enter_contest, ...others } =
    seen.can;
  assert.deepEqual(offer_help, { ok: true }, "what needs no account");
  for (const verdict of [apply_for_opening, report_opening, hand_in_thing, order_copies, enter_contest]) {
    assert.deepEqual(verdict, { ok: false, code: "taken_at_once", values: {} }, "what it is not answered by");
  }
  for (const [act, verdict] of Object.entries(others)) {
    assert.deepEqual(verdict, { ok: false, code: "not_logged_in", values: {} }, act);
  }
  const visitor = await world.visitorWithToken();
  await refused(
    visitor.tasks.claimOpening({ opening_id: opening.id, contact: { way: "message" } }),
    403,
    "not_logged_in"
  );
  await refused(visitor.core.showWaits(), 403, "not_logged_in");
  assert.equal((await world.visitor.tasks.showOpening({ opening_id: opening.id })).taken, 0);
});

scenario("what is to be ticked is ticked as it stands, before a place is taken", async (world) => {
  const [mairi, ana] = await Promise.all([world.person("mairi"), world.person("ana")]);
  const ticks = ["I have a computer", "I keep it to myself"];
  const opening = await world.opening({ ticks, needs: ["A computer"], seats: 2 });
  const take = (ticked?: string[]) =>
    ana.tasks.claimOpening({ opening_id: opening.id, contact: { way: "message" }, ...(ticked && { ticked }) });
  await refused(take(), 422, "not_ticked", { field: "ticked", count: 2 });
  await refused(take(ticks.slice(0, 1)), 422, "not_ticked", { count: 1 });
  const { kind, band, rhythm, category_id, title, seats, version } = opening;
  await mairi.tasks.changeOpening({
    ...{ opening_id: opening.id, version, kind, band, rhythm, category_id, title, seats },
    ticks: ["I have a van"],
  });
  await refused(take(ticks), 409, "ticks_changed");
  assert.equal((await take(["I have a van"])).my_claim?.state, "held");
});

scenario("the checklist is ticked off by whoever holds a place, and seen by everybody", async (world) => {
  const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
  const opening = await world.opening({ checklist: ["Fetch the keys", "Bring them back"] });
  const item_id = opening.checklist[0]!.id;
  const tick = { opening_id: opening.id, item_id, ticked: true };
  await refused(sam.tasks.tickChecklist(tick), 403, "holders_only");
  await world.claim(ana, opening);
  assert.equal((await ana.tasks.tickChecklist(tick)).checklist[0]!.ticked_by?.username, ana.username);
  const seen = await world.visitor.tasks.showOpening({ opening_id: opening.id });
  assert.deepEqual(
    seen.checklist.map(({ text, ticked_by }) => [text, ticked_by?.username ?? null]),
    [
      ["Fetch the keys", ana.username],
      ["Bring them back", null],
    ]
  );
});

scenario(
  "what was not done is free again, its reason is for those who look after it, and it is done after all",
  async (world) => {
    const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
    const opening = await world.opening({ seats: 1 });
    const claim_id = claimed(await world.claim(ana, opening));
    await refused(sam.tasks.uncompleteClaim({ claim_id }), 403, "not_your_place");
    const said = await ana.tasks.uncompleteClaim({ claim_id, why_not: "no_time" });
    assert.deepEqual([said.taken, said.my_claim?.state, said.my_claim?.why_not], [0, "not_done", "no_time"]);
    const seen = await mairi.tasks.showOpening({ opening_id: opening.id });
    assert.deepEqual(
      seen.not_done.map(({ person, why_not }) => [person?.username, why_not]),
      [[ana.username, "no_time"]]
    );
    assert.deepEqual((await sam.tasks.showOpening({ opening_id: opening.id })).not_done, []);
    await refused(ana.tasks.releaseClaim({ claim_id }), 409, "already_not_done");
    const taken = claimed(await world.claim(sam, opening));
    await refused(ana.tasks.completeClaim({ claim_id }), 409, "taken_since");
    await sam.tasks.releaseClaim({ claim_id: taken });
    const done = await mairi.tasks.completeClaim({ claim_id });
    assert.deepEqual([done.standing, done.not_done], ["done", []]);
  }
);

scenario(
  "who holds a role says a last day; the place is on the board before they leave, and somebody follows",
  async (world) => {
    const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
    const opening = await world.opening({ kind: "role", rhythm: "monthly", seats: 1, term_months: 12 });
    const held = await world.claim(ana, opening);
    const claim_id = claimed(held);
    assert.ok(held.my_claim?.term);
    await refused(ana.tasks.extendTerm({ claim_id }), 409, "term_not_near");
    await refused(sam.tasks.endTerm({ claim_id, ends_on: held.my_claim.term.ends_on }), 403, "not_your_place");
    const soon = new Date(Date.parse(held.my_claim.starts_at) + 14 * 86_400_000).toISOString().slice(0, 10);
    const leaving = await ana.tasks.endTerm({ claim_id, ends_on: soon });
    assert.deepEqual(
      [leaving.standing, leaving.my_claim?.state, leaving.my_claim?.term?.leaving],
      ["open", "held", true]
    );
    assert.ok(leaving.free_from && leaving.free_from > soon);
    const followed = await world.claim(sam, opening);
    assert.deepEqual([followed.standing, followed.my_claim?.term?.begins_on], ["full", leaving.free_from]);
    await refused(ana.tasks.extendTerm({ claim_id }), 409, "followed");
  }
);

scenario("whoever held a role leaves words for the next, and is named only if they agree", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
  const opening = await world.opening({ kind: "role", rhythm: "monthly", seats: 1 });
  const opening_id = opening.id;
  await refused(sam.tasks.writeHandover({ opening_id, text: "Hello" }), 403, "never_held");
  await ana.tasks.completeClaim({ claim_id: claimed(await world.claim(ana, opening)) });
  await ana.tasks.writeHandover({ opening_id, text: "Mornings are best." });
  const unnamed = (await world.visitor.tasks.showOpening({ opening_id })).handover;
  assert.deepEqual(
    unnamed.notes.map(({ text, person }) => [text, person]),
    [["Mornings are best.", null]]
  );
  assert.deepEqual(unnamed.last_holders, []);
  const named = (await ana.tasks.writeHandover({ opening_id, text: "Mornings are best.", named: true })).handover;
  assert.deepEqual(
    named.last_holders.map(({ username }) => username),
    [ana.username]
  );
  const handover_id = named.notes[0]!.id;
  await refused(sam.tasks.removeHandover({ handover_id }), 403, "not_your_note");
  assert.deepEqual((await mairi.tasks.removeHandover({ handover_id })).handover.notes, []);
});
