import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTime } from "../../../../test/forum/server/due/worker";
import { runJob } from "../../../../test/forum/server/run-act";
import { openBoard, type Board, type MakeInput } from "../testing";

let board: Board;
let bank: { id: number };
let collected: { id: number; post_id: number };
beforeAll(async () => {
  board = await openBoard();
  const { forum, imran } = board;
  bank = await forum.category({ name: "Image bank" });
  collected = await forum.topic(imran, { title: "Pictures of our co-ops", category_id: bank.id });
});
afterAll(() => board.forum.close());

const policy = { title: "Our bakery", words: "At five.", credit: "Ana", licence: "cc0", pictured_agree: true } as const;

const ask = (more: Partial<MakeInput> = {}) =>
  board.make({ title: "Photos", seats: null, answered_by: "hand_in", filed_in: bank.id, ...more });
const handIn = (who: Board["ana"], opening_id: number, title = "Our bakery") =>
  board.forum.as(who).tasks.handInThing({ opening_id, ...policy, title });
const see = (who: Board["ana"] | null, opening_id: number) => board.forum.as(who).tasks.showOpening({ opening_id });

describe("filed in one topic", () => {
  it("each is a reply there, once, with the way to it", async () => {
    const { forum, ana, imran } = board;
    const { id } = await ask({ filed_under: collected.id });
    expect((await see(ana, id)).filing).toMatchObject({
      category: { name: "Image bank" },
      topic: { id: collected.id, title: "Pictures of our co-ops" },
    });
    for (const title of ["Our bakery", "Our ovens"]) {
      const thing_id = (await handIn(ana, id, title)).things.find((thing) => thing.title === title)!.id;
      await forum.as(imran).tasks.fileThing({ thing_id });
      await forum.tick();
    }
    const { things } = await see(ana, id);
    expect(things.map((thing) => [thing.state, thing.topic_id, thing.post_number])).toEqual([
      ["filed", collected.id, 3],
      ["filed", collected.id, 2],
    ]);
    const posts = await forum.sql<{ raw: string; user_id: number }>`
      SELECT raw, user_id FROM posts WHERE topic_id = ${collected.id} AND post_number > 1 ORDER BY post_number`;
    expect(posts.map(({ user_id }) => user_id)).toEqual([imran.id, imran.id]);
    expect(posts[0]!.raw).toMatch(/^### Our bakery, from Ana\n\nAt five\.\n\nBy Ana\./);
    expect(await forum.sql`SELECT 1 FROM topics WHERE category_id = ${bank.id}`).toHaveLength(1);
  });

  it("is not filed where the topic has been moved to other readers meanwhile", async () => {
    const { forum, ana, imran } = board;
    const [shelf, open] = [await forum.category({ name: "Shelf" }), await forum.category({ name: "Open" })];
    const topic = await forum.topic(imran, { title: "Of this shelf", category_id: shelf.id });
    const { id } = await ask({ filed_in: shelf.id, filed_under: topic.id });
    const [thing] = (await handIn(ana, id)).things;
    await forum.as(imran).tasks.fileThing({ thing_id: thing!.id });
    await forum.sql`UPDATE topics SET category_id = ${open.id} WHERE id = ${topic.id}`;
    await forum.tick();
    expect((await see(ana, id)).things[0]).toMatchObject({ state: "thanked", topic_id: null });
    expect(await forum.sql`SELECT 1 FROM posts WHERE topic_id = ${topic.id} AND post_number > 1`).toEqual([]);
  });

  it("is filed when staff, who look at this person's replies first, say yes", async () => {
    const { forum, ana, imran } = board;
    const { id } = await ask({ filed_under: collected.id });
    const [thing] = (await handIn(ana, id)).things;
    await forum.as(imran).tasks.fileThing({ thing_id: thing!.id });
    await forum.sql`UPDATE topics SET closed = true WHERE id = ${collected.id}`;
    await forum.tick();
    await forum.sql`UPDATE topics SET closed = false WHERE id = ${collected.id}`;
    expect((await see(ana, id)).things[0]).toMatchObject({ state: "thanked" });
    const [order] = await forum.sql<{
      id: number;
    }>`SELECT id FROM coop_due WHERE key = ${`tasks:thing:${thing!.id}:1`}`;
    await forum.event("topic_approved", { order_id: order!.id, topic_id: collected.id, post_number: 7 });
    expect((await see(ana, id)).things[0]).toMatchObject({ state: "filed", topic_id: collected.id, post_number: 7 });
  });

  it("calls nobody and links nothing in the filer's name, whatever its giver wrote", async () => {
    const { forum, ana, imran } = board;
    const { id } = await ask({ filed_under: collected.id });
    const title = "[Win](https://evil.example) <b>now</b>";
    const credit = "@priya ![x](https://evil.example/x.png)";
    const words = "## Hello\n\n@priya [see](https://evil.example/a)\n\nhttps://evil.example/b";
    const [thing] = (await forum.as(ana).tasks.handInThing({ opening_id: id, ...policy, title, words, credit })).things;
    await forum.as(imran).tasks.fileThing({ thing_id: thing!.id });
    await forum.tick();
    const [post] = await forum.sql<{ cooked: string }>`
      SELECT cooked FROM posts WHERE topic_id = ${collected.id} ORDER BY post_number DESC LIMIT 1`;
    expect(post!.cooked).toContain("[Win](");
    expect(post!.cooked).toContain("<h2>Hello</h2>");
    expect(post!.cooked).not.toMatch(/>Win<|<b>|<img|class="mention"|href="[^"]*evil/);
  });

  it("takes a topic that stands open in that category, and no other", async () => {
    const { forum, imran, category } = board;
    const elsewhere = await forum.topic(imran, { title: "Somewhere else", category_id: category.id });
    for (const filed_under of [elsewhere.id, 999_999]) {
      await expect(ask({ filed_under })).rejects.toMatchObject({
        status: 422,
        error_type: "no_such_topic",
        extras: { field: "filed_under" },
      });
    }
    expect(await ask({ filed_in: null, filed_under: collected.id })).toMatchObject({ filed_under: null, filing: null });
  });

  it("files nothing where the topic has gone, moved or closed since", async () => {
    const { forum, ana, imran } = board;
    const topic = await forum.topic(imran, { title: "For a while", category_id: bank.id });
    const { id } = await ask({ filed_under: topic.id });
    const thing_id = (await handIn(ana, id)).things[0]!.id;
    await forum.sql`UPDATE topics SET closed = true WHERE id = ${topic.id}`;
    const seen = await see(imran, id);
    expect(seen.filing).toMatchObject({ topic: null });
    expect(seen.things[0]!.can.file_thing).toMatchObject({ code: "collecting_topic_gone" });
    await expect(forum.as(imran).tasks.fileThing({ thing_id })).rejects.toMatchObject({
      status: 409,
      error_type: "collecting_topic_gone",
    });
  });

  it("can be filed again where the topic closed between the press and the filing", async () => {
    const { forum, ana, imran } = board;
    const topic = await forum.topic(imran, { title: "Closed just now", category_id: bank.id });
    const { id } = await ask({ filed_under: topic.id });
    const thing_id = (await handIn(ana, id)).things[0]!.id;
    await forum.as(imran).tasks.fileThing({ thing_id });
    await forum.sql`UPDATE topics SET closed = true WHERE id = ${topic.id}`;
    await forum.tick();
    expect((await see(ana, id)).things[0]).toMatchObject({ state: "thanked", topic_id: null });
    await forum.sql`UPDATE topics SET closed = false WHERE id = ${topic.id}`;
    await forum.as(imran).tasks.fileThing({ thing_id });
    await forum.tick();
    expect((await see(ana, id)).things[0]).toMatchObject({ state: "filed", post_number: 2 });
  });
});

describe("whoever handed it in agreed", () => {
  const readBy = async (categoryId: number, ...groups: number[]) => {
    const { forum } = board;
    await forum.sql`UPDATE categories SET read_restricted = ${!groups.includes(0)} WHERE id = ${categoryId}`;
    await forum.sql`DELETE FROM category_groups WHERE category_id = ${categoryId} AND permission_type > 1`;
    for (const id of groups.filter((group) => group > 0)) {
      await forum.sql`INSERT INTO category_groups (category_id, group_id, permission_type, created_at, updated_at)
        VALUES (${categoryId}, ${id}, 3, now(), now())`;
    }
  };

  it("to those who read there then: it is not filed for more, wherever that is by now", async () => {
    const { forum, ana, imran } = board;
    const shelfGroup = await forum.group("keepers", [imran]);
    const readers = await forum.group("readers");
    const shelf = await forum.category({ name: "Keepers", groups: ["keepers"] });
    await readBy(shelf.id, readers.id);
    const { id } = await ask({ filed_in: shelf.id });
    const thing_id = (await handIn(ana, id)).things[0]!.id;
    for (const wider of [[readers.id, 10], [readers.id, 0], [(await forum.group("more")).id]]) {
      await readBy(shelf.id, ...wider);
      expect((await see(imran, id)).things[0]!.can.file_thing).toMatchObject({ ok: false, code: "more_would_read" });
      await expect(forum.as(imran).tasks.fileThing({ thing_id })).rejects.toMatchObject({
        status: 409,
        error_type: "more_would_read",
      });
    }
    await readBy(shelf.id);
    expect((await see(imran, id)).things[0]!.can.file_thing).toEqual({ ok: true });
    await forum.sql`UPDATE coop_openings SET filed_in = ${bank.id} WHERE id = ${id}`;
    await expect(forum.as(imran).tasks.fileThing({ thing_id })).rejects.toMatchObject({
      error_type: "more_would_read",
    });
    await handIn(ana, id, "Again");
    const again = (await see(imran, id)).things.find(({ title }) => title === "Again")!;
    await forum.as(imran).tasks.fileThing({ thing_id: again.id });
    expect(JSON.stringify(await see(ana, id))).not.toContain(`${shelfGroup.id},${readers.id}`);
  });

  it("to what stood above the form: with other readers by now it asks again", async () => {
    const { forum, ana } = board;
    const shelf = await forum.category({ name: "Open for now" });
    const { id, filing } = await ask({ filed_in: bank.id });
    await forum.sql`UPDATE coop_openings SET filed_in = NULL WHERE id = ${id}`;
    const hand = (open_to: NonNullable<typeof filing>["open_to"] | null) =>
      forum.as(ana).tasks.handInThing({ opening_id: id, ...policy, open_to });
    await expect(hand(filing!.open_to)).rejects.toMatchObject({ status: 409, error_type: "readers_changed" });
    expect((await hand(null)).things).toHaveLength(1);
    await forum.sql`UPDATE coop_openings SET filed_in = ${shelf.id} WHERE id = ${id}`;
    await expect(hand(null)).rejects.toMatchObject({ error_type: "readers_changed" });
    expect((await hand(filing!.open_to)).things).toHaveLength(2);
  });
});

describe("what staff look at first", () => {
  const orderOf = async (thing_id: number, filing = 1) =>
    (
      await board.forum.sql<{ id: number }>`SELECT id FROM coop_due WHERE key = ${`tasks:thing:${thing_id}:${filing}`}`
    )[0]!.id;

  /** As the host says it where it left the topic to staff. */
  async function leftWithStaff(more: Partial<MakeInput> = {}) {
    const { forum, ana, imran } = board;
    const { id } = await ask(more);
    const thing_id = (await handIn(ana, id)).things[0]!.id;
    await forum.as(imran).tasks.fileThing({ thing_id });
    const order_id = await orderOf(thing_id);
    const result = { topic_id: null, with_staff: true };
    await runJob(forum.host, "finish-order", { id: order_id, result }, await readTime(forum.host));
    return { id, thing_id, order_id };
  }

  /** A topic with the order's key, as staff's yes makes it. */
  async function approve(thing_id: number, order_id: number, category_id = bank.id, filing = 1) {
    const { forum, imran } = board;
    const topic = await forum.topic(imran, { title: `Late ${thing_id}`, category_id });
    const now = await forum.clock.now();
    await forum.sql`INSERT INTO topic_custom_fields (topic_id, name, value, created_at, updated_at)
      VALUES (${topic.id}, 'coop_order', ${`tasks:thing:${thing_id}:${filing}`}, ${now}, ${now})`;
    await forum.event("topic_approved", { order_id, topic_id: topic.id });
    return topic.id;
  }
  const stands = async (topicId: number) =>
    (await board.forum.sql`SELECT 1 FROM topics WHERE id = ${topicId} AND deleted_at IS NULL`).length === 1;

  it("is said to be with them, is not filed twice, and is filed once they say yes", async () => {
    const { forum, ana, imran } = board;
    const { id, thing_id, order_id } = await leftWithStaff();
    expect((await see(imran, id)).things[0]).toMatchObject({ state: "with_staff", topic_id: null });
    await expect(forum.as(imran).tasks.fileThing({ thing_id })).rejects.toMatchObject({
      status: 409,
      error_type: "with_staff",
    });
    const topic_id = await approve(thing_id, order_id);
    expect((await see(ana, id)).things[0]).toMatchObject({ state: "filed", topic_id });
    await forum.event("topic_approved", { order_id, topic_id });
    expect(await stands(topic_id)).toBe(true);
  });

  it("is taken out again where more read there by the time of their yes, and both are told", async () => {
    const { forum, ana, imran } = board;
    await forum.group("archive", [imran]);
    const shelf = await forum.category({ name: "Archive", groups: ["archive"] });
    const { id, thing_id, order_id } = await leftWithStaff({ filed_in: shelf.id });
    await forum.sql`UPDATE categories SET read_restricted = false WHERE id = ${shelf.id}`;
    const topic_id = await approve(thing_id, order_id, shelf.id);
    expect(await stands(topic_id)).toBe(false);
    expect((await see(imran, id)).things[0]).toMatchObject({
      state: "thanked",
      topic_id: null,
      can: { file_thing: { code: "more_would_read" } },
    });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(ana))).toMatch(/notices\.not_filed"/);
    expect(JSON.stringify(await forum.notifications(imran))).toMatch(/notices\.not_filed_theirs"/);
    await forum.sql`UPDATE categories SET read_restricted = true WHERE id = ${shelf.id}`;
    await forum.event("topic_approved", { order_id, topic_id });
    expect((await see(imran, id)).things[0]).toMatchObject({ state: "thanked", topic_id: null });
    await forum.sql`UPDATE categories SET read_restricted = false WHERE id = ${shelf.id}`;
    await forum.event("topic_approved", { order_id, topic_id });
    expect(
      await forum.sql`SELECT 1 FROM coop_facts WHERE kind = 'thing_not_filed' AND subject_id = ${thing_id}`
    ).toHaveLength(1);
    const again = (await handIn(ana, id, "Once more")).things.find(({ title }) => title === "Once more")!;
    await forum.as(imran).tasks.fileThing({ thing_id: again.id });
    await forum.tick();
    const filed = (await see(ana, id)).things.find((thing) => thing.id === again.id)!;
    expect(filed.state).toBe("filed");
  });

  it("can be filed again once they say no; of two that they say yes to after all, one stands", async () => {
    const { forum, ana, imran } = board;
    const { id, thing_id, order_id } = await leftWithStaff();
    await forum.event("topic_rejected", { order_id });
    expect((await see(ana, id)).things[0]).toMatchObject({ state: "thanked", can: { take_back_thing: { ok: true } } });
    await forum.as(imran).tasks.fileThing({ thing_id });
    await forum.tick();
    const filed = (await see(ana, id)).things[0]!;
    expect(filed.state).toBe("filed");
    const late = await approve(thing_id, order_id);
    expect([await stands(late), await stands(filed.topic_id!)]).toEqual([false, true]);
    expect((await see(ana, id)).things[0]).toMatchObject({ state: "filed", topic_id: filed.topic_id });
  });

  it("is taken back meanwhile: out of their queue, and out of the forum where they said yes", async () => {
    const { forum, ana } = board;
    const { thing_id, order_id } = await leftWithStaff();
    expect((await forum.as(ana).tasks.takeBackThing({ thing_id })).things).toEqual([]);
    const made_key = `tasks:thing:${thing_id}:1`;
    expect(await forum.sql`SELECT data FROM coop_due WHERE kind = 'unmake' AND key = ${`unmake:${made_key}`}`).toEqual([
      { data: { made_key } },
    ]);
    expect(await stands(await approve(thing_id, order_id))).toBe(false);
  });

  it("goes out of their queue with its giver, and can be filed again when whoever filed it has gone", async () => {
    const { forum, ana } = board;
    const femi = await forum.person("femi");
    const { id, thing_id } = await leftWithStaff();
    await forum.sql`UPDATE coop_openings SET contact_user_id = ${femi.id} WHERE id = ${id}`;
    await forum.event("user_removed", { user_id: femi.id });
    expect((await see(ana, id)).things[0]).toMatchObject({ state: "thanked" });
    await forum.event("user_removed", { user_id: ana.id });
    expect(await forum.sql`SELECT 1 FROM coop_due WHERE key = ${`unmake:tasks:thing:${thing_id}:1`}`).toHaveLength(1);
  });
});

describe("to whom it is open", () => {
  it("is said by the category's own groups, hidden ones without a name, and a hidden category has none", async () => {
    const { forum, imran, ana } = board;
    await forum.group("shelf", [imran]);
    await forum.group("secret", [imran]);
    await forum.sql`UPDATE groups SET full_name = 'Supporters' WHERE name = 'shelf'`;
    await forum.sql`UPDATE groups SET visibility_level = 2 WHERE name = 'secret'`;
    const shelf = await forum.category({ name: "Closed shelf", groups: ["shelf", "secret"] });
    const { id } = await ask({ filed_in: shelf.id });
    expect((await see(imran, id)).filing).toEqual({
      category: { id: shelf.id, name: "Closed shelf" },
      topic: null,
      open_to: { everybody: false, signed_in: false, groups: ["Supporters", "secret"], others: false },
    });
    expect((await see(ana, id)).filing).toEqual({
      category: null,
      topic: null,
      open_to: { everybody: false, signed_in: false, groups: ["Supporters"], others: true },
    });
    const { places } = await forum.as(imran).tasks.listFilingPlaces({});
    expect(places.find((place) => place.id === shelf.id)!.open_to.groups).toEqual(["Supporters", "secret"]);
    expect(places.find((place) => place.id === bank.id)!.open_to.everybody).toBe(true);
    const { places: hers } = await forum.as(ana).tasks.listFilingPlaces({});
    expect(hers.map((place) => place.id)).not.toContain(shelf.id);
  });
});
