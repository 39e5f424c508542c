/** A full opening has a waiting list, and a place that comes free goes along it. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";
import type { Member, Opening, World } from "../world";

const { scenario, embedded } = scenariosOf("tasks");

const contact = { way: "message" } as const;
const names = ({ line }: Opening, asked: boolean) =>
  line.filter((one) => one.asked === asked).map(({ person }) => person?.username);
const messagesOf = (notices: { data: { message: string; path: string } }[], { id }: { id: number }): string[] =>
  notices
    .filter(({ data }) => data.path === `/board/${id}`)
    .map(({ data }) => data.message.replace("coop_tasks.notices.", ""));

const join = ({ tasks }: Member, { id }: { id: number }) => tasks.joinWaitingList({ opening_id: id, contact });
const waitingId = async ({ tasks }: Member, { id }: { id: number }): Promise<number> =>
  (await tasks.showOpening({ opening_id: id })).my_waiting!.id;

/** One place, which Ana holds, and two in line for it. */
async function fullHouse(world: World, given: Parameters<World["opening"]>[0] = {}) {
  const [ana, wren, hamish] = await Promise.all([world.newPerson(), world.newPerson(), world.newPerson()]);
  const opening = await world.opening({ seats: 1, ...given });
  const { my_claim } = await world.claim(ana, opening);
  await join(wren, opening);
  await join(hamish, opening);
  return { ana, wren, hamish, opening, claim_id: my_claim!.id };
}

scenario("whoever comes to a full opening stands in line, in order of arrival, once", async (world) => {
  const { ana, wren, hamish, opening } = await fullHouse(world);
  const seen = await world.visitor.tasks.showOpening({ opening_id: opening.id });
  assert.deepEqual([seen.standing, seen.waiting, names(seen, false)], ["full", 2, [wren.username, hamish.username]]);
  await refused(join(wren, opening), 409, "already_waiting");
  await refused(join(ana, opening), 409, "already_held");
  const room = await world.opening({ seats: 2 });
  await refused(join(wren, room), 409, "places_free");
});

scenario("a place that is handed back is held for the first in line, and is full to everybody else", async (world) => {
  const { ana, wren, hamish, opening, claim_id } = await fullHouse(world);
  const after = await ana.tasks.releaseClaim({ claim_id });
  assert.deepEqual([after.taken, after.offered, after.free, after.waiting], [1, 1, 0, 1]);
  assert.deepEqual(names(after, true), [wren.username]);
  await refused(world.claim(await world.newPerson(), opening), 409, "full");
  await refused(world.claim(hamish, opening), 409, "full");
  await refused(world.claim(wren, opening), 409, "held_for_you");
  const waiting_id = await waitingId(wren, opening);
  await refused(hamish.tasks.takeOffer({ waiting_id }), 403, "not_your_turn");
  const taken = await wren.tasks.takeOffer({ waiting_id });
  assert.deepEqual([taken.my_claim?.state, taken.offered, taken.my_waiting?.state], ["held", 0, "taken"]);
  await refused(wren.tasks.takeOffer({ waiting_id }), 409, "already_held");
});

scenario("“No thanks, ask the next” passes it on, and each is told once of what concerns them", async (world) => {
  const { ana, wren, hamish, opening, claim_id } = await fullHouse(world);
  await ana.tasks.releaseClaim({ claim_id });
  const [asked] = (await wren.core.showWaits()).asked;
  assert.equal(asked?.message, "coop_tasks.waits.offer");
  assert.equal(asked?.values["next"], hamish.name);
  const no = asked!.answers.find(({ name }) => name === "pass")!;
  await wren.caller.act("tasks", "pass-offer", no.input);
  assert.deepEqual(names(await wren.tasks.showOpening({ opening_id: opening.id }), true), [hamish.username]);
  assert.deepEqual(messagesOf(await world.noticesOf(wren, 1), opening), ["offered"]);
  assert.deepEqual(messagesOf(await world.noticesOf(hamish, 1), opening), ["offered"]);
  await refused(wren.tasks.passOffer({ waiting_id: await waitingId(wren, opening) }), 409, "offer_passed_on");
  const last = await hamish.tasks.leaveWaitingList({ waiting_id: await waitingId(hamish, opening) });
  assert.deepEqual([last.standing, last.free], ["open", 1]);
  assert.equal((await world.claim(ana, opening)).taken, 1);
});

scenario("how to reach somebody who waits is seen by nobody before they hold a place", async (world) => {
  const [mairi, moderator] = [await world.person("mairi"), await world.moderator()];
  const [ana, wren] = await Promise.all([world.newPerson(), world.newPerson()]);
  const opening = await world.opening({ seats: 1 });
  const opening_id = opening.id;
  const { my_claim } = await world.claim(ana, opening);
  await wren.tasks.joinWaitingList({ opening_id, contact: { way: "phone", detail: "0161 496 0142" } });
  for (const who of [mairi, moderator, ana]) {
    assert.doesNotMatch(JSON.stringify(await who.tasks.showOpening({ opening_id })), /0161/);
  }
  await ana.tasks.releaseClaim({ claim_id: my_claim!.id });
  await wren.tasks.takeOffer({ waiting_id: await waitingId(wren, opening) });
  const contactOf = async ({ tasks }: Member) => (await tasks.showOpening({ opening_id })).claims[0]?.contact?.detail;
  assert.equal(await contactOf(mairi), "0161 496 0142");
  assert.equal(await contactOf(moderator), undefined);
});

scenario("the line of a board that one does not see is not there", async (world) => {
  const [inside, outside] = await Promise.all([world.newPerson(), world.newPerson()]);
  const group = await world.group([inside]);
  const category_id = await world.category({ [group.name]: 1 });
  const opening = await world.opening({ seats: 1, category_id }, inside);
  await world.claim(inside, opening);
  await refused(join(outside, opening), 404, "not_found");
  await refused(outside.tasks.takeOffer({ waiting_id: 999_999_999 }), 404, "not_found");
});

scenario("what is withdrawn or hidden is waited for no more, and all in line are told once", async (world) => {
  const mairi = await world.person("mairi");
  const first = await fullHouse(world);
  await mairi.tasks.withdrawOpening({ opening_id: first.opening.id, version: first.opening.version });
  const second = await fullHouse(world);
  await (await world.moderator()).tasks.hideOpening({ opening_id: second.opening.id });
  for (const { wren, hamish, opening } of [first, second]) {
    for (const one of [wren, hamish]) {
      const told = messagesOf(await world.noticesOf(one, 1), opening);
      assert.deepEqual(told, [opening === first.opening ? "waiting_over" : "waiting_over_private"]);
    }
  }
});

scenario("more places go to those who wait", async (world) => {
  const mairi = await world.person("mairi");
  const { wren, hamish, opening } = await fullHouse(world);
  const { kind, band, title, rhythm, category_id, version } = opening;
  const changed = await mairi.tasks.changeOpening({
    ...{ opening_id: opening.id, version, kind, band, title, rhythm, category_id, seats: 3 },
  });
  assert.deepEqual(names(changed, true), [wren.username, hamish.username]);
  assert.deepEqual([changed.taken, changed.free], [3, 0]);
});

scenario("places are of kinds: each is filled and waited for by itself", async (world) => {
  const [ana, sam, wren] = await Promise.all([world.newPerson(), world.newPerson(), world.newPerson()]);
  const opening = await world.opening({
    seat_kinds: [
      { name: "Drivers", seats: 1, minimum: 1 },
      { name: "In the kitchen", seats: 2 },
    ],
  });
  assert.deepEqual([opening.seats, opening.minimum, opening.missing], [3, 1, 1]);
  const [drivers, kitchen] = opening.seat_kinds.map(({ id }) => id) as [number, number];
  const opening_id = opening.id;
  const claim = ({ tasks }: Member, seat_kind_id?: number) => tasks.claimOpening({ opening_id, seat_kind_id, contact });
  await refused(claim(ana), 422, "which_kind", { field: "seat_kind_id" });
  const { my_claim, missing } = await claim(ana, drivers);
  assert.deepEqual([my_claim?.seat_kind_id, missing], [drivers, 0]);
  await refused(claim(sam, drivers), 409, "kind_full", { name: "Drivers" });
  assert.equal((await claim(sam)).my_claim?.seat_kind_id, kitchen);
  await refused(wren.tasks.joinWaitingList({ opening_id, seat_kind_id: kitchen, contact }), 409, "places_free");
  await wren.tasks.joinWaitingList({ opening_id, seat_kind_id: drivers, contact });
  await ana.tasks.releaseClaim({ claim_id: my_claim!.id });
  const { my_waiting } = await wren.tasks.showOpening({ opening_id });
  assert.deepEqual([my_waiting?.state, my_waiting?.seat_kind_id], ["offered", drivers]);
});

scenario("twenty at once for two kinds of one place each: two hold one, and eighteen stand in line", async (world) => {
  const people = await Promise.all(Array.from({ length: 20 }, () => world.newPerson()));
  const opening = await world.opening({
    seat_kinds: [
      { name: "Drivers", seats: 1 },
      { name: "Cooks", seats: 1 },
    ],
  });
  const opening_id = opening.id;
  await Promise.all(
    people.map(async ({ tasks }, at) => {
      const seat_kind_id = opening.seat_kinds[at % 2]!.id;
      await tasks.claimOpening({ opening_id, seat_kind_id, contact }).catch(() => {});
    })
  );
  const held = await world.visitor.tasks.showOpening({ opening_id });
  assert.deepEqual([held.taken, held.seat_kinds.map(({ taken }) => taken)], [2, [1, 1]]);
  const rest = people.filter(({ id }) => !held.claims.some(({ person }) => person?.id === id));
  await Promise.all(rest.map((one) => join(one, opening)));
  const full = await world.visitor.tasks.showOpening({ opening_id });
  assert.deepEqual([full.waiting, full.taken], [18, 2]);
});

embedded("an offer runs out after two days and goes on; whoever was late may wait again at the end", async (world) => {
  await world.embedded!.setClock("2031-04-07T12:00:00Z");
  const { ana, wren, hamish, opening, claim_id } = await fullHouse(world);
  await ana.tasks.releaseClaim({ claim_id });
  await world.embedded!.setClock("2031-04-09T11:59:00Z");
  assert.deepEqual(names(await wren.tasks.showOpening({ opening_id: opening.id }), true), [wren.username]);
  await world.embedded!.setClock("2031-04-09T12:00:00Z");
  assert.deepEqual(names(await wren.tasks.showOpening({ opening_id: opening.id }), true), [hamish.username]);
  const late = wren.tasks.takeOffer({ waiting_id: await waitingId(wren, opening) });
  await refused(late, 409, "offer_ran_out");
  assert.deepEqual(messagesOf(await world.noticesOf(wren, 2), opening).sort(), ["offer_ran_out", "offered"]);
  assert.deepEqual(names(await join(wren, opening), false), [wren.username]);
});

embedded("an offer is mailed before the day's post, and not at night", async (world) => {
  await world.embedded!.setClock("2031-05-05T22:30:00Z");
  const { ana, wren, opening, claim_id } = await fullHouse(world, { title: "Ring round before breakfast" });
  await ana.tasks.releaseClaim({ claim_id });
  // Half past eleven at night in London's summer.
  await world.embedded!.setClock("2031-05-06T06:59:00Z");
  assert.equal((await world.embedded!.mailsTo(wren)).length, 0);
  await world.embedded!.setClock("2031-05-06T07:00:00Z");
  const [mail, ...others] = await world.embedded!.mailsTo(wren);
  assert.equal(others.length, 0);
  assert.match(mail!, /^Subject: .*A place has come free for you\. It is held until Thursday 8 May, 8 am: /m);
  assert.ok(mail!.includes(opening.title));
  await world.embedded!.setClock("2031-05-06T18:30:00Z");
  assert.equal((await world.embedded!.mailsTo(wren)).length, 1);
});

embedded("on the last day all who wait are told, and whoever comes first takes what comes free", async (world) => {
  await world.embedded!.setClock("2031-06-10T12:00:00Z");
  const given = { due_on: "2031-06-20", due_zone: "Europe/London" };
  const { ana, wren, hamish, opening, claim_id } = await fullHouse(world, given);
  await world.embedded!.setClock("2031-06-19T07:00:00Z");
  await ana.tasks.releaseClaim({ claim_id });
  for (const one of [wren, hamish]) {
    assert.deepEqual(messagesOf(await world.noticesOf(one, 2), opening).sort(), ["first_come", "last_day"]);
  }
  assert.equal((await world.claim(hamish, opening)).my_waiting?.state, "taken");
  await refused(world.claim(wren, opening), 409, "full");
  await world.embedded!.setClock("2031-06-20T00:00:00Z");
  const over = await wren.tasks.showOpening({ opening_id: opening.id });
  assert.deepEqual([over.standing, over.my_waiting?.state, over.waiting], ["ended", "over", 0]);
});
