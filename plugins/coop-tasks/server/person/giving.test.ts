import { afterEach, beforeEach, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeEach(async () => {
  board = await openBoard();
});
afterEach(() => board.forum.close());

const agree = (who: Board["ana"], shows_giving = true) => board.forum.as(who).tasks.setShowsGiving({ shows_giving });
const onCard = async (who: Board["ana"], username = "Ana") => {
  const { openings, total } = await board.forum.as(who).tasks.showGiving({ username });
  return [...openings.map(({ title }) => title), total];
};

it("shows nothing until the person agrees, and nothing again when they take it back", async () => {
  const { forum, ana, priya } = board;
  await board.claim(ana, (await board.make()).id);
  expect(await forum.as(ana).tasks.showSettled()).toMatchObject({ shows_giving: false });
  expect(await onCard(priya)).toEqual([0]);
  expect(await agree(ana)).toMatchObject({ shows_giving: true });
  expect(await onCard(priya)).toEqual(["Phone bank worker co-ops", 1]);
  expect(await onCard(priya, "priya")).toEqual([0]);
  expect(await agree(ana, false)).toMatchObject({ shows_giving: false });
  expect(await onCard(priya)).toEqual([0]);
});

it("names three at most, roles first, and of them only what is held and on the board", async () => {
  const { forum, ana, imran, priya } = board;
  const role = { kind: "role", rhythm: "monthly", title: "Co-editor" } as const;
  const [, , , over, done] = [
    await board.make({ title: "First" }),
    await board.make({ title: "Second" }),
    await board.make(role),
    await board.make({ title: "Withdrawn" }),
    await board.make({ title: "Done" }),
  ].map(async (made) => ({ made, claim: (await board.claim(ana, made.id)).my_claim! }));
  await board.claim(ana, (await board.make({ title: "Third" })).id);
  const opening = await forum.as(imran).tasks.showOpening({ opening_id: (await over!).made.id });
  await forum.as(imran).tasks.withdrawOpening({ opening_id: opening.id, version: opening.version });
  await forum.as(ana).tasks.completeClaim({ claim_id: (await done!).claim.id });
  await agree(ana);
  const shown = await onCard(priya);
  expect(shown[0]).toBe("Co-editor");
  expect(shown).toHaveLength(4);
  expect(shown.at(-1)).toBe(4);
  expect(shown).not.toContain("Withdrawn");
  expect(shown).not.toContain("Done");
});

it("does not say that there is more where the reader may not see it", async () => {
  const { forum, ana, imran, priya, leila } = board;
  await forum.group("insiders", [ana, imran]);
  const inside = await forum.category({ name: "Inside", groups: ["insiders"] });
  const [secret, hidden] = [await board.make({ category_id: inside.id, title: "Secret" }), await board.make()];
  await board.claim(ana, secret.id);
  await board.claim(ana, hidden.id);
  await forum.as(leila).tasks.hideOpening({ opening_id: hidden.id });
  await agree(ana);
  expect(await onCard(priya)).toEqual([0]);
  expect(await onCard(imran)).toEqual(["Secret", 1]);
});

it("is for people who are signed in, and follows the person's hidden profile", async () => {
  const { forum, ana, priya } = board;
  await board.claim(ana, (await board.make()).id);
  await agree(ana);
  await expect(forum.as(null).tasks.showGiving({ username: "ana" })).rejects.toMatchObject({
    error_type: "not_logged_in",
  });
  await forum.sql`UPDATE user_options SET hide_profile = true WHERE user_id = ${ana.id}`;
  expect(await onCard(priya)).toEqual([0]);
  expect(await onCard(priya, "nobody_here")).toEqual([0]);
});

it("goes with the account, and stays with the person whose accounts are merged", async () => {
  const { forum, ana, priya, imran } = board;
  const rows = async () =>
    (await forum.sql<{ user_id: number }>`SELECT user_id FROM coop_task_people WHERE shows_giving`).map(
      ({ user_id }) => user_id
    );
  await agree(ana);
  await forum.event("users_merged", { source_user_id: ana.id, target_user_id: priya.id });
  expect(await rows()).toEqual([priya.id]);
  await agree(imran, false);
  await forum.event("users_merged", { source_user_id: priya.id, target_user_id: imran.id });
  expect(await rows()).toEqual([]);
  await agree(imran);
  await forum.event("user_removed", { user_id: imran.id });
  expect(await forum.sql`SELECT 1 FROM coop_task_people`).toEqual([]);
});
