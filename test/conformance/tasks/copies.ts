/** Copies that are ordered: as long as there are some, sent by one person, who alone sees where to. */
import assert from "node:assert/strict";
import { refused, scenariosOf } from "../scenario";
import type { Member, World } from "../world";

const { scenario } = scenariosOf("tasks");

type Given = Parameters<World["opening"]>[0];

const leaflets = (world: World, more: Given = {}) =>
  world.opening({ title: `Order our leaflet ${world.mark}`, seats: null, answered_by: "copies", ...more });

const order = (by: Member, opening_id: number, copies = 40) =>
  by.tasks.orderCopies({ opening_id, copies, way: "post", details: "4 Quay Street, Whitby" });

scenario("copies are ordered and sent; where to is seen by two people", async (world) => {
  const [mairi, ana, sam] = await Promise.all([world.person("mairi"), world.person("ana"), world.person("sam")]);
  const { id: opening_id } = await leaflets(world, { copies_stock: 100 });
  const view = await order(ana, opening_id);
  assert.deepEqual([view.copies_left, view.parcels[0]?.details], [60, "4 Quay Street, Whitby"]);
  assert.equal((await mairi.tasks.showOpening({ opening_id })).parcels[0]?.details, "4 Quay Street, Whitby");
  const moderator = await world.moderator();
  for (const other of [sam.tasks, moderator.tasks, world.admin.tasks, world.visitor.tasks]) {
    assert.deepEqual((await other.showOpening({ opening_id })).parcels, []);
  }
  const parcel_id = view.parcels[0]!.id;
  await refused(sam.tasks.takeBackParcel({ parcel_id }), 404, "not_found");
  await refused(moderator.tasks.sendParcel({ parcel_id }), 404, "not_found");
  await refused(ana.tasks.sendParcel({ parcel_id }), 403, "only_the_contact_person");
  assert.equal((await mairi.tasks.sendParcel({ parcel_id })).parcels[0]?.state, "sent");
  await refused(mairi.tasks.sendParcel({ parcel_id }), 409, "parcel_sent");
  await refused(ana.tasks.takeBackParcel({ parcel_id }), 409, "parcel_sent");
  const isOfRecord = async () =>
    (await ana.tasks.listGiven()).given.some(({ source, id }) => source === "parcel" && id === parcel_id);
  assert.ok(await isOfRecord(), "what was sent stands in the record of whoever ordered");
  await refused(sam.tasks.disownGiven({ source: "parcel", id: parcel_id }), 404, "not_found");
  await ana.tasks.disownGiven({ source: "parcel", id: parcel_id });
  assert.ok(!(await isOfRecord()));
});

scenario(
  "there are no more copies than there are, whoever comes first; what is taken back is there again",
  async (world) => {
    const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
    const { id: opening_id } = await leaflets(world, { copies_stock: 40 });
    const both = await Promise.allSettled([order(ana, opening_id), order(sam, opening_id)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    const [first, second] = both[0]!.status === "fulfilled" ? [ana, sam] : [sam, ana];
    assert.equal((await world.visitor.tasks.showOpening({ opening_id })).standing, "full");
    await refused(order(second, opening_id), 409, "no_copies_left");
    const [parcel] = (await first.tasks.showOpening({ opening_id })).parcels;
    await first.tasks.takeBackParcel({ parcel_id: parcel!.id });
    await refused(order(second, opening_id, 41), 422, "too_many_copies", { field: "copies" });
    assert.equal((await order(second, opening_id)).copies_left, 0);
  }
);

scenario("the people of a group come first, everybody else from a day on", async (world) => {
  const [ana, sam] = await Promise.all([world.person("ana"), world.person("sam")]);
  const { id: first_group_id } = await world.group([ana]);
  const { id: opening_id } = await leaflets(world, { first_group_id, others_from: "2190-01-01" });
  await refused(order(sam, opening_id), 409, "members_first");
  assert.equal((await order(ana, opening_id)).parcels.length, 1);
  const past = await leaflets(world, { first_group_id, others_from: "2020-01-01" });
  assert.equal((await order(sam, past.id)).parcels.length, 1);
});
