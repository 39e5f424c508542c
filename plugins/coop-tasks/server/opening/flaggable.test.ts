import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "../../../../test/forum/server/database";
import type { TestPerson } from "../../../../test/forum/server/testing";
import { listReviewables } from "../../../../test/forum/server/review/list";
import { perform } from "../../../../test/forum/server/review/queue";
import type { Action } from "../../../../test/forum/server/review/reviewable";
import { readViewer } from "../../../../test/forum/server/viewer";
import { openBoard, type Board } from "../testing";
import type { OpeningView } from "./view";

let board: Board;
let opening: OpeningView;
beforeEach(async () => {
  board = await openBoard();
  opening = await board.make({ title: "Buy my watches", note: "Cheap", description: "Very **good** watches" });
});
afterEach(() => board.forum.close());

type Reason = "off_topic" | "inappropriate" | "spam" | "notify_moderators";
const flag = (who: TestPerson, reason: Reason = "spam", words: string | null = null, record_id = opening.id) =>
  board.forum.as(who).core.flagText({ plugin: "tasks", noun: "opening", record_id, reason, words });

async function queue(who: TestPerson = board.leila, status: "pending" | "all" = "pending") {
  const viewer = await readViewer(board.forum.host.db, who.id, await board.forum.clock.now());
  return listReviewables(board.forum.host, viewer!, { status, offset: 0, by_groups: false });
}

async function answer(action: Action, by: TestPerson = board.leila): Promise<void> {
  const { forum } = board;
  const [item] = (await queue()).reviewables;
  const now = await forum.clock.now();
  const asked = { id: item!.id as number, action, version: item!.version as number, by: by.id };
  expect(await inTransaction(forum.host.pool, (db) => perform(db, asked, now))).toBeDefined();
  await forum.tick();
}

const hour = async (hours: number) =>
  board.forum.clock.set(new Date(Date.parse(await board.forum.clock.now()) + hours * 3_600_000).toISOString());
const canFlag = async (who: TestPerson) =>
  (await board.forum.as(who).tasks.showOpening({ opening_id: opening.id })).can.flag_text;

describe("a flag", () => {
  it("lands in the review queue with the text, its words and who flagged, and none of it stays in orders", async () => {
    const { forum, ana, priya, imran } = board;
    await flag(ana, "notify_moderators", "This is a trader, not a co-op");
    await flag(priya);
    await forum.tick();
    const { reviewables, records } = await queue();
    expect(reviewables).toEqual([
      expect.objectContaining({
        type: "ReviewableCoopText",
        category_id: board.category.id,
        target_created_by_id: imran.id,
        target_url: `https://forum.example/board/${opening.id}`,
        payload: expect.objectContaining({
          title: "Buy my watches",
          plain: "Cheap",
          cooked: expect.stringContaining("<strong>good</strong>"),
          words: [{ score_id: expect.any(Number), text: "This is a trader, not a co-op" }],
        }),
      }),
    ]);
    expect(records.reviewable_scores.map(({ user_id, score_type_id }) => [user_id, score_type_id]).sort()).toEqual(
      [
        [ana.id, 7],
        [priya.id, 8],
      ].sort()
    );
    const kept = await forum.sql`SELECT data::text FROM coop_due UNION ALL SELECT words FROM coop_flags`;
    expect(JSON.stringify(kept)).not.toMatch(/trader|watches/);
    expect((await forum.sql`SELECT 1 FROM coop_facts WHERE actor_id = ${ana.id}`).length).toBe(0);
  });

  it("is one for each person while it is open, however often and at once they press", async () => {
    const { ana, forum } = board;
    const all = await Promise.allSettled([1, 2, 3, 4].map(() => flag(ana)));
    expect(all.filter(({ status }) => status === "fulfilled").length).toBe(1);
    await forum.tick();
    await expect(flag(ana)).rejects.toMatchObject({ status: 409, error_type: "already_flagged" });
    expect(await canFlag(ana)).toMatchObject({ ok: false, code: "already_flagged" });
    expect(await canFlag(board.priya)).toEqual({ ok: true });
    expect((await queue()).records.reviewable_scores.length).toBe(1);
  });

  it("is put into the queue once, however often the order is tried", async () => {
    const { ana, forum } = board;
    await flag(ana);
    await forum.tick();
    await forum.sql`UPDATE coop_due SET state = 'waiting', taken_until = NULL WHERE kind = 'flag'`;
    await forum.tick();
    expect((await queue()).records.reviewable_scores.length).toBe(1);
  });

  it("asks for words where the reason is something else", async () => {
    await expect(flag(board.ana, "notify_moderators", "  ")).rejects.toMatchObject({
      status: 422,
      error_type: "words_missing",
    });
  });

  it("is not for one's own text, nor for what one does not see", async () => {
    const { forum, ana, imran } = board;
    await expect(flag(imran)).rejects.toMatchObject({ status: 403, error_type: "own_text" });
    const circle = await forum.category({ name: "Circle", groups: ["circle"] });
    const secret = await board.make({ category_id: circle.id }, board.leila);
    await expect(flag(ana, "spam", null, secret.id)).rejects.toMatchObject({ status: 404 });
    await expect(flag(ana, "spam", null, 999_999)).rejects.toMatchObject({ status: 404 });
    for (const noun of ["claim", "constructor"]) {
      const input = { plugin: "tasks", noun, record_id: opening.id, reason: "spam" as const };
      await expect(forum.as(ana).core.flagText(input)).rejects.toMatchObject({ status: 404 });
    }
  });

  it("is not for newcomers, unless the forum says so", async () => {
    const { forum } = board;
    const nia = await forum.person("nia", { trust_level: 0 });
    await expect(flag(nia)).rejects.toMatchObject({ status: 403, error_type: "cannot_flag_yet" });
    await forum.setting("flag_post_allowed_groups", "1|2|10");
    await flag(nia);
  });

  it("goes with its account where that goes before the queue has it", async () => {
    const { ana, forum } = board;
    await flag(ana, "notify_moderators", "Words of somebody who leaves");
    await forum.sql`UPDATE coop_due SET due_at = due_at + interval '1 day' WHERE kind = 'flag'`;
    await forum.event("user_removed", { user_id: ana.id });
    expect(await forum.sql`SELECT 1 FROM coop_flags`).toEqual([]);
    await hour(25);
    await forum.tick();
    expect((await queue()).reviewables).toEqual([]);
  });
});

describe("staff answer", () => {
  const flagged = async () => {
    await flag(board.ana);
    await board.forum.tick();
  };

  it("hide it: nobody else sees it any more, as if hidden on its page", async () => {
    const { forum, ana, imran, leila } = board;
    await flagged();
    await answer("agree_and_hide");
    for (const who of [ana, imran]) {
      await expect(forum.as(who).tasks.showOpening({ opening_id: opening.id })).rejects.toMatchObject({ status: 404 });
    }
    expect((await forum.as(leila).tasks.showOpening({ opening_id: opening.id })).hidden).toBe(true);
    const [fact] = await forum.sql`SELECT actor_id FROM coop_facts WHERE kind = 'opening_hidden'`;
    expect(fact!["actor_id"]).toBe(leila.id);
    const [entry] =
      await forum.sql`SELECT acting_user_id FROM user_histories WHERE custom_type = 'coop_opening_hidden'`;
    expect(entry!["acting_user_id"]).toBe(leila.id);
    const [stats] = await forum.sql`SELECT flags_agreed FROM user_stats WHERE user_id = ${ana.id}`;
    expect(stats!["flags_agreed"]).toBe(1);
    expect((await queue()).reviewables).toEqual([]);
  });

  it("delete it: its texts are blank here and there, and places are given back", async () => {
    const { forum, priya } = board;
    await board.claim(priya, opening.id);
    await flagged();
    await answer("agree_and_delete");
    await expect(forum.as(board.leila).tasks.showOpening({ opening_id: opening.id })).rejects.toMatchObject({
      status: 404,
    });
    expect(await board.facts(opening.id)).toContain("claim_released");
    const kept = await forum.sql`SELECT payload::text FROM reviewables UNION ALL SELECT title FROM coop_openings`;
    expect(JSON.stringify(kept)).not.toContain("watches");
    expect((await forum.notifications(priya)).at(-1)!["data"]).toMatchObject({
      message: "coop_tasks.notices.withdrawn_private",
      values: { name: "leila" },
    });
  });

  it("it is fine: it stays, and rests for a day unless it is changed", async () => {
    const { forum, ana, priya, imran } = board;
    await flagged();
    await answer("disagree");
    expect(await canFlag(ana)).toMatchObject({ code: "already_looked_at" });
    await expect(flag(priya)).rejects.toMatchObject({ status: 409, error_type: "already_looked_at" });
    await hour(1);
    const now = await forum.as(imran).tasks.showOpening({ opening_id: opening.id });
    await forum.as(imran).tasks.changeOpening({
      ...board.phoneBank,
      opening_id: opening.id,
      version: now.version,
      title: "Buy many watches",
    });
    await flag(priya);
    await forum.tick();
    const [item] = (await queue()).reviewables;
    expect(item).toMatchObject({ status: 0, payload: { title: "Buy many watches" } });
    expect((await queue(board.leila, "all")).reviewables.length).toBe(1);
  });

  it("ignore: nothing changes, and it can be flagged again a day later", async () => {
    await flagged();
    await answer("ignore");
    await hour(23);
    expect(await canFlag(board.ana)).toMatchObject({ code: "already_looked_at" });
    await hour(2);
    expect(await canFlag(board.ana)).toEqual({ ok: true });
  });

  it("on the page itself: the queue hears of it and agrees", async () => {
    const { forum, leila, ana } = board;
    await flagged();
    await forum.as(leila).tasks.hideOpening({ opening_id: opening.id });
    await forum.tick();
    expect((await queue()).reviewables).toEqual([]);
    const [score] = await forum.sql`SELECT status, reviewed_by_id FROM reviewable_scores WHERE user_id = ${ana.id}`;
    expect(score).toEqual({ status: 1, reviewed_by_id: leila.id });
    expect((await board.facts(opening.id)).filter((kind) => kind === "opening_hidden").length).toBe(1);
  });

  it("before the queue has the flag: it never comes in, and can be raised again once it is shown", async () => {
    const { forum, leila, ana } = board;
    await flag(ana);
    await forum.as(leila).tasks.hideOpening({ opening_id: opening.id });
    await forum.tick();
    expect((await queue(leila, "all")).reviewables).toEqual([]);
    await forum.as(leila).tasks.unhideOpening({ opening_id: opening.id });
    expect(await canFlag(ana)).toEqual({ ok: true });
  });
});

describe("the privacy of a category", () => {
  it("covers its flags, also after the text has moved there", async () => {
    const { forum, ana, imran } = board;
    const mo = await forum.person("mo", { moderator: true });
    await flag(ana);
    await forum.tick();
    expect((await queue(mo)).reviewables.length).toBe(1);
    const circle = await forum.category({ name: "Circle", groups: ["circle"] });
    await forum.group("circle", [imran]);
    const { version } = await forum.as(imran).tasks.showOpening({ opening_id: opening.id });
    await forum
      .as(imran)
      .tasks.changeOpening({ ...board.phoneBank, opening_id: opening.id, version, category_id: circle.id });
    await forum.tick();
    expect((await queue(mo)).reviewables).toEqual([]);
    expect((await queue(board.leila)).reviewables.length).toBe(1);
  });
});
