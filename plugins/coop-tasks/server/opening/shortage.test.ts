import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestPerson } from "../../../../test/forum/server/testing";
import { openBoard, type Board } from "../testing";
import { shortOf, toldAt } from "./shortage";

const NOW = "2026-11-22T12:00:00Z";
const near = {
  kind: "task" as const,
  seats: 4,
  answered_by: "claim" as const,
  due_at: "2026-11-28T00:00:00Z",
  withdrawn_at: null,
  ...{ copies_stock: null, copies_ordered: 0 },
};
const nobody = { held: 0, begun: 0, leaving: 0, done: 0, offered: 0 };

describe("how many are still needed", () => {
  it.each([
    ["as many as the minimum misses", near, { ...nobody, held: 1 }, 2, 2],
    ["somebody, where nobody has it", near, nobody, 0, 1],
    ["nobody, where somebody has it and there is no minimum", near, { ...nobody, held: 1 }, 0, 0],
    ["nobody, while the next in line is asked", near, { ...nobody, offered: 1 }, 0, 0],
    ["nobody, where as many as like to may do it", { ...near, seats: null }, nobody, 0, 0],
    ["nobody, as long as the day is far", { ...near, due_at: "2026-11-29T12:00:01Z" }, nobody, 2, 0],
    ["nobody, once it is over", { ...near, due_at: NOW }, nobody, 2, 0],
    ["nobody, where there is no day", { ...near, due_at: null }, nobody, 2, 0],
    ["nobody, where it is withdrawn", { ...near, withdrawn_at: NOW }, nobody, 2, 0],
    ["nobody, where signing up is elsewhere", { ...near, answered_by: "link" as const }, nobody, 2, 0],
  ])("%s", (_, opening, tally, missing, short) => {
    expect(shortOf(opening, tally, missing, NOW)).toBe(short);
  });

  it("is told a week and two days before, by day, and not what has passed", () => {
    const dated = { due_at: "2026-12-12T00:00:00Z", due_zone: "Europe/London" };
    expect(toldAt(dated, NOW)).toEqual(["2026-12-05T08:00:00Z", "2026-12-10T08:00:00Z"]);
    expect(toldAt(dated, "2026-12-06T12:00:00Z")).toEqual(["2026-12-10T08:00:00Z"]);
    expect(toldAt(dated, "2026-12-11T12:00:00Z")).toEqual([]);
    expect(toldAt({ due_at: null, due_zone: null }, NOW)).toEqual([]);
  });
});

describe("too few people for a day that is near", () => {
  let board: Board;
  let contact: TestPerson;
  let number = 0;
  beforeAll(async () => {
    board = await openBoard();
  });
  beforeEach(async () => {
    await board.forum.clock.set(NOW);
    contact = await board.forum.person(`femi${(number += 1)}`);
  });
  afterAll(() => board.forum.close());

  const make = (more: Parameters<Board["make"]>[0] = {}) =>
    board.make({ seats: 3, minimum: 2, due_on: "2026-12-12", due_zone: "Europe/London", ...more }, contact);
  const at = async (instant: string) => {
    await board.forum.clock.set(instant);
    await board.forum.tick();
  };
  const told = async (who: TestPerson) =>
    (await board.forum.notifications(who)).filter(({ data }) =>
      (data as { message: string }).message.includes("people_short")
    ).length;

  it("shows on the board and its page, and is told to the contact person a week and two days before", async () => {
    const { id } = await make({ title: "Carry the tent" });
    await board.claim(board.ana, id);
    expect((await board.forum.as(null).tasks.showOpening({ opening_id: id })).short).toBe(0);
    await at("2026-12-05T08:00:00Z");
    expect((await board.forum.as(null).tasks.showOpening({ opening_id: id })).short).toBe(1);
    const { groups } = await board.forum.as(null).tasks.showBoard();
    expect(groups.flatMap(({ openings }) => openings).find((row) => row.id === id)).toMatchObject({ short: 1 });
    expect(await told(contact)).toBe(1);
    expect(await board.facts(id)).toContain("people_short");
    await at("2026-12-10T08:00:00Z");
    expect(await told(contact)).toBe(2);
    await board.claim(board.priya, id);
    expect((await board.forum.as(null).tasks.showOpening({ opening_id: id })).short).toBe(0);
  });

  it("is not told where there are enough, where it is withdrawn, or for a day that was moved on", async () => {
    const enough = await make();
    await board.claim(board.ana, enough.id);
    await board.claim(board.priya, enough.id);
    const gone = await make();
    await board.forum.as(contact).tasks.withdrawOpening({ opening_id: gone.id, version: gone.version });
    const { id: opening_id, version } = await make();
    const moved = { ...board.phoneBank, seats: 3, minimum: 2, due_on: "2027-03-01", due_zone: "Europe/London" };
    await board.forum.as(contact).tasks.changeOpening({ opening_id, version, ...moved });
    await at("2026-12-05T12:00:00Z");
    expect(await told(contact)).toBe(0);
    await at("2027-02-22T12:00:00Z");
    expect(await told(contact)).toBe(1);
  });

  it("is told of what was made before anybody told of it, from the day's round on", async () => {
    await make();
    await board.forum.sql`DELETE FROM coop_due WHERE kind = 'people_short'`;
    await board.forum.reconcile();
    await at("2026-12-05T12:00:00Z");
    expect(await told(contact)).toBe(1);
  });
});
