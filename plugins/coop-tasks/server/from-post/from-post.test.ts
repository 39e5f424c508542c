import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const topicIn = async (category_id: number, title: string) => {
  const topic = await board.forum.topic(board.ana, { title, raw: "Who can **ring** ten co-ops?", category_id });
  return { ...topic, title };
};
const seen = (who: Board["ana"] | null, opening_id: number) => board.forum.as(who).tasks.showOpening({ opening_id });
const cards = async (who: Board["ana"] | null, topic_id: number) =>
  (await board.forum.as(who).core.showTopicRecords({ topic_id })).records["tasks.opening_made_here"];

describe("an opening from a post", () => {
  it("begins with the topic's title and the post's text, and each leads to the other", async () => {
    const { forum, imran, category } = board;
    const topic = await topicIn(category.id, "Ringing round before the weekend");
    expect(await forum.as(imran).tasks.showPost({ post_id: topic.post_id })).toEqual({
      ...{ post_id: topic.post_id, topic_id: topic.id, post_number: 1, title: topic.title },
      ...{ category_id: category.id, restricted: false, text: "Who can **ring** ten co-ops?" },
    });
    const made = await board.make({ title: topic.title, from_post: topic.post_id });
    expect(made).toMatchObject({ from_post: { topic_id: topic.id, post_number: 1, title: topic.title }, talk: null });
    expect(await cards(null, topic.id)).toMatchObject([{ id: made.id }]);
    await board.make({ title: "Another", from_post: topic.post_id });
    expect(await cards(null, topic.id)).toHaveLength(2);

    await forum.event("topic_removed", { topic_id: topic.id });
    await forum.event("topic_recovered", { topic_id: topic.id });
    expect(await seen(null, made.id)).toMatchObject({ talk: null });
    await forum.sql`UPDATE posts SET deleted_at = now() WHERE id = ${topic.post_id}`;
    expect(await seen(null, made.id)).toMatchObject({ from_post: null });
  });

  it("leaves out the signs of a post that no form takes", async () => {
    const { forum, imran, category } = board;
    const topic = await topicIn(category.id, "Turned round");
    await forum.sql`UPDATE posts SET raw = ${"Ring \u202eten\u202c co-ops\u200b"} WHERE id = ${topic.post_id}`;
    const { text, title } = await forum.as(imran).tasks.showPost({ post_id: topic.post_id });
    expect(text).toBe("Ring ten co-ops");
    expect(await board.make({ title, description: text, from_post: topic.post_id })).toMatchObject({ title });
  });

  it("cuts a long post through no sign", async () => {
    const { forum, imran, category } = board;
    const topic = await topicIn(category.id, "A long story");
    const most = "a".repeat(19_999);
    await forum.sql`UPDATE posts SET raw = ${`${most}🍞`} WHERE id = ${topic.post_id}`;
    const { text, title } = await forum.as(imran).tasks.showPost({ post_id: topic.post_id });
    expect(text).toBe(most);
    expect(await board.make({ title, description: text, from_post: topic.post_id })).toMatchObject({ title });
  });

  it("out of a category that some read stays there, and its place is not told to others", async () => {
    const { forum, imran, ana, category } = board;
    const inner = await forum.group("inner", [imran]);
    const kitchen = await forum.category({ name: "Kitchen", groups: [inner.name] });
    const topic = await topicIn(kitchen.id, "What we owe the bank");
    await expect(forum.as(ana).tasks.showPost({ post_id: topic.post_id })).rejects.toMatchObject({ status: 404 });
    await expect(board.make({ from_post: topic.post_id }, ana)).rejects.toMatchObject({ status: 404 });
    expect(await forum.as(imran).tasks.showPost({ post_id: topic.post_id })).toMatchObject({ restricted: true });
    await expect(board.make({ category_id: category.id, from_post: topic.post_id })).rejects.toMatchObject({
      status: 422,
      error_type: "post_not_for_all",
      extras: { field: "category_id" },
    });
    const made = await board.make({ category_id: kitchen.id, from_post: topic.post_id });
    expect(made.from_post).toMatchObject({ topic_id: topic.id });
    // It is put on another board later: the way back is still for those who read there alone.
    await forum.sql`UPDATE coop_openings SET category_id = ${category.id} WHERE id = ${made.id}`;
    expect(await seen(ana, made.id)).toMatchObject({ from_post: null });
    expect(await seen(imran, made.id)).toMatchObject({ from_post: { title: "What we owe the bank" } });
  });

  it.each([
    ["a post that staff hid", "UPDATE posts SET hidden = true"],
    ["a whisper", "UPDATE posts SET post_type = 4"],
  ])("is not made of %s", async (_, hide) => {
    const { forum, imran, category } = board;
    const topic = await topicIn(category.id, `Not to be seen: ${hide}`);
    await forum.host.db.query(`${hide} WHERE id = ${topic.post_id}`);
    await expect(forum.as(imran).tasks.showPost({ post_id: topic.post_id })).rejects.toMatchObject({ status: 404 });
  });

  it("is not made of a topic that is not listed, nor of a message", async () => {
    const { forum, imran, category } = board;
    const topic = await topicIn(category.id, "Not listed yet at all");
    await forum.sql`UPDATE topics SET visible = false WHERE id = ${topic.id}`;
    await expect(forum.as(imran).tasks.showPost({ post_id: topic.post_id })).rejects.toMatchObject({ status: 404 });
    await forum.sql`UPDATE topics SET visible = true, archetype = 'private_message' WHERE id = ${topic.id}`;
    await forum.sql`INSERT INTO topic_allowed_users (topic_id, user_id, created_at, updated_at)
      VALUES (${topic.id}, ${imran.id}, now(), now())`;
    await expect(forum.as(imran).tasks.showPost({ post_id: topic.post_id })).rejects.toMatchObject({ status: 404 });
  });
});
