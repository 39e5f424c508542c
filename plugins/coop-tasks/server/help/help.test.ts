import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestPerson } from "../../../../test/forum/server/testing";
import { openBoard, type Board } from "../testing";
import { mailboxOf } from "./mailbox";
import { confirmed, lettersTo, offer } from "./testing";

const NOON = "2026-11-22T12:00:00.000Z";
const DAY = 24 * 3600_000;

let board: Board;
let wren: TestPerson;
beforeAll(async () => {
  board = await openBoard();
  wren = await board.forum.person("wren", { name: "Wren Hall" });
  const team = await board.forum.group("solidarity", [wren]);
  await board.forum.setting("coop_tasks_solidarity_groups", String(team.id));
});
afterAll(() => board.forum.close());
beforeEach(() => board.forum.clock.set(NOON));

const inDays = (days: number) => board.forum.clock.set(new Date(Date.parse(NOON) + days * DAY).toISOString());
const rows = () => board.forum.sql`SELECT * FROM coop_help`;
const rowOf = async (id: number) => (await board.forum.sql`SELECT * FROM coop_help WHERE id = ${id}`)[0];
const seen = async (who: TestPerson | null, opening_id: number) =>
  (await board.forum.as(who).tasks.showOpening({ opening_id })).help;
const ofTeam = async (who: TestPerson) => (await board.forum.as(who).tasks.listHelp()).help;
const facts = async (id: number) =>
  (
    await board.forum.sql<{ kind: string }>`
      SELECT kind FROM coop_facts WHERE subject_kind = 'help' AND subject_id = ${id} ORDER BY id`
  ).map(({ kind }) => kind);
const told = async (who: TestPerson, path: string) => {
  await board.forum.tick();
  return (await board.forum.notifications(who))
    .filter(({ data }) => data.path === path)
    .map(({ data }) => data.message);
};

describe("offering help on an opening", () => {
  it("counts once the link was pressed, and is seen by the contact person alone", async () => {
    const { forum, imran, ana, leila } = board;
    const { id } = await board.make();
    const { help_id, token } = await offer(forum, { opening_id: id, phone: "07700 900142" });
    expect(await seen(imran, id)).toEqual([]);
    expect(await facts(help_id)).toEqual([]);

    const own = await forum.as(null).tasks.showHelp({ help_id, token });
    expect(own).toMatchObject({ state: "unconfirmed", opening: { id }, for_person: { id: imran.id } });
    expect(JSON.stringify(own)).not.toMatch(/07700|van|@/);
    expect((await rowOf(help_id))!["state"]).toBe("unconfirmed");

    expect(await forum.as(null).tasks.confirmHelp({ help_id, token })).toMatchObject({ state: "open" });
    expect(await seen(imran, id)).toMatchObject([
      {
        name: "Jo Bloggs",
        contact: { way: "phone", detail: "07700 900142" },
        words: "I drive a van.",
        state: "open",
        can: { answer_help: { ok: true } },
      },
    ]);
    for (const other of [ana, leila, wren, null]) {
      expect(await seen(other, id)).toEqual([]);
    }
    await expect(forum.as(leila).tasks.listHelp()).rejects.toMatchObject({ status: 404 });
    expect(await ofTeam(wren)).toEqual([]);
    expect(await facts(help_id)).toEqual(["help_confirmed"]);
    expect(await told(imran, `/board/${id}`)).toEqual(["coop_tasks.notices.help_offered"]);
  });

  it("leaves nothing of the person in facts, orders, notices or the letter to confirm", async () => {
    const { forum, imran } = board;
    const { id } = await board.make();
    const { email } = await confirmed(forum, { opening_id: id, name: "Zebedee", phone: "01632 960", words: "zebra" });
    await forum.tick();
    const kept = await forum.sql`
      SELECT data::text FROM coop_facts UNION ALL SELECT data::text FROM coop_due UNION ALL SELECT data FROM notifications`;
    const [letter] = await lettersTo(forum, email);
    for (const text of [JSON.stringify(kept), JSON.stringify(letter)]) {
      expect(text).not.toMatch(/Zebedee|01632 960|zebra|jo\d+@/);
    }
    expect(letter!.body).toContain("Phone bank worker co-ops");
    expect(JSON.stringify(forum.log)).not.toMatch(/jo\d+@/);
    expect(JSON.stringify(await forum.as(imran).core.showWaits())).not.toMatch(/01632 960/);
  });

  it("waits for the contact person's answer", async () => {
    const { forum } = board;
    const keeper = await forum.person("keeper");
    const { id } = await board.make({}, keeper);
    const { help_id } = await confirmed(forum, { opening_id: id });
    const waits = await forum.as(keeper).core.showWaits();
    expect(waits.asked).toMatchObject([{ message: "coop_tasks.waits.help", key: `help:${help_id}` }]);
    expect(await forum.as(keeper).tasks.answerHelp({ help_id })).toMatchObject({
      state: "answered",
      answered_by: { username: "keeper" },
    });
    expect((await forum.as(keeper).core.showWaits()).asked).toEqual([]);
    await expect(forum.as(keeper).tasks.answerHelp({ help_id })).rejects.toMatchObject({ error_type: "help_answered" });
  });

  it.each([
    ["takeUpHelp", "taken_up", "is glad of the help"],
    ["declineHelp", "declined", "does not need it just now"],
  ] as const)("%s tells the person by a kind e-mail", async (act, state, words) => {
    const { forum, imran } = board;
    const { id } = await board.make();
    const { help_id, email } = await confirmed(forum, { opening_id: id });
    expect(await forum.as(imran).tasks[act]({ help_id })).toMatchObject({ state });
    const letters = await lettersTo(forum, email);
    expect(letters).toHaveLength(2);
    expect(letters[1]!.body).toContain(`Imran Shah ${words}`);
    expect(letters[1]!.body).not.toMatch(/%\{/);
    await expect(forum.as(imran).tasks[act]({ help_id })).rejects.toMatchObject({ error_type: `help_${state}` });
    expect(await forum.as(null).tasks.showOpening({ opening_id: id })).toMatchObject({ taken: 0, free: 2 });
  });

  it("is refused where nobody may take a place, where nobody would see it, and to who has an account", async () => {
    const { forum, ana } = board;
    const full = await board.make({ seats: 1 });
    await board.claim(ana, full.id);
    const closed = await forum.category({ name: "Closed", groups: ["closed"] });
    const member = await forum.person("member", { groups: ["closed"] });
    const secret = await board.make({ category_id: closed.id }, member);
    const person = { name: "Jo", email: "jo@example.org" };
    for (const [who, opening_id, expected] of [
      [null, full.id, { status: 409, error_type: "full" }],
      [null, secret.id, { status: 404 }],
      [null, 999_999, { status: 404 }],
      [ana, (await board.make()).id, { status: 403, error_type: "has_account" }],
    ] as const) {
      await expect(forum.as(who).tasks.offerHelp({ ...person, opening_id })).rejects.toMatchObject(expected);
    }
    await forum.setting("disable_emails", "non-staff");
    await expect(
      forum.as(null).tasks.offerHelp({ ...person, opening_id: (await board.make()).id })
    ).rejects.toMatchObject({ error_type: "no_mail_now" });
    await forum.setting("disable_emails", "no");
  });

  it("holds its words against the forum's", async () => {
    const { forum } = board;
    const { id } = await board.make();
    await forum.sql`INSERT INTO watched_words (word, action, created_at, updated_at) VALUES ('forbidden', 1, now(), now()), ('rude', 2, now(), now())`;
    const before = await rows();
    for (const field of ["name", "words", "phone"]) {
      await expect(
        forum.as(null).tasks.offerHelp({ opening_id: id, name: "Jo", email: "w@example.org", [field]: "forbidden" })
      ).rejects.toMatchObject({ status: 422, error_type: "watched_word", extras: { field } });
    }
    expect(await rows()).toEqual(before);
    const { help_id } = await offer(forum, { opening_id: id, words: "a rude word" });
    expect((await rowOf(help_id))!["words"]).toBe("a ■■■■ word");
  });
});

describe("“I could …”", () => {
  it("is for the team, who answer with an opening", async () => {
    const { forum, imran, leila } = board;
    const { help_id, email } = await confirmed(forum, { words: "I could bake." });
    expect(await ofTeam(wren)).toMatchObject([{ id: help_id, words: "I could bake.", opening: null }]);
    for (const other of [imran, leila]) {
      await expect(forum.as(other).tasks.answerHelp({ help_id })).rejects.toMatchObject({ status: 404 });
    }
    expect((await forum.as(wren).core.showWaits()).asked).toMatchObject([
      { message: "coop_tasks.waits.help_for_team" },
    ]);
    expect(await told(wren, "/board/offers")).toContain("coop_tasks.notices.help_offered_team");

    const open = await board.make({ title: "Bake for the assembly" });
    expect(await forum.as(wren).tasks.suggestOpening({ help_id, opening_id: open.id })).toMatchObject({
      state: "answered",
      suggested: { id: open.id, title: "Bake for the assembly" },
    });
    const [, letter] = await lettersTo(forum, email);
    expect(letter!.subject).toContain("Bake for the assembly");
    expect(letter!.body).toContain(`https://forum.example/board/${open.id}`);
    expect(letter!.body).toContain("Wren Hall thought of you");
  });

  it("is answered with nothing that a visitor could not open or take", async () => {
    const { forum, ana } = board;
    const { help_id } = await confirmed(forum);
    const closed = await forum.category({ name: "Inner", groups: ["inner"] });
    const secret = await board.make({ category_id: closed.id }, await forum.person("insider", { groups: ["inner"] }));
    await expect(forum.as(wren).tasks.suggestOpening({ help_id, opening_id: secret.id })).rejects.toMatchObject({
      status: 422,
      error_type: "not_for_everybody",
    });
    const full = await board.make({ seats: 1 });
    await board.claim(ana, full.id);
    await expect(forum.as(wren).tasks.suggestOpening({ help_id, opening_id: full.id })).rejects.toMatchObject({
      error_type: "full",
    });
  });

  it("is not asked for without a team", async () => {
    const { forum } = board;
    expect((await forum.as(null).tasks.showBoard()).can_offer_help).toBe(true);
    const [setting] = await forum.sql<{
      value: string;
    }>`SELECT value FROM site_settings WHERE name = 'coop_tasks_solidarity_groups'`;
    for (const nobody of ["", "987654"]) {
      await forum.setting("coop_tasks_solidarity_groups", nobody);
      expect((await forum.as(null).tasks.showBoard()).can_offer_help).toBe(false);
      await expect(forum.as(null).tasks.offerHelp({ name: "Jo", email: "n@example.org" })).rejects.toMatchObject({
        error_type: "nobody_sees_help",
      });
    }
    await forum.setting("coop_tasks_solidarity_groups", setting!.value);
    expect(await forum.as(wren).tasks.showBoard()).toMatchObject({ can_offer_help: false, in_team: true });
  });

  it("comes a page at a time", async () => {
    const { forum } = board;
    const ids = [];
    for (let n = 0; n < 3; n++) {
      ids.unshift((await confirmed(forum)).help_id);
    }
    const first = await forum.as(wren).tasks.listHelp({ limit: 2 });
    expect(first.help.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const next = await forum.as(wren).tasks.listHelp({ limit: 1, cursor: first.meta.next_cursor });
    expect(next.help.map(({ id }) => id)).toEqual(ids.slice(2));
  });
});

describe("“I could …” of a member", () => {
  const words = "I could bake.";
  const could = (
    who: TestPerson,
    contact: Parameters<ReturnType<typeof board.forum.as>["tasks"]["couldHelp"]>[0]["contact"]
  ) => board.forum.as(who).tasks.couldHelp({ words, contact });
  const newest = async () => (await ofTeam(wren))[0]!;

  it("is seen by the team alone, with who it is, and is theirs to take back", async () => {
    const { forum, ana, imran, leila } = board;
    expect(await forum.as(ana).tasks.showBoard()).toMatchObject({ can_offer_help: false, can_could_help: true });
    expect((await forum.as(null).tasks.showBoard()).can_could_help).toBe(false);
    expect(await could(ana, { way: "message" })).toEqual({ told: true });
    const { id, ...help } = await newest();
    expect(help).toMatchObject({
      words,
      state: "open",
      person: { id: ana.id },
      contact: { way: "message", detail: null },
    });
    for (const other of [ana, imran, leila]) {
      await expect(forum.as(other).tasks.answerHelp({ help_id: id })).rejects.toMatchObject({ status: 404 });
    }
    expect(await told(wren, "/board/offers")).toContain("coop_tasks.notices.help_offered_by_member");
    expect((await forum.as(wren).core.showWaits()).asked).toContainEqual(
      expect.objectContaining({ key: `help:${id}`, message: "coop_tasks.waits.help_of_member" })
    );
    expect((await forum.as(ana).core.showWaits()).promised).toContainEqual(
      expect.objectContaining({ key: `help-offered:${id}`, message: "coop_tasks.waits.could_help" })
    );
    await forum.as(ana).tasks.takeBackHelp({ help_id: id });
    expect(await rowOf(id)).toBeUndefined();
  });

  it("is answered here, by no e-mail", async () => {
    const { forum, priya } = board;
    const open = await board.make();
    await could(priya, { way: "email", detail: "priya.elsewhere@example.org" });
    const first = await newest();
    expect(first.contact).toEqual({ way: "email", detail: "priya.elsewhere@example.org" });
    await forum.as(wren).tasks.suggestOpening({ help_id: first.id, opening_id: open.id });
    expect(await told(priya, `/board/${open.id}`)).toEqual(["coop_tasks.notices.help_suggested"]);
    await forum.as(wren).tasks.takeUpHelp({ help_id: first.id });
    await could(priya, { way: "phone", detail: "07700 900142" });
    const second = await newest();
    expect(second.contact).toEqual({ way: "phone", detail: "07700 900142" });
    await forum.as(wren).tasks.declineHelp({ help_id: second.id });
    await could(priya, { way: "message" });
    const third = await newest();
    await inDays(90);
    expect(await told(priya, "/coop/me")).toEqual(
      expect.arrayContaining([
        "coop_tasks.notices.help_taken_up",
        "coop_tasks.notices.help_declined",
        "coop_tasks.notices.help_unanswered",
      ])
    );
    expect(await rowOf(third.id)).toBeUndefined();
    expect(
      await forum.sql`SELECT 1 FROM email_logs WHERE email_type = 'coop_letter' AND to_address LIKE 'priya%'`
    ).toEqual([]);
  });

  it("is not for visitors, nor where no team would see it, and goes with the account", async () => {
    const { forum } = board;
    const leaving = await forum.person("leaving");
    await could(leaving, { way: "message" });
    const { id } = await newest();
    await forum.event("user_removed", { user_id: leaving.id });
    expect(await rowOf(id)).toBeUndefined();
    await expect(could(null as never, { way: "message" })).rejects.toMatchObject({ error_type: "not_logged_in" });
    const team = await forum.sql<{ value: string }>`
      SELECT value FROM site_settings WHERE name = 'coop_tasks_solidarity_groups'`;
    await forum.setting("coop_tasks_solidarity_groups", "");
    expect((await forum.as(board.ana).tasks.showBoard()).can_could_help).toBe(false);
    await expect(could(board.ana, { way: "message" })).rejects.toMatchObject({ error_type: "nobody_sees_help" });
    await forum.setting("coop_tasks_solidarity_groups", team[0]!.value);
  });
});

describe("an address", () => {
  it("is answered the same, known or not", async () => {
    const { forum } = board;
    await forum.person("known", { email: "known@example.org" });
    const { id } = await board.make();
    const answers = [];
    for (const email of ["known@example.org", "unknown@example.org", "known@example.org"]) {
      answers.push(await forum.as(null).tasks.offerHelp({ opening_id: id, name: "Jo", email }));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"confirm_by_mail":true}']));
  });

  it("gets three e-mails a day, in whatever case and however many ask at once", async () => {
    const { forum } = board;
    const { id } = await board.make();
    const ask = (n: number) =>
      forum
        .as(null)
        .tasks.offerHelp({ opening_id: id, name: "Jo", email: n % 2 ? "Many@example.org" : "many@example.org" });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => ask(n)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await lettersTo(forum, "many@example.org")).toHaveLength(3);
    await inDays(1.01);
    await ask(1);
    expect(await lettersTo(forum, "many@example.org")).toHaveLength(4);
  });

  it("gets no more of them where what was offered is gone: taken back, or with its opening", async () => {
    const { forum, imran } = board;
    const [annoyed, strange] = ["annoyed@example.org", "strange@example.org"];
    for (let n = 0; n < 4; n++) {
      const { id, version } = await board.make();
      await forum.as(null).tasks.offerHelp({ opening_id: id, name: "Jo", email: strange });
      await forum.tick();
      await forum.as(imran).tasks.withdrawOpening({ opening_id: id, version });
      await forum.tick();
      if (n < 3) {
        const { help_id, token } = await offer(forum, { email: annoyed });
        await forum.as(null).tasks.takeBackHelp({ help_id, token });
      } else {
        await forum.as(null).tasks.offerHelp({ name: "Jo", email: annoyed });
      }
    }
    expect(await lettersTo(forum, strange)).toHaveLength(3);
    expect(await lettersTo(forum, annoyed)).toHaveLength(3);
    const kept = () => forum.sql<{ mailbox: string }>`SELECT * FROM coop_help_emails`;
    expect(JSON.stringify(await kept())).not.toMatch(/@|annoyed|strange/);
    await inDays(3);
    await forum.reconcile();
    expect(await kept()).toEqual([]);
  });

  it.each([
    ["Jo.Bloggs+1@example.org", "jo.bloggs@example.org"],
    ["j.o.bloggs+co-op@gmail.com", "jobloggs@gmail.com"],
    ["j.o@example.org", "j.o@example.org"],
    ["+only@example.org", "@example.org"],
  ])("%s is the mailbox %s", (email, mailbox) => expect(mailboxOf(email)).toBe(mailbox));

  it("gets so many suggestions a day, however many openings there are", async () => {
    const { forum } = board;
    const { help_id, email } = await confirmed(forum);
    const suggest = async () => forum.as(wren).tasks.suggestOpening({ help_id, opening_id: (await board.make()).id });
    await Promise.all([suggest(), suggest(), suggest()]);
    await expect(suggest()).rejects.toMatchObject({
      status: 409,
      error_type: "enough_suggested",
      extras: { count: 3 },
    });
    expect(await lettersTo(forum, email)).toHaveLength(1 + 3);
    await inDays(1.01);
    await suggest();
    expect(await lettersTo(forum, email)).toHaveLength(1 + 4);
  });

  it("offers help on an opening once at a time", async () => {
    const { forum } = board;
    const { id } = await board.make();
    const email = "twice@example.org";
    const one = await offer(forum, { opening_id: id, email });
    const two = await offer(forum, { opening_id: id, email: email.toUpperCase() });
    const both = await Promise.allSettled(
      [one, two].map(({ help_id, token }) => forum.as(null).tasks.confirmHelp({ help_id, token }))
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { status: 409, error_type: "help_stands_already" },
    });
  });
});

describe("the link", () => {
  it("of another offer, made up, or with a stranger's account, opens nothing", async () => {
    const { forum, ana } = board;
    const { id } = await board.make();
    const mine = await offer(forum, { opening_id: id });
    const others = await offer(forum, { opening_id: id });
    for (const link of [
      { help_id: mine.help_id, token: others.token },
      { help_id: 999_999, token: mine.token },
      { help_id: mine.help_id, token: "x" },
      { help_id: mine.help_id, token: "é".repeat(100) },
      { help_id: mine.help_id, token: mine.token.toUpperCase() },
    ]) {
      for (const act of ["showHelp", "confirmHelp", "takeBackHelp"] as const) {
        await expect(forum.as(null).tasks[act](link), act).rejects.toMatchObject({ status: 404 });
      }
    }
    await expect(forum.as(ana).tasks.takeBackHelp({ help_id: mine.help_id })).rejects.toMatchObject({ status: 404 });
    await expect(forum.as(null).tasks.takeBackHelp({ help_id: mine.help_id })).rejects.toMatchObject({ status: 404 });
    expect((await rowOf(mine.help_id))!["state"]).toBe("unconfirmed");
  });

  it("confirms once, and tells once", async () => {
    const { forum, imran } = board;
    const { id } = await board.make();
    const { help_id, token } = await offer(forum, { opening_id: id });
    const many = await Promise.allSettled(
      Array.from({ length: 5 }, () => forum.as(null).tasks.confirmHelp({ help_id, token }))
    );
    expect(many.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(forum.as(null).tasks.confirmHelp({ help_id, token })).rejects.toMatchObject({
      error_type: "help_confirmed",
    });
    expect(await told(imran, `/board/${id}`)).toHaveLength(1);
    expect(await facts(help_id)).toEqual(["help_confirmed"]);
  });

  it("takes back what it confirmed, and nothing stays", async () => {
    const { forum, imran } = board;
    const { id } = await board.make();
    const { help_id, token } = await confirmed(forum, { opening_id: id });
    expect(await forum.as(null).tasks.takeBackHelp({ help_id, token })).toEqual({ taken_back: true });
    expect(await rowOf(help_id)).toBeUndefined();
    expect(await told(imran, `/board/${id}`)).toContain("coop_tasks.notices.help_taken_back");
    for (const act of ["showHelp", "confirmHelp", "takeBackHelp"] as const) {
      await expect(forum.as(null).tasks[act]({ help_id, token })).rejects.toMatchObject({ status: 404 });
    }
  });

  it("runs out after three days, and what was not confirmed is gone", async () => {
    const { forum, imran } = board;
    const { id } = await board.make();
    const { help_id, token } = await offer(forum, { opening_id: id });
    await inDays(2.99);
    expect(await forum.as(null).tasks.showHelp({ help_id, token })).toMatchObject({ state: "unconfirmed" });
    await inDays(3);
    await expect(forum.as(null).tasks.showHelp({ help_id, token })).rejects.toMatchObject({ status: 404 });
    await expect(forum.as(null).tasks.confirmHelp({ help_id, token })).rejects.toMatchObject({ status: 404 });
    await forum.tick();
    expect(await rowOf(help_id)).toBeUndefined();
    expect(await told(imran, `/board/${id}`)).toEqual([]);
  });
});

describe("in time", () => {
  it("what was answered is deleted after thirty days", async () => {
    const { forum, imran } = board;
    const { id } = await board.make();
    const { help_id, email } = await confirmed(forum, { opening_id: id });
    await inDays(60);
    await forum.as(imran).tasks.answerHelp({ help_id });
    await inDays(89.9);
    await forum.tick();
    expect(await seen(imran, id)).toHaveLength(1);
    await inDays(90.1);
    await forum.tick();
    expect(await rowOf(help_id)).toBeUndefined();
    expect(await lettersTo(forum, email)).toHaveLength(1);
    expect(await facts(help_id)).toEqual(["help_confirmed", "help_answered", "help_purged"]);
  });

  it("what nobody answered is deleted after ninety, and the person is told so", async () => {
    const { forum } = board;
    const { id } = await board.make();
    const { help_id, email } = await confirmed(forum, { opening_id: id });
    await inDays(89.9);
    await forum.tick();
    expect(await rowOf(help_id)).toBeDefined();
    await inDays(90);
    const letters = await lettersTo(forum, email);
    expect(letters.at(-1)!.subject).toContain("Nobody has answered your offer");
    expect(await rowOf(help_id)).toBeUndefined();
  });
});

it("on an opening that staff have hidden is not told of, and is when it stands again", async () => {
  const { forum, leila } = board;
  const keeper = await forum.person("keeper_of_hidden");
  const { id } = await board.make({ title: "A rude title" }, keeper);
  const { help_id, token } = await offer(forum, { opening_id: id });
  await forum.as(leila).tasks.hideOpening({ opening_id: id });
  await forum.as(null).tasks.confirmHelp({ help_id, token });
  expect(await told(keeper, `/board/${id}`)).toEqual([]);
  await expect(forum.as(keeper).tasks.takeUpHelp({ help_id })).rejects.toMatchObject({ status: 404 });
  await forum.as(leila).tasks.unhideOpening({ opening_id: id });
  expect(await told(keeper, `/board/${id}`)).toEqual(["coop_tasks.notices.help_offered"]);
});

describe("where the contact person goes", () => {
  const handOver = async (opening: { id: number; version: number }, contact: string) => {
    const { forum, imran, phoneBank } = board;
    const changed = await forum
      .as(imran)
      .tasks.changeOpening({ ...phoneBank, opening_id: opening.id, version: opening.version, contact });
    await forum.tick();
    return changed;
  };

  it("the next one does not see it, and it ends with a kind letter", async () => {
    const { forum, imran, priya } = board;
    const opening = await board.make();
    const { help_id, email } = await confirmed(forum, { opening_id: opening.id });
    const pending = await offer(forum, { opening_id: opening.id });
    await handOver(opening, "priya");
    for (const who of [imran, priya]) {
      expect(await seen(who, opening.id)).toEqual([]);
      await expect(forum.as(who).tasks.answerHelp({ help_id })).rejects.toMatchObject({ status: 404 });
    }
    expect((await lettersTo(forum, email)).at(-1)!.body).toContain("Nobody else has seen your offer");
    expect(await rowOf(help_id)).toBeUndefined();
    expect(await rowOf(pending.help_id)).toBeUndefined();
    expect(await lettersTo(forum, pending.email)).toHaveLength(1);
  });

  it("the team goes on where the person agreed to that, confirmed before or after", async () => {
    const { forum } = board;
    const opening = await board.make();
    const before = await confirmed(forum, { opening_id: opening.id, team_may: true, name: "Before" });
    const after = await offer(forum, { opening_id: opening.id, team_may: true, name: "After" });
    await handOver(opening, "priya");
    expect(await ofTeam(wren)).toContainEqual(
      expect.objectContaining({ name: "Before", opening: { id: opening.id, title: opening.title } })
    );
    expect((await lettersTo(forum, before.email)).at(-1)!.subject).toContain("solidarity team has your offer");
    expect(await forum.as(null).tasks.showHelp({ help_id: after.help_id, token: after.token })).toMatchObject({
      for_person: null,
    });
    await forum.as(null).tasks.confirmHelp({ help_id: after.help_id, token: after.token });
    expect(await ofTeam(wren)).toContainEqual(expect.objectContaining({ name: "After" }));
  });

  it("is judged when it is confirmed, however late the forum tells of it", async () => {
    const { forum } = board;
    const opening = await board.make();
    const { help_id, token } = await offer(forum, { opening_id: opening.id });
    await forum.sql`UPDATE coop_openings SET contact_user_id = ${board.priya.id} WHERE id = ${opening.id}`;
    await expect(forum.as(null).tasks.confirmHelp({ help_id, token })).rejects.toMatchObject({ status: 404 });
    await forum.reconcile();
    expect(await rowOf(help_id)).toBeUndefined();
  });

  it("by an account that is deleted, or an opening that is withdrawn or deleted, nothing is left with anybody", async () => {
    const { forum, imran, leila } = board;
    const gone = await forum.person("going");
    const [first, second, third] = [await board.make({}, gone), await board.make(), await board.make()];
    const offers = [];
    for (const { id } of [first, second, third]) {
      offers.push(await confirmed(forum, { opening_id: id }));
    }
    await forum.event("user_removed", { user_id: gone.id });
    await forum.as(imran).tasks.withdrawOpening({ opening_id: second.id, version: second.version });
    await forum.as(leila).tasks.deleteOpening({ opening_id: third.id });
    await forum.tick();
    const subjects = [];
    for (const { help_id, email } of offers) {
      expect(await rowOf(help_id)).toBeUndefined();
      subjects.push((await lettersTo(forum, email)).at(-1)!.subject);
    }
    expect(subjects).toEqual([
      expect.stringContaining("Your offer was not passed on: Phone bank"),
      expect.stringContaining("It was taken off the board: Phone bank"),
      expect.stringMatching(/It was taken off the board$/),
    ]);
  });

  it("merged accounts go on with it", async () => {
    const { forum } = board;
    const [old, kept] = [await forum.person("oldkeeper"), await forum.person("newkeeper")];
    const { id } = await board.make({}, old);
    await confirmed(forum, { opening_id: id });
    await forum.event("users_merged", { source_user_id: old.id, target_user_id: kept.id });
    await forum.tick();
    expect(await seen(kept, id)).toHaveLength(1);
  });
});

describe("an account with that address", () => {
  const promised = async (who: TestPerson) => (await board.forum.as(who).core.showWaits()).promised;

  it("has it once it is confirmed, and only then", async () => {
    const { forum, imran } = board;
    const { id } = await board.make();
    const { help_id, email } = await confirmed(forum, { opening_id: id });
    const jo = await forum.person("jo", { email: email.toUpperCase(), active: false });
    await forum.event("user_confirmed", { user_id: jo.id });
    await forum.reconcile();
    expect((await rowOf(help_id))!["user_id"]).toBeNull();

    await forum.sql`UPDATE users SET active = true WHERE id = ${jo.id}`;
    await forum.event("user_confirmed", { user_id: jo.id });
    await forum.event("user_confirmed", { user_id: jo.id });
    expect(await promised(jo)).toMatchObject([
      { key: `help-offered:${help_id}`, values: { title: "Phone bank worker co-ops" } },
    ]);
    expect(await told(jo, "/coop/me")).toEqual(["coop_tasks.notices.help_yours"]);
    expect(await seen(jo, id)).toEqual([]);
    const [view] = await seen(imran, id);
    expect(JSON.stringify(view)).not.toContain('"jo"');

    await forum.as(jo).tasks.takeBackHelp({ help_id });
    expect(await promised(jo)).toEqual([]);
    expect(await rowOf(help_id)).toBeUndefined();
  });

  it("gets nothing that was not confirmed by e-mail, and has it at once when it is", async () => {
    const { forum } = board;
    const kim = await forum.person("kim", { email: "kim@example.org" });
    const { help_id, token } = await offer(forum, { email: "kim@example.org" });
    await forum.event("user_confirmed", { user_id: kim.id });
    expect(await promised(kim)).toEqual([]);
    const answer = await forum.as(null).tasks.confirmHelp({ help_id, token });
    expect(JSON.stringify(answer)).not.toContain("kim");
    expect(await promised(kim)).toMatchObject([{ message: "coop_tasks.waits.help_offered_on_none" }]);
  });

  it("does not have it where the address is a second one, or the account was made by somebody's e-mail", async () => {
    const { forum, ana } = board;
    const { help_id, email } = await confirmed(forum);
    await forum.sql`INSERT INTO user_emails (user_id, email, "primary", created_at, updated_at) VALUES (${ana.id}, ${email}, false, now(), now())`;
    await forum.event("user_confirmed", { user_id: ana.id });
    const other = await confirmed(forum);
    const staged = await forum.person("stagedone", { email: other.email, staged: true });
    await forum.event("user_confirmed", { user_id: staged.id });
    await forum.reconcile();
    expect((await rowOf(help_id))!["user_id"]).toBeNull();
    expect((await rowOf(other.help_id))!["user_id"]).toBeNull();
  });

  it("takes it along when it is deleted, and is found once a day where no event told of it", async () => {
    const { forum } = board;
    const { help_id, email } = await confirmed(forum);
    const lee = await forum.person("lee", { email });
    await forum.reconcile();
    expect(await promised(lee)).toHaveLength(1);
    await forum.event("user_removed", { user_id: lee.id });
    expect(await rowOf(help_id)).toBeUndefined();
  });
});

describe("whatever is typed", () => {
  it.each([
    ["no name", { name: "" }, "name"],
    ["a name of two lines", { name: "Jo\nBcc: all@example.org" }, "name"],
    ["a long name", { name: "x".repeat(81) }, "name"],
    ["no address", { email: "" }, "email"],
    ["two addresses", { email: "a@example.org, b@example.org" }, "email"],
    ["an address with a header", { email: "a@example.org\nBcc: b@example.org" }, "email"],
    ["an address with a name", { email: "Jo <a@example.org>" }, "email"],
    ["a novel", { words: "x".repeat(1001) }, "words"],
    ["signs that turn the text around", { words: "a\u202eb" }, "words"],
    ["a field that is not there", { state: "open" }, "state"],
  ])("%s is said at its field", async (_, input, field) => {
    await expect(
      board.forum.call(null, "tasks/offer-help", { name: "Jo", email: "jo@example.org", ...input })
    ).rejects.toMatchObject({ status: 422, error_type: "invalid_input", extras: { field } });
  });

  it("stays text", async () => {
    const { forum, imran } = board;
    const { id } = await board.make({ title: "<img src=x> %{url} [x](https://evil.example)" });
    const name = `<script>alert(1)</script> %{who}`;
    const { help_id, email } = await confirmed(forum, { opening_id: id, name, words: name });
    await forum.as(imran).tasks.takeUpHelp({ help_id });
    const [, letter] = await lettersTo(forum, email);
    expect(letter!.body).toContain(`Hello ${name},`);
    expect((await seen(imran, id))[0]).toMatchObject({ name, words: name });
  });
});
