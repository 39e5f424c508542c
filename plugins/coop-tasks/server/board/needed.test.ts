import { afterAll, beforeAll, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const count = async (who: Board["ana"] | null, category_id?: number) =>
  (await board.forum.as(who).tasks.countOpenings({ category_id })).count;

it("counts what somebody could still take on, for each as they see it", async () => {
  const { forum, ana, priya, imran, category } = board;
  const inner = await forum.group("inner", [imran]);
  const kitchen = await forum.category({ name: "Kitchen", groups: [inner.name] });
  expect(await count(null)).toBe(0);

  const one = await board.make({ seats: 1 });
  await board.make({ seats: 2 });
  await board.make({ category_id: kitchen.id });
  // Nobody is missing here.
  await board.make({ answered_by: "report", seats: null, once_for: "person" });
  await board.make({ answered_by: "link", link: "https://example.org", seats: null });
  await board.make({ answered_by: "not_yet" });
  await board.make({ due_on: "2026-11-22", due_zone: "Europe/London" });
  const gone = await board.make();
  await forum.as(imran).tasks.withdrawOpening({ opening_id: gone.id, version: gone.version });

  expect(await count(null)).toBe(2);
  expect(await count(ana)).toBe(2);
  expect(await count(imran)).toBe(3);
  expect(await count(imran, kitchen.id)).toBe(1);
  expect(await count(ana, kitchen.id)).toBe(0);
  await board.claim(ana, one.id);
  expect([await count(ana), await count(priya), await count(null, category.id)]).toEqual([1, 1, 1]);
});

it("leaves out what one holds already, and counts what as many as like to may do until somebody does", async () => {
  const { ana, priya } = board;
  const before = await count(ana);
  const two = await board.make({ seats: 2 });
  const any = await board.make({ seats: null });
  expect(await count(ana)).toBe(before + 2);
  await board.claim(ana, two.id);
  expect([await count(ana), await count(priya)]).toEqual([before + 1, before + 2]);
  await board.claim(priya, any.id);
  expect(await count(ana)).toBe(before);
});
