import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBoard, type Board, type MakeInput } from "../testing";

const DURING = "2026-11-22T12:00:00.000Z";
const AFTER = "2026-12-01T12:00:00.000Z";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());
beforeEach(() => board.forum.clock.set(DURING));

type Given = Parameters<ReturnType<Board["forum"]["as"]>["tasks"]["enterContest"]>[0];

const shirt = { title: "Bread and roses", words: "Two hands, one loaf." } as const;
const contest = (more: Partial<MakeInput> = {}, maker = board.imran) =>
  board.make(
    {
      ...{ title: "Design a T-shirt", seats: null, answered_by: "entry" },
      ...{ to_on: "2026-11-30", due_zone: "Europe/London", ...more },
    },
    maker
  );
const enter = (who: Board["ana"], opening_id: number, more: Partial<Given> = {}) =>
  board.forum.as(who).tasks.enterContest({ opening_id, ...shirt, ...more });
const see = (who: Board["ana"] | null, opening_id: number) => board.forum.as(who).tasks.showOpening({ opening_id });
const titles = async (who: Board["ana"] | null, opening_id: number) =>
  (await see(who, opening_id)).entries.map(({ title }) => title);

describe("entering", () => {
  it("is seen by whoever chooses, by the others only when it is over, and by staff and visitors not", async () => {
    const { forum, ana, priya, imran, leila } = board;
    const { id } = await contest();
    expect(await enter(ana, id)).toMatchObject({
      entries: [{ ...shirt, state: "entered", person: { username: "ana" } }],
      ...{ done: 0, my_claim: null },
    });
    await enter(priya, id, { title: "Sickle and spoon" });
    expect(await titles(imran, id)).toEqual([shirt.title, "Sickle and spoon"]);
    expect(await titles(ana, id)).toEqual([shirt.title]);
    for (const other of [leila, null]) {
      expect(await titles(other, id)).toEqual([]);
    }
    await forum.clock.set(AFTER);
    expect(await titles(ana, id)).toEqual([shirt.title, "Sickle and spoon"]);
    for (const other of [leila, null]) {
      const seen = await see(other, id);
      expect(seen).toMatchObject({ entries: [], standing: "ended" });
      expect(JSON.stringify(seen)).not.toContain("Bread and roses");
    }
    expect(JSON.stringify(await forum.sql`SELECT data FROM coop_facts`)).not.toContain("Bread");
    expect(JSON.stringify(await forum.sql`SELECT data FROM coop_due`)).not.toContain("Bread");
  });

  it("has its days: not before the first, not after the last", async () => {
    const { ana } = board;
    const { id } = await contest({ from_on: "2026-11-25" });
    await expect(enter(ana, id)).rejects.toMatchObject({ status: 409, error_type: "entries_not_begun" });
    await board.forum.clock.set("2026-11-25T00:00:00.000Z");
    await enter(ana, id);
    await board.forum.clock.set("2026-11-30T23:59:59.000Z");
    await enter(ana, id, { title: "Another" });
    await board.forum.clock.set("2026-12-01T00:00:00.000Z");
    await expect(enter(ana, id)).rejects.toMatchObject({ status: 409, error_type: "ended" });
  });

  it("may be done five times, and each is taken back with what was written", async () => {
    const { forum, ana, priya, imran } = board;
    const { id } = await contest();
    for (let n = 0; n < 5; n += 1) {
      await enter(ana, id, { title: `Design ${n}` });
    }
    await expect(enter(ana, id)).rejects.toMatchObject({ error_type: "enough_entries" });
    const entry_id = (await see(ana, id)).entries[0]!.id;
    await expect(forum.as(priya).tasks.takeBackEntry({ entry_id })).rejects.toMatchObject({ status: 404 });
    await expect(forum.as(imran).tasks.takeBackEntry({ entry_id })).rejects.toMatchObject({
      error_type: "not_your_entry",
    });
    await forum.as(ana).tasks.takeBackEntry({ entry_id });
    expect(await titles(ana, id)).not.toContain("Design 0");
    expect(JSON.stringify(await forum.sql`SELECT * FROM coop_entries WHERE opening_id = ${id}`)).not.toContain(
      "Design 0"
    );
    await enter(ana, id);
  });

  it.each([
    [{ words: "" }, "link", "nothing_entered"],
    [{ title: "" }, "title", "invalid_input"],
    [{ link: "javascript:alert(1)" }, "link", "invalid_input"],
  ])("with %o is refused at its field", async (more, field, error_type) => {
    const { id } = await contest();
    await expect(enter(board.ana, id, more)).rejects.toMatchObject({ status: 422, error_type, extras: { field } });
  });

  it("is not for what is answered otherwise, nor for whoever chooses", async () => {
    const { forum, ana, imran, priya } = board;
    const place = await board.make();
    await expect(enter(ana, place.id)).rejects.toMatchObject({ error_type: "taken_at_once" });
    const jury = await forum.group("jury", [priya]);
    const { id } = await contest({ chooser_group_id: jury.id });
    await expect(board.claim(ana, id)).rejects.toMatchObject({ error_type: "by_entry" });
    for (const chooser of [imran, priya]) {
      await expect(enter(chooser, id)).rejects.toMatchObject({ error_type: "yours_to_choose" });
    }
  });
});

describe("choosing", () => {
  it("waits for those who choose when it is over; told to all at once, and shown if they agree", async () => {
    const { forum, ana, priya, imran, leila } = board;
    const sam = await forum.person("sam_jury");
    const jury = await forum.group("jurors", [sam]);
    const { id } = await contest({ chooser_group_id: jury.id });
    const entry_id = (await enter(ana, id)).entries[0]!.id;
    await enter(priya, id, { title: "Sickle and spoon" });
    const { tasks } = forum.as(sam);
    await expect(tasks.chooseEntry({ entry_id })).rejects.toMatchObject({ status: 409, error_type: "entries_open" });
    await forum.clock.set(AFTER);
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(imran))).toContain("entries_closed");
    expect((await forum.as(sam).core.showWaits()).asked).toMatchObject([
      { message: "coop_tasks.waits.entries", values: { count: 2 }, path: `/board/${id}` },
    ]);
    await expect(forum.as(leila).tasks.chooseEntry({ entry_id })).rejects.toMatchObject({ status: 404 });
    for (const entrant of [ana, priya]) {
      await expect(forum.as(entrant).tasks.chooseEntry({ entry_id })).rejects.toMatchObject({
        status: 403,
        error_type: "only_who_chooses",
      });
    }
    await expect(tasks.tellChoice({ opening_id: id })).rejects.toMatchObject({ error_type: "nothing_chosen" });
    await tasks.chooseEntry({ entry_id });
    await tasks.unchooseEntry({ entry_id });
    expect((await tasks.chooseEntry({ entry_id })).entries[0]).toMatchObject({ id: entry_id, state: "chosen" });
    // Nobody else learns of it yet.
    expect((await see(ana, id)).entries.map(({ state }) => state)).toEqual(["entered", "entered"]);
    await expect(forum.as(ana).tasks.shareEntry({ entry_id })).rejects.toMatchObject({
      error_type: "entry_not_chosen",
    });

    expect((await tasks.tellChoice({ opening_id: id })).contest).toMatchObject({
      told_at: "2026-12-01T12:00:00+00:00",
    });
    await expect(tasks.unchooseEntry({ entry_id })).rejects.toMatchObject({ error_type: "choice_told" });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(ana))).toContain("notices.entry_chosen");
    expect(JSON.stringify(await forum.notifications(priya))).toContain("notices.choice_told");
    expect((await forum.as(sam).core.showWaits()).asked).toEqual([]);
    expect((await see(priya, id)).entries.every(({ state }) => state === "entered")).toBe(true);
    expect(await titles(null, id)).toEqual([]);
    const { asked } = await forum.as(ana).core.showWaits();
    const { act, input } = asked
      .find(({ message }) => message === "coop_tasks.waits.entry_chosen")!
      .answers.find(({ name }) => name === "share")!;
    await forum.call(ana, act!, input);
    expect((await see(null, id)).entries).toMatchObject([{ state: "chosen", person: { username: "ana" }, can: null }]);
    await forum.as(ana).tasks.keepEntry({ entry_id });
    expect(await titles(null, id)).toEqual([]);
    await expect(forum.as(ana).tasks.takeBackEntry({ entry_id })).rejects.toMatchObject({ error_type: "entry_chosen" });
  });
});

describe("the form", () => {
  it.each([
    [{ to_on: null, due_zone: null }, "to_on", "contest_ends"],
    [{ seats: 3 }, "seats", "without_limit"],
    [{ chooser_group_id: 999_999 }, "chooser_group_id", "no_such_group"],
  ] as const)("with %o is refused at its field", async (more, field, error_type) => {
    await expect(contest(more as Partial<MakeInput>)).rejects.toMatchObject({
      status: 422,
      error_type,
      extras: { field },
    });
  });

  it("moved on, it closes on its new day, and is told then alone", async () => {
    const { forum, ana, imran } = board;
    const { id, version } = await contest({ title: "Write a slogan" });
    await enter(ana, id);
    await forum.as(imran).tasks.changeOpening({
      ...board.phoneBank,
      ...{ opening_id: id, version, title: "Write a slogan", seats: null, answered_by: "entry" },
      ...{ to_on: "2026-12-05", due_zone: "Europe/London" },
    });
    const told = async () => JSON.stringify(await forum.notifications(imran)).split(`entries_closed`).length - 1;
    const before = await told();
    await forum.clock.set(AFTER);
    await forum.tick();
    expect(await told()).toBe(before);
    await forum.clock.set("2026-12-06T12:00:00.000Z");
    await forum.tick();
    expect(await told()).toBeGreaterThan(before);
  });
});

describe("the forum's life", () => {
  it("an account that goes takes its entries along; a deleted contest everybody's", async () => {
    const { forum, ana, imran, leila } = board;
    const sam = await forum.person("sam_gone");
    const { id } = await contest();
    await enter(sam, id, { title: "Sam's own" });
    await enter(ana, id, { title: "Ana's own" });
    await forum.event("user_removed", { user_id: sam.id });
    expect(await titles(imran, id)).toEqual(["Ana's own"]);
    await forum.as(leila).tasks.deleteOpening({ opening_id: id });
    expect(JSON.stringify(await forum.sql`SELECT * FROM coop_entries WHERE opening_id = ${id}`)).not.toMatch(/'s own/);
  });

  it("whoever entered hears of its withdrawal", async () => {
    const { forum, ana, imran } = board;
    const { id, version } = await contest({ title: "Name our van" });
    await enter(ana, id);
    await forum.as(imran).tasks.withdrawOpening({ opening_id: id, version });
    await forum.tick();
    expect(JSON.stringify((await forum.notifications(ana)).at(-1))).toContain("notices.withdrawn");
  });

  it("two accounts that become one keep what both have entered", async () => {
    const { forum } = board;
    const [old, now] = [await forum.person("old_jo"), await forum.person("jo_now")];
    const { id } = await contest();
    await enter(old, id, { title: "From before" });
    await enter(now, id, { title: "From now" });
    await forum.event("users_merged", { source_user_id: old.id, target_user_id: now.id });
    expect(await titles(now, id)).toEqual(["From before", "From now"]);
  });
});

describe("who sees the board no more", () => {
  it("takes part in nothing there any more and is told so; what was chosen and told stays", async () => {
    const { forum } = board;
    const [wren, moss] = [
      await forum.person("wren", { groups: ["printers"] }),
      await forum.person("moss", { groups: ["printers"] }),
    ];
    const { id: category_id } = await forum.category({ name: "Printers", groups: ["printers"] });
    const [open, told] = [
      await contest({ category_id, contact: "moss" }, moss),
      await contest({ category_id, contact: "moss" }, moss),
    ];
    await enter(wren, open.id);
    const entry_id = (await enter(wren, told.id)).entries[0]!.id;
    await forum.clock.set(AFTER);
    await forum.as(moss).tasks.chooseEntry({ entry_id });
    await forum.as(moss).tasks.tellChoice({ opening_id: told.id });
    await forum.sql`DELETE FROM group_users WHERE user_id = ${wren.id}`;
    await forum.reconcile();
    expect(await titles(moss, open.id)).toEqual([]);
    expect(await titles(moss, told.id)).toEqual([shirt.title]);
    const [fact] =
      await forum.sql`SELECT data FROM coop_facts WHERE kind = 'entry_taken_back' ORDER BY id DESC LIMIT 1`;
    expect(fact!["data"]).toMatchObject({ reason: "access_ended" });
    await forum.event("category_removed", { category_id });
    expect(await forum.sql`SELECT state, title, words FROM coop_entries WHERE opening_id = ${told.id}`).toEqual([
      { state: "chosen", title: null, words: null },
    ]);
    expect((await forum.as(wren).tasks.listGiven({})).given).toHaveLength(1);
  });

  it.each(["moved", "deleted"])(
    "a contest that is %s leaves what was chosen in the record, without its texts",
    async (how) => {
      const { forum, imran, leila } = board;
      const [robin, kit] = [await forum.person(`robin_${how}`), await forum.person(`kit_${how}`)];
      const { id } = await contest();
      const { id: upload } = await forum.upload(robin, "loaf.png");
      const entry_id = (await enter(robin, id, { upload, alt: "A loaf" })).entries[0]!.id;
      await enter(kit, id, { title: "Not this one" });
      await forum.clock.set(AFTER);
      await forum.as(imran).tasks.chooseEntry({ entry_id });
      await forum.as(imran).tasks.tellChoice({ opening_id: id });
      await forum.as(robin).tasks.shareEntry({ entry_id });
      if (how === "deleted") {
        await forum.as(leila).tasks.deleteOpening({ opening_id: id });
      } else {
        await forum.group("weavers", [imran]);
        const weavers = await forum.category({ name: "Weavers", groups: ["weavers"] });
        const { version } = await see(imran, id);
        await forum.as(imran).tasks.changeOpening({
          ...{ ...board.phoneBank, title: "Design a T-shirt", seats: null, answered_by: "entry" as const },
          ...{ to_on: "2026-11-30", due_on: null, due_zone: "Europe/London" },
          ...{ opening_id: id, version, category_id: weavers.id },
        });
        expect(await titles(imran, id)).toEqual([]);
        await forum.sql`INSERT INTO group_users (group_id, user_id, created_at, updated_at)
        SELECT id, ${robin.id}, now(), now() FROM groups WHERE name = 'weavers'`;
        await expect(forum.as(robin).tasks.shareEntry({ entry_id })).rejects.toMatchObject({ status: 404 });
      }
      expect(await forum.sql`SELECT 1 FROM upload_references WHERE upload_id = ${upload}`).toEqual([]);
      expect((await forum.as(robin).tasks.listGiven({})).given).toMatchObject([{ source: "entry" }]);
      expect((await forum.as(kit).tasks.listGiven({})).given).toEqual([]);
      await forum.tick();
      for (const [who, what] of [
        [robin, "chosen_entry_over"],
        [kit, "entry_over"],
      ] as const) {
        expect(JSON.stringify(await forum.notifications(who))).toContain(`notices.${what}_private`);
      }
    }
  );
});
