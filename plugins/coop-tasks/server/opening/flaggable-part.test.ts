import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "../../../../test/forum/server/database";
import { listReviewables } from "../../../../test/forum/server/review/list";
import { perform } from "../../../../test/forum/server/review/queue";
import type { Action } from "../../../../test/forum/server/review/reviewable";
import { readViewer } from "../../../../test/forum/server/viewer";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());
beforeEach(() => board.forum.clock.set("2026-11-22T12:00:00Z"));

const WORDS = "Call me names";
const see = (who: Board["ana"], opening_id: number) => board.forum.as(who).tasks.showOpening({ opening_id });
const flag = (who: Board["ana"], noun: string, record_id: number) =>
  board.forum.as(who).core.flagText({ plugin: "tasks", noun, record_id, reason: "inappropriate", words: null });

/** What staff have before them in the queue. */
async function before() {
  const { forum, leila } = board;
  await forum.tick();
  const viewer = await readViewer(forum.host.db, leila.id, await forum.clock.now());
  const queue = await listReviewables(forum.host, viewer!, { status: "pending", offset: 0, by_groups: false });
  const [item] = queue.reviewables;
  return { item, ...(item!.payload as { plain: string; cooked: string | null }) };
}

async function answer(action: Action, words: string): Promise<void> {
  const { forum, leila } = board;
  const { item, plain } = await before();
  expect(plain).toContain(words);
  const now = await forum.clock.now();
  const asked = { id: item!.id as number, action, version: item!.version as number, by: leila.id };
  expect(await inTransaction(forum.host.pool, (db) => perform(db, asked, now))).toBeDefined();
  await forum.tick();
}

const picture = async (name: string) => ({ upload: (await board.forum.upload(board.ana, name)).id, alt: "A hand" });

const made = {
  application: async () => {
    const { id } = await board.make({ answered_by: "application", seats: 1 });
    await board.forum
      .as(board.ana)
      .tasks.applyForOpening({ opening_id: id, words: WORDS, contact: { way: "phone", detail: "0117 496 0123" } });
    return { id, record_id: (await see(board.imran, id)).applications[0]!.id };
  },
  thing: async () => {
    const { id } = await board.make({ answered_by: "hand_in", seats: null });
    await board.forum.as(board.ana).tasks.handInThing({
      ...(await picture("policy.png")),
      ...{ opening_id: id, title: "A policy", words: WORDS, credit: "Ana", licence: "cc0", pictured_agree: true },
    });
    return { id, record_id: (await see(board.imran, id)).things[0]!.id };
  },
  entry: async () => {
    const { id } = await board.make({
      ...{ answered_by: "entry", seats: null, to_on: "2026-11-30", due_zone: "Europe/London" },
    });
    const design = { opening_id: id, title: "A design", words: WORDS, ...(await picture("design.png")) };
    await board.forum.as(board.ana).tasks.enterContest(design);
    return { id, record_id: (await see(board.imran, id)).entries[0]!.id };
  },
} as const;
const wordsOf = {
  application: async (id: number) => (await see(board.imran, id)).applications[0]?.words ?? null,
  thing: async (id: number) => (await see(board.imran, id)).things[0]?.words ?? null,
  entry: async (id: number) => (await see(board.imran, id)).entries[0]?.words ?? null,
} as const;

describe.each(["application", "thing", "entry"] as const)("a flag on what is of one person: %s", (noun) => {
  it("is for whoever sees it; staff read it without how to reach them, and take it down; its author is told", async () => {
    const { forum, ana, imran, priya } = board;
    const { id, record_id } = await made[noun]();
    expect((await see(imran, id)).flags).toEqual([{ noun, record_id, flag_text: { ok: true } }]);
    expect((await see(ana, id)).flags).toEqual([]);
    await expect(flag(ana, noun, record_id)).rejects.toMatchObject({ status: 403, error_type: "own_text" });
    await expect(flag(priya, noun, record_id)).rejects.toMatchObject({ status: 404 });
    await flag(imran, noun, record_id);
    expect((await see(imran, id)).flags).toMatchObject([{ flag_text: { ok: false, code: "already_flagged" } }]);
    expect(await wordsOf[noun](id)).toBe(WORDS);
    await answer(noun === "thing" ? "agree_and_hide" : "agree_and_delete", WORDS);
    expect(await wordsOf[noun](id)).toBeNull();
    expect((await see(imran, id)).flags).toEqual([]);
    expect(await forum.sql`SELECT upload_id FROM upload_references`).toEqual([]);
    expect(JSON.stringify(await forum.notifications(ana))).toContain("coop_tasks.notices.text_taken_down");
    expect(JSON.stringify(await forum.sql`SELECT payload FROM reviewables`)).not.toContain("0117");
    const [entry] =
      await forum.sql`SELECT acting_user_id FROM user_histories WHERE custom_type = ${`coop_${noun}_removed`}`;
    expect(entry!["acting_user_id"]).toBe(board.leila.id);
  });
});

it("a place that was asked for with words that are gone is answered all the same", async () => {
  const { forum, ana, imran } = board;
  const { id, record_id } = await made.application();
  await flag(imran, "application", record_id);
  await answer("agree_and_hide", WORDS);
  await forum.as(imran).tasks.approveApplication({ application_id: record_id });
  expect((await see(ana, id)).my_claim).toMatchObject({ state: "held" });
});

it("the name of a template is among the texts that staff read", async () => {
  const { forum, imran, priya } = board;
  const { id } = await board.make({ title: "Bake" });
  await forum.as(imran).tasks.saveTemplate({ opening_id: id, name: "Unkind name" });
  await flag(priya, "opening", id);
  await answer("disagree", "Unkind name");
});

it("a text that is gone is forgotten by the queue, once staff have answered, and no other", async () => {
  const { forum, ana, imran, leila } = board;
  const kept = async () => {
    await forum.reconcile();
    await forum.tick();
    return JSON.stringify(await forum.sql`SELECT payload FROM reviewables ORDER BY id DESC LIMIT 1`);
  };
  const { record_id } = await made.thing();
  await flag(imran, "thing", record_id);
  await forum.tick();
  await forum.as(ana).tasks.takeBackThing({ thing_id: record_id });
  expect(await kept()).toContain(WORDS);
  await answer("disagree", WORDS);
  expect(await kept()).not.toContain(WORDS);

  const { id } = await board.make({ title: "Bake", note: "It stands" });
  await flag(ana, "opening", id);
  await answer("disagree", "It stands");
  expect(await kept()).toContain("Bake");
  await forum.as(leila).tasks.deleteOpening({ opening_id: id });
  expect(await kept()).not.toMatch(/Bake|It stands/);
});

it("what is left of a chosen entry in the record has no text to take down, and the queue forgets the one it had", async () => {
  const { forum, ana, imran, leila } = board;
  const { id, record_id } = await made.entry();
  await flag(imran, "entry", record_id);
  await forum.tick();
  await forum.clock.set("2026-12-01T12:00:00Z");
  await forum.as(imran).tasks.chooseEntry({ entry_id: record_id });
  await forum.as(imran).tasks.tellChoice({ opening_id: id });
  await forum.as(leila).tasks.deleteOpening({ opening_id: id });
  await answer("agree_and_delete", WORDS);
  expect((await forum.as(ana).tasks.listGiven({})).given).toMatchObject([{ source: "entry" }]);
  await forum.reconcile();
  await forum.tick();
  expect(JSON.stringify(await forum.sql`SELECT payload FROM reviewables ORDER BY id DESC LIMIT 1`)).not.toContain(
    WORDS
  );
});

it.each(["thing", "entry"] as const)("staff see the picture that came with what was flagged: %s", async (noun) => {
  const { record_id } = await made[noun]();
  await flag(board.imran, noun, record_id);
  expect((await before()).cooked).toMatch(/^<p><img src="[^"]+" alt="A hand"[^>]*><\/p>$/);
  await answer("disagree", WORDS);
});

it("staff see which file came with what was flagged, and none where it is gone", async () => {
  const { forum, ana, imran } = board;
  const { id } = await board.make({ answered_by: "hand_in", seats: null });
  const flagged = async (name: string, gone: boolean) => {
    const { id: upload } = await forum.upload(ana, name);
    const policy = { title: name, upload, credit: "Ana", licence: "cc0", pictured_agree: true } as const;
    const { things } = await forum.as(ana).tasks.handInThing({ opening_id: id, ...policy });
    await forum.sql`DELETE FROM uploads WHERE id = ${upload} AND ${gone}`;
    await flag(imran, "thing", things.find(({ title }) => title === name)!.id);
    const { cooked } = await before();
    await answer("disagree", name);
    return cooked;
  };
  expect(await flagged("policy.pdf", false)).toMatch(/^<p><a [^>]*>policy\.pdf<\/a>/);
  expect(await flagged("minutes.pdf", true)).toBeNull();
});
