import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board, type MakeInput } from "../testing";

let board: Board;
let bank: { id: number };
beforeAll(async () => {
  board = await openBoard();
  bank = await board.forum.category({ name: "Image bank" });
});
afterAll(() => board.forum.close());

type Given = Parameters<ReturnType<Board["forum"]["as"]>["tasks"]["handInThing"]>[0];

const policy = {
  title: "Our sickness policy",
  words: "Six pages, *plain* English.",
  credit: "Tidewater Bakers",
  licence: "cc_by",
  pictured_agree: true,
} as const;

const ask = (more: Partial<MakeInput> = {}) =>
  board.make({ title: "Share a policy", seats: null, answered_by: "hand_in", filed_in: bank.id, ...more });
const handIn = (who: Board["ana"], opening_id: number, more: Partial<Given> = {}) =>
  board.forum.as(who).tasks.handInThing({ opening_id, ...policy, ...more });
const see = (who: Board["ana"] | null, opening_id: number) => board.forum.as(who).tasks.showOpening({ opening_id });

describe("handing in", () => {
  it("is seen by whoever handed it in and whoever looks after it, and by nobody else; it counts", async () => {
    const { forum, ana, priya, imran, leila } = board;
    const { id } = await ask();
    const view = await handIn(ana, id);
    expect(view).toMatchObject({
      done: 1,
      my_claim: { state: "done" },
      things: [{ ...{ title: policy.title, words: policy.words }, credit: "Tidewater Bakers", state: "handed_in" }],
    });
    expect((await see(imran, id)).things).toMatchObject([{ person: { username: "ana" }, title: policy.title }]);
    for (const other of [priya, leila, null]) {
      const seen = await see(other, id);
      expect(seen.things).toEqual([]);
      expect(JSON.stringify(seen)).not.toContain("sickness");
    }
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(imran))).toContain("coop_tasks.notices.handed_in");
    expect(JSON.stringify(await forum.sql`SELECT data FROM coop_facts`)).not.toContain("sickness");
    expect(JSON.stringify(await forum.sql`SELECT data FROM coop_due`)).not.toContain("sickness");
  });

  it("may be done with several things, and counts once for each person", async () => {
    const { ana, priya } = board;
    const { id } = await ask();
    await handIn(ana, id);
    expect(await handIn(ana, id, { title: "Our grievance policy" })).toMatchObject({
      done: 1,
      things: [{ title: "Our grievance policy" }, { title: policy.title }],
    });
    expect((await handIn(priya, id)).done).toBe(2);
  });

  it.each([
    [{ words: "" }, "link", "nothing_handed_in"],
    [{ pictured_agree: false }, "pictured_agree", "pictured_agree_first"],
    [{ link: "javascript:alert(1)" }, "link", "invalid_input"],
    [{ credit: "" }, "credit", "invalid_input"],
  ])("with %o is refused at its field", async (more, field, error_type) => {
    const { id } = await ask();
    await expect(handIn(board.ana, id, more)).rejects.toMatchObject({ status: 422, error_type, extras: { field } });
  });

  it("is not for what is answered otherwise, nor when nobody receives it", async () => {
    const { forum, ana } = board;
    const place = await board.make();
    await expect(handIn(ana, place.id)).rejects.toMatchObject({ status: 409, error_type: "taken_at_once" });
    const { id } = await ask();
    await expect(board.claim(ana, id)).rejects.toMatchObject({ error_type: "by_hand_in" });
    await forum.sql`UPDATE coop_openings SET contact_user_id = NULL WHERE id = ${id}`;
    await expect(handIn(ana, id)).rejects.toMatchObject({ error_type: "nobody_receives" });
  });

  it("is done by one person with twenty things at most that nobody has thanked for", async () => {
    const { forum, ana, priya, imran } = board;
    const { id } = await ask();
    const first = (await handIn(ana, id)).things[0]!;
    await forum.sql`
      INSERT INTO coop_things (opening_id, claim_id, user_id, title, words, credit, licence, handed_in_at)
      SELECT opening_id, claim_id, user_id, title, words, credit, licence, handed_in_at FROM coop_things, generate_series(1, 19)
      WHERE id = ${first.id}`;
    expect((await see(ana, id)).can.hand_in_thing).toMatchObject({ ok: false, code: "too_many_unthanked" });
    await expect(handIn(ana, id)).rejects.toMatchObject({ status: 409, error_type: "too_many_unthanked" });
    expect((await handIn(priya, id)).done).toBe(2);
    await forum.as(imran).tasks.thankForThing({ thing_id: first.id });
    expect((await handIn(ana, id)).can.hand_in_thing.ok).toBe(false);
  });

  it("is taken back by whoever did it: what was written is gone, and with the last thing the count", async () => {
    const { forum, ana, imran } = board;
    const { id } = await ask();
    const first = (await handIn(ana, id)).things[0]!;
    const second = (await handIn(ana, id, { title: "Second" })).things[0]!;
    await expect(forum.as(imran).tasks.takeBackThing({ thing_id: first.id })).rejects.toMatchObject({
      status: 403,
      error_type: "not_your_thing",
    });
    await expect(forum.as(board.priya).tasks.takeBackThing({ thing_id: first.id })).rejects.toMatchObject({
      status: 404,
    });
    expect((await forum.as(ana).tasks.takeBackThing({ thing_id: first.id })).done).toBe(1);
    expect(await forum.as(ana).tasks.takeBackThing({ thing_id: second.id })).toMatchObject({ done: 0, things: [] });
    expect(JSON.stringify(await forum.sql`SELECT * FROM coop_things WHERE opening_id = ${id}`)).not.toContain("Second");
    await expect(forum.as(ana).tasks.takeBackThing({ thing_id: first.id })).rejects.toMatchObject({
      error_type: "thing_taken_back",
    });
  });
});

describe("a new contact person", () => {
  it("receives what was given to the opening, and the former one sees it no more", async () => {
    const { forum, ana, imran } = board;
    const noor = await forum.person("noor_next");
    const { id } = await ask();
    const thing_id = (await handIn(ana, id)).things[0]!.id;
    await forum.sql`UPDATE coop_openings SET contact_user_id = ${noor.id} WHERE id = ${id}`;
    expect((await see(noor, id)).things).toMatchObject([
      { title: policy.title, can: { thank_for_thing: { ok: true } } },
    ]);
    expect((await see(imran, id)).things).toEqual([]);
    await expect(forum.as(imran).tasks.thankForThing({ thing_id })).rejects.toMatchObject({ status: 404 });
  });
});

describe("thanks and filing", () => {
  it("waits for whoever receives it until they say thank you, which is told once", async () => {
    const { forum, ana } = board;
    const femi = await forum.person("femi", { name: "Femi" });
    const { id } = await ask({ contact: "femi" });
    const [thing] = (await handIn(ana, id)).things;
    const { asked } = await forum.as(femi).core.showWaits();
    expect(asked).toMatchObject([{ message: "coop_tasks.waits.thing", path: `/board/${id}` }]);
    const { act, input } = asked[0]!.answers.find(({ name }) => name === "thank")!;
    await forum.call(femi, act!, input);
    expect((await forum.as(femi).core.showWaits()).asked).toEqual([]);
    await expect(forum.as(femi).tasks.thankForThing({ thing_id: thing!.id })).rejects.toMatchObject({
      error_type: "already_thanked",
    });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(ana))).toContain("thanked_for_thing");
  });

  it("tells of what comes in the place of one that was thanked for, but not of the same again and again", async () => {
    const { forum, ana, imran } = board;
    const { id } = await ask();
    const inAndBack = async (thanked: boolean) => {
      const thing_id = (await handIn(ana, id)).things[0]!.id;
      if (thanked) {
        await forum.as(imran).tasks.thankForThing({ thing_id });
      }
      await forum.as(ana).tasks.takeBackThing({ thing_id });
      await forum.tick();
      const bell = await forum.notifications(imran);
      return bell.filter(({ data }) => data.path === `/board/${id}`).length;
    };
    expect([await inAndBack(false), await inAndBack(true)]).toEqual([1, 1]);
    expect([await inAndBack(false), await inAndBack(false)]).toEqual([2, 2]);
  });

  it("files it as a topic with its credit and licence, once, by one press", async () => {
    const { forum, ana, imran } = board;
    const { id } = await ask();
    const [thing] = (await handIn(ana, id, { link: "https://example.org/policy.pdf" })).things;
    const thing_id = thing!.id;
    await expect(forum.as(ana).tasks.fileThing({ thing_id })).rejects.toMatchObject({
      error_type: "only_the_contact_person",
    });
    expect((await forum.as(imran).tasks.fileThing({ thing_id })).things[0]!.state).toBe("filing");
    await expect(forum.as(imran).tasks.fileThing({ thing_id })).rejects.toMatchObject({ error_type: "being_filed" });
    await forum.tick();
    const filed = (await see(ana, id)).things[0]!;
    expect(filed).toMatchObject({ state: "filed", can: { take_back_thing: { ok: false, code: "already_filed" } } });
    const [topic] = await forum.sql<{ category_id: number; title: string; raw: string }>`
      SELECT t.category_id, t.title, p.raw FROM topics t JOIN posts p ON p.topic_id = t.id WHERE t.id = ${filed.topic_id}`;
    expect(topic).toMatchObject({ category_id: bank.id });
    expect(topic!.title).toContain("Our sickness policy");
    for (const part of ["*plain* English", "https://example.org/policy.pdf", "Tidewater Bakers"]) {
      expect(topic!.raw).toContain(part);
    }
  });

  it("files nothing where there is nowhere to, or where whoever receives it starts no topics", async () => {
    const { forum, ana, imran } = board;
    const nowhere = await ask({ filed_in: null });
    const [thing] = (await handIn(ana, nowhere.id)).things;
    await expect(forum.as(imran).tasks.fileThing({ thing_id: thing!.id })).rejects.toMatchObject({
      error_type: "nowhere_to_file",
    });
    const closed = await forum.category({ name: "Closed shelf", groups: ["shelf"] });
    await expect(ask({ filed_in: closed.id })).rejects.toMatchObject({
      status: 422,
      error_type: "cannot_file_there",
      extras: { field: "filed_in" },
    });
  });
});

describe("the forum's life", () => {
  it("an account that goes takes its texts along; a deleted opening takes everybody's", async () => {
    const { forum, leila } = board;
    const sam = await forum.person("sam");
    const { id } = await ask();
    await handIn(sam, id, { title: "Sam's own" });
    await forum.event("user_removed", { user_id: sam.id });
    expect(await see(board.imran, id)).toMatchObject({ things: [], done: 1 });
    await handIn(board.ana, id, { title: "Ana's own" });
    await forum.as(leila).tasks.deleteOpening({ opening_id: id });
    expect(JSON.stringify(await forum.sql`SELECT * FROM coop_things WHERE opening_id = ${id}`)).not.toMatch(/'s own/);
  });

  it("whose board is out of their sight have their texts deleted, and are told; whoever sees it keeps theirs", async () => {
    const { forum, imran, leila } = board;
    const [bo, cy] = [await forum.person("bo"), await forum.person("cy", { groups: ["inner"] })];
    await forum.group("inner", [imran, leila]);
    const inner = await forum.category({ name: "Inner", groups: ["inner"] });
    const made = await ask();
    await handIn(bo, made.id, { title: "Of Bo" });
    await handIn(cy, made.id, { title: "Of Cy" });
    const { category_id: _, ...form } = {
      ...board.phoneBank,
      seats: null,
      answered_by: "hand_in",
      filed_in: bank.id,
    } as const;
    const opening_id = made.id;
    await forum
      .as(leila)
      .tasks.changeOpening({ ...form, opening_id, version: made.version, category_id: inner.id, title: made.title });
    expect((await see(imran, opening_id)).things).toMatchObject([{ title: "Of Cy" }]);
    expect((await see(imran, opening_id)).done).toBe(2);
    await forum.sql`DELETE FROM group_users WHERE user_id = ${cy.id}`;
    await forum.reconcile();
    expect(await see(imran, opening_id)).toMatchObject({ things: [], done: 2 });
    await forum.tick();
    const bell = JSON.stringify(await forum.notifications(bo));
    expect(bell).toContain("coop_tasks.notices.thing_over_private");
    expect(bell).not.toContain(made.title);
  });

  it("two accounts that become one keep what both have handed in", async () => {
    const { forum } = board;
    const [old, now] = [await forum.person("old_jo"), await forum.person("jo_now")];
    const { id } = await ask();
    await handIn(old, id, { title: "From before" });
    await handIn(now, id, { title: "From now" });
    await forum.event("users_merged", { source_user_id: old.id, target_user_id: now.id });
    const { things, done } = await see(now, id);
    expect([things.map(({ title }) => title).sort(), done]).toEqual([["From before", "From now"], 1]);
    const [one, other] = things.map((thing) => ({ thing_id: thing.id }));
    expect((await forum.as(now).tasks.takeBackThing(one!)).done).toBe(1);
    expect((await forum.as(now).tasks.takeBackThing(other!)).done).toBe(0);
  });
});
