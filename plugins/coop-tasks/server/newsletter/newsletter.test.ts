import { afterAll, beforeAll, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const newsletter = (more: object = {}, who = board.ana) => board.forum.as(who).tasks.showNewsletter(more);
const titles = async (more: object = {}, who = board.ana) =>
  (await newsletter(more, who)).openings.map(({ title }) => title);

it("holds what can be taken on, shortest first, and says what is new", async () => {
  const { forum, imran, ana, priya } = board;
  await forum.clock.set("2026-10-20T12:00:00Z");
  await board.make({ title: "Ongoing", kind: "role", rhythm: "ongoing", seats: null });
  await forum.clock.set("2026-11-22T12:00:00Z");
  await board.make({ title: "Half an hour", minutes_to: 30, due_on: "2026-11-30" });
  await board.make({ title: "In December", from_on: "2026-12-05", to_on: "2026-12-06" });
  await board.make({ title: "Details to come", answered_by: "not_yet" });
  await board.make({ title: "Over", due_on: "2026-11-20" });
  const full = await board.make({ title: "Full", seats: 1 });
  await board.claim(ana, full.id);
  const gone = await board.make({ title: "Withdrawn" });
  await forum.as(imran).tasks.withdrawOpening({ opening_id: gone.id, version: gone.version });
  const two = await board.make({ title: "Two places", minutes_to: 60, seats: 2 });
  await board.claim(priya, two.id);

  expect(await newsletter()).toMatchObject({
    month: "2026-11",
    total: 3,
    openings: [
      { title: "Half an hour", is_new: true, due_on: "2026-11-30" },
      { title: "Two places", is_new: true, seats: 2, free: 1 },
      { title: "Ongoing", is_new: false, free: null },
    ],
  });
  expect(await newsletter({ month: "next" })).toMatchObject({ month: "2026-12" });
  expect(await titles({ month: "next" })).toEqual(["Two places", "Ongoing", "In December"]);
});

it("holds nothing that not everybody may see, whoever asks, and nothing of who asks", async () => {
  const { forum, imran, leila } = board;
  await forum.group("insiders", [imran, leila]);
  const inside = await forum.category({ name: "Inside", groups: ["insiders"] });
  await board.make({ category_id: inside.id, title: "Sort the grievance files" });
  const hidden = await board.make({ title: "Hidden by staff" });
  await forum.as(leila).tasks.hideOpening({ opening_id: hidden.id });
  for (const who of [imran, leila, board.ana]) {
    expect(await titles({}, who)).toEqual(await titles());
    expect(JSON.stringify(await newsletter({}, who))).not.toMatch(/grievance|Hidden/);
    expect((await newsletter({ category_id: inside.id }, who)).total).toBe(0);
  }
  await expect(forum.as(null as never).tasks.showNewsletter()).rejects.toMatchObject({ error_type: "not_logged_in" });
});

it("can be of one circle's board or one campaign", async () => {
  const { forum, category } = board;
  const other = await forum.category({ name: "Elsewhere" });
  await board.make({ category_id: other.id, title: "Elsewhere" });
  await board.make({ title: "For the fortnight", campaign: "Co-op Fortnight" });
  expect(await titles({ category_id: other.id })).toEqual(["Elsewhere"]);
  expect(await titles({ category_id: category.id })).not.toContain("Elsewhere");
  expect(await titles({ campaign: "co-op fortnight" })).toEqual(["For the fortnight"]);
});
