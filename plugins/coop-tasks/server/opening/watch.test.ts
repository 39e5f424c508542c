import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestPerson } from "../../../../test/forum/server/testing";
import { openBoard, type Board } from "../testing";
import { isNear } from "./watch";

describe("a day is near", () => {
  const due_at = "2026-12-20T00:00:00Z";
  it.each([
    [true, "three days before", "2026-12-16T00:00:00Z", "2026-12-17T00:00:00Z"],
    [false, "not earlier where it was put there lately", "2026-12-12T00:00:00Z", "2026-12-16T23:59:00Z"],
    [true, "in the last quarter of its time", "2026-11-30T00:00:00Z", "2026-12-15T00:00:00Z"],
    [false, "not in the third", "2026-11-30T00:00:00Z", "2026-12-14T23:59:00Z"],
    [true, "a week before what has stood for long", "2026-01-01T00:00:00Z", "2026-12-13T00:00:00Z"],
    [false, "and not before that", "2026-01-01T00:00:00Z", "2026-12-12T23:59:00Z"],
    [false, "no more when it is over", "2026-12-01T00:00:00Z", due_at],
  ])("%s: %s", (near, _, created_at, now) => {
    expect(isNear({ created_at, due_at }, now)).toBe(near);
  });
});

let board: Board;
let number = 0;
beforeAll(async () => {
  board = await openBoard();
});
beforeEach(() => board.forum.clock.set("2026-11-22T12:00:00Z"));
afterAll(() => board.forum.close());

const DAY = { due_on: "2026-11-28", due_zone: "Europe/London" };
/** Somebody takes a place and somebody else watches. */
async function watched(more: Parameters<Board["make"]>[0] = {}) {
  number += 1;
  const [holder, watcher] = [await board.forum.person(`h${number}`), await board.forum.person(`w${number}`)];
  const { id: opening_id } = await board.make({ ...DAY, seats: 1, ...more });
  const { my_claim } = await board.claim(holder, opening_id);
  await board.forum.as(watcher).tasks.followOpening({ opening_id });
  return { holder, watcher, opening_id, claim_id: my_claim!.id };
}
async function told(who: TestPerson): Promise<string[]> {
  await board.forum.tick();
  return (await board.forum.notifications(who)).map(({ data }) => (data as { message: string }).message);
}

it("who watches is told when somebody leaves near the day, not before, and not who", async () => {
  const early = await watched();
  await board.forum.as(early.holder).tasks.releaseClaim({ claim_id: early.claim_id });
  expect(await told(early.watcher)).toEqual([]);
  const { holder, watcher, claim_id } = await watched();
  await board.forum.clock.set("2026-11-26T12:00:00Z");
  await board.forum.as(holder).tasks.releaseClaim({ claim_id });
  expect(await told(watcher)).toEqual(["coop_tasks.notices.left_near"]);
  expect(JSON.stringify(await board.forum.notifications(watcher))).not.toContain(holder.username);
});

it("nobody is told while somebody in line is asked", async () => {
  const { holder, watcher, opening_id, claim_id } = await watched();
  await board.join(board.priya, opening_id);
  await board.forum.clock.set("2026-11-26T12:00:00Z");
  await board.forum.as(holder).tasks.releaseClaim({ claim_id });
  expect(await told(watcher)).toEqual([]);
  const { my_waiting } = await board.forum.as(board.priya).tasks.showOpening({ opening_id });
  await board.forum.as(board.priya).tasks.passOffer({ waiting_id: my_waiting!.id });
  expect(await told(watcher)).toEqual(["coop_tasks.notices.left_near"]);
});

it("whoever looks after it is told near the day when an account goes", async () => {
  const { forum } = board;
  const keeper = await forum.person("keeper");
  const { holder, watcher } = await watched({ contact: keeper.username });
  await forum.clock.set("2026-11-26T12:00:00Z");
  await forum.event("user_removed", { user_id: holder.id });
  expect(await told(keeper)).toContain("coop_tasks.notices.left_near");
  expect(await told(watcher)).toEqual(["coop_tasks.notices.left_near"]);
});

it("it can be watched where it has a day and people hold places, and taken back", async () => {
  const { forum, ana } = board;
  const { watcher, opening_id } = await watched();
  expect(await forum.as(watcher).tasks.showOpening({ opening_id })).toMatchObject({ following: true });
  expect(await forum.as(watcher).tasks.unfollowOpening({ opening_id })).toMatchObject({ following: false });
  const dateless = await board.make();
  await expect(forum.as(ana).tasks.followOpening({ opening_id: dateless.id })).rejects.toMatchObject({
    status: 409,
    error_type: "no_day_to_watch",
  });
});
