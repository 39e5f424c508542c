import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestPerson } from "../../../../test/forum/server/testing";
import { openBoard, type Board } from "../testing";

const DAY = { due_on: "2026-11-25", due_zone: "Europe/London" };
const OVER = "2026-11-25T00:00:00Z";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
beforeEach(() => board.forum.clock.set("2026-11-22T12:00:00Z"));
afterAll(() => board.forum.close());

const taken = async (by: readonly TestPerson[], more: Parameters<Board["make"]>[0] = {}) => {
  const { id } = await board.make({ ...DAY, seats: 3, ...more });
  for (const who of by) {
    await board.claim(who, id);
  }
  return id;
};
const asked = async (who: TestPerson, opening_id: number) =>
  (await board.forum.as(who).core.showWaits()).asked.filter(({ path }) => path === `/board/${opening_id}`);

describe("“Was it done?”", () => {
  it("is asked once the day is over: once of whoever looks after it, and of each who holds it still", async () => {
    const { forum, imran, ana, priya, leila } = board;
    const opening_id = await taken([ana, priya]);
    await forum.clock.set("2026-11-24T23:59:59Z");
    expect((await asked(imran, opening_id)).map(({ message }) => message)).toEqual([
      "coop_tasks.waits.place_taken",
      "coop_tasks.waits.place_taken",
    ]);
    expect(await asked(ana, opening_id)).toEqual([]);
    await forum.clock.set(OVER);
    expect(await asked(imran, opening_id)).toMatchObject([
      {
        message: "coop_tasks.waits.was_it_done",
        values: { count: 2, name: "Ana Ruiz" },
        key: `was-it-done:${opening_id}`,
      },
    ]);
    for (const holder of [ana, priya]) {
      expect(await asked(holder, opening_id)).toMatchObject([{ message: "coop_tasks.waits.was_yours_done" }]);
      expect((await forum.as(holder).core.showWaits()).promised).not.toContainEqual(
        expect.objectContaining({ path: `/board/${opening_id}` })
      );
    }
    expect(await asked(leila, opening_id)).toEqual([]);
  });

  it("is answered for all with one press, who are thanked, and nobody is asked again", async () => {
    const { forum, imran, ana, priya } = board;
    const opening_id = await taken([ana, priya, imran]);
    await forum.clock.set(OVER);
    expect(await forum.as(imran).tasks.completeOpening({ opening_id })).toMatchObject({ done: 3, standing: "done" });
    for (const who of [imran, ana, priya]) {
      expect(await asked(who, opening_id)).toEqual([]);
    }
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(priya))).toContain("coop_tasks.notices.thanked");
    expect(JSON.stringify(await forum.notifications(imran))).not.toContain("coop_tasks.notices.thanked");
    expect((await board.facts(opening_id)).filter((kind) => kind === "claim_completed")).toHaveLength(3);
    await expect(forum.as(imran).tasks.completeOpening({ opening_id })).rejects.toMatchObject({
      status: 409,
      error_type: "nobody_holds_it",
    });
  });

  it("leaves what somebody has said of their own, and asks of the others", async () => {
    const { forum, imran, ana, priya } = board;
    const opening_id = await taken([ana, priya]);
    await forum.clock.set(OVER);
    const { my_claim } = await forum.as(ana).tasks.showOpening({ opening_id });
    await forum.as(ana).tasks.completeClaim({ claim_id: my_claim!.id });
    expect(await asked(imran, opening_id)).toMatchObject([{ values: { count: 1, name: "Priya Nair" } }]);
    expect(await forum.as(imran).tasks.uncompleteOpening({ opening_id, why_not: "too_few" })).toMatchObject({
      done: 1,
      not_done: [{ person: { username: "priya" }, why_not: "too_few" }],
    });
  });

  it("is asked in one question where whoever looks after it holds it", async () => {
    const { forum, imran } = board;
    const opening_id = await taken([imran]);
    await forum.clock.set(OVER);
    expect(await asked(imran, opening_id)).toMatchObject([
      { message: "coop_tasks.waits.was_yours_done", answers: [{ act: "tasks/complete-opening" }, {}] },
    ]);
  });

  it("is not asked of what is hidden from them, and not answered before the day or by others", async () => {
    const { forum, imran, ana, priya, leila } = board;
    const opening_id = await taken([ana]);
    await expect(forum.as(imran).tasks.completeOpening({ opening_id })).rejects.toMatchObject({
      status: 409,
      error_type: "day_not_over",
    });
    await forum.clock.set(OVER);
    await expect(forum.as(priya).tasks.uncompleteOpening({ opening_id })).rejects.toMatchObject({
      status: 403,
      error_type: "not_yours_to_change",
    });
    await forum.as(leila).tasks.hideOpening({ opening_id });
    for (const who of [imran, ana]) {
      expect(await asked(who, opening_id)).toEqual([]);
    }
  });
});
