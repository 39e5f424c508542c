import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeEach(async () => {
  board = await openBoard();
});
afterEach(() => board.forum.close());

const contact = { way: "message" } as const;
const boardOfTwo = () =>
  board.forum.as(board.leila).tasks.makeBoard({ category_id: board.category.id, title: "Two each", most_at_once: 2 });
const several = (count: number) => Promise.all(Array.from({ length: count }, () => board.make({ seats: 5 })));
const show = (opening_id: number) => board.forum.as(board.ana).tasks.showOpening({ opening_id });

describe("one's own limit", () => {
  it("is said before, and whoever knows it goes on", async () => {
    const { forum, ana, claim } = board;
    expect(await forum.as(ana).tasks.setMostAtOnce({ most_at_once: 1 })).toMatchObject({ most_at_once: 1 });
    const [one, two] = await several(2);
    expect((await show(one!.id)).own_limit).toBeNull();
    await claim(ana, one!.id);
    expect(await show(two!.id)).toMatchObject({
      own_limit: { most: 1, held: 1 },
      can: { claim_opening: { ok: true } },
    });
    await expect(claim(ana, two!.id)).rejects.toMatchObject({
      status: 409,
      error_type: "own_limit",
      extras: { count: 1 },
    });
    const taken = await forum.as(ana).tasks.claimOpening({ opening_id: two!.id, contact, past_own_limit: true });
    expect(taken.my_claim?.state).toBe("held");
  });

  it("is taken off again, is nobody else's, and what is done counts no more", async () => {
    const { forum, ana, priya, claim } = board;
    await forum.as(ana).tasks.setMostAtOnce({ most_at_once: 1 });
    const [one, two, three] = await several(3);
    const held = (await claim(ana, one!.id)).my_claim!;
    await claim(priya, one!.id);
    await claim(priya, two!.id);
    await forum.as(ana).tasks.completeClaim({ claim_id: held.id });
    await claim(ana, two!.id);
    await expect(claim(ana, three!.id)).rejects.toMatchObject({ error_type: "own_limit" });
    await forum.as(ana).tasks.setMostAtOnce({ most_at_once: null });
    await claim(ana, three!.id);
  });

  it.each([0, 101, 1.5])("is no %s", async (most_at_once) => {
    await expect(board.forum.as(board.ana).tasks.setMostAtOnce({ most_at_once })).rejects.toMatchObject({
      status: 422,
    });
  });

  it("stays beside what else was settled", async () => {
    const { forum, ana } = board;
    await forum.as(ana).tasks.setShowsGiving({ shows_giving: true });
    await forum.as(ana).tasks.setMostAtOnce({ most_at_once: 3 });
    expect(await forum.as(ana).tasks.showSettled()).toEqual({ shows_giving: true, most_at_once: 3 });
  });
});

describe("a board's limit", () => {
  it("holds for everybody, also for whoever would go on, and on that board alone", async () => {
    const { forum, ana, claim, make } = board;
    await boardOfTwo();
    const [one, two, three] = await several(3);
    const first = (await claim(ana, one!.id)).my_claim!;
    await claim(ana, two!.id);
    expect((await show(three!.id)).can.claim_opening).toMatchObject({ ok: false, code: "board_limit" });
    await expect(
      forum.as(ana).tasks.claimOpening({ opening_id: three!.id, contact, past_own_limit: true })
    ).rejects.toMatchObject({ status: 409, error_type: "board_limit", extras: { count: 2 } });
    const elsewhere = await forum.category({ name: "Elsewhere" });
    await claim(ana, (await make({ category_id: elsewhere.id })).id);
    await forum.as(ana).tasks.releaseClaim({ claim_id: first.id });
    await claim(ana, three!.id);
  });

  it("is not passed by pressing on many at once", async () => {
    const { ana, claim } = board;
    await boardOfTwo();
    const openings = await several(8);
    const pressed = await Promise.allSettled(openings.map(({ id }) => claim(ana, id)));
    const refused = pressed.filter((one) => one.status === "rejected").map(({ reason }) => reason);
    expect(refused).toHaveLength(6);
    for (const reason of refused) {
      expect(reason).toMatchObject({ status: 409, error_type: "board_limit" });
    }
  });

  it("holds for an offer and for a place that is given", async () => {
    const { forum, ana, priya, imran, claim, join, make } = board;
    await boardOfTwo();
    const wanted = await make({ seats: 1 });
    const theirs = (await claim(priya, wanted.id)).my_claim!;
    const { my_waiting } = await join(ana, wanted.id);
    const job = await make({ seats: 1, answered_by: "application" });
    const { my_application } = await forum
      .as(ana)
      .tasks.applyForOpening({ opening_id: job.id, words: "I would like to.", contact });
    for (const { id } of await several(2)) {
      await claim(ana, id);
    }
    await forum.as(priya).tasks.releaseClaim({ claim_id: theirs.id });
    await expect(forum.as(ana).tasks.takeOffer({ waiting_id: my_waiting!.id })).rejects.toMatchObject({
      error_type: "board_limit",
    });
    const asked = await forum.as(ana).tasks.showOpening({ opening_id: wanted.id });
    expect(asked.my_waiting!.can.take_offer).toMatchObject({ ok: false, code: "board_limit", values: { count: 2 } });
    const held = (await claim(priya, (await make({ seats: 1 })).id)).my_claim!;
    const { id } = await forum.as(priya).tasks.askStandIn({ claim_id: held.id, username: "ana" });
    const { asked_to_stand_in } = await forum.as(ana).tasks.showOpening({ opening_id: id });
    expect(asked_to_stand_in!.can.accept_stand_in).toMatchObject({ ok: false, code: "board_limit" });
    await expect(forum.as(ana).tasks.acceptStandIn({ stand_in_id: asked_to_stand_in!.id })).rejects.toMatchObject({
      error_type: "board_limit",
    });
    await expect(
      forum.as(imran).tasks.approveApplication({ application_id: my_application!.id })
    ).rejects.toMatchObject({ status: 409, error_type: "their_board_limit" });
  });
});

describe("a clash", () => {
  it("names one's own promises on the same days to oneself alone, and is not in the way", async () => {
    const { forum, ana, priya, make, claim } = board;
    const zone = { due_zone: "Europe/London" };
    const hands = await make({ title: "All Hands", from_on: "2026-12-10", to_on: "2026-12-10", ...zone });
    const later = await make({ title: "Later", due_on: "2027-02-01", ...zone });
    const bank = await make({ due_on: "2026-12-12", ...zone });
    expect((await show(bank.id)).clashes).toEqual([]);
    for (const { id } of [hands, later]) {
      await claim(ana, id);
    }
    expect((await show(bank.id)).clashes).toEqual([
      { id: hands.id, title: "All Hands", due_on: null, from_on: "2026-12-10", to_on: "2026-12-10" },
    ]);
    for (const other of [null, priya]) {
      expect((await forum.as(other).tasks.showOpening({ opening_id: bank.id })).clashes).toEqual([]);
    }
    expect(await claim(ana, bank.id)).toMatchObject({ my_claim: { state: "held" }, clashes: [] });
  });

  it("of what one sees no more, nothing is said", async () => {
    const { forum, ana, make, claim } = board;
    const closed = await forum.category({ name: "Closed", groups: ["insiders"] });
    await forum.group("insiders", [ana, board.imran]);
    const zone = { due_zone: "Europe/London" };
    const hidden = await make({ title: "Hidden", category_id: closed.id, due_on: "2026-12-12", ...zone });
    await claim(ana, hidden.id);
    const bank = await make({ due_on: "2026-12-12", ...zone });
    expect((await show(bank.id)).clashes).toHaveLength(1);
    await forum.sql`DELETE FROM group_users WHERE user_id = ${ana.id} AND group_id =
      (SELECT id FROM groups WHERE name = 'insiders')`;
    expect((await show(bank.id)).clashes).toEqual([]);
  });
});
