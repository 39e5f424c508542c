import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { letAnswer } from "../../../../test/fixture/answering";
import { fixture } from "../../../../test/fixture/server/index";
import { openBoard, type Board } from "../testing";

const BAKERS = { id: 11, name: "Tidewater Bakers" };
const THREAD = { id: 12, name: "Common Thread" };
const contact = { way: "message" } as const;

let board: Board;
beforeAll(async () => {
  board = await openBoard({ others: [fixture] });
});
afterAll(() => board.forum.close());

/** Ana is of the bakers, Priya of Common Thread. */
const present = () =>
  letAnswer(board.forum.sql, {
    coops_of_person: { [board.ana.id]: [BAKERS], [board.priya.id]: [THREAD] },
    coop_names: { [BAKERS.id]: BAKERS.name, [THREAD.id]: THREAD.name },
  });
beforeEach(present);

const claimFor = (who: Board["ana"], opening_id: number, coop_id: number | null) =>
  board.forum.as(who).tasks.claimOpening({ opening_id, coop_id, contact });

describe("a place for one's co-op", () => {
  it("bears its name for everybody, in the fact and in what the contact person is told", async () => {
    const { forum, ana, priya, imran, make } = board;
    const { id } = await make();
    expect((await forum.as(ana).tasks.showOpening({ opening_id: id })).my_coops).toEqual([BAKERS]);
    expect((await claimFor(ana, id, BAKERS.id)).my_claim).toMatchObject({ coop: BAKERS });
    expect((await forum.as(priya).tasks.showOpening({ opening_id: id })).claims).toMatchObject([
      { person: { username: "ana" }, coop: BAKERS },
    ]);
    const [fact] = await forum.sql<{ data: unknown }>`
      SELECT data FROM coop_facts WHERE subject_id = ${id} AND kind = 'opening_claimed'`;
    expect(fact!.data).toMatchObject({ coop_id: BAKERS.id });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(imran))).toMatch(/notices\.claimed_for.*Tidewater Bakers/);
  });

  it("is for its own people alone, whatever the page showed", async () => {
    const { ana, make, claim } = board;
    const { id } = await make();
    await expect(claimFor(ana, id, THREAD.id)).rejects.toMatchObject({ status: 403, error_type: "not_your_coop" });
    expect((await claim(ana, id)).my_claim!.coop).toBeNull();
  });

  it("goes along with a place in line", async () => {
    const { forum, ana, priya, make, claim } = board;
    const { id } = await make({ seats: 1 });
    const held = (await claim(priya, id)).my_claim!;
    const waiting = await forum.as(ana).tasks.joinWaitingList({ opening_id: id, coop_id: BAKERS.id, contact });
    expect(waiting.my_waiting!.coop).toEqual(BAKERS);
    await forum.as(priya).tasks.releaseClaim({ claim_id: held.id });
    const taken = await forum.as(ana).tasks.takeOffer({ waiting_id: waiting.my_waiting!.id });
    expect(taken.my_claim).toMatchObject({ state: "held", coop: BAKERS });
  });

  it("whoever has left the co-op meanwhile takes the offered place for themselves", async () => {
    const { forum, ana, priya, make, claim } = board;
    const { id } = await make({ seats: 1 });
    const held = (await claim(priya, id)).my_claim!;
    const { my_waiting } = await forum.as(ana).tasks.joinWaitingList({ opening_id: id, coop_id: BAKERS.id, contact });
    await forum.as(priya).tasks.releaseClaim({ claim_id: held.id });
    await letAnswer(forum.sql, { coops_of_person: {}, coop_names: { [BAKERS.id]: BAKERS.name } });
    const taken = await forum.as(ana).tasks.takeOffer({ waiting_id: my_waiting!.id });
    expect(taken.my_claim).toMatchObject({ state: "held", coop: null });
  });

  it("nobody waits for somebody else's co-op", async () => {
    const { forum, ana, priya, make, claim } = board;
    const { id } = await make({ seats: 1 });
    await claim(priya, id);
    await expect(
      forum.as(ana).tasks.joinWaitingList({ opening_id: id, coop_id: THREAD.id, contact })
    ).rejects.toMatchObject({ error_type: "not_your_coop" });
  });
});

it("where nobody knows of co-ops, everybody acts for themselves, and what was held for one stays held", async () => {
  const { forum, ana, priya, make } = board;
  const { id } = await make();
  await claimFor(ana, id, BAKERS.id);
  await letAnswer(forum.sql, {});
  const view = await forum.as(ana).tasks.showOpening({ opening_id: id });
  expect(view).toMatchObject({ my_coops: [], my_claim: { state: "held", coop: null } });
  await expect(claimFor(priya, id, THREAD.id)).rejects.toMatchObject({ error_type: "not_your_coop" });
  expect((await forum.as(null).tasks.showOpening({ opening_id: id })).my_coops).toEqual([]);
});
