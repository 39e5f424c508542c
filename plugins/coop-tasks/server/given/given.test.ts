import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { letAnswer } from "../../../../test/fixture/answering";
import { fixture } from "../../../../test/fixture/server/index";
import { openBoard, type Board } from "../testing";

const BAKERS = { id: 11, name: "Tidewater Bakers" };

let board: Board;
beforeAll(async () => {
  board = await openBoard({ others: [fixture] });
});
afterAll(() => board.forum.close());

/** Nobody has given anything yet. */
let kit: Board["ana"];
let people = 0;
beforeEach(async () => {
  kit = await board.forum.person(`kit${(people += 1)}`, { name: "Kit Marlow" });
});

const done = async (who: Board["ana"], more: Parameters<Board["make"]>[0] = {}) => {
  const made = await board.make(more);
  const claim_id = (await board.claim(who, made.id)).my_claim!.id;
  await board.forum.as(who).tasks.completeClaim({ claim_id });
  return { opening_id: made.id, claim_id };
};
const took = (who: Board["ana"], claim_id: number, minutes: number | null) =>
  board.forum.as(who).tasks.changeGiven({ claim_id, minutes });
const recordOf = (who: Board["ana"]) => board.forum.as(who).tasks.listGiven();
const told = async (who: Board["ana"]) => {
  await board.forum.tick();
  return JSON.stringify(await board.forum.notifications(who));
};

describe("a record", () => {
  it("is of what was done, said or held in a role, the latest first", async () => {
    const { forum, make, claim } = board;
    const task = await done(kit, { title: "Phone bank" });
    await claim(kit, (await make({ kind: "role", rhythm: "monthly", title: "Co-editor" })).id);
    await claim(kit, (await make({ title: "Not done yet" })).id);
    await forum.clock.set("2026-11-22T13:00:00Z");
    const { id } = await make({ answered_by: "report", seats: null, title: "Share it" });
    const said = (await forum.as(kit).tasks.reportOpening({ opening_id: id })).my_claim!.id;
    await took(kit, task.claim_id, 45);
    const { given, meta } = await recordOf(kit);
    expect(given.map(({ opening, ends_at, minutes }) => [opening!.title, ends_at !== null, minutes])).toEqual([
      ["Co-editor", false, null],
      ["Share it", true, null],
      ["Phone bank", true, 45],
    ]);
    expect(meta).toEqual({ total: 3, timed: 1, minutes: 45, next_cursor: null });
    const first = await forum.as(kit).tasks.listGiven({ limit: 2 });
    expect(first.meta.next_cursor).toMatch(new RegExp(`^\\d+\\.claim\\.${said}$`));
    expect(
      (await forum.as(kit).tasks.listGiven({ limit: 2, cursor: first.meta.next_cursor })).given.map(({ id: of }) => of)
    ).toEqual([task.claim_id]);
  });

  it("is the person's alone, and staff have no sight of it", async () => {
    const { forum, leila, imran } = board;
    const { claim_id, opening_id } = await done(kit);
    await took(kit, claim_id, 77);
    for (const other of [imran, leila]) {
      expect(JSON.stringify(await recordOf(other))).not.toContain("77");
      expect(JSON.stringify(await forum.as(other).tasks.showOpening({ opening_id }))).not.toContain("77");
      await expect(took(other, claim_id, 5)).rejects.toMatchObject({ status: 404 });
      await expect(forum.as(other).tasks.disownGiven({ source: "claim", id: claim_id })).rejects.toMatchObject({
        status: 404,
      });
    }
    expect(JSON.stringify(await forum.sql`SELECT data FROM coop_facts WHERE subject_id = ${opening_id}`)).not.toContain(
      "77"
    );
    expect((await forum.as(kit).tasks.showOpening({ opening_id })).my_claim!.minutes).toBe(77);
  });

  it("names no title that its person sees no more, and is still theirs to contest", async () => {
    const { forum, make, imran } = board;
    const { id: group_id } = await forum.group(`kits${people}`, [kit, imran]);
    const inside = await forum.category({ name: `Inside ${people}`, groups: [`kits${people}`] });
    const { id } = await make({ category_id: inside.id, title: "Grievances" });
    const claim_id = (await board.claim(kit, id)).my_claim!.id;
    await forum.as(kit).tasks.completeClaim({ claim_id });
    await forum.sql`DELETE FROM group_users WHERE group_id = ${group_id} AND user_id = ${kit.id}`;
    expect((await recordOf(kit)).given).toMatchObject([{ id: claim_id, opening: null }]);
    expect(await forum.as(kit).tasks.listGivenCsv()).not.toContain("Grievances");
    await took(kit, claim_id, 10);
    await forum.as(kit).tasks.disownGiven({ source: "claim", id: claim_id });
    expect((await recordOf(kit)).given).toEqual([]);
  });

  it("“It was not so long” is changed at once; the contact person is told that, and not how long", async () => {
    const { facts, imran } = board;
    const { claim_id, opening_id } = await done(kit);
    await took(kit, claim_id, 90);
    expect(await told(imran)).not.toContain("given_changed");
    await took(kit, claim_id, 61);
    await took(kit, claim_id, 61);
    expect((await facts(opening_id)).slice(-2)).toEqual(["given_timed", "given_changed"]);
    const bell = await told(imran);
    expect(bell).toContain("coop_tasks.notices.given_changed");
    expect(bell).not.toMatch(/\b61\b/);
  });

  it("“That was not me” leaves the record and the opening, and tells the contact person", async () => {
    const { forum, imran, facts } = board;
    const { claim_id, opening_id } = await done(kit, { seats: 1 });
    await took(kit, claim_id, 30);
    await forum.as(kit).tasks.disownGiven({ source: "claim", id: claim_id });
    expect(await recordOf(kit)).toMatchObject({ given: [], meta: { total: 0, minutes: 0 } });
    expect(await forum.as(imran).tasks.showOpening({ opening_id })).toMatchObject({
      done: 0,
      standing: "open",
      claims: [],
    });
    expect((await facts(opening_id)).at(-1)).toBe("claim_released");
    expect(await told(imran)).toContain("coop_tasks.notices.disowned");
    await expect(forum.as(kit).tasks.disownGiven({ source: "claim", id: claim_id })).rejects.toMatchObject({
      error_type: "already_released",
    });
  });

  it("has what was chosen in a contest once that is told, and copies that were sent, without minutes", async () => {
    const { forum, imran, make } = board;
    await forum.clock.set("2026-11-22T12:00:00Z");
    const days = { to_on: "2026-11-30", due_zone: "Europe/London" } as const;
    const contest = await make({ title: "Design a T-shirt", answered_by: "entry", seats: null, ...days });
    const shirt = { opening_id: contest.id, title: "Bread and roses", words: "Two hands" };
    const { entries } = await forum.as(kit).tasks.enterContest(shirt);
    const leaflets = await make({ title: "Order our leaflet", answered_by: "copies", seats: null });
    const order = { opening_id: leaflets.id, copies: 20, way: "post", details: "4 Quay Street" } as const;
    const { parcels } = await forum.as(kit).tasks.orderCopies(order);
    const [entry, parcel] = [
      { source: "entry", id: entries[0]!.id } as const,
      { source: "parcel", id: parcels[0]!.id } as const,
    ];
    for (const early of [entry, parcel]) {
      await expect(forum.as(kit).tasks.disownGiven(early)).rejects.toMatchObject({ error_type: "not_yet_given" });
    }
    await forum.as(imran).tasks.sendParcel({ parcel_id: parcel.id });
    await forum.clock.set("2026-12-01T12:00:00Z");
    await forum.as(imran).tasks.chooseEntry({ entry_id: entry.id });
    await expect(forum.as(kit).tasks.disownGiven(entry)).rejects.toMatchObject({ error_type: "not_yet_given" });
    expect((await recordOf(kit)).given).toMatchObject([parcel]);
    await forum.as(imran).tasks.tellChoice({ opening_id: contest.id });
    const { given, meta } = await recordOf(kit);
    expect(given).toMatchObject([
      { ...entry, opening: { title: "Design a T-shirt" }, ends_at: "2026-12-01T12:00:00+00:00", minutes: null },
      { ...parcel, opening: { title: "Order our leaflet" }, minutes: null },
    ]);
    expect(meta).toMatchObject({ total: 2, timed: 0 });
    expect(await forum.as(kit).tasks.listGivenCsv()).toMatch(
      /2026-12-01,task,Design a T-shirt,,,[^]*Order our leaflet/
    );
    expect(
      await forum
        .as(kit)
        .tasks.listGiven({ limit: 1, cursor: (await forum.as(kit).tasks.listGiven({ limit: 1 })).meta.next_cursor })
    ).toMatchObject({ given: [parcel], meta: { next_cursor: null } });
    for (const of of [entry, parcel]) {
      await expect(forum.as(imran).tasks.disownGiven(of)).rejects.toMatchObject({ status: 404 });
      await forum.as(kit).tasks.disownGiven(of);
      await expect(forum.as(kit).tasks.disownGiven(of)).rejects.toMatchObject({ error_type: "already_disowned" });
    }
    expect((await recordOf(kit)).meta.total).toBe(0);
    expect((await forum.as(kit).tasks.showOpening({ opening_id: contest.id })).entries).toMatchObject([
      { state: "chosen" },
    ]);
    expect(await told(imran)).toContain("coop_tasks.notices.disowned");
    await forum.clock.set("2026-11-22T14:00:00Z");
  });

  it("what counts with a thing that was handed in is taken back with it", async () => {
    const { forum, make } = board;
    const { id: opening_id } = await make({ answered_by: "hand_in", seats: null });
    const thing = {
      title: "Ovens",
      credit: "Kit",
      link: "https://photos.example/1",
      licence: "cc_by",
      pictured_agree: true,
    } as const;
    const view = await forum.as(kit).tasks.handInThing({ opening_id, ...thing });
    await expect(forum.as(kit).tasks.disownGiven({ source: "claim", id: view.my_claim!.id })).rejects.toMatchObject({
      status: 409,
      error_type: "goes_with_thing",
    });
  });

  it("says of a co-op what was given in its name, to its own people, without anybody's minutes", async () => {
    const { forum, ana, make } = board;
    await letAnswer(forum.sql, {
      coops_of_person: { [kit.id]: [BAKERS] },
      coop_names: { [BAKERS.id]: BAKERS.name },
    });
    const { id } = await make({ title: "Bake for the AGM" });
    const contact = { way: "message" } as const;
    const view = await forum.as(kit).tasks.claimOpening({ opening_id: id, coop_id: BAKERS.id, contact });
    await forum.as(kit).tasks.completeClaim({ claim_id: view.my_claim!.id });
    await took(kit, view.my_claim!.id, 83);
    expect(await recordOf(kit)).toMatchObject({ given: [{ coop: BAKERS, minutes: 83 }], coops: [BAKERS] });
    const given = await forum.as(kit).tasks.listGivenFor({ coop_id: BAKERS.id });
    expect(given).toMatchObject({
      given: [{ opening: { id }, person: { username: kit.username } }],
      meta: { total: 1 },
    });
    expect(JSON.stringify(given)).not.toContain("83");
    await expect(forum.as(ana).tasks.listGivenFor({ coop_id: BAKERS.id })).rejects.toMatchObject({
      error_type: "not_your_coop",
    });
  });

  it("goes out as CSV, with no formula in it", async () => {
    const { forum } = board;
    const { claim_id, opening_id } = await done(kit, { title: "=SUM(1,2) of everything" });
    await took(kit, claim_id, 25);
    expect(await forum.as(kit).tasks.listGivenCsv()).toBe(
      "\uFEFFFrom,To,Kind,Title,Co-op,Minutes,Opening\r\n" +
        `2026-11-22,2026-11-22,task,"'=SUM(1,2) of everything",,25,https://forum.example/board/${opening_id}\r\n`
    );
  });

  it("of an account that goes keeps no minutes; one that is merged goes along", async () => {
    const { forum, ana } = board;
    const one = await done(kit);
    await took(kit, one.claim_id, 15);
    const other = await forum.person(`other${people}`);
    const two = await done(other);
    await took(other, two.claim_id, 16);
    await forum.event("users_merged", { source_user_id: other.id, target_user_id: kit.id });
    expect((await recordOf(kit)).meta).toMatchObject({ total: 2, minutes: 31 });
    await forum.event("user_removed", { user_id: kit.id });
    expect(await forum.sql`SELECT 1 FROM coop_claims WHERE user_id = ${kit.id} AND minutes IS NOT NULL`).toEqual([]);
    expect((await recordOf(ana)).given).toEqual([]);
  });

  it("what is not done after all keeps no minutes", async () => {
    const { forum } = board;
    const { claim_id } = await done(kit);
    await took(kit, claim_id, 15);
    await forum.as(kit).tasks.uncompleteClaim({ claim_id });
    await expect(took(kit, claim_id, 15)).rejects.toMatchObject({ error_type: "already_not_done" });
    await forum.as(kit).tasks.completeClaim({ claim_id });
    expect((await recordOf(kit)).given).toMatchObject([{ minutes: null }]);
  });
});
