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

type Who = Parameters<Board["forum"]["as"]>[0];
const show = (who: Who, opening_id: number) => board.forum.as(who).tasks.showOpening({ opening_id });
const write = (who: Who, opening_id: number, text = "", named = false) =>
  board.forum.as(who).tasks.writeHandover({ opening_id, text, named });
/** Ana held it for ten days and has finished. */
const finished = async (more: Parameters<Board["make"]>[0] = {}) => {
  const { id } = await board.make({ kind: "role", rhythm: "monthly", seats: 1, title: "Note-taker", ...more });
  const { my_claim } = await board.claim(board.ana, id);
  await board.forum.clock.set("2026-12-02T12:00:00Z");
  await board.forum.as(board.ana).tasks.completeClaim({ claim_id: my_claim!.id });
  return id;
};
const asked = async (who: NonNullable<Who>, opening_id: number) =>
  (await board.forum.as(who).core.showWaits()).asked.filter(({ key }) => key === `handover:${opening_id}`);

describe("how it was left", () => {
  it("is asked for at the end, is seen by everybody who comes, and is kept with the role", async () => {
    const { ana, priya } = board;
    const id = await finished();
    expect(await asked(ana, id)).toMatchObject([
      { message: "coop_tasks.waits.handover", values: { title: "Note-taker" }, path: `/board/${id}` },
    ]);
    await write(ana, id, "The template is pinned in the topic.\nAsk early for the agenda.");
    expect(await asked(ana, id)).toEqual([]);
    for (const who of [priya, null]) {
      expect((await show(who, id)).handover).toMatchObject({
        notes: [
          { text: "The template is pinned in the topic.\nAsk early for the agenda.", person: null, hidden: false },
        ],
        last_holders: [],
        mine: null,
      });
    }
    await board.claim(priya, id);
    await write(priya, id, "The topic has moved.");
    expect((await show(null, id)).handover.notes.map(({ text }) => text)).toEqual([
      "The topic has moved.",
      "The template is pinned in the topic.\nAsk early for the agenda.",
    ]);
    const facts = await board.forum.sql`SELECT kind, data FROM coop_facts WHERE kind = 'handover_written'`;
    expect(JSON.stringify(facts)).not.toContain("topic");
  });

  it("names the last holders if they agree, and only once they hold it no more", async () => {
    const { ana, priya } = board;
    const id = await finished();
    await write(ana, id, "All is well.", true);
    expect((await show(null, id)).handover).toMatchObject({
      notes: [{ person: { username: "ana" } }],
      last_holders: [{ username: "ana" }],
    });
    await board.claim(priya, id);
    await write(priya, id, "", true);
    expect((await show(priya, id)).handover).toMatchObject({
      last_holders: [{ username: "ana" }],
      mine: { text: null, named: true },
    });
    await write(ana, id, "All is well.", false);
    expect((await show(null, id)).handover).toMatchObject({ notes: [{ person: null }], last_holders: [] });
  });

  it("is the only place that names who held a role before, but for those who look after it", async () => {
    const { forum, ana, imran, priya } = board;
    const id = await finished();
    expect((await show(priya, id)).claims).toEqual([]);
    expect((await show(imran, id)).claims).toMatchObject([{ state: "done", person: { username: "ana" } }]);
    expect((await show(ana, id)).my_claim).toMatchObject({ state: "done" });
    const { openings } = await forum.as(null).tasks.listOpenings({ category_id: board.category.id, limit: 100 });
    expect(openings.find((one) => one.id === id)!.people).toEqual([]);
  });

  it("is asked no more where there is nothing to pass on, and never of who held it for a moment", async () => {
    const { forum, ana, priya } = board;
    const id = await finished();
    await write(ana, id);
    expect(await asked(ana, id)).toEqual([]);
    expect((await show(null, id)).handover.notes).toEqual([]);
    const { my_claim } = await board.claim(priya, id);
    await forum.as(priya).tasks.releaseClaim({ claim_id: my_claim!.id });
    expect(await asked(priya, id)).toEqual([]);
  });

  it("is asked before the end of a term, too", async () => {
    const { forum, ana } = board;
    const { id } = await board.make({ kind: "role", rhythm: "monthly", seats: 1 });
    const { my_claim } = await board.claim(ana, id);
    await forum.as(ana).tasks.endTerm({ claim_id: my_claim!.id, ends_on: "2026-12-18" });
    expect(await asked(ana, id)).toHaveLength(1);
    expect((await write(ana, id, "So far, so good.")).handover.mine).toEqual({
      text: "So far, so good.",
      named: false,
    });
  });

  it("is asked where somebody took a place, not where they sent something", async () => {
    const { id } = await board.make({ answered_by: "report", seats: null });
    await board.forum.as(board.ana).tasks.reportOpening({ opening_id: id });
    await expect(write(board.ana, id, "Hello")).rejects.toMatchObject({ status: 403, error_type: "never_held" });
  });

  it("is for those who held it, and taken down by them and by who looks after it", async () => {
    const { forum, ana, imran, priya } = board;
    const id = await finished();
    await expect(write(priya, id, "Hello")).rejects.toMatchObject({ status: 403, error_type: "never_held" });
    const { notes } = (await write(ana, id, "Hello")).handover;
    const handover_id = notes[0]!.id;
    await expect(forum.as(priya).tasks.removeHandover({ handover_id })).rejects.toMatchObject({
      status: 403,
      error_type: "not_your_note",
    });
    expect((await forum.as(imran).tasks.removeHandover({ handover_id })).handover.notes).toEqual([]);
    expect((await write(ana, id, "Hello again")).handover.notes).toHaveLength(1);
    await expect(forum.as(ana).tasks.removeHandover({ handover_id: 999_999 })).rejects.toMatchObject({ status: 404 });
  });

  it("is held against watched words", async () => {
    const { forum, ana } = board;
    const id = await finished();
    await forum.sql`INSERT INTO watched_words (word, action, created_at, updated_at)
      VALUES ('spamword', 1, now(), now())`;
    await expect(write(ana, id, "A spamword here")).rejects.toMatchObject({ status: 422, error_type: "watched_word" });
  });
});

describe("the forum's life", () => {
  it("keeps what a removed account knew, and names nobody", async () => {
    const { forum } = board;
    const joe = await forum.person("joe");
    const { id } = await board.make({ kind: "role", rhythm: "monthly", seats: 1 });
    const { my_claim } = await board.claim(joe, id);
    await forum.as(joe).tasks.completeClaim({ claim_id: my_claim!.id });
    await write(joe, id, "Keys are with the caretaker.", true);
    await forum.event("user_removed", { user_id: joe.id });
    expect((await show(null, id)).handover).toMatchObject({
      notes: [{ text: "Keys are with the caretaker.", person: null }],
      last_holders: [],
    });
  });

  it("finds once a day whose account went without a word", async () => {
    const { forum } = board;
    const sam = await forum.person("sam");
    const { id } = await board.make({ kind: "role", rhythm: "monthly", seats: 1 });
    const { my_claim } = await board.claim(sam, id);
    await forum.as(sam).tasks.completeClaim({ claim_id: my_claim!.id });
    await write(sam, id, "The key is under the mat.", true);
    await forum.sql`DELETE FROM users WHERE id = ${sam.id}`;
    await forum.reconcile();
    expect(await forum.sql`SELECT user_id, named FROM coop_handovers WHERE opening_id = ${id}`).toEqual([
      { user_id: null, named: false },
    ]);
  });

  it("merges two accounts without losing a note", async () => {
    const { forum } = board;
    const [wren, wren2] = [await forum.person("wren"), await forum.person("wren2")];
    const { id } = await board.make({ kind: "role", rhythm: "monthly", seats: 2 });
    for (const who of [wren, wren2]) {
      await board.claim(who, id);
      await write(who, id, `Of ${who.username}`, true);
    }
    await forum.event("users_merged", { source_user_id: wren2.id, target_user_id: wren.id });
    expect((await show(null, id)).handover.notes.map(({ text, person }) => [text, person?.username])).toEqual(
      expect.arrayContaining([
        ["Of wren", "wren"],
        ["Of wren2", undefined],
      ])
    );
  });

  it("blanks it with its opening", async () => {
    const { forum, ana, leila } = board;
    const id = await finished();
    await write(ana, id, "Nothing is left of this.");
    await forum.as(leila).tasks.deleteOpening({ opening_id: id });
    expect(await forum.sql`SELECT id FROM coop_handovers WHERE opening_id = ${id}`).toEqual([]);
  });
});

/** Staff answer what waits in the review queue. */
async function answer(action: Action): Promise<void> {
  const { forum, leila } = board;
  const now = await forum.clock.now();
  const viewer = await readViewer(forum.host.db, leila.id, now);
  const queue = await listReviewables(forum.host, viewer!, { status: "pending", offset: 0, by_groups: false });
  const [item] = queue.reviewables;
  expect(item).toMatchObject({ payload: { title: "Note-taker", plain: "Call me names" } });
  const asked = { id: item!.id as number, action, version: item!.version as number, by: leila.id };
  expect(await inTransaction(forum.host.pool, (db) => perform(db, asked, now))).toBeDefined();
  await forum.tick();
}

describe("a flag on a note", () => {
  it("is answered in the review queue: hidden it is for staff and its author, shown again, and removed", async () => {
    const { forum, ana, leila, priya } = board;
    const id = await finished();
    const handover_id = (await write(ana, id, "Call me names")).handover.notes[0]!.id;
    await forum
      .as(priya)
      .core.flagText({ plugin: "tasks", noun: "handover", record_id: handover_id, reason: "spam", words: null });
    await forum.tick();
    await answer("agree_and_hide");
    expect((await show(priya, id)).handover.notes).toEqual([]);
    for (const who of [ana, leila]) {
      expect((await show(who, id)).handover.notes).toMatchObject([{ text: "Call me names", hidden: true }]);
    }
    for (const who of [priya, board.imran]) {
      await expect(forum.as(who).tasks.removeHandover({ handover_id })).rejects.toMatchObject({ status: 404 });
    }
    await expect(forum.as(ana).tasks.unhideHandover({ handover_id })).rejects.toMatchObject({
      error_type: "staff_only",
    });
    expect((await forum.as(leila).tasks.unhideHandover({ handover_id })).handover.notes).toMatchObject([
      { hidden: false },
    ]);
    expect((await show(priya, id)).handover.notes).toHaveLength(1);
  });
});
