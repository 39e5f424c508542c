/** How the page of a circle asks for the board of its category, with and without boards. */
import { afterEach, expect, it } from "vitest";
import { fixture } from "../../../../test/fixture/server/index";
import { openTestForum } from "../../../../test/forum/server/testing";
import { tasks } from "../index";

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

const phoneBank = { kind: "task", band: "small", rhythm: "once", seats: 2, title: "Phone bank" } as const;

it("answers with the viewer's board, shortest first, no longer than asked for", async () => {
  const forum = await openTestForum({ plugins: [tasks, fixture] });
  close = forum.close;
  const imran = await forum.person("imran", { name: "Imran Shah", groups: ["insiders"] });
  const ana = await forum.person("ana");
  const [open, inside] = [
    await forum.category({ name: "Get involved" }),
    await forum.category({ name: "Inside", groups: ["insiders"] }),
  ];
  const long = await forum.as(imran).tasks.makeOpening({ ...phoneBank, category_id: open.id, minutes_to: 90 });
  const short = await forum
    .as(imran)
    .tasks.makeOpening({ ...phoneBank, category_id: open.id, minutes_to: 5, seats: 1 });
  const secret = await forum.as(imran).tasks.makeOpening({ ...phoneBank, category_id: inside.id });
  await forum.as(imran).tasks.claimOpening({ opening_id: short.id, contact: { way: "message" } });
  const board = async (who: typeof ana | null, category_id: number, limit = 10) =>
    (await forum.as(who).fixture.showOpeningsOf({ category_id, limit })).board!;

  expect(await board(null, open.id)).toMatchObject({
    openings: [
      { id: short.id, path: `/board/${short.id}`, taken: 1, free: 0, is_open: false, people: [{ username: "imran" }] },
      { id: long.id, title: "Phone bank", minutes_to: 90, seats: 2, free: 2, is_open: true },
    ],
    total: 2,
  });
  expect(await board(ana, open.id, 1)).toMatchObject({ openings: [{ id: short.id }], total: 2 });
  expect(await board(ana, inside.id)).toEqual({ openings: [], total: 0 });
  expect((await board(imran, inside.id)).openings.map(({ id }) => id)).toEqual([secret.id]);
});

it("is absent where there are no boards", async () => {
  const forum = await openTestForum({ plugins: [fixture] });
  close = forum.close;
  expect(await forum.as(null).fixture.showOpeningsOf({ category_id: 1 })).toEqual({ board: null });
});
