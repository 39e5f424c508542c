import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board, type MakeInput } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const TICKS = ["I have a computer and a mobile to use", "I’ll keep what people tell me to the list"];

const change = (opening: { id: number; version: number }, more: Partial<MakeInput>) =>
  board.forum
    .as(board.imran)
    .tasks.changeOpening({ opening_id: opening.id, version: opening.version, ...board.phoneBank, ...more });

describe("what one needs", () => {
  it("stands in lines, each once, and what is paid says so in words", async () => {
    const made = await board.make({
      needs: ["A computer", "To like talking with people", "A computer"],
      ticks: TICKS,
      paid: true,
      rate: "£15 an hour",
      days: "two days a month",
      chat_first: true,
    });
    expect(made).toMatchObject({
      needs: ["A computer", "To like talking with people"],
      ticks: TICKS,
      rate: "£15 an hour",
      days: "two days a month",
      chat_first: true,
    });
  });

  it("what is not paid has no rate", async () => {
    expect(await board.make({ paid: false, rate: "£15 an hour", days: "two" })).toMatchObject({
      rate: null,
      days: null,
    });
  });

  it.each([
    ["two lines in one", { needs: ["a\nb"] }, "needs.0"],
    ["an empty line", { ticks: ["fine", " "] }, "ticks.1"],
    ["a list without an end", { checklist: Array.from({ length: 41 }, (_, at) => `line ${at}`) }, "checklist"],
  ])("takes no %s", async (_, more, field) => {
    await expect(board.make(more)).rejects.toMatchObject({ status: 422, extras: { field } });
  });

  it("watched words are refused in each of these texts", async () => {
    await board.forum
      .sql`INSERT INTO watched_words (word, action, created_at, updated_at) VALUES ('scab', 1, now(), now())`;
    for (const field of ["needs", "ticks", "checklist", "rate", "days"]) {
      const text = ["rate", "days"].includes(field) ? "no scab here" : ["a line", "no scab here"];
      await expect(board.make({ paid: true, [field]: text })).rejects.toMatchObject({
        error_type: "watched_word",
        extras: { field },
      });
    }
  });
});

describe("between two days", () => {
  it("it ends as the day after the last begins, where it was meant", async () => {
    const { forum, ana } = board;
    const made = await board.make({ from_on: "2026-12-02", to_on: "2026-12-12", due_zone: "Europe/London" });
    expect(made).toMatchObject({ from_on: "2026-12-02", to_on: "2026-12-12", due_on: null, standing: "open" });
    await forum.clock.set("2026-12-12T23:59:00Z");
    expect((await forum.as(null).tasks.showOpening({ opening_id: made.id })).standing).toBe("open");
    await forum.clock.set("2026-12-13T00:00:00Z");
    expect((await forum.as(null).tasks.showOpening({ opening_id: made.id })).standing).toBe("ended");
    await expect(board.claim(ana, made.id)).rejects.toMatchObject({ error_type: "ended" });
    await forum.clock.set("2026-11-22T12:00:00Z");
  });

  it("may begin without an end, and end without a beginning", async () => {
    expect(await board.make({ from_on: "2026-12-02" })).toMatchObject({ to_on: null, due_zone: "Europe/London" });
    expect(await board.make({ to_on: "2026-12-02" })).toMatchObject({ from_on: null, due_zone: "Europe/London" });
  });

  it.each([
    ["that ends before it begins", { from_on: "2026-12-12", to_on: "2026-12-02" }, "to_on", "window_upside_down"],
    ["beside a day", { due_on: "2026-12-12", from_on: "2026-12-02" }, "due_on", "due_or_window"],
  ])("takes no window %s", async (_, more, field, code) => {
    await expect(board.make(more)).rejects.toMatchObject({ status: 422, error_type: code, extras: { field } });
  });

  it("who holds a place is told when its days change, and sees the last of them among promises", async () => {
    const { forum, priya } = board;
    const made = await board.make({ title: "A window" });
    await board.claim(priya, made.id);
    await change(made, { from_on: "2026-12-02", to_on: "2026-12-12" });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(priya))).toContain("coop_tasks.notices.changed");
    const { promised } = await forum.as(priya).core.showWaits();
    expect(promised.find(({ path }) => path === `/board/${made.id}`)).toMatchObject({ on: "2026-12-12" });
  });
});

describe("before one says yes", () => {
  const take = (opening_id: number, ticked?: string[]) =>
    board.forum
      .as(board.ana)
      .tasks.claimOpening({ opening_id, contact: { way: "message" }, ...(ticked && { ticked }) });

  it("every line is ticked, or no place is taken", async () => {
    const made = await board.make({ ticks: TICKS });
    for (const ticked of [undefined, [], [TICKS[0]!]]) {
      await expect(take(made.id, ticked)).rejects.toMatchObject({
        status: 422,
        error_type: "not_ticked",
        extras: { field: "ticked" },
      });
    }
    expect(await take(made.id, TICKS)).toMatchObject({ taken: 1 });
  });

  it("nobody says yes to what was changed meanwhile", async () => {
    const made = await board.make({ ticks: TICKS });
    await change(made, { ticks: ["I have a van"] });
    await expect(take(made.id, TICKS)).rejects.toMatchObject({ status: 409, error_type: "ticks_changed" });
  });
});

describe("the checklist", () => {
  const LINES = ["Fetch the keys", "Put the chairs out", "Bring the keys back"];
  const tick = (who: Board["ana"], opening_id: number, item_id: number, ticked = true) =>
    board.forum.as(who).tasks.tickChecklist({ opening_id, item_id, ticked });

  it("is ticked off by whoever holds a place, and everybody sees by whom", async () => {
    const { forum, ana, priya } = board;
    const made = await board.make({ checklist: LINES });
    const item = made.checklist[1]!;
    await expect(tick(ana, made.id, item.id)).rejects.toMatchObject({ status: 403, error_type: "holders_only" });
    await board.claim(ana, made.id);
    await tick(ana, made.id, item.id);
    expect(await tick(ana, made.id, item.id)).toMatchObject({
      checklist: [{}, { ticked_by: { username: "ana" } }, {}],
    });
    expect((await forum.as(null).tasks.showOpening({ opening_id: made.id })).checklist[1]).toMatchObject({
      text: "Put the chairs out",
      ticked_by: { username: "ana" },
    });
    await expect(tick(priya, made.id, item.id, false)).rejects.toMatchObject({ error_type: "holders_only" });
    expect((await tick(board.imran, made.id, item.id, false)).checklist[1]).toMatchObject({ ticked_at: null });
    expect(await board.facts(made.id)).toEqual([
      "opening_made",
      "opening_claimed",
      "checklist_ticked",
      "checklist_unticked",
    ]);
  });

  it("has no lines of another opening", async () => {
    const other = await board.make({ checklist: LINES });
    const made = await board.make({ checklist: LINES });
    await expect(tick(board.imran, made.id, other.checklist[0]!.id)).rejects.toMatchObject({ status: 404 });
  });

  it("a line that stays keeps its tick, wherever it goes", async () => {
    const made = await board.make({ checklist: LINES });
    const view = await tick(board.imran, made.id, made.checklist[0]!.id);
    const changed = await change(view, { checklist: ["Ask who has the keys", ...LINES.slice(2), LINES[0]!] });
    expect(changed.checklist.map(({ text, ticked_by }) => [text, ticked_by?.username ?? null])).toEqual([
      ["Ask who has the keys", null],
      ["Bring the keys back", null],
      ["Fetch the keys", "imran"],
    ]);
    expect((await change(changed, { checklist: [] })).checklist).toEqual([]);
  });

  it("keeps the tick of an account that is gone, without its name, and passes it on with a merge", async () => {
    const { forum } = board;
    const [old, anew] = [await forum.person("old"), await forum.person("anew")];
    const made = await board.make({ checklist: LINES, seats: 3 });
    await board.claim(old, made.id);
    await tick(old, made.id, made.checklist[0]!.id);
    await forum.event("users_merged", { source_user_id: old.id, target_user_id: anew.id });
    const seen = async () => (await forum.as(null).tasks.showOpening({ opening_id: made.id })).checklist[0];
    expect(await seen()).toMatchObject({ ticked_by: { username: "anew" } });
    await forum.event("user_removed", { user_id: anew.id });
    expect(await seen()).toMatchObject({ ticked_by: null, ticked_at: expect.any(String) as string });
  });

  it("is gone with the texts when staff delete the opening", async () => {
    const { forum, leila } = board;
    const made = await board.make({ checklist: LINES, needs: ["SECRET NEED"], ticks: ["SECRET TICK"] });
    await forum.as(leila).tasks.deleteOpening({ opening_id: made.id });
    expect(await forum.sql`SELECT 1 FROM coop_checklist_items WHERE opening_id = ${made.id}`).toEqual([]);
    expect(JSON.stringify(await forum.sql`SELECT * FROM coop_openings WHERE id = ${made.id}`)).not.toContain("SECRET");
  });
});
