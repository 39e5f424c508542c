import { click, currentURL, visit } from "@ember/test-helpers";
import { test } from "qunit";
import { response } from "discourse/tests/helpers/create-pretender";
import { acceptance, publishToMessageBus } from "discourse/tests/helpers/qunit-helpers";

const person = { id: 1, username: "ana", name: "Ana Ruiz", avatar_template: "/a.png" };
const post = {
  ...person,
  id: 11,
  post_number: 1,
  reply_to_post_number: null,
  user_id: 1,
  cooked: "<p>Hello</p>",
  post_type: 1,
  action_code: null,
  created_at: "2026-11-22T10:00:00Z",
  topic_id: 5,
};
const topic = {
  id: 5,
  title: "Who shall we ring?",
  slug: "who-shall-we-ring",
  category_id: 1,
  closed: false,
  post_stream: { posts: [post], stream: [11] },
  details: {},
};
const list = {
  users: [person],
  topic_list: {
    can_create_topic: true,
    topics: [{ ...topic, posts_count: 1, bumped_at: "2026-11-22T10:00:00Z", posters: [{ user_id: 1 }] }],
  },
};

acceptance("Forum | Pages, as a visitor", function (needs) {
  needs.pretender((server) => {
    server.get("/latest.json", () => response(list));
    server.get("/t/5.json", () => response(topic));
    server.get("/t/6.json", () => response(404, { errors: ["no"] }));
    server.get("/u/ana/card.json", () => response({ user: { ...person, groups: [] } }));
  });

  test("from the list to a topic, to a person, to signing in", async function (assert) {
    await visit("/latest");
    assert.dom("h1").hasText("Topics");
    await click(".topic-list a.title");
    assert.strictEqual(currentURL(), "/t/who-shall-we-ring/5");
    assert.dom("#topic-title h1").hasText("Who shall we ring?");
    assert.dom(".cooked").hasText("Hello");
    assert.strictEqual(document.title, "Who shall we ring? - A forum");
    await click(".topic-avatar a");
    assert.dom("#user-card-name").hasText("Ana Ruiz");
    await click("#user-card .close");
    await click("#topic-footer-buttons .create");
    assert.strictEqual(currentURL(), "/login?return_path=%2Ft%2Fwho-shall-we-ring%2F5");
  });

  test("what is not there says so", async function (assert) {
    await visit("/t/gone/6");
    assert.dom(".page-not-found h1").exists();
    await visit("/nowhere/at/all");
    assert.dom(".page-not-found h1").exists();
  });
});

acceptance("Forum | Live", function (needs) {
  needs.user();
  let posts = [post];
  needs.hooks.beforeEach(() => {
    posts = [post];
  });
  needs.pretender((server) => {
    server.get("/t/5.json", () => response({ ...topic, post_stream: { posts, stream: posts.map(({ id }) => id) } }));
  });

  test("a reply of somebody else appears", async function (assert) {
    await visit("/t/who-shall-we-ring/5");
    assert.dom(".topic-post").exists({ count: 1 });
    posts = [post, { ...post, id: 12, post_number: 2, cooked: "<p>The bakers</p>" }];
    await publishToMessageBus("/topic/5", { type: "created", id: 12 });
    assert.dom(".topic-post").exists({ count: 2 });
    assert.dom("#a11y-announcements-polite").hasText("One new reply");
  });
});
