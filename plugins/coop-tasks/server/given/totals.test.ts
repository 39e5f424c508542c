import * as fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
let crowd: Board["ana"][];
beforeAll(async () => {
  board = await openBoard();
  crowd = await Promise.all([...Array(12).keys()].map((at) => board.forum.person(`giver${at}`)));
});
afterAll(() => board.forum.close());

type Of = NonNullable<Parameters<ReturnType<Board["forum"]["as"]>["tasks"]["countGiven"]>[0]>;

const totals = async (of: Of, who: Board["ana"] | null = null) =>
  (await board.forum.as(who).tasks.countGiven(of)).given;
const openings = new Map<string, Promise<number>>();
/** Said of the one opening of a board or of a campaign on it. */
const give = async (who: Board["ana"], more: { category_id: number; campaign?: string }, minutes: number | null) => {
  const key = JSON.stringify(more);
  openings.set(
    key,
    openings.get(key) ?? board.make({ answered_by: "report", seats: null, ...more }).then(({ id }) => id)
  );
  const [row] = await board.forum.sql<{ id: number }>`
    INSERT INTO coop_claims (opening_id, user_id, state, reported, starts_at, ends_at, contact_way, minutes)
    VALUES (${await openings.get(key)!}, ${who.id}, 'done', false, '2026-11-22', '2026-11-22', 'message', ${minutes})
    RETURNING id`;
  return row!.id;
};
const newBoard = async (more: Partial<Parameters<Board["forum"]["category"]>[0]> = {}) =>
  (await board.forum.category({ name: `Board ${Math.random()}`, ...more })).id;

it("stand on a board from five people on, and again when five more have given", async () => {
  const { forum } = board;
  const category_id = await newBoard();
  for (const who of crowd.slice(0, 4)) {
    await give(who, { category_id }, 10);
  }
  await forum.reconcile();
  expect(await totals({ category_id })).toBeNull();
  await give(crowd[4]!, { category_id }, 10);
  await forum.reconcile();
  expect(await totals({ category_id })).toEqual({ people: 5, things: 5, minutes: 50 });
  const late = await give(crowd[5]!, { category_id }, 33);
  await forum.reconcile();
  expect(await totals({ category_id })).toEqual({ people: 5, things: 5, minutes: 50 });
  await forum.as(crowd[5]!).tasks.disownGiven({ source: "claim", id: late });
  for (const who of crowd.slice(5, 10)) {
    await give(who, { category_id }, 2);
  }
  await forum.reconcile();
  expect(await totals({ category_id })).toEqual({ people: 10, things: 10, minutes: 60 });
});

it("count copies that were sent like anything else", async () => {
  const { forum, imran } = board;
  const category_id = await newBoard();
  const { id: opening_id } = await board.make({ answered_by: "copies", seats: null, category_id });
  for (const who of crowd.slice(0, 5)) {
    const order = { opening_id, copies: 3, way: "post", details: "4 Quay Street" } as const;
    const { parcels } = await forum.as(who).tasks.orderCopies(order);
    await forum.as(imran).tasks.sendParcel({ parcel_id: parcels[0]!.id });
  }
  await forum.reconcile();
  expect(await totals({ category_id })).toEqual({ people: 5, things: 5, minutes: null });
});

it("say no minutes before five people have said theirs", async () => {
  const category_id = await newBoard();
  for (const [at, who] of crowd.entries()) {
    await give(who, { category_id }, at < 4 ? 20 : null);
  }
  await board.forum.reconcile();
  expect(await totals({ category_id })).toEqual({ people: 8, things: 8, minutes: null });
});

it("of a campaign and of its board differ by five people or by nobody", async () => {
  const category_id = await newBoard();
  const campaign = `Fortnight ${category_id}`;
  for (const who of crowd.slice(0, 6)) {
    await give(who, { category_id, campaign }, 10);
  }
  await give(crowd[7]!, { category_id }, 41);
  await board.forum.reconcile();
  const whole = { people: 6, things: 6, minutes: 60 };
  expect(await totals({ category_id })).toEqual(whole);
  expect(await totals({ campaign: campaign.toUpperCase() })).toEqual(whole);
  expect(await totals({ category_id, campaign })).toEqual(whole);
});

it("go with what is left where too few are left", async () => {
  const { forum } = board;
  const category_id = await newBoard();
  const claims = [];
  for (const who of crowd.slice(0, 6)) {
    claims.push(await give(who, { category_id }, 10));
  }
  await forum.reconcile();
  for (const [at, claim_id] of claims.slice(0, 5).entries()) {
    await forum.as(crowd[at]!).tasks.disownGiven({ source: "claim", id: claim_id });
  }
  await forum.reconcile();
  expect(await totals({ category_id })).toBeNull();
});

it("of a board that is not seen are in no total", async () => {
  const { forum, imran } = board;
  await forum.group("givers", [...crowd, imran]);
  const category_id = await newBoard({ groups: ["givers"] });
  const campaign = `Inside ${category_id}`;
  for (const who of crowd.slice(0, 5)) {
    await give(who, { category_id, campaign }, 10);
  }
  await forum.reconcile();
  expect(await totals({ category_id }, crowd[0]!)).toMatchObject({ people: 5 });
  expect(await totals({ category_id })).toBeNull();
  expect(await totals({ campaign })).toBeNull();
});

it("never move by what fewer than five people have given, whatever is done in which order", async () => {
  const { forum } = board;
  const giving = fc.record({
    person: fc.nat({ max: 7 }),
    named: fc.boolean(),
    minutes: fc.integer({ min: 1, max: 300 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(giving, { maxLength: 7 }), { minLength: 1, maxLength: 4 }), async (days) => {
      const category_id = await newBoard();
      const campaign = `Any ${category_id}`;
      let since = { named: new Set<number>(), plain: new Set<number>() };
      let before = [0, 0];
      for (const day of days) {
        for (const { person, named, minutes } of day) {
          await give(crowd[person]!, { category_id, ...(named && { campaign }) }, minutes);
          since[named ? "named" : "plain"].add(person);
        }
        await forum.reconcile();
        const [all, ofCampaign] = [await totals({ category_id }), await totals({ campaign })];
        const now = [ofCampaign?.minutes ?? 0, (all?.minutes ?? 0) - (ofCampaign?.minutes ?? 0)];
        for (const [at, cell] of (["named", "plain"] as const).entries()) {
          expect(now[at] === before[at] || since[cell].size >= 5).toBe(true);
          if (since[cell].size >= 5) {
            since = { ...since, [cell]: new Set() };
          }
        }
        before = now;
      }
    }),
    { numRuns: 15 }
  );
}, 60_000);
