import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { letAnswer } from "../../../../test/fixture/answering";
import { fixture } from "../../../../test/fixture/server/index";
import { openBoard, type Board, type MakeInput } from "../testing";

const BAKERS = { id: 11, name: "Tidewater Bakers" };
const THREAD = { id: 12, name: "Common Thread" };

let board: Board;
let joe: Board["ana"];
beforeAll(async () => {
  board = await openBoard({ others: [fixture] });
  joe = await board.forum.person("joe", { name: "Joe Whitlock" });
});
afterAll(() => board.forum.close());

/** Ana and Joe are of the bakers, Joe of Common Thread too; Priya is of no co-op. */
const present = () =>
  letAnswer(board.forum.sql, {
    coops_of_person: { [board.ana.id]: [BAKERS], [joe.id]: [BAKERS, THREAD] },
    coop_names: { [BAKERS.id]: BAKERS.name, [THREAD.id]: THREAD.name },
  });

const share = (more: Partial<MakeInput> = {}) =>
  board.make({ title: "Share the newsletter", band: "very_little", seats: null, answered_by: "report", ...more });
const say = (who: Board["ana"], opening_id: number, more: { coop_id?: number; ticked?: string[] } = {}) =>
  board.forum.as(who).tasks.reportOpening({ opening_id, ...more });
const see = (who: Board["ana"] | null, opening_id: number) => board.forum.as(who).tasks.showOpening({ opening_id });

describe("“I did it”", () => {
  it("is said without a place and without limit, and counts with a fact", async () => {
    const { forum, ana, priya, imran } = board;
    const { id, ...made } = await share();
    expect(made).toMatchObject({
      standing: "open",
      report: { once_for: "person" },
      can: { report_opening: { ok: true } },
    });
    const view = await say(ana, id);
    expect(view).toMatchObject({
      done: 1,
      my_claim: { state: "done", contact: { way: "message", detail: null }, can: { take_back_report: { ok: true } } },
      can: { report_opening: { ok: false, code: "already_reported" } },
    });
    expect(await say(priya, id)).toMatchObject({ done: 2, standing: "open", state: "open" });
    expect((await see(null, id)).claims.map(({ person }) => person?.username).sort()).toEqual(["ana", "priya"]);
    expect(await board.facts(id)).toEqual(["opening_made", "opening_reported", "opening_reported"]);
    const [row] = (await forum.as(ana).tasks.listOpenings({ mine: true })).openings.filter((one) => one.id === id);
    expect(row).toMatchObject({ mine: "done", done: 2 });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(imran))).not.toContain("completed");
  });

  it("counts once for each person, however often and from wherever it is pressed", async () => {
    const { ana } = board;
    const { id } = await share();
    const both = await Promise.allSettled([say(ana, id), say(ana, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(say(ana, id)).rejects.toMatchObject({ status: 409, error_type: "already_reported" });
    expect((await see(ana, id)).done).toBe(1);
  });

  it("can be taken back by whoever said it, and said again", async () => {
    const { forum, ana, priya } = board;
    const { id } = await share();
    const claim_id = (await say(ana, id)).my_claim!.id;
    await expect(forum.as(priya).tasks.takeBackReport({ claim_id })).rejects.toMatchObject({
      status: 403,
      error_type: "not_your_report",
    });
    expect(await forum.as(ana).tasks.takeBackReport({ claim_id })).toMatchObject({
      done: 0,
      my_claim: { state: "released" },
      can: { report_opening: { ok: true } },
    });
    await expect(forum.as(ana).tasks.takeBackReport({ claim_id })).rejects.toMatchObject({
      error_type: "already_released",
    });
    expect((await say(ana, id)).done).toBe(1);
    expect((await board.facts(id)).slice(1)).toEqual(["opening_reported", "claim_released", "opening_reported"]);
  });

  it("asks for what is to be ticked, and for a signed-in person; a visitor sees who did it", async () => {
    const { ana } = board;
    const { id } = await share({ ticks: ["I have asked everybody in the picture"] });
    await expect(say(ana, id)).rejects.toMatchObject({ status: 422, error_type: "not_ticked" });
    expect((await say(ana, id, { ticked: ["I have asked everybody in the picture"] })).done).toBe(1);
    expect((await see(null, id)).can.report_opening).toMatchObject({ ok: false, code: "not_logged_in" });
  });

  it("is not a place: none is taken, waited for or finished here, and places are not reported", async () => {
    const { forum, ana } = board;
    const { id } = await share();
    await expect(board.claim(ana, id)).rejects.toMatchObject({ status: 409, error_type: "by_report" });
    const place = await board.make();
    await expect(say(ana, place.id)).rejects.toMatchObject({ status: 409, error_type: "taken_at_once" });
    const held = (await board.claim(ana, place.id)).my_claim!;
    await expect(forum.as(ana).tasks.takeBackReport({ claim_id: held.id })).rejects.toMatchObject({
      error_type: "not_reported",
    });
    await forum.as(ana).tasks.completeClaim({ claim_id: held.id });
    await expect(forum.as(ana).tasks.takeBackReport({ claim_id: held.id })).rejects.toMatchObject({
      error_type: "not_reported",
    });
  });

  it("is over with its day, and gone with its withdrawal", async () => {
    const { forum, ana, imran } = board;
    const ended = await share({ due_on: "2026-11-20", due_zone: "Europe/London" });
    await expect(say(ana, ended.id)).rejects.toMatchObject({ error_type: "ended" });
    const { id, version } = await share();
    await forum.as(imran).tasks.withdrawOpening({ opening_id: id, version });
    await expect(say(ana, id)).rejects.toMatchObject({ error_type: "withdrawn" });
  });
});

describe("the form", () => {
  it.each([
    [{ seats: 3 }, "seats", "without_limit"],
    [{ minimum: 3 }, "minimum", "without_limit"],
    [{ seat_kinds: [{ name: "Drivers", seats: 2 }] }, "seat_kinds", "without_limit"],
    [{ kind: "role" }, "answered_by", "roles_are_held"],
  ] as const)("with %o is refused at its field", async (more, field, error_type) => {
    await expect(share(more as Partial<MakeInput>)).rejects.toMatchObject({
      status: 422,
      error_type,
      extras: { field },
    });
  });

  it("whoever held a place before finishes it, and what was said stays said where it is changed", async () => {
    const { forum, ana, priya, imran } = board;
    const before = await board.make({ title: "Put up the logo" });
    const held = (await board.claim(ana, before.id)).my_claim!;
    const form = { ...board.phoneBank, title: "Put up the logo", seats: null };
    const change = (version: number, more: Partial<MakeInput>) =>
      forum.as(imran).tasks.changeOpening({ opening_id: before.id, version, ...form, ...more });
    const changed = await change(before.version, { answered_by: "report" });
    await expect(say(ana, before.id)).rejects.toMatchObject({ error_type: "already_held" });
    expect((await forum.as(ana).tasks.completeClaim({ claim_id: held.id })).done).toBe(1);
    await expect(say(ana, before.id)).rejects.toMatchObject({ error_type: "already_reported" });
    await say(priya, before.id);
    expect(await change(changed.version, {})).toMatchObject({ answered_by: "claim", report: null, done: 2 });
  });
});

describe("once for each co-op", () => {
  it("tells the second who did it and when, and the count stays", async () => {
    await present();
    const { ana, forum } = board;
    const { id } = await share({ once_for: "coop" });
    const view = await say(ana, id);
    expect(view).toMatchObject({
      done: 1,
      my_claim: { coop: BAKERS },
      can: { report_opening: { code: "coop_did_it" } },
    });
    await expect(say(joe, id, { coop_id: BAKERS.id })).rejects.toMatchObject({
      status: 409,
      error_type: "coop_did_it",
      extras: { coop: "Tidewater Bakers", name: "Ana Ruiz" },
    });
    const seen = await see(joe, id);
    expect(seen.done).toBe(1);
    expect(seen.report!.told).toMatchObject([{ coop: BAKERS, person: { username: "ana" } }]);
    expect(Date.parse(seen.report!.told[0]!.at)).toBe(Date.parse(await forum.clock.now()));
  });

  it("asks whoever acts for several which, and is said for each of them", async () => {
    await present();
    const { id } = await share({ once_for: "coop" });
    await expect(say(joe, id)).rejects.toMatchObject({
      status: 422,
      error_type: "which_coop",
      extras: { field: "coop_id" },
    });
    expect((await say(joe, id, { coop_id: THREAD.id })).can.report_opening.ok).toBe(true);
    expect(await say(joe, id, { coop_id: BAKERS.id })).toMatchObject({ done: 2 });
    await expect(say(joe, id, { coop_id: BAKERS.id })).rejects.toMatchObject({ error_type: "coop_did_it" });
  });

  it("nobody says it for a co-op that is not theirs; whoever has none says it for themselves", async () => {
    await present();
    const { ana, priya } = board;
    const { id } = await share({ once_for: "coop" });
    await expect(say(ana, id, { coop_id: THREAD.id })).rejects.toMatchObject({ error_type: "not_your_coop" });
    expect((await say(priya, id)).my_claim).toMatchObject({ state: "done", coop: null });
    await expect(say(priya, id)).rejects.toMatchObject({ error_type: "already_reported" });
  });

  it("two of one co-op at once count once", async () => {
    await present();
    const { id } = await share({ once_for: "coop" });
    await Promise.allSettled([say(board.ana, id), say(joe, id, { coop_id: BAKERS.id })]);
    expect((await see(null, id)).done).toBe(1);
  });

  it("where nobody knows of co-ops, it counts once for each person, and a co-op's name is not asked for", async () => {
    await letAnswer(board.forum.sql, {});
    const { id } = await share({ once_for: "coop" });
    expect((await say(board.ana, id, { coop_id: BAKERS.id })).my_claim).toMatchObject({ coop: null });
    expect((await say(joe, id)).done).toBe(2);
  });
});

describe("the forum's life", () => {
  it("two accounts that become one have done it once", async () => {
    await letAnswer(board.forum.sql, {});
    const { forum } = board;
    const [old, now] = [await forum.person("old_sam"), await forum.person("sam_now")];
    const { id } = await share();
    await say(old, id);
    await say(now, id);
    const alone = await share();
    await say(old, alone.id);
    await forum.event("users_merged", { source_user_id: old.id, target_user_id: now.id });
    expect((await see(null, id)).done).toBe(1);
    expect((await see(now, alone.id)).my_claim).toMatchObject({ state: "done" });
  });
});
