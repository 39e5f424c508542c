import { afterAll, beforeAll, expect, it } from "vitest";
import { letAnswer } from "../../../../test/fixture/answering";
import { fixture } from "../../../../test/fixture/server/index";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard({ others: [fixture] });
});
afterAll(() => board.forum.close());

const CIRCLE = { title: "Communications", state: "open" } as const;
const NOMINATION = { title: "Board 2027", state: "to_come" } as const;

const lead = async (link: string) => (await board.make({ seats: null, answered_by: "link", link })).id;
const see = async (opening_id: number) => (await board.forum.as(board.ana).tasks.showOpening({ opening_id })).leads_to;

it("names what it leads on to, and how it stands there; without whoever knows of it there is the address alone", async () => {
  const { forum } = board;
  const [circle, nomination] = [await lead("/circles/3"), await lead("/nominations/9")];
  expect([await see(circle), await see(nomination)]).toEqual([null, null]);
  await letAnswer(forum.sql, { circle_at: { "/circles/3": CIRCLE }, nomination_at: { "/nominations/9": NOMINATION } });
  expect(await see(circle)).toEqual({ kind: "circle", ...CIRCLE });
  expect(await see(nomination)).toEqual({ kind: "nomination", ...NOMINATION });
  expect(await see(await lead("/circles/4"))).toBeNull();
});

it("knows a page of this forum by its whole address, and asks nobody about others", async () => {
  const { forum } = board;
  await letAnswer(forum.sql, { event_at: { "/calendar/5": { title: "All hands", state: "over" } } });
  expect(await see(await lead("https://forum.example/calendar/5"))).toMatchObject({ kind: "event", state: "over" });
  expect(await see(await lead("https://example.org/calendar/5"))).toBeNull();
});

it("is never a claim, whatever it leads to", async () => {
  const { forum, ana } = board;
  await letAnswer(forum.sql, { nomination_at: { "/nominations/9": NOMINATION } });
  const id = await lead("/nominations/9");
  await expect(board.claim(ana, id)).rejects.toMatchObject({ status: 409, error_type: "answered_elsewhere" });
  expect(await forum.as(ana).tasks.showOpening({ opening_id: id })).toMatchObject({ taken: 0, standing: "elsewhere" });
});
