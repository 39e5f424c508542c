import { afterAll, beforeAll, expect, it } from "vitest";
import { openBoard, type Board, type MakeInput } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const toCome = (more: Partial<MakeInput> = {}) => board.make({ title: "Mentor", answered_by: "not_yet", ...more });
const follow = (who: Board["ana"], opening_id: number) => board.forum.as(who).tasks.followOpening({ opening_id });
const change = (opening: { id: number; version: number }, more: Partial<MakeInput>, who = board.imran) =>
  board.forum.as(who).tasks.changeOpening({
    opening_id: opening.id,
    version: opening.version,
    ...board.phoneBank,
    title: "Mentor",
    ...more,
  });
const followers = async (opening_id: number) =>
  (
    await board.forum.sql<{
      user_id: number;
    }>`SELECT user_id FROM coop_opening_followers WHERE opening_id = ${opening_id}`
  ).map(({ user_id }) => user_id);
async function toldOf(who: Board["ana"], opening_id: number): Promise<number> {
  await board.forum.tick();
  const told = (await board.forum.notifications(who)).map((notice) => JSON.stringify(notice));
  return told.filter((text) => text.includes("notices.details_there") && text.includes(`/board/${opening_id}`)).length;
}

it("whoever asked is told once, when the details are there", async () => {
  const { ana, priya } = board;
  const made = await toCome();
  expect(made).toMatchObject({ following: false, can: { follow_opening: { ok: true } } });
  expect(await follow(ana, made.id)).toMatchObject({ following: true });
  await follow(ana, made.id);
  const still = await change(made, { answered_by: "not_yet", note: "Soon" });
  expect(await toldOf(ana, made.id)).toBe(0);
  const there = await change(still, { answered_by: "claim" });
  expect(await toldOf(ana, made.id)).toBe(1);
  expect(await toldOf(priya, made.id)).toBe(0);
  const back = await change(there, { answered_by: "not_yet" });
  await change(back, { answered_by: "link", link: "https://example.org/" });
  expect(await toldOf(ana, made.id)).toBe(1);
  expect(await board.facts(made.id)).toEqual([
    "opening_made",
    "opening_followed",
    ...Array.from({ length: 4 }, () => "opening_changed"),
  ]);
});

it("it can be taken back, and then nobody is told", async () => {
  const { forum, ana } = board;
  const made = await toCome();
  await follow(ana, made.id);
  const { following } = await forum.as(ana).tasks.unfollowOpening({ opening_id: made.id });
  expect(following).toBe(false);
  await forum.as(ana).tasks.unfollowOpening({ opening_id: made.id });
  await change(made, {});
  expect(await toldOf(ana, made.id)).toBe(0);
});

it("there is nothing to wait for where the details are there, and nothing to find where one may not look", async () => {
  const { forum, ana } = board;
  const made = await board.make();
  await expect(follow(ana, made.id)).rejects.toMatchObject({ status: 409, error_type: "no_day_to_watch" });
  const sam = await forum.person("sam", { groups: ["inner"] });
  const closed = await forum.category({ name: "Inner", groups: ["inner"] });
  const within = await board.make({ category_id: closed.id, answered_by: "not_yet" }, sam);
  await expect(follow(ana, within.id)).rejects.toMatchObject({ status: 404 });
});

it("who does not see it any more is told nothing", async () => {
  const { forum, ana, leila } = board;
  await forum.person("tom", { groups: ["closer"] });
  const closed = await forum.category({ name: "Closer", groups: ["closer"] });
  const made = await toCome();
  await follow(ana, made.id);
  await change(made, { category_id: closed.id }, leila);
  expect(await toldOf(ana, made.id)).toBe(0);
  expect(await followers(made.id)).toEqual([]);
});

it("goes with an account, passes on with a merge, and ends with the opening", async () => {
  const { forum, leila } = board;
  const [old, anew] = [await forum.person("old"), await forum.person("anew")];
  const [made, other] = [await toCome(), await toCome()];
  await follow(old, made.id);
  await follow(anew, made.id);
  await follow(old, other.id);
  await forum.event("users_merged", { source_user_id: old.id, target_user_id: anew.id });
  expect([await followers(made.id), await followers(other.id)]).toEqual([[anew.id], [anew.id]]);
  await forum.as(leila).tasks.deleteOpening({ opening_id: other.id });
  expect(await followers(other.id)).toEqual([]);
  await forum.event("user_removed", { user_id: anew.id });
  expect(await followers(made.id)).toEqual([]);
});
