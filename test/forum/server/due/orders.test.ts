import * as v from "valibot";
import { afterEach, beforeEach, expect, test } from "vitest";
import { notify } from "../../../../plugins/coop-core/server/notices";
import { order } from "../../../../plugins/coop-core/server/orders";
import { actsOver } from "../../../../plugins/coop-core/server/kernel/act";
import { definePlugin } from "../../../../plugins/coop-core/server/kernel/plugin";
import * as schema from "../../../../plugins/coop-core/server/kernel/schema";
import { fixture } from "../../../fixture/server/index";
import { openTestForum, type TestForum, type TestPerson } from "../testing";

const { write } = actsOver();
const made: unknown[] = [];
let fails = 0;

/** Orders of every kind. */
const crier = definePlugin({
  name: "crier",
  acts: {
    "open-topic": write({
      summary: "Orders a topic.",
      input: v.strictObject({ key: v.string(), category_id: schema.forumId, title: v.string() }),
      output: v.strictObject({}),
      async run({ key, category_id, title }, cx) {
        await order(cx, "create_topic", {
          key,
          data: { user_id: cx.viewer.id, category_id, title, raw: "Short." },
          then: { name: "opened", about: { key } },
        });
        return {};
      },
    }),
    "tell-them": write({
      summary: "Tells people something.",
      input: v.strictObject({
        key: v.string(),
        user_ids: v.array(schema.forumId),
        category_id: v.nullable(schema.forumId),
        topic_id: v.optional(v.nullable(schema.forumId), null),
        what: v.optional(v.string(), "bread"),
      }),
      output: v.strictObject({}),
      async run({ what, ...notice }, cx) {
        await notify(cx, { ...notice, message: "coop_fixture.told", values: { what }, path: "/board/7" });
        return {};
      },
    }),
  },
  done: {
    opened: async (about, result) => {
      if (fails-- > 0) {
        throw new Error("not yet");
      }
      made.push([about, result]);
    },
  },
});

let forum: TestForum<typeof crier | typeof fixture>;
let ana: TestPerson;
let ben: TestPerson;
let open: { id: number };
beforeEach(async () => {
  made.length = 0;
  fails = 0;
  forum = await openTestForum({ plugins: [crier, fixture] });
  ana = await forum.person("ana", { email_level: 0 });
  ben = await forum.person("ben", { email_level: 0, time_zone: "Europe/London" });
  open = await forum.category({ name: "Open" });
});
afterEach(() => forum.close());

const tell = (who: TestPerson, key: string, more: { topic_id?: number; category_id?: number; what?: string } = {}) =>
  forum.as(ana).crier.tellThem({ key, user_ids: [who.id], category_id: open.id, ...more });
const later = async (minutes: number): Promise<void> =>
  forum.clock.set(new Date(Date.parse(await forum.clock.now()) + minutes * 60_000).toISOString());
/** Seven in the evening of that day in London. */
const EVENING = "2026-11-22T19:00:00Z";

test("a topic is made by whoever asked, and its id comes back to the plugin", async () => {
  await forum.as(ana).crier.openTopic({ key: "one", category_id: open.id, title: "Hi" });
  await forum.tick();
  const [topic] = await forum.sql`SELECT id, user_id, category_id, title FROM topics`;
  expect(topic).toMatchObject({ user_id: ana.id, category_id: open.id, title: "Hi" });
  expect(made).toEqual([[{ key: "one" }, { topic_id: topic!["id"] }]]);
});

test("an order that was performed and not finished is finished with what it made", async () => {
  fails = 2;
  await forum.as(ana).crier.openTopic({ key: "one", category_id: open.id, title: "Hi" });
  await forum.tick({ failing: true });
  expect(made).toEqual([]);
  for (const minutes of [1, 2]) {
    await later(minutes);
    await forum.tick({ failing: true });
  }
  expect(made).toHaveLength(1);
  expect(await forum.sql`SELECT 1 FROM topics`).toHaveLength(1);
});

test("two processes at once make a topic once", async () => {
  await forum.as(ana).crier.openTopic({ key: "one", category_id: open.id, title: "Hi" });
  await Promise.all([forum.tick(), forum.tick(), forum.tick()]);
  expect(await forum.sql`SELECT 1 FROM topics`).toHaveLength(1);
  expect(made).toHaveLength(1);
});

test("a line stands in the bell once, with who did it and where it leads", async () => {
  await tell(ben, "x");
  await tell(ben, "x");
  await forum.tick();
  const bell = await forum.notifications(ben);
  expect(bell).toHaveLength(1);
  expect(bell[0]).toMatchObject({
    notification_type: 14,
    read: false,
    data: { message: "coop_fixture.told", values: { what: "bread" }, path: "/board/7", display_username: "ana" },
  });
  expect(await forum.notifications(ana)).toEqual([]);
});

test("a long text is shortened to what the bell holds", async () => {
  await tell(ben, "x", { what: "b".repeat(3000) });
  await forum.tick();
  const [line] = await forum.notifications(ben);
  expect(line!["data"].values.what).toMatch(/^b+…$/);
});

test("nobody is told of a topic that they do not see when it is done", async () => {
  const group = await forum.group("red", [ben]);
  const category = await forum.category({ name: "Red", groups: ["red"] });
  const topic = await forum.topic(ana, { title: "A restricted topic", category_id: category.id });
  await tell(ben, "x", { topic_id: topic.id, category_id: category.id });
  await forum.sql`DELETE FROM group_users WHERE group_id = ${group.id}`;
  await forum.tick();
  expect(await forum.notifications(ben)).toEqual([]);
});

test("the day's mail comes once, at seven in the evening of the person, with everything new", async () => {
  await tell(ben, "one");
  await tell(ben, "two");
  await forum.tick();
  expect(await forum.mails(ben)).toEqual([]);
  await forum.clock.set(EVENING);
  await forum.tick();
  await forum.tick();
  const mails = await forum.mails(ben);
  expect(mails).toHaveLength(1);
  expect(mails[0]!.subject).toContain("2 things are new");
  expect(mails[0]!.body.match(/https:\/\/forum\.example\/board\/7/g)).toHaveLength(2);
  expect(mails[0]!.body.match(/^\* Told of bread$/gm)).toHaveLength(2);
  expect(mails[0]!.body).not.toMatch(/%\{|js\./);
});

test("what was read in the bell is not in the mail, unless all mail is wanted", async () => {
  const cem = await forum.person("cem", { email_level: 1 });
  await tell(ben, "one");
  await tell(cem, "two");
  await forum.tick();
  await forum.sql`UPDATE notifications SET read = true`;
  await forum.clock.set(EVENING);
  await forum.tick();
  expect(await forum.mails(cem)).toEqual([]);
  expect(await forum.mails(ben)).toHaveLength(1);
});

test.each([
  ["wants no mail", { email_level: 2 }, {}],
  ["is here just now", { email_level: 1 }, { last_seen_at: "2026-11-22T18:55:00Z" }],
  ["is suspended", {}, { suspended_till: "2027-01-01" }],
  ["does not get mail: it bounced", {}, { bounce_score: 5 }],
])(
  "whoever %s is sent nothing",
  async (
    _,
    account,
    { bounce_score, ...columns }: { bounce_score?: number; last_seen_at?: string; suspended_till?: string }
  ) => {
    const dora = await forum.person("dora", { email_level: 0, ...account });
    await tell(dora, "x");
    await forum.tick();
    await forum.sql`
    UPDATE users SET last_seen_at = ${columns.last_seen_at ?? null}, suspended_till = ${columns.suspended_till ?? null} WHERE id = ${dora.id}`;
    await forum.sql`UPDATE user_stats SET bounce_score = ${bounce_score ?? 0} WHERE user_id = ${dora.id}`;
    await forum.clock.set(EVENING);
    await forum.tick();
    expect(await forum.mails(dora)).toEqual([]);
  }
);

test("a day of more than a mail can have is told in forty lines, and says that there was more", async () => {
  const paulo = await forum.person("paulo", { email_level: 0 });
  const dora = await forum.person("dora", { email_level: 0 });
  for (const [who, things] of [
    [paulo, 41],
    [dora, 40],
  ] as const) {
    for (let thing = 1; thing <= things; thing++) {
      await tell(who, `thing ${thing} for ${who.username}`);
    }
  }
  await forum.tick();
  await forum.clock.set(EVENING);
  await forum.tick();
  const [[full], [fitting]] = [await forum.mails(paulo), await forum.mails(dora)];
  const more = "There was more than fits here. All of it is in your notifications on the forum.";
  expect([full, fitting].map((mail) => mail!.body.match(/^\* /gm)!.length)).toEqual([40, 40]);
  expect([full, fitting].map((mail) => mail!.body.includes(more))).toEqual([true, false]);
});

test("a forum that sends no mail sends none, and one for staff sends it to them", async () => {
  const leila = await forum.person("leila", { moderator: true, email_level: 0 });
  await forum.setting("disable_emails", "non-staff");
  await tell(ben, "one");
  await tell(leila, "two");
  await forum.tick();
  await forum.clock.set(EVENING);
  await forum.tick();
  expect([await forum.mails(ben), await forum.mails(leila)]).toMatchObject([[], [{ email_type: "coop_digest" }]]);
});

test("a mail of yesterday is not sent", async () => {
  await tell(ben, "x");
  await forum.clock.set("2026-11-23T08:00:00Z");
  await forum.tick();
  expect(await forum.mails(ben)).toEqual([]);
});

const lettersTo = (address: string) =>
  forum.sql<{ email_type: string; user_id: number | null; raw: string }>`
    SELECT email_type, user_id, raw FROM email_logs WHERE to_address = ${address}`;

test("a letter goes once to an address that is nobody's, which no order holds", async () => {
  await forum.as(null).fixture.leaveWord({ word: "%{url} <b>Hello</b>", to: "jo@example.org" });
  const [due] = await forum.sql`SELECT data::text FROM coop_due WHERE kind = 'mail_letter'`;
  expect(due!["data"]).not.toMatch(/jo@|Hello/);
  await Promise.all([forum.tick(), forum.tick()]);
  const [letter, ...others] = await lettersTo("jo@example.org");
  expect(others).toEqual([]);
  expect(letter).toMatchObject({ email_type: "coop_letter", user_id: null });
  expect(letter!.raw).toContain("Subject: [Worker co-op forum] A word");
  expect(letter!.raw).toContain("Somebody left a word: %{url} <b>Hello</b>\n\nhttps://forum.example/word");
  expect(JSON.stringify(forum.log)).not.toContain("jo@");
});

test("a letter is not sent where its plugin has nobody to write to any more", async () => {
  await forum.as(null).fixture.leaveWord({ word: "Hello", to: "jo@example.org" });
  await forum.sql`DELETE FROM fixture_notes`;
  await forum.tick();
  expect(await lettersTo("jo@example.org")).toEqual([]);
  expect(await forum.sql`SELECT state FROM coop_due WHERE kind = 'mail_letter'`).toEqual([{ state: "done" }]);
});

test("letters obey a forum that sends no mail, or writes to staff alone", async () => {
  await forum.person("leila", { admin: true, email: "Leila@example.org" });
  for (const disabled of ["yes", "non-staff"]) {
    await forum.setting("disable_emails", disabled);
    await forum.as(null).fixture.leaveWord({ word: "Hello", to: "jo@example.org" });
    await forum.as(null).fixture.leaveWord({ word: "Hello", to: "leila@example.org" });
    await forum.tick();
  }
  expect(await lettersTo("jo@example.org")).toEqual([]);
  expect(await lettersTo("leila@example.org")).toHaveLength(1);
});

test("a notice without words, or without a value that they name, is a fault in tests", async () => {
  const demand =
    (key: string, values = {}) =>
    () =>
      forum.host.texts.demand("en", `js.coop_fixture.${key}`, values);
  expect(demand("told", { what: "%{what}" })).not.toThrow();
  expect(demand("told")).toThrow("js.coop_fixture.told is not given %{what}");
  expect(demand("untold")).toThrow("js.coop_fixture.untold has no words in config/locales");
});

test("what is about no category is told without one", async () => {
  await forum.as(ana).crier.tellThem({ key: "x", user_ids: [ben.id], category_id: null });
  await forum.tick();
  expect(await forum.notifications(ben)).toHaveLength(1);
  await forum.clock.set(EVENING);
  await forum.tick();
  expect(await forum.mails(ben)).toHaveLength(1);
});
