import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());
beforeEach(() => board.forum.clock.set("2026-11-22T12:00:00Z"));

const role = (more: Parameters<Board["make"]>[0] = {}) =>
  board.make({ kind: "role", rhythm: "monthly", seats: 1, term_months: 12, title: "Note-taker", ...more });
const at = async (instant: string): Promise<void> => {
  await board.forum.clock.set(instant);
  await board.forum.tick();
};
const show = (who: Parameters<Board["forum"]["as"]>[0], opening_id: number) =>
  board.forum.as(who).tasks.showOpening({ opening_id });
/** What Ana is asked about this term. */
const asked = async (claim_id: number) =>
  (await board.forum.as(board.ana).core.showWaits()).asked.filter(({ key }) => key === `term:${claim_id}`);
/** Ana holds it until 21 November 2027. */
const held = async (more: Parameters<Board["make"]>[0] = {}) => {
  const { id } = await role(more);
  const { my_claim } = await board.claim(board.ana, id);
  return { opening_id: id, claim_id: my_claim!.id };
};

describe("a role with a term", () => {
  it("is held from the day it is taken until the last day of its term", async () => {
    const { opening_id } = await held();
    expect(await show(null, opening_id)).toMatchObject({
      term_months: 12,
      free: 0,
      free_from: null,
      claims: [{ term: { begins_on: "2026-11-22", ends_on: "2027-11-21", asked: false, leaving: false } }],
    });
  });

  it("asks its holder, then stands on the board while they hold it still, and ends", async () => {
    const { forum, ana, imran, priya } = board;
    const { opening_id, claim_id } = await held();
    await at("2027-09-26T08:00:00Z");
    expect((await show(ana, opening_id)).my_claim).toMatchObject({ term: { asked: true, leaving: false } });
    expect(await asked(claim_id)).toMatchObject([
      { message: "coop_tasks.waits.term_asked", values: { title: "Note-taker" }, until: "2027-10-10T08:00:00Z" },
    ]);
    expect(JSON.stringify(await forum.notifications(ana))).toContain("coop_tasks.notices.term_asked");
    expect(await show(null, opening_id)).toMatchObject({ standing: "full" });

    await at("2027-10-10T08:00:00Z");
    expect(await show(null, opening_id)).toMatchObject({
      standing: "open",
      taken: 0,
      free: 1,
      free_from: "2027-11-22",
      claims: [{ state: "held", term: { leaving: true } }],
    });
    expect(await asked(claim_id)).toEqual([]);
    expect(JSON.stringify(await forum.notifications(imran))).toContain("coop_tasks.notices.term_vacant_contact");
    const rows = await forum.as(null).tasks.listOpenings({ category_id: board.category.id });
    expect(rows.openings.find(({ id }) => id === opening_id)).toMatchObject({
      standing: "open",
      free_from: "2027-11-22",
    });

    const followed = await board.claim(priya, opening_id);
    expect(followed).toMatchObject({
      standing: "full",
      free_from: null,
      my_claim: { term: { begins_on: "2027-11-22", ends_on: "2028-11-21" } },
    });
    await at("2027-11-14T09:00:00Z");
    expect(JSON.stringify(await forum.notifications(ana))).toContain("coop_tasks.notices.term_last_word");
    await at("2027-11-22T00:00:00Z");
    expect(await show(ana, opening_id)).toMatchObject({
      taken: 1,
      my_claim: { id: claim_id, state: "done", term: { leaving: false } },
    });
    expect(await board.facts(opening_id)).toEqual([
      "opening_made",
      "opening_claimed",
      "term_vacant",
      "opening_claimed",
      "claim_completed",
    ]);
    expect(JSON.stringify(await forum.notifications(ana))).toContain("coop_tasks.notices.term_ended");
  });

  it("goes on for another term where its holder says so, also once it is on the board", async () => {
    const { forum, ana, imran } = board;
    const { opening_id, claim_id } = await held();
    await expect(forum.as(ana).tasks.extendTerm({ claim_id })).rejects.toMatchObject({
      status: 409,
      error_type: "term_not_near",
    });
    await at("2027-10-10T08:00:00Z");
    expect(await forum.as(ana).tasks.extendTerm({ claim_id })).toMatchObject({
      standing: "full",
      free_from: null,
      my_claim: { term: { begins_on: "2026-11-22", ends_on: "2028-11-21", asked: false, leaving: false } },
    });
    await at("2027-11-22T00:00:00Z");
    expect((await show(ana, opening_id)).my_claim).toMatchObject({ state: "held" });
    expect(JSON.stringify(await forum.notifications(imran))).toContain("coop_tasks.notices.term_extended");
    await at("2028-09-26T08:00:00Z");
    expect((await show(ana, opening_id)).my_claim).toMatchObject({ term: { asked: true } });
  });

  it("is not gone back to once somebody follows", async () => {
    const { forum, ana, priya } = board;
    const { opening_id, claim_id } = await held();
    await at("2027-10-10T08:00:00Z");
    await board.claim(priya, opening_id);
    await expect(forum.as(ana).tasks.extendTerm({ claim_id })).rejects.toMatchObject({
      status: 409,
      error_type: "followed",
    });
    expect((await show(ana, opening_id)).my_claim!.can).toMatchObject({
      extend_term: { ok: false, code: "followed" },
      end_term: { ok: false, code: "followed" },
    });
  });

  it("offers the place to those who wait, before its holder leaves", async () => {
    const { priya } = board;
    const { opening_id } = await held();
    await board.join(priya, opening_id);
    await at("2027-10-10T08:00:00Z");
    expect(await show(priya, opening_id)).toMatchObject({ offered: 1, free: 0, my_waiting: { state: "offered" } });
  });

  it("says nothing more where the place was handed back before", async () => {
    const { forum, ana } = board;
    const { opening_id, claim_id } = await held();
    await forum.as(ana).tasks.releaseClaim({ claim_id });
    await at("2027-11-22T00:00:00Z");
    expect(await board.facts(opening_id)).toEqual(["opening_made", "opening_claimed", "claim_released"]);
  });
});

describe("a last day", () => {
  it("is said by whoever holds a role without a term; near it the place is on the board at once", async () => {
    const { forum, ana, imran } = board;
    const { opening_id, claim_id } = await held({ term_months: null });
    expect(await forum.as(ana).tasks.endTerm({ claim_id, ends_on: "2027-03-31" })).toMatchObject({
      standing: "full",
      my_claim: { term: { begins_on: "2026-11-22", ends_on: "2027-03-31", leaving: false } },
    });
    expect(await forum.as(imran).tasks.endTerm({ claim_id, ends_on: "2026-12-18" })).toMatchObject({
      standing: "open",
      free_from: "2026-12-19",
      claims: [{ term: { leaving: true } }],
    });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(ana))).toContain("coop_tasks.notices.term_set_for_you");
    // Moved on, it is theirs again until then.
    expect(await forum.as(ana).tasks.endTerm({ claim_id, ends_on: "2027-06-30" })).toMatchObject({
      standing: "full",
      free_from: null,
    });
    await at("2026-12-19T00:00:00Z");
    expect((await show(ana, opening_id)).my_claim).toMatchObject({ state: "held" });
    expect(await forum.as(ana).tasks.endTerm({ claim_id, ends_on: "2026-12-19" })).toMatchObject({ standing: "open" });
    await at("2026-12-20T00:00:00Z");
    await expect(forum.as(ana).tasks.endTerm({ claim_id, ends_on: "2027-01-19" })).rejects.toMatchObject({
      error_type: "already_done",
    });
  });

  it("is not before today, not years ahead, and not of a task", async () => {
    const { forum, ana, priya } = board;
    const { claim_id } = await held();
    await expect(forum.as(ana).tasks.endTerm({ claim_id, ends_on: "2026-11-21" })).rejects.toMatchObject({
      status: 422,
      error_type: "term_over",
    });
    await expect(forum.as(ana).tasks.endTerm({ claim_id, ends_on: "2031-11-23" })).rejects.toMatchObject({
      status: 422,
      error_type: "term_too_long",
    });
    await expect(forum.as(priya).tasks.endTerm({ claim_id, ends_on: "2027-01-31" })).rejects.toMatchObject({
      status: 403,
      error_type: "not_your_place",
    });
    const task = await board.make();
    const mine = (await board.claim(ana, task.id)).my_claim!;
    await expect(forum.as(ana).tasks.endTerm({ claim_id: mine.id, ends_on: "2027-01-31" })).rejects.toMatchObject({
      error_type: "tasks_have_no_term",
    });
    await expect(forum.as(ana).tasks.extendTerm({ claim_id: mine.id })).rejects.toMatchObject({
      error_type: "no_term",
    });
  });
});

it("of several who leave, whoever follows begins as the first goes, then the second", async () => {
  const { forum, ana, imran, priya } = board;
  const joe = await forum.person("joe");
  const { id } = await role({ seats: 2, term_months: null });
  const mine = (await board.claim(ana, id)).my_claim!;
  const his = (await board.claim(priya, id)).my_claim!;
  await forum.as(ana).tasks.endTerm({ claim_id: mine.id, ends_on: "2026-12-31" });
  expect(await forum.as(priya).tasks.endTerm({ claim_id: his.id, ends_on: "2026-12-10" })).toMatchObject({
    free: 2,
    free_from: "2026-12-11",
  });
  expect(await board.claim(joe, id)).toMatchObject({ free: 1, free_from: "2027-01-01" });
  expect(await board.claim(imran, id)).toMatchObject({ free: 0, free_from: null });
});

it("a role that becomes a task has nobody who leaves", async () => {
  const { forum, ana, imran } = board;
  const { opening_id, claim_id } = await held({ term_months: null });
  const left = await forum.as(ana).tasks.endTerm({ claim_id, ends_on: "2026-12-10" });
  const changed = await forum
    .as(imran)
    .tasks.changeOpening({ ...board.phoneBank, opening_id, version: left.version, seats: 1, term_months: 6 });
  expect(changed).toMatchObject({ kind: "task", standing: "full", term_months: null, claims: [{ term: null }] });
  await at("2026-12-11T00:00:00Z");
  expect((await show(ana, opening_id)).my_claim).toMatchObject({ state: "held" });
});
