import { afterAll, beforeAll, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const seen = async (who: Parameters<Board["forum"]["as"]>[0], ...ids: number[]) =>
  (await board.forum.as(who).tasks.showOpenings({ ids })).openings.map(({ id }) => id);

it("shows an opening with its seats and faces, wherever it stands", async () => {
  const { forum, ana, imran } = board;
  const [open, over] = [await board.make({ seats: 2 }), await board.make()];
  await board.claim(ana, open.id);
  await forum.as(imran).tasks.withdrawOpening({ opening_id: over.id, version: over.version });
  const { openings } = await forum.as(ana).tasks.showOpenings({ ids: [over.id, open.id, open.id] });
  expect(openings).toMatchObject([
    { id: open.id, taken: 1, free: 1, standing: "open", mine: "held", people: [{ username: "ana" }] },
    { id: over.id, taken: 0, standing: "withdrawn", mine: null, people: [] },
  ]);
});

it("leaves out what the reader may not see, without a word", async () => {
  const { forum, ana, priya, leila, imran } = board;
  await forum.group("insiders", [imran, ana]);
  const members = await forum.category({ name: "Members", groups: ["insiders"] });
  const [open, inside, hidden, deleted] = [
    await board.make(),
    await board.make({ category_id: members.id }),
    await board.make(),
    await board.make(),
  ];
  await forum.as(leila).tasks.hideOpening({ opening_id: hidden.id });
  await forum.as(leila).tasks.deleteOpening({ opening_id: deleted.id });
  const ids = [open.id, inside.id, hidden.id, deleted.id, 999_999];
  expect(await seen(null, ...ids)).toEqual([open.id]);
  expect(await seen(priya, ...ids)).toEqual([open.id]);
  expect(await seen(ana, ...ids)).toEqual([open.id, inside.id]);
  expect(await seen(leila, ...ids)).toEqual([open.id, inside.id, hidden.id]);
});

it("brings twenty at most, and at least one", async () => {
  const ids = Array.from({ length: 21 }, (_, at) => at + 1);
  await expect(seen(null, ...ids)).rejects.toMatchObject({ status: 422 });
  await expect(seen(null)).rejects.toMatchObject({ status: 422 });
});
