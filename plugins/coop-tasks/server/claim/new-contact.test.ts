import { afterEach, beforeEach, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeEach(async () => {
  board = await openBoard();
});
afterEach(() => board.forum.close());

const PHONE = "07700 900142";

/** Ana gave her number to Imran, who hands the opening on to Priya. */
async function handedOn() {
  const { forum, ana, make } = board;
  const made = await make();
  const contact = { way: "phone", detail: PHONE } as const;
  const { my_claim, version } = await forum.as(ana).tasks.claimOpening({ opening_id: made.id, contact });
  await handTo("priya", made.id, version);
  return { opening_id: made.id, claim_id: my_claim!.id };
}
const handTo = (contact: string, opening_id: number, version: number, by = board.imran) =>
  board.forum.as(by).tasks.changeOpening({ opening_id, version, ...board.phoneBank, contact });
const sees = async (who: Board["ana"], opening_id: number) =>
  (await board.forum.as(who).tasks.showOpening({ opening_id })).claims[0]!.contact?.detail ?? null;
const asks = async () => JSON.stringify(await board.forum.as(board.ana).core.showWaits());

it("a new contact person sees nothing until the claimant says so, the former one nothing any more", async () => {
  const { forum, ana, priya, imran } = board;
  const { opening_id, claim_id } = await handedOn();
  expect([await sees(priya, opening_id), await sees(imran, opening_id), await sees(ana, opening_id)]).toEqual([
    null,
    null,
    PHONE,
  ]);
  expect(await asks()).toContain(`"contact:${claim_id}"`);
  expect(await asks()).not.toContain(PHONE);
  await forum.as(ana).tasks.shareContact({ claim_id });
  expect([await sees(priya, opening_id), await sees(imran, opening_id)]).toEqual([PHONE, null]);
  expect(await asks()).not.toContain("contact:");
  await forum.tick();
  const told = JSON.stringify(await forum.notifications(priya));
  expect(told).toContain("coop_tasks.notices.contact_shared");
  expect(told).not.toContain(PHONE);
});

it("whoever would rather not is asked once, and again by the next", async () => {
  const { forum, ana, priya, leila } = board;
  const { opening_id, claim_id } = await handedOn();
  await forum.as(ana).tasks.keepContact({ claim_id });
  expect(await asks()).not.toContain("contact:");
  expect(await sees(priya, opening_id)).toBeNull();
  await expect(forum.as(ana).tasks.shareContact({ claim_id })).rejects.toMatchObject({
    status: 409,
    error_type: "contact_not_asked",
  });
  const { version } = await forum.as(priya).tasks.showOpening({ opening_id });
  await handTo("leila", opening_id, version, priya);
  expect(await asks()).toContain(`"contact:${claim_id}"`);
  await forum.as(ana).tasks.shareContact({ claim_id });
  expect([await sees(leila, opening_id), await sees(priya, opening_id)]).toEqual([PHONE, null]);
});

it("is the claimant's own to say, while they hold the place", async () => {
  const { forum, ana, priya } = board;
  const { claim_id } = await handedOn();
  await expect(forum.as(priya).tasks.shareContact({ claim_id })).rejects.toMatchObject({
    status: 403,
    error_type: "not_your_place",
  });
  await forum.as(ana).tasks.releaseClaim({ claim_id });
  await expect(forum.as(ana).tasks.shareContact({ claim_id })).rejects.toMatchObject({
    error_type: "already_released",
  });
});

it("where a message here is the way, there is nothing to ask", async () => {
  const { forum, ana, make, claim } = board;
  const made = await make();
  const { my_claim, version } = await claim(ana, made.id);
  await handTo("priya", made.id, version);
  expect(await asks()).not.toContain("contact:");
  await expect(forum.as(ana).tasks.shareContact({ claim_id: my_claim!.id })).rejects.toMatchObject({
    error_type: "contact_not_asked",
  });
});
