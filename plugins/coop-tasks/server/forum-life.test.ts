import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTime } from "../../../test/forum/server/due/worker";
import { runJob } from "../../../test/forum/server/run-act";
import type { TestPerson } from "../../../test/forum/server/testing";
import { openBoard, type Board } from "./testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const shown = (opening_id: number) => board.forum.as(null).tasks.showOpening({ opening_id });

/** Which texts are in a person's bell. */
const words = async (who: TestPerson) => {
  await board.forum.tick();
  return (await board.forum.notifications(who)).map(({ data }) => (data as { message: string }).message);
};

describe("talking about an opening", () => {
  it("makes one topic, with a way to and fro", async () => {
    const { forum, ana, priya } = board;
    const made = await board.make();
    expect(await forum.as(ana).tasks.talkAboutOpening({ opening_id: made.id })).toMatchObject({
      talk: null,
      talk_on_its_way: true,
    });
    await expect(forum.as(priya).tasks.talkAboutOpening({ opening_id: made.id })).rejects.toMatchObject({
      error_type: "being_made",
    });
    await forum.tick();
    await forum.tick();
    const view = await shown(made.id);
    expect(view).toMatchObject({ talk_on_its_way: false, talk: { replies: 0 } });
    expect(await forum.sql`SELECT 1 FROM topics WHERE user_id = ${ana.id}`).toHaveLength(1);
    expect(await forum.as(priya).core.showTopicRecords({ topic_id: view.talk!.topic_id })).toMatchObject({
      records: { "tasks.opening": [{ id: made.id, title: made.title, free: 2 }] },
    });
    await expect(forum.as(priya).tasks.talkAboutOpening({ opening_id: made.id })).rejects.toMatchObject({
      error_type: "already_talked_about",
    });
  });

  it("makes none where the right to start topics was lost meanwhile, and can be asked for again", async () => {
    const { forum } = board;
    const lost = await forum.person("lost", { groups: ["starters"] });
    const closed = await forum.category({ name: "Starters", groups: ["starters"] });
    const made = await board.make({ category_id: closed.id }, lost);
    await forum.as(lost).tasks.talkAboutOpening({ opening_id: made.id });
    await forum.sql`DELETE FROM group_users WHERE user_id = ${lost.id}`;
    await forum.tick();
    expect(await forum.as(board.leila).tasks.showOpening({ opening_id: made.id })).toMatchObject({
      talk: null,
      talk_on_its_way: false,
    });
    expect(await forum.sql`SELECT 1 FROM topics WHERE user_id = ${lost.id}`).toEqual([]);
  });

  it("belongs to its opening when staff say yes to it later, unless another was made meanwhile", async () => {
    const { forum, imran, leila } = board;
    const left = await forum.person("left", { groups: ["beginners"] });
    const closed = await forum.category({ name: "Beginners", groups: ["beginners"] });
    const made = await board.make({ category_id: closed.id }, left);
    await forum.as(left).tasks.talkAboutOpening({ opening_id: made.id });
    await forum.sql`DELETE FROM group_users WHERE user_id = ${left.id}`;
    await forum.tick();
    const talk = async () => (await forum.as(leila).tasks.showOpening({ opening_id: made.id })).talk?.topic_id ?? null;
    expect(await talk()).toBeNull();
    const [order] = await forum.sql<{ id: number }>`
      SELECT id FROM coop_due WHERE kind = 'create_topic' AND key LIKE ${`tasks:talk:${made.id}:%`}`;
    const approved = {
      order_id: order!.id,
      topic_id: (await forum.topic(imran, { title: "Late", category_id: closed.id })).id,
    };
    await forum.event("topic_approved", approved);
    expect(await talk()).toBe(approved.topic_id);
    const other = await forum.topic(imran, { title: "Later still", category_id: closed.id });
    await forum.event("topic_approved", { ...approved, topic_id: other.id });
    expect(await talk()).toBe(approved.topic_id);
    await forum.event("topic_approved", { order_id: 999_999, topic_id: other.id });
    expect(forum.log.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("is not asked for twice while staff look at it first, and can be again when they say no", async () => {
    const { forum, ana } = board;
    const made = await board.make();
    await forum.as(ana).tasks.talkAboutOpening({ opening_id: made.id });
    const [order] = await forum.sql<{ id: number }>`SELECT id FROM coop_due WHERE key = ${`tasks:talk:${made.id}:1`}`;
    const result = { topic_id: null, with_staff: true };
    await runJob(forum.host, "finish-order", { id: order!.id, result }, await readTime(forum.host));
    await expect(forum.as(ana).tasks.talkAboutOpening({ opening_id: made.id })).rejects.toMatchObject({
      error_type: "being_made",
    });
    await forum.event("topic_rejected", { order_id: order!.id });
    expect((await forum.as(ana).tasks.talkAboutOpening({ opening_id: made.id })).talk_on_its_way).toBe(true);
    await forum.tick();
    expect((await forum.as(ana).tasks.showOpening({ opening_id: made.id })).talk).toMatchObject({ replies: 0 });
  });

  it("writes nothing of the opening's maker into the post of whoever asks", async () => {
    const { forum, ana } = board;
    const made = await board.make({ title: "](https://evil.example) @imran ![x](https://t.example/p.png) [b" });
    await forum.as(ana).tasks.talkAboutOpening({ opening_id: made.id });
    await forum.tick();
    const [post] = await forum.sql<{
      raw: string;
    }>`SELECT raw FROM posts WHERE user_id = ${ana.id} ORDER BY id DESC LIMIT 1`;
    expect(post!.raw).not.toMatch(/evil|@imran|t\.example/);
    expect(post!.raw).toContain(`/board/${made.id}`);
  });

  it("goes on anew when the topic is deleted, and comes back with it", async () => {
    const { forum, ana } = board;
    const made = await board.make();
    await forum.as(ana).tasks.talkAboutOpening({ opening_id: made.id });
    await forum.tick();
    const { topic_id } = (await shown(made.id)).talk!;
    await forum.sql`UPDATE topics SET deleted_at = now() WHERE id = ${topic_id}`;
    await forum.event("topic_removed", { topic_id });
    expect(await shown(made.id)).toMatchObject({ talk: null, talk_on_its_way: false });
    await forum.sql`UPDATE topics SET deleted_at = NULL WHERE id = ${topic_id}`;
    await forum.event("topic_recovered", { topic_id });
    expect(await shown(made.id)).toMatchObject({ talk: { topic_id } });
  });

  it("names a topic only to those who may see it", async () => {
    const { forum, ana, leila } = board;
    const made = await board.make();
    await forum.as(ana).tasks.talkAboutOpening({ opening_id: made.id });
    await forum.tick();
    const { topic_id } = (await shown(made.id)).talk!;
    const closed = await forum.category({ name: "Elsewhere", groups: ["elsewhere"] });
    await forum.sql`UPDATE topics SET category_id = ${closed.id} WHERE id = ${topic_id}`;
    expect((await shown(made.id)).talk).toBeNull();
    expect((await forum.as(leila).tasks.showOpening({ opening_id: made.id })).talk).toMatchObject({ topic_id });
    expect(await forum.as(ana).core.showTopicRecords({ topic_id })).toEqual({ records: {} });
  });
});

describe("an account that goes", () => {
  it("gives its places back and takes its contacts along", async () => {
    const { forum } = board;
    const gone = await forum.person("gone");
    const made = await board.make({}, gone);
    const held = await board.make();
    await forum.as(gone).tasks.claimOpening({ opening_id: held.id, contact: { way: "phone", detail: "07700 900143" } });
    await forum.event("user_removed", { user_id: gone.id });
    expect(await shown(held.id)).toMatchObject({ taken: 0 });
    expect(await shown(made.id)).toMatchObject({ contact_person: null });
    expect(JSON.stringify(await forum.sql`SELECT * FROM coop_claims WHERE user_id = ${gone.id}`)).not.toContain(
      "07700"
    );
    expect(await board.facts(held.id)).toContain("claim_released");
  });

  it("and was missed by every event is found once a day", async () => {
    const { forum } = board;
    const missed = await forum.person("missed");
    const held = await board.make();
    await board.claim(missed, held.id);
    await forum.sql`DELETE FROM users WHERE id = ${missed.id}`;
    await forum.reconcile();
    expect(await shown(held.id)).toMatchObject({ taken: 0 });
  });

  it("is not named in what was told of it any more", async () => {
    const { forum, imran } = board;
    const leaving = await forum.person("leaving", { name: "Leaving Person" });
    const held = await board.make();
    await board.claim(leaving, held.id);
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(imran))).toContain("Leaving Person");
    await forum.event("user_removed", { user_id: leaving.id });
    await forum.tick();
    await forum.clock.set("2026-11-22T19:30:00Z");
    await forum.tick();
    const told = JSON.stringify([await forum.notifications(imran), await forum.mails(imran)]);
    expect(told).not.toContain("Leaving Person");
    await forum.clock.set("2026-11-22T12:00:00Z");
  });

  it("who sees a board no more is let go once a day", async () => {
    const { forum, leila } = board;
    const out = await forum.person("out", { groups: ["inner"] });
    const closed = await forum.category({ name: "Inner", groups: ["inner"] });
    const held = await board.make({ category_id: closed.id }, out);
    await board.claim(out, held.id);
    await forum.sql`DELETE FROM group_users WHERE user_id = ${out.id}`;
    await forum.reconcile();
    expect((await forum.as(leila).tasks.showOpening({ opening_id: held.id })).taken).toBe(0);
    expect(await words(out)).toEqual(["coop_tasks.notices.board_gone_private"]);
  });

  it("merged into another takes over its places, and holds none twice", async () => {
    const { forum } = board;
    const [old, kept] = [await forum.person("old"), await forum.person("kept")];
    const [one, two, own] = [await board.make(), await board.make(), await board.make({}, old)];
    await board.claim(old, one.id);
    await board.claim(old, two.id);
    await board.claim(kept, two.id);
    await forum.event("users_merged", { source_user_id: old.id, target_user_id: kept.id });
    expect((await shown(one.id)).claims).toMatchObject([{ person: { id: kept.id }, state: "held" }]);
    expect((await shown(two.id)).taken).toBe(1);
    expect((await shown(own.id)).contact_person).toMatchObject({ id: kept.id });
    expect(await forum.sql`SELECT 1 FROM coop_fact_people WHERE user_id = ${old.id}`).toEqual([]);
    await forum.event("users_merged", { source_user_id: old.id, target_user_id: kept.id });
    expect((await shown(two.id)).taken).toBe(1);
  });
});

it("a category that goes holds nobody to a promise", async () => {
  const { forum, ana } = board;
  const going = await forum.category({ name: "Going" });
  const made = await board.make({ category_id: going.id });
  await board.claim(ana, made.id);
  await forum.sql`DELETE FROM categories WHERE id = ${going.id}`;
  await forum.event("category_removed", { category_id: going.id });
  await expect(shown(made.id)).rejects.toMatchObject({ status: 404 });
  expect(await forum.sql`SELECT 1 FROM coop_claims WHERE opening_id = ${made.id} AND state = 'held'`).toEqual([]);
  expect(await words(ana)).toContain("coop_tasks.notices.board_gone_private");
});
