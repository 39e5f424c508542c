import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const taken = async (more: Parameters<Board["make"]>[0] = {}) => {
  const made = await board.make({ seats: 1, ...more });
  return { opening_id: made.id, claim_id: (await board.claim(board.ana, made.id)).my_claim!.id };
};

describe("“It was not done”", () => {
  it("is said with a choice, frees the place and tells the contact person", async () => {
    const { forum, ana, imran, priya } = board;
    const { opening_id, claim_id } = await taken();
    const said = await forum.as(ana).tasks.uncompleteClaim({ claim_id, why_not: "something_missing" });
    expect(said).toMatchObject({
      taken: 0,
      done: 0,
      standing: "open",
      claims: [],
      not_done: [],
      my_claim: { state: "not_done", why_not: "something_missing", can: { complete_claim: { ok: true } } },
    });
    expect(await board.facts(opening_id)).toEqual(["opening_made", "opening_claimed", "claim_not_done"]);
    const kept = await forum.sql`SELECT data FROM coop_facts WHERE kind = 'claim_not_done'`;
    expect(JSON.stringify(kept)).not.toContain("something_missing");
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(imran))).toContain("coop_tasks.notices.not_done");
    expect(await board.claim(priya, opening_id)).toMatchObject({ taken: 1, standing: "full" });
  });

  it("is seen, and why, by those who look after it and by nobody else", async () => {
    const { forum, imran, leila, priya } = board;
    const { opening_id, claim_id } = await taken();
    await forum.as(imran).tasks.uncompleteClaim({ claim_id, why_not: "too_few" });
    for (const keeper of [imran, leila]) {
      expect(await forum.as(keeper).tasks.showOpening({ opening_id })).toMatchObject({
        not_done: [{ id: claim_id, person: { username: "ana" }, why_not: "too_few" }],
      });
    }
    for (const other of [priya, null]) {
      const seen = JSON.stringify(await forum.as(other).tasks.showOpening({ opening_id }));
      expect(seen).not.toContain("too_few");
      expect(seen).not.toContain("Ana Ruiz");
    }
  });

  it("is said by who looks after it too, kindly told, and by nobody else", async () => {
    const { forum, ana, imran, priya } = board;
    const { claim_id } = await taken();
    await expect(forum.as(priya).tasks.uncompleteClaim({ claim_id })).rejects.toMatchObject({
      status: 403,
      error_type: "not_your_place",
    });
    await forum.as(imran).tasks.uncompleteClaim({ claim_id });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(ana))).toContain("coop_tasks.notices.not_done_said");
    await expect(forum.as(ana).tasks.uncompleteClaim({ claim_id })).rejects.toMatchObject({
      status: 409,
      error_type: "already_not_done",
    });
    await expect(forum.as(ana).tasks.releaseClaim({ claim_id })).rejects.toMatchObject({
      error_type: "already_not_done",
    });
  });

  it("offers the place to the next in line", async () => {
    const { forum, ana, priya } = board;
    const { opening_id, claim_id } = await taken();
    await board.join(priya, opening_id);
    await forum.as(ana).tasks.uncompleteClaim({ claim_id });
    expect(await forum.as(priya).tasks.showOpening({ opening_id })).toMatchObject({
      offered: 1,
      my_waiting: { state: "offered" },
    });
  });

  it("takes back what was called done too early", async () => {
    const { forum, ana, imran } = board;
    const { opening_id, claim_id } = await taken();
    expect(await forum.as(ana).tasks.completeClaim({ claim_id })).toMatchObject({ standing: "done" });
    const back = await forum.as(imran).tasks.uncompleteClaim({ claim_id });
    expect(back).toMatchObject({ standing: "open", done: 0, claims: [] });
    expect(await forum.as(ana).tasks.listOpenings({ mine: true })).toMatchObject({
      openings: expect.not.arrayContaining([expect.objectContaining({ id: opening_id })]) as unknown,
    });
  });
});

describe("“Done after all”", () => {
  it("is said after the day too, and counts as done", async () => {
    const { forum, ana, imran } = board;
    const { claim_id } = await taken({ due_on: "2026-11-25", due_zone: "Europe/London" });
    await forum.clock.set("2026-11-26T12:00:00Z");
    expect(await forum.as(imran).tasks.uncompleteClaim({ claim_id })).toMatchObject({ standing: "ended" });
    expect(await forum.as(ana).tasks.completeClaim({ claim_id })).toMatchObject({
      standing: "done",
      done: 1,
      my_claim: { state: "done", why_not: null },
    });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(imran))).toContain("coop_tasks.notices.completed");
    await forum.clock.set("2026-11-22T12:00:00Z");
  });

  it("is refused where somebody else has the place since, until there is one more", async () => {
    const { forum, ana, imran, priya } = board;
    const { opening_id, claim_id } = await taken();
    await forum.as(imran).tasks.uncompleteClaim({ claim_id });
    await board.claim(priya, opening_id);
    const view = await forum.as(ana).tasks.showOpening({ opening_id });
    expect(view.my_claim!.can!.complete_claim).toMatchObject({ ok: false, code: "taken_since" });
    await expect(forum.as(ana).tasks.completeClaim({ claim_id })).rejects.toMatchObject({
      status: 409,
      error_type: "taken_since",
    });
    await forum.as(imran).tasks.changeOpening({ ...board.phoneBank, opening_id, version: view.version, seats: 2 });
    expect(await forum.as(imran).tasks.completeClaim({ claim_id })).toMatchObject({ taken: 2, done: 1 });
  });

  it("of a role needs no place", async () => {
    const { forum, ana, priya } = board;
    const { opening_id, claim_id } = await taken({ kind: "role", rhythm: "monthly" });
    await forum.as(ana).tasks.uncompleteClaim({ claim_id });
    await board.claim(priya, opening_id);
    expect(await forum.as(ana).tasks.completeClaim({ claim_id })).toMatchObject({
      taken: 1,
      my_claim: { state: "done" },
    });
  });
});

it("an account that goes keeps no words about why", async () => {
  const { forum } = board;
  const femi = await forum.person("femi");
  const { id } = await board.make({ seats: 1 });
  const claim_id = (await board.claim(femi, id)).my_claim!.id;
  await forum.as(femi).tasks.uncompleteClaim({ claim_id, why_not: "no_time" });
  await forum.event("user_removed", { user_id: femi.id });
  expect(await forum.sql`SELECT why_not FROM coop_claims WHERE id = ${claim_id}`).toEqual([{ why_not: "unsaid" }]);
});
