import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const taken = async (who = board.ana) => {
  const made = await board.make();
  const claim = (await board.claim(who, made.id)).my_claim!;
  return { opening_id: made.id, claim_id: claim.id };
};

describe("“I can't after all”", () => {
  it("frees the place with a fact, tells the contact person, and it can be taken again", async () => {
    const { forum, ana, imran } = board;
    const { opening_id, claim_id } = await taken();
    const view = await forum.as(ana).tasks.releaseClaim({ claim_id });
    expect(view).toMatchObject({
      taken: 0,
      free: 2,
      my_claim: { state: "released" },
      can: { claim_opening: { ok: true } },
    });
    expect(await board.facts(opening_id)).toEqual(["opening_made", "opening_claimed", "claim_released"]);
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(imran))).toContain("coop_tasks.notices.released");
    expect(await board.claim(ana, opening_id)).toMatchObject({ taken: 1, my_claim: { state: "held" } });
  });

  it("is for whoever holds it, once", async () => {
    const { forum, ana, priya, imran } = board;
    const { claim_id } = await taken();
    for (const other of [priya, imran]) {
      await expect(forum.as(other).tasks.releaseClaim({ claim_id })).rejects.toMatchObject({
        error_type: "not_your_place",
      });
    }
    await forum.as(ana).tasks.releaseClaim({ claim_id });
    await expect(forum.as(ana).tasks.releaseClaim({ claim_id })).rejects.toMatchObject({
      error_type: "already_released",
    });
    await expect(forum.as(ana).tasks.releaseClaim({ claim_id: 999_999 })).rejects.toMatchObject({ status: 404 });
  });
});

describe("“In hand”, and “Claimed, not begun after all”", () => {
  it("is said by whoever holds it or by the contact person, and taken back as easily", async () => {
    const { forum, ana, imran, priya } = board;
    const { claim_id, opening_id } = await taken();
    await expect(forum.as(priya).tasks.beginClaim({ claim_id })).rejects.toMatchObject({
      status: 403,
      error_type: "not_your_place",
    });
    const begun = await forum.as(ana).tasks.beginClaim({ claim_id });
    expect(begun.my_claim).toMatchObject({ state: "held", can: { begin_claim: { ok: false, code: "already_begun" } } });
    expect(Date.parse(begun.my_claim!.begun_at!)).toBe(Date.parse(await forum.clock.now()));
    await expect(forum.as(imran).tasks.beginClaim({ claim_id })).rejects.toMatchObject({
      status: 409,
      error_type: "already_begun",
    });
    expect((await forum.as(imran).tasks.unbeginClaim({ claim_id })).claims[0]).toMatchObject({ begun_at: null });
    await expect(forum.as(ana).tasks.unbeginClaim({ claim_id })).rejects.toMatchObject({ error_type: "not_begun" });
    expect(await board.facts(opening_id)).toEqual(["opening_made", "opening_claimed", "claim_begun", "claim_unbegun"]);
  });

  it("is not asked of a place that was handed back", async () => {
    const { forum, ana } = board;
    const { claim_id } = await taken();
    await forum.as(ana).tasks.releaseClaim({ claim_id });
    for (const act of ["beginClaim", "unbeginClaim"] as const) {
      await expect(forum.as(ana).tasks[act]({ claim_id })).rejects.toMatchObject({ error_type: "already_released" });
    }
  });
});

describe("“It's done”", () => {
  it("keeps a task's place, and thanks", async () => {
    const { forum, ana, imran } = board;
    const { claim_id, opening_id } = await taken();
    expect(await forum.as(imran).tasks.completeClaim({ claim_id })).toMatchObject({ taken: 1, done: 1, free: 1 });
    await forum.tick();
    expect(JSON.stringify(await forum.notifications(ana))).toContain("coop_tasks.notices.thanked");
    await expect(forum.as(ana).tasks.completeClaim({ claim_id })).rejects.toMatchObject({ error_type: "already_done" });
    expect((await forum.as(null).tasks.showOpening({ opening_id })).claims[0]).toMatchObject({ state: "done" });
  });

  it("frees a role's place", async () => {
    const { forum, ana } = board;
    const made = await board.make({ kind: "role", rhythm: "monthly", seats: 1 });
    const { my_claim } = await board.claim(ana, made.id);
    expect(await forum.as(ana).tasks.completeClaim({ claim_id: my_claim!.id })).toMatchObject({
      taken: 0,
      standing: "open",
    });
  });

  it("of every place makes a task done, and it leaves the board after a month", async () => {
    const { forum, ana } = board;
    const made = await board.make({ seats: 1, title: "Done for good" });
    const { my_claim } = await board.claim(ana, made.id);
    expect(await forum.as(ana).tasks.completeClaim({ claim_id: my_claim!.id })).toMatchObject({ standing: "done" });
    expect(JSON.stringify(await forum.as(null).tasks.showBoard())).toContain("Done for good");
    await forum.clock.set("2026-12-23T12:00:00Z");
    expect(JSON.stringify(await forum.as(null).tasks.showBoard())).not.toContain("Done for good");
    expect(JSON.stringify(await forum.as(ana).tasks.listOpenings({ mine: true }))).toContain("Done for good");
    await forum.clock.set("2026-11-22T12:00:00Z");
  });
});

describe("contacts", () => {
  it("are blanked thirty days after the end", async () => {
    const { forum, ana, imran } = board;
    const { id } = await board.make();
    const view = await forum
      .as(ana)
      .tasks.claimOpening({ opening_id: id, contact: { way: "phone", detail: "07700 900142" } });
    await forum.as(ana).tasks.completeClaim({ claim_id: view.my_claim!.id });
    const seen = async () =>
      (await forum.as(imran).tasks.showOpening({ opening_id: id })).claims[0]!.contact?.detail ?? null;
    await forum.clock.set("2026-12-22T11:59:00Z");
    await forum.tick();
    expect(await seen()).toBe("07700 900142");
    await forum.clock.set("2026-12-22T12:01:00Z");
    await forum.tick();
    expect(await seen()).toBeNull();
    expect(JSON.stringify(await forum.sql`SELECT * FROM coop_claims WHERE opening_id = ${id}`)).not.toContain("07700");
    await forum.clock.set("2026-11-22T12:00:00Z");
  });
});

describe("what waits", () => {
  it("for the contact person: to answer who took a place; for whoever took it: what was promised", async () => {
    const { forum } = board;
    const femi = await forum.person("femi", { name: "Femi" });
    const joe = await forum.person("joe", { name: "Joe Whitlock" });
    const made = await board.make(
      { title: "A graphic", due_on: "2026-12-18", due_zone: "Europe/London", minutes_to: 120 },
      femi
    );
    const { my_claim } = await board.claim(joe, made.id);

    const asked = await forum.as(femi).core.showWaits();
    expect(asked.asked).toMatchObject([
      {
        plugin: "tasks",
        message: "coop_tasks.waits.place_taken",
        values: { title: "A graphic", name: "Joe Whitlock" },
        path: `/board/${made.id}`,
      },
    ]);
    expect(await forum.as(femi).core.countWaits()).toEqual({ count: 1 });
    const promised = await forum.as(joe).core.showWaits();
    expect(promised).toMatchObject({
      asked: [],
      promised: [
        {
          message: "coop_tasks.waits.promised_task",
          on: "2026-12-18",
          minutes: 120,
          effort: { kind: "task", minutes_from: null, minutes_to: 120, rhythm: "once", time_words: null },
        },
      ],
    });

    const [row] = asked.asked;
    const answer = row!.answers.find(({ name }) => name === "answered")!;
    await forum.call(femi, answer.act!, answer.input);
    expect(await forum.as(femi).core.countWaits()).toEqual({ count: 0 });
    await expect(forum.as(femi).tasks.answerClaim({ claim_id: my_claim!.id })).rejects.toMatchObject({
      error_type: "already_answered",
    });
    await expect(forum.as(joe).tasks.answerClaim({ claim_id: my_claim!.id })).rejects.toMatchObject({
      error_type: "only_the_contact_person",
    });
  });

  it("nothing out of a category that is not seen any more", async () => {
    const { forum } = board;
    const sam = await forum.person("sam", { groups: ["circle"] });
    const closed = await forum.category({ name: "Closed circle", groups: ["circle"] });
    const made = await board.make({ category_id: closed.id, title: "Within" }, sam);
    await board.claim(sam, made.id);
    expect((await forum.as(sam).core.showWaits()).promised).toHaveLength(1);
    await forum.sql`DELETE FROM group_users WHERE user_id = ${sam.id}`;
    expect((await forum.as(sam).core.showWaits()).promised).toEqual([]);
  });
});
