import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());
beforeEach(async () => {
  await board.forum.sql`DELETE FROM coop_pins`;
});

const UNTIL = "2026-12-31";
type On = "federation" | "circle";
const pin = (opening_id: number, more: { on?: On; until_on?: string; words?: string } = {}, who = board.leila) =>
  board.forum.as(who).tasks.pinOpening({ opening_id, on: "federation", until_on: UNTIL, ...more });
const needed = async (who: Board["ana"] | null = null, filter: object = {}) =>
  ((await board.forum.call(who, "tasks/show-board", filter)) as { needed: { title: string }[] }).needed.map(
    ({ title }) => title
  );

describe("“Needed most”", () => {
  it("shows at most three, each until its day is over, those that end first before the others", async () => {
    const { forum } = board;
    const ids = [];
    for (const title of ["A", "B", "C", "D"]) {
      ids.push((await board.make({ title })).id);
    }
    const [a, b, c, d] = ids as [number, number, number, number];
    await pin(a);
    await pin(b, { until_on: "2026-11-22" });
    const view = await pin(c, { words: "Two more and it can go ahead." });
    expect(view.pins[0]).toMatchObject({ on: "federation", until_on: UNTIL, can: { unpin_opening: { ok: true } } });
    await expect(pin(d)).rejects.toMatchObject({ status: 409, error_type: "three_pinned" });
    expect(await needed()).toEqual(["B", "A", "C"]);
    expect((await forum.as(null).tasks.showBoard()).needed[2]).toMatchObject({
      until_on: UNTIL,
      words: "Two more and it can go ahead.",
      free: 2,
    });
    // The whole of the last day counts, where whoever pinned it lives.
    await forum.clock.set("2026-11-22T23:59:00Z");
    expect(await needed()).toHaveLength(3);
    await forum.clock.set("2026-11-23T00:01:00Z");
    expect(await needed()).toEqual(["A", "C"]);
    await pin(d);
    expect(await needed()).toEqual(["A", "C", "D"]);
    await forum.clock.set("2026-11-22T12:00:00Z");
  });

  it("has three slots however many press at once", async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => board.make().then(({ id }) => id)));
    const outcomes = await Promise.allSettled(ids.map((id) => pin(id)));
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(new Set(refused.map(({ reason }) => (reason as { error_type: string }).error_type))).toEqual(
      new Set(["three_pinned"])
    );
    expect(outcomes.length - refused.length).toBe(3);
    expect(await needed()).toHaveLength(3);
  });

  it("leaves out what is full, done, over, withdrawn or hidden, and shows it again when it needs somebody", async () => {
    const { forum, ana, imran, leila } = board;
    const made = await board.make({ title: "Wanted", seats: 1 });
    await pin(made.id);
    const { my_claim } = await board.claim(ana, made.id);
    expect(await needed()).toEqual([]);
    await forum.as(ana).tasks.releaseClaim({ claim_id: my_claim!.id });
    expect(await needed()).toEqual(["Wanted"]);
    await forum.as(leila).tasks.hideOpening({ opening_id: made.id });
    expect([await needed(), await needed(leila)]).toEqual([[], []]);
    await forum.as(leila).tasks.unhideOpening({ opening_id: made.id });
    expect(await needed()).toEqual(["Wanted"]);
    const { version } = await forum.as(imran).tasks.showOpening({ opening_id: made.id });
    await forum.as(imran).tasks.withdrawOpening({ opening_id: made.id, version });
    expect(await needed()).toEqual([]);
  });

  it("gives the slot of what needs nobody any more to what does", async () => {
    const { ana } = board;
    const full = await board.make({ title: "Full", seats: 1 });
    await pin(full.id);
    await pin((await board.make({ title: "B" })).id);
    await pin((await board.make({ title: "C" })).id);
    await board.claim(ana, full.id);
    await pin((await board.make({ title: "D" })).id);
    expect(await needed()).toEqual(["B", "C", "D"]);
  });

  it("is hidden while anything is chosen, and on the board by state", async () => {
    await pin((await board.make({ title: "Wanted" })).id);
    expect(await needed(null, { by: "effort" })).toEqual(["Wanted"]);
    for (const filter of [
      { have: "180" },
      { kind: "task" },
      { paid: "false" },
      { q: "wanted" },
      { where: "remote" },
      { fresh: "false" },
      { by: "state" },
      { category_id: board.category.id },
    ]) {
      expect(await needed(board.ana, filter)).toEqual([]);
    }
  });

  it("is the federation's for staff; pinned again it ends on another day; unpinned it is gone", async () => {
    const { forum, ana, imran, leila } = board;
    const { id } = await board.make({ title: "Wanted" });
    for (const who of [ana, imran]) {
      await expect(pin(id, {}, who)).rejects.toMatchObject({ status: 403, error_type: "not_your_board" });
    }
    await pin(id);
    const again = await pin(id, { until_on: "2026-12-01" });
    expect(again.pins[0]!.until_on).toBe("2026-12-01");
    await expect(forum.as(ana).tasks.unpinOpening({ opening_id: id, on: "federation" })).rejects.toMatchObject({
      error_type: "not_your_board",
    });
    const gone = await forum.as(leila).tasks.unpinOpening({ opening_id: id, on: "federation" });
    expect(gone.pins[0]!.until_on).toBeNull();
    await expect(forum.as(leila).tasks.unpinOpening({ opening_id: id, on: "federation" })).rejects.toMatchObject({
      status: 409,
      error_type: "not_pinned",
    });
    expect(await board.facts(id)).toEqual(["opening_made", "opening_pinned", "opening_pinned", "opening_unpinned"]);
    expect(await needed()).toEqual([]);
  });

  it.each([
    ["a day that is over", { until_on: "2026-11-21" }, "day_is_over"],
    ["a day that is far off", { until_on: "2027-03-01" }, "too_far_off"],
  ])("is not pinned until %s", async (_, more, code) => {
    const { id } = await board.make();
    await expect(pin(id, more)).rejects.toMatchObject({
      status: 422,
      error_type: code,
      extras: { field: "until_on" },
    });
  });

  it("pins nothing that needs nobody", async () => {
    const { id } = await board.make({ answered_by: "not_yet" });
    await expect(pin(id)).rejects.toMatchObject({ status: 409, error_type: "details_to_come" });
  });
});

describe("a circle's own strip", () => {
  it("is kept by those who keep its board, and stays when the board is looked at from without", async () => {
    const { forum, ana, leila } = board;
    await forum.setting("enable_category_group_moderation", true);
    const circle = await forum.category({ name: "Weekend", moderators: ["weekend_lead"] });
    const lead = await forum.person("lead", { groups: ["weekend_lead"] });
    const { id } = await board.make({ category_id: circle.id, title: "Cooks" });
    await expect(pin(id, { on: "circle" }, lead)).rejects.toMatchObject({ status: 409, error_type: "no_board" });
    await forum.as(lead).tasks.makeBoard({ category_id: circle.id, title: "The weekend" });
    await expect(pin(id, { on: "circle" }, ana)).rejects.toMatchObject({ error_type: "not_your_board" });
    await expect(pin(id, { on: "federation" }, lead)).rejects.toMatchObject({ error_type: "not_your_board" });
    const view = await pin(id, { on: "circle" }, lead);
    expect(view.pins.map(({ on, until_on }) => [on, until_on])).toEqual([
      ["federation", null],
      ["circle", UNTIL],
    ]);
    expect([await needed(), await needed(ana, { category_id: circle.id })]).toEqual([[], ["Cooks"]]);
    await pin(id, { on: "federation" });
    expect(await needed()).toEqual(["Cooks"]);
    await forum.as(leila).tasks.closeBoard({ category_id: circle.id });
    expect([await needed(), await needed(ana, { category_id: circle.id })]).toEqual([["Cooks"], []]);
  });

  it("shows nobody what they may not see, and leaves it behind when it moves", async () => {
    const { forum, ana } = board;
    const closed = await forum.category({ name: "Directors", groups: ["directors"] });
    const grace = await forum.person("grace", { groups: ["directors"], admin: true });
    await forum.as(grace).tasks.makeBoard({ category_id: closed.id, title: "Behind doors" });
    const made = await board.make({ category_id: closed.id, title: "Grievance" }, grace);
    await pin(made.id, { on: "circle" }, grace);
    await pin(made.id, { on: "federation" }, grace);
    for (const who of [ana, null]) {
      expect([await needed(who), await needed(who, { category_id: closed.id })]).toEqual([[], []]);
    }
    expect([await needed(grace), await needed(grace, { category_id: closed.id })]).toEqual([
      ["Grievance"],
      ["Grievance"],
    ]);
    await forum.as(grace).tasks.changeOpening({
      ...board.phoneBank,
      opening_id: made.id,
      version: made.version,
      title: "In the open",
    });
    expect([await needed(ana), await needed(grace, { category_id: closed.id })]).toEqual([["In the open"], []]);
  });

  it("forgets its words with the opening, and who pinned it with the account", async () => {
    const { forum, leila } = board;
    const { id } = await board.make();
    await pin(id, { words: "Vile words" });
    await forum.event("user_removed", { user_id: leila.id });
    expect(await forum.sql`SELECT pinned_by FROM coop_pins`).toEqual([{ pinned_by: null }]);
    await forum.as(leila).tasks.deleteOpening({ opening_id: id });
    expect(await forum.sql`SELECT 1 FROM coop_pins`).toEqual([]);
  });
});

it("counts stay true when an opening moves and lets go who cannot follow", async () => {
  const { forum, ana, leila } = board;
  const closed = await forum.category({ name: "Closed", groups: ["inside"] });
  const made = await board.make({ seats: 1 });
  await board.claim(ana, made.id);
  await forum.as(leila).tasks.changeOpening({
    ...board.phoneBank,
    ...{ opening_id: made.id, version: made.version, category_id: closed.id, seats: 1 },
  });
  const row = (await forum.as(leila).tasks.showBoard({ by: "state", category_id: closed.id })).groups.find(
    ({ group }) => group === "open"
  )!.openings[0];
  expect(row).toMatchObject({ id: made.id, taken: 0, free: 1 });
});
