import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board, type MakeInput } from "../testing";

let board: Board;
let members: { id: number };
beforeAll(async () => {
  board = await openBoard();
  members = await board.forum.group("press");
});
afterAll(() => board.forum.close());

type Given = Parameters<ReturnType<Board["forum"]["as"]>["tasks"]["orderCopies"]>[0];

const ADDRESS = "Tidewater Bakers\n4 Quay Street\nWhitby";
const leaflets = (more: Partial<MakeInput> = {}) =>
  board.make({ title: "Order our leaflet", band: "very_little", seats: null, answered_by: "copies", ...more });
const order = (who: Board["ana"], opening_id: number, more: Partial<Given> = {}) =>
  board.forum.as(who).tasks.orderCopies({ opening_id, copies: 50, way: "post", details: ADDRESS, ...more });
const see = (who: Board["ana"] | null, opening_id: number) => board.forum.as(who).tasks.showOpening({ opening_id });
/** What stands then, once all that is due by then is done. */
async function later(forum: Board["forum"], instant: string, stands: () => Promise<void>) {
  const now = await forum.clock.now();
  await forum.clock.set(instant);
  try {
    await forum.tick();
    await stands();
  } finally {
    await forum.clock.set(now);
  }
}
const addressesOf = (opening_id: number) =>
  board.forum.sql<{ state: string; details: string | null }>`
    SELECT state, details FROM coop_parcels WHERE opening_id = ${opening_id} ORDER BY id`;

describe("ordering", () => {
  it("is seen by whoever ordered and whoever sends, and the address by nobody else", async () => {
    const { forum, ana, priya, imran, leila } = board;
    const { id } = await leaflets({ copies_stock: 200 });
    const view = await order(ana, id);
    expect(view).toMatchObject({
      ...{ copies_left: 150, done: 0, my_claim: null },
      parcels: [{ state: "ordered", copies: 50, way: "post", details: ADDRESS }],
      can: { order_copies: { ok: false, code: "already_ordered" } },
    });
    expect((await see(imran, id)).parcels).toMatchObject([{ person: { username: "ana" }, details: ADDRESS }]);
    for (const other of [priya, leila, null]) {
      const seen = await see(other, id);
      expect(seen).toMatchObject({ parcels: [], copies_left: 150 });
      expect(JSON.stringify(seen)).not.toContain("Quay");
    }
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(imran))).toContain("coop_tasks.notices.parcel_ordered");
    expect(JSON.stringify(await forum.sql`SELECT data FROM coop_facts`)).not.toContain("Quay");
    expect(JSON.stringify(await forum.sql`SELECT data FROM coop_due`)).not.toContain("Quay");
    const [listed] = (await forum.as(priya).tasks.listOpenings({ category_id: board.category.id })).openings.filter(
      (row) => row.id === id
    );
    expect(listed).toMatchObject({ copies_left: 150 });
  });

  it("goes on as long as there are copies, also when all order at once", async () => {
    const { ana, priya, imran } = board;
    const { id } = await leaflets({ copies_stock: 100 });
    const [nia, femi] = [await board.forum.person("nia_b"), await board.forum.person("femi_b")];
    const all = await Promise.allSettled([ana, priya, nia, femi].map((who) => order(who, id)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await see(null, id)).toMatchObject({ standing: "full", copies_left: 0 });
    const [first] = (await see(imran, id)).parcels;
    const late = [ana, priya, nia, femi][all.findIndex(({ status }) => status === "rejected")]!;
    await expect(order(late, id)).rejects.toMatchObject({ status: 409, error_type: "no_copies_left" });
    await board.forum.as(imran).tasks.declineParcel({ parcel_id: first!.id });
    expect(await order(late, id, { copies: 20 })).toMatchObject({ copies_left: 30, standing: "open" });
  });

  it.each([
    [{ copies: 101 }, "copies", "too_many_copies"],
    [{ copies: 0 }, "copies", "invalid_input"],
    [{ details: " " }, "details", "invalid_input"],
  ])("with %o is refused at its field", async (more, field, error_type) => {
    const { id } = await leaflets({ copies_stock: 200, copies_most: 100 });
    await expect(order(board.ana, id, more)).rejects.toMatchObject({ status: 422, error_type, extras: { field } });
  });

  it("is for those of a group first, and for everybody from a day on", async () => {
    const { forum, ana } = board;
    const nia = await forum.person("nia_first", { groups: ["press"] });
    const { id } = await leaflets({ first_group_id: members.id, others_from: "2026-11-25" });
    expect((await see(ana, id)).can.order_copies).toMatchObject({
      code: "members_first",
      values: { from: "2026-11-25" },
    });
    await expect(order(ana, id)).rejects.toMatchObject({ status: 409, error_type: "members_first" });
    expect((await order(nia, id)).parcels).toHaveLength(1);
    await forum.sql`UPDATE coop_openings SET others_from_at = '2026-11-01' WHERE id = ${id}`;
    expect((await order(ana, id)).parcels).toHaveLength(1);
  });

  it("is not for what is answered otherwise, nor where nobody sends", async () => {
    const { forum, ana } = board;
    const place = await board.make();
    await expect(order(ana, place.id)).rejects.toMatchObject({ status: 409, error_type: "taken_at_once" });
    const { id } = await leaflets();
    await expect(board.claim(ana, id)).rejects.toMatchObject({ error_type: "by_order" });
    await expect(order(board.imran, id)).rejects.toMatchObject({ error_type: "yours_to_send" });
    await forum.sql`UPDATE coop_openings SET contact_user_id = NULL WHERE id = ${id}`;
    await expect(order(ana, id)).rejects.toMatchObject({ error_type: "nobody_sends" });
  });
});

describe("sending", () => {
  it("waits for whoever looks after it, is told, and the address goes a month later", async () => {
    const { forum, ana } = board;
    const femi = await forum.person("femi", { name: "Femi" });
    const { id } = await leaflets({ contact: "femi", copies_stock: 60 });
    const parcel_id = (await order(ana, id)).parcels[0]!.id;
    const { asked } = await forum.as(femi).core.showWaits();
    expect(asked).toMatchObject([{ message: "coop_tasks.waits.parcel", values: { count: 50 }, path: `/board/${id}` }]);
    const { act, input } = asked[0]!.answers.find(({ name }) => name === "sent")!;
    await forum.call(femi, act!, input);
    expect((await forum.as(femi).core.showWaits()).asked).toEqual([]);
    await expect(forum.as(ana).tasks.takeBackParcel({ parcel_id })).rejects.toMatchObject({
      error_type: "parcel_sent",
    });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(ana))).toContain("parcel_sent");
    expect(await see(ana, id)).toMatchObject({ copies_left: 10, can: { order_copies: { ok: true } } });
    expect(await addressesOf(id)).toEqual([{ state: "sent", details: ADDRESS }]);
    await later(forum, "2026-12-22T12:00:00.000Z", async () =>
      expect(await addressesOf(id)).toEqual([{ state: "sent", details: null }])
    );
  });

  it("is for the contact person alone; what is taken back is gone at once, and there for others", async () => {
    const { forum, ana, priya, imran, leila } = board;
    const { id } = await leaflets({ copies_stock: 50 });
    const parcel_id = (await order(ana, id)).parcels[0]!.id;
    for (const other of [priya, leila]) {
      await expect(forum.as(other).tasks.sendParcel({ parcel_id })).rejects.toMatchObject({ status: 404 });
    }
    await expect(forum.as(ana).tasks.sendParcel({ parcel_id })).rejects.toMatchObject({
      error_type: "only_the_contact_person",
    });
    await expect(forum.as(imran).tasks.takeBackParcel({ parcel_id })).rejects.toMatchObject({
      error_type: "not_your_order",
    });
    expect(await forum.as(ana).tasks.takeBackParcel({ parcel_id })).toMatchObject({ parcels: [], copies_left: 50 });
    expect(await addressesOf(id)).toEqual([{ state: "taken_back", details: null }]);
  });

  it("a new contact person sees the address when whoever ordered shows it, the former one not any more", async () => {
    const { forum, ana, imran } = board;
    const femi = await forum.person("femi_new");
    const { id, version } = await leaflets();
    const parcel_id = (await order(ana, id)).parcels[0]!.id;
    const form = { ...board.phoneBank, title: "Order our leaflet", seats: null, answered_by: "copies" as const };
    await forum.as(imran).tasks.changeOpening({ ...form, opening_id: id, version, contact: "femi_new" });
    expect((await see(femi, id)).parcels).toMatchObject([{ details: null }]);
    expect((await see(imran, id)).parcels).toEqual([]);
    const { asked } = await forum.as(ana).core.showWaits();
    expect(asked.map(({ message }) => message)).toContain("coop_tasks.waits.parcel_contact");
    expect((await forum.as(ana).tasks.shareParcel({ parcel_id })).parcels).toMatchObject([{ details_asked: false }]);
    expect((await see(femi, id)).parcels).toMatchObject([{ details: ADDRESS }]);
    await expect(forum.as(ana).tasks.shareParcel({ parcel_id })).rejects.toMatchObject({
      error_type: "contact_not_asked",
    });
  });
});

describe("the form", () => {
  it.each([
    [{ seats: 3 }, "seats", "without_limit"],
    [{ kind: "role" }, "answered_by", "roles_are_held"],
    [{ first_group_id: 1 }, "others_from", "others_from_missing"],
    [{ others_from: "2026-12-01" }, "first_group_id", "first_group_missing"],
    [{ first_group_id: 999_999, others_from: "2026-12-01" }, "first_group_id", "no_such_group"],
  ] as const)("with %o is refused at its field", async (more, field, error_type) => {
    await expect(leaflets(more as Partial<MakeInput>)).rejects.toMatchObject({
      status: 422,
      error_type,
      extras: { field },
    });
  });

  it("does not go below what is ordered, and what was ordered stays to be sent when it changes", async () => {
    const { forum, ana, imran } = board;
    const { id, version } = await leaflets({ copies_stock: 100 });
    await order(ana, id);
    const form = { ...board.phoneBank, title: "Order our leaflet", seats: null, opening_id: id, version };
    await expect(
      forum.as(imran).tasks.changeOpening({ ...form, answered_by: "copies", copies_stock: 49 })
    ).rejects.toMatchObject({ error_type: "fewer_than_ordered", extras: { field: "copies_stock", count: 50 } });
    const changed = await forum.as(imran).tasks.changeOpening({ ...form, answered_by: "not_yet" });
    expect(changed).toMatchObject({ copies: null, parcels: [{ can: { send_parcel: { ok: true } } }] });
  });
});

describe("the forum's life", () => {
  it("what cannot be sent any more is over, told, and its address gone", async () => {
    const { forum, ana, imran, leila } = board;
    const withdrawn = await leaflets();
    await order(ana, withdrawn.id);
    await forum.as(imran).tasks.withdrawOpening({ opening_id: withdrawn.id, version: withdrawn.version });
    const deleted = await leaflets();
    const parcel_id = (await order(ana, deleted.id)).parcels[0]!.id;
    await forum.as(imran).tasks.sendParcel({ parcel_id });
    await order(board.priya, deleted.id);
    await forum.as(leila).tasks.deleteOpening({ opening_id: deleted.id });
    expect(await addressesOf(withdrawn.id)).toEqual([{ state: "over", details: null }]);
    expect(await addressesOf(deleted.id)).toEqual([
      { state: "sent", details: null },
      { state: "over", details: null },
    ]);
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(ana))).toContain("parcel_over");
  });

  it("what nobody sends for three months is over", async () => {
    const { forum, ana } = board;
    const { id } = await leaflets({ copies_stock: 50 });
    await order(ana, id);
    await later(forum, "2027-02-20T12:00:00.000Z", async () => {
      expect(await addressesOf(id)).toEqual([{ state: "over", details: null }]);
      expect(await see(ana, id)).toMatchObject({ copies_left: 50, can: { order_copies: { ok: true } } });
    });
  });

  it("an account that goes takes its address along; two that become one keep one order", async () => {
    const { forum } = board;
    const [sam, old, now] = [await forum.person("sam"), await forum.person("old_jo"), await forum.person("jo_now")];
    const { id } = await leaflets({ copies_stock: 150 });
    for (const who of [sam, old, now]) {
      await order(who, id);
    }
    await forum.event("user_removed", { user_id: sam.id });
    await forum.event("users_merged", { source_user_id: old.id, target_user_id: now.id });
    expect((await addressesOf(id)).map(({ state, details }) => [state, details === null])).toEqual([
      ["over", true],
      ["over", true],
      ["ordered", false],
    ]);
    expect(await see(now, id)).toMatchObject({ copies_left: 100, parcels: [{ state: "ordered" }, { state: "over" }] });
  });
});
