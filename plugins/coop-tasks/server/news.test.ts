import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { TestPerson } from "../../../test/forum/server/testing";
import { openBoard, type Board } from "./testing";

const LATER = "2026-11-23T12:00:00Z";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
beforeEach(() => board.forum.clock.set("2026-11-22T12:00:00Z"));
afterAll(() => board.forum.close());

/** Members who were here on Sunday; what follows happens on Monday. */
async function away(...names: string[]): Promise<TestPerson[]> {
  const people: TestPerson[] = [];
  for (const name of names) {
    people.push(await board.forum.person(name, { name: `${name[0]!.toUpperCase()}${name.slice(1)} Test` }));
    await board.forum.as(people.at(-1)!).core.beginVisit();
  }
  await board.forum.clock.set(LATER);
  return people;
}
const told = async (who: TestPerson) =>
  (await board.forum.as(who).core.showNews()).news.map(({ message, values }) => [
    message.replace("coop_tasks.news.", ""),
    values["count"] ?? values["name"] ?? null,
  ]);

it("tells whoever looks after it who took it on, who did it and who cannot, as it stands now", async () => {
  const { forum, ana, priya, make, claim } = board;
  const [keeper] = await away("keeper");
  const { id } = await make({ seats: 5 }, keeper!);
  const mine = (await claim(ana, id)).my_claim!;
  expect((await forum.as(keeper!).core.showNews()).news).toMatchObject([
    { values: { name: "Ana Ruiz", count: 1 }, path: `/board/${id}` },
  ]);
  const second = (await claim(priya, id)).my_claim!;
  expect(await told(keeper!)).toEqual([["claimed", 2]]);
  await forum.as(ana).tasks.completeClaim({ claim_id: mine.id });
  await forum.as(priya).tasks.releaseClaim({ claim_id: second.id });
  expect(await told(keeper!)).toEqual([
    ["released", 1],
    ["done", 1],
  ]);
  expect(await told(ana)).toEqual([]);
});

it("tells who answered, that it was done, and of a place that was waited for without saying whose it was", async () => {
  const { forum, make, claim, join } = board;
  const [wren, moss, keeper] = await away("wren", "moss", "warden");
  const { id } = await make({ seats: 1 }, keeper!);
  const { my_claim } = await claim(wren!, id);
  await join(moss!, id);
  await forum.as(keeper!).tasks.answerClaim({ claim_id: my_claim!.id });
  expect(await told(wren!)).toEqual([["answered", "Warden Test"]]);
  await forum.as(wren!).tasks.releaseClaim({ claim_id: my_claim!.id });
  const { news } = await forum.as(moss!).core.showNews();
  expect(news).toMatchObject([{ message: "coop_tasks.news.offered" }]);
  expect(JSON.stringify(news)).not.toContain("Wren");
  const { my_waiting } = await forum.as(moss!).tasks.showOpening({ opening_id: id });
  await forum.as(moss!).tasks.takeOffer({ waiting_id: my_waiting!.id });
  const theirs = (await forum.as(moss!).tasks.showOpening({ opening_id: id })).my_claim!;
  await forum.as(keeper!).tasks.completeClaim({ claim_id: theirs.id });
  expect(await told(moss!)).toContainEqual(["thanked", "Warden Test"]);
});

it("tells nothing of what they may not see any more, and names nobody who is gone", async () => {
  const { forum, leila, make, claim } = board;
  const [keeper, gone] = await away("steward", "gone");
  const { id } = await make({ seats: 2 }, keeper!);
  await claim(gone!, id);
  expect(await told(keeper!)).toEqual([["claimed", 1]]);
  await forum.as(leila).tasks.hideOpening({ opening_id: id });
  expect(await told(keeper!)).toEqual([]);
  await forum.as(leila).tasks.unhideOpening({ opening_id: id });
  await forum.event("user_removed", { user_id: gone!.id });
  expect(await told(keeper!)).toEqual([]);
});
