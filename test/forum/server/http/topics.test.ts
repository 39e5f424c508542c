import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture } from "../../../fixture/server/index";
import type { TestPerson } from "../testing";
import { openListeningForum, type Answer, type ListeningForum } from "./testing";

let here: ListeningForum<typeof fixture>;
let ana: TestPerson;
let ben: TestPerson;
let leila: TestPerson;
let open: { id: number };
let red: { id: number };
beforeAll(async () => {
  here = await openListeningForum({ plugins: [fixture] });
  ana = await here.forum.person("ana", { groups: ["red"], name: "Ana Ruiz" });
  ben = await here.forum.person("ben");
  leila = await here.forum.person("leila", { moderator: true });
  open = await here.forum.category({ name: "Open" });
  red = await here.forum.category({ name: "Red", groups: ["red"] });
});
afterAll(() => here.close());

const RAW = "Something that is long enough to be a post.";
const write = (who: TestPerson, more: object = {}): Promise<Answer> =>
  here.as(who)("POST", "/posts.json", { title: "A title that is long enough", raw: RAW, category: open.id, ...more });
const noteOf = async (what: string) =>
  (await here.forum.sql`SELECT data FROM fixture_notes WHERE what = ${what}`).map(({ data }) => data);

test("a topic is made, shown and listed, with replies in their order", async () => {
  const { status, body } = await write(ana);
  expect([status, body.post_number, body.username]).toEqual([200, 1, "ana"]);
  const reply = await here.as(ben)("POST", "/posts.json", {
    topic_id: body.topic_id,
    raw: `${RAW} Says **ben**.`,
    reply_to_post_number: 1,
  });
  expect(reply.body.post_number).toBe(2);
  const shown = (await here.plain("GET", `/t/${body.topic_id}.json`)).body;
  expect(shown).toMatchObject({ title: "A title that is long enough", posts_count: 2, category_id: open.id });
  expect(shown.post_stream.posts.map((post: { cooked: string }) => post.cooked)[1]).toContain("<strong>ben</strong>");
  const { topic_list } = (await here.plain("GET", "/latest.json")).body;
  expect(topic_list.topics[0]).toMatchObject({ id: body.topic_id, last_poster_username: "ben" });
  expect((await here.plain("GET", `/c/open/${open.id}/l/latest.json`)).body.topic_list.topics).toHaveLength(1);
});

test.each([
  [{ title: "Short" }, "Title is too short (minimum is 15 characters)"],
  [{ raw: "Short" }, "Body is too short (minimum is 20 characters)"],
  [{ title: "t".repeat(256) }, "Title is too long (maximum is 255 characters)"],
  [{ raw: "r".repeat(32_001) }, "Body is too long (maximum is 32000 characters)"],
  [{ raw: `${RAW}\u0000` }, "Body is invalid"],
])("a topic with %o is refused in Discourse's words", async (more, words) => {
  const { status, body } = await write(ana, more);
  expect([status, body]).toEqual([422, { action: "create_post", errors: [words] }]);
});

test.each([
  ["title", "Title can't be blank"],
  ["raw", "Body can't be blank"],
])("without %s nothing is written", async (name, words) => {
  for (const none of ["", undefined]) {
    const answer = await write(ana, { [name]: none });
    expect([answer.status, answer.body.errors[0]]).toEqual([422, words]);
  }
});

test("HTML stays text, whatever it tries", async () => {
  const raw = `<script>alert(1)</script><img src=x onerror=alert(1)> [link](javascript:alert(1)) **bold** long enough`;
  const { body } = await write(ana, { raw });
  expect(body.cooked).not.toMatch(/<script|<img|href="javascript/);
  expect(body.cooked).toContain("<strong>bold</strong>");
});

test("a mention is a link to an account that exists and tells it, a link outside is not followed", async () => {
  const { body } = await write(ana, { raw: "Hello @ben and @nobody, see https://example.com/bread for more." });
  expect(body.cooked).toContain('<a class="mention" href="/u/ben">@ben</a>');
  expect(body.cooked).toContain('<span class="mention">@nobody</span>');
  expect(body.cooked).toContain('rel="noopener nofollow ugc"');
  const { notifications } = (await here.as(ben)("GET", "/notifications.json")).body;
  expect(notifications[0]).toMatchObject({
    notification_type: 1,
    read: false,
    topic_id: body.topic_id,
    data: { display_username: "ana" },
  });
  await here.as(ben)("PUT", "/notifications/mark-read.json", { id: notifications[0].id });
  expect((await here.as(ben)("GET", "/notifications.json")).body.notifications[0].read).toBe(true);
});

test("a restricted category and what is in it is there for its group alone", async () => {
  const { body } = await write(ana, { category: red.id });
  // Discourse says of some that they are there.
  const paths = [
    [`/t/${body.topic_id}.json`, 404],
    [`/c/${red.id}/show.json`, 403],
    [`/c/red/${red.id}/l/latest.json`, 404],
    [`/posts/${body.id}.json`, 403],
  ] as const;
  for (const [path, no] of paths) {
    expect([
      path,
      (await here.as(ana)("GET", path)).status,
      (await here.as(ben)("GET", path)).status,
      (await here.plain("GET", path)).status,
    ]).toEqual([path, 200, no, no]);
  }
  expect((await here.as(ben)("POST", "/posts.json", { topic_id: body.topic_id, raw: RAW })).status).toBe(422);
  expect((await write(ben, { category: red.id })).status).toBe(403);
  const listed = (await here.as(ben)("GET", "/latest.json")).body.topic_list.topics.map(({ id }: { id: number }) => id);
  expect(listed).not.toContain(body.topic_id);
  const categories = async (who: TestPerson) =>
    (await here.as(who)("GET", "/categories.json")).body.category_list.categories.map(({ id }: { id: number }) => id);
  expect([await categories(ana), await categories(ben)]).toEqual([
    expect.arrayContaining([red.id]),
    expect.not.arrayContaining([red.id]),
  ]);
  expect(JSON.stringify((await here.as(ben)("GET", "/site.json")).body)).not.toContain('"Red"');
});

test("a private message is there for those it is to", async () => {
  const { body } = await write(ana, { archetype: "private_message", target_recipients: "ben", category: undefined });
  expect((await here.as(ben)("GET", `/t/${body.topic_id}.json`)).status).toBe(200);
  expect((await here.as(leila)("GET", `/t/${body.topic_id}.json`)).status).toBe(404);
  expect(
    (await here.plain("GET", "/latest.json")).body.topic_list.topics.map(({ id }: { id: number }) => id)
  ).not.toContain(body.topic_id);
});

test("a category where one may answer but not begin", async () => {
  const made = await here.as("system")("POST", "/categories.json", {
    name: "News",
    color: "0E76BD",
    text_color: "FFFFFF",
    permissions: { staff: 1, everyone: 2 },
  });
  const category = made.body.category.id;
  expect((await write(ben, { category })).status).toBe(403);
  const topic = await write(leila, { category });
  expect((await here.as(ben)("POST", "/posts.json", { topic_id: topic.body.topic_id, raw: RAW })).status).toBe(200);
  const seen = (await here.as(ben)("GET", "/site.json")).body.categories.find(
    ({ id }: { id: number }) => id === category
  );
  expect(seen).toMatchObject({ permission: 2, can_create_topic: false });
});

test("a closed topic takes no replies but the staff's", async () => {
  const { body } = await write(ana);
  await here.as(leila)("PUT", `/t/${body.topic_id}/status.json`, { status: "closed", enabled: "true" });
  const reply = (who: TestPerson) => here.as(who)("POST", "/posts.json", { topic_id: body.topic_id, raw: RAW });
  expect([(await reply(ben)).status, (await reply(leila)).status]).toEqual([422, 200]);
});

test("a watched word blocks a post, or is censored in it", async () => {
  await here.as(leila)("POST", "/admin/customize/watched_words.json", { words: ["scab*"], action_key: "block" });
  await here.as(leila)("POST", "/admin/customize/watched_words.json", { words: ["turnip"], action_key: "censor" });
  expect((await write(ana, { raw: `${RAW} You scabs!` })).body.errors[0]).toContain("scabs");
  expect((await write(ana, { raw: `${RAW} You turnip!` })).body.cooked).toContain("■■■■■■!");
});

test("a topic is deleted and recovered, and the plugins hear of both", async () => {
  const { body } = await write(ana);
  const topic_id = body.topic_id;
  expect((await here.as(ben)("DELETE", `/t/${topic_id}.json`)).status).toBe(422);
  expect((await here.as(leila)("DELETE", `/t/${topic_id}.json`)).status).toBe(200);
  expect((await here.as(ana)("GET", `/t/${topic_id}.json`)).status).toBe(404);
  expect((await here.as(leila)("PUT", `/t/${topic_id}/recover.json`)).status).toBe(200);
  expect((await here.as(ana)("GET", `/t/${topic_id}.json`)).status).toBe(200);
  await expect.poll(() => noteOf("topic_recovered")).toEqual([{ topic_id }]);
  expect(await noteOf("topic_removed")).toEqual([{ topic_id }]);
});

test("split off, a reply keeps its id and a first post gets a new one", async () => {
  const first = (await write(ana)).body;
  const reply = (await here.as(ben)("POST", "/posts.json", { topic_id: first.topic_id, raw: RAW })).body;
  const { body } = await here.as(leila)("POST", `/t/${first.topic_id}/move-posts.json`, {
    post_ids: [first.id, reply.id],
    title: "Something else altogether",
  });
  const moved = Number(body.url.split("/").at(-1));
  const posts = (await here.plain("GET", `/t/${moved}.json`)).body.post_stream.posts;
  expect(posts.map(({ username }: { username: string }) => username)).toEqual(["ana", "ben"]);
  expect(posts[0].id).not.toBe(first.id);
  expect(posts[1].id).toBe(reply.id);
});

test("a topic shows what the plugins know of it, and runs an act only then", async () => {
  const { body } = await write(ana);
  expect((await here.plain("GET", `/t/${body.topic_id}.json`)).body).not.toHaveProperty("coop_records");
  const { id } = await here.forum.as(ana).fixture.addSeat({ name: "Van", seats: 3 });
  await here.forum.sql`INSERT INTO coop_topic_records VALUES (${body.topic_id}, 'fixture', 'seat', ${id})`;
  expect((await here.plain("GET", `/t/${body.topic_id}.json`)).body.coop_records).toEqual({
    "fixture.seat": [{ id, name: "Van", seats: 3 }],
  });
});

test.each([
  ["GET", "/t/999999.json"],
  ["GET", "/t/one.json"],
  ["GET", "/t/99999999999999.json"],
  ["GET", "/t/%ff.json"],
  ["GET", "/u/%ff.json"],
  ["GET", "/u/nobody.json"],
  ["GET", "/groups/nobody.json"],
  ["GET", "/c/x/999.json"],
  ["GET", "/badges.json"],
  ["GET", "/c/999999/show.json"],
  ["PUT", "/nothing/at/all.json"],
])("%s %s is not there", async (method, path) => {
  const { status, body } = await here.as(leila)(method, path);
  expect([status, body]).toEqual([
    404,
    { errors: ["The requested URL or resource could not be found."], error_type: "not_found" },
  ]);
});
