import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBoard, type Board } from "../../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());
beforeEach(() => {
  board.forum.live.length = 0;
});

describe("taking a place", () => {
  it("holds it, leaves a fact, tells open pages and the contact person once", async () => {
    const { forum, ana, imran, category } = board;
    const made = await board.make();
    forum.live.length = 0;
    const view = await forum.as(ana).tasks.claimOpening({
      opening_id: made.id,
      contact: { way: "phone", detail: "07700 900142" },
    });

    expect(view).toMatchObject({ taken: 1, free: 1, standing: "open", my_claim: { state: "held" } });
    expect(view.can.claim_opening).toMatchObject({ ok: false, code: "already_held" });
    expect(await board.facts(made.id)).toEqual(["opening_made", "opening_claimed"]);
    expect(forum.live).toEqual([
      { channel: "/coop/tasks/opening", data: { id: made.id, version: view.revision }, category_id: category.id },
      { channel: "/coop/core/waits", data: {}, user_ids: [imran.id, ana.id] },
    ]);

    await forum.tick();
    await forum.tick();
    const bell = (await forum.notifications(imran)).filter(({ data }) => JSON.stringify(data).includes("claimed"));
    expect(bell).toHaveLength(1);
    expect(JSON.stringify(bell)).toContain("Ana Ruiz");
    expect(JSON.stringify(bell)).not.toContain("07700");
    expect(await forum.notifications(ana)).toEqual([]);
  });

  it("shows the contact to the claimant and the contact person, and to nobody else", async () => {
    const { forum, ana, priya, imran, leila } = board;
    const { id } = await board.make();
    await forum.as(ana).tasks.claimOpening({ opening_id: id, contact: { way: "email", detail: "ana@example.org" } });
    const seen = async (who: typeof ana | null) =>
      (await forum.as(who).tasks.showOpening({ opening_id: id })).claims[0]!.contact;

    expect(await seen(ana)).toEqual({ way: "email", detail: "ana@example.org" });
    expect(await seen(imran)).toEqual({ way: "email", detail: "ana@example.org" });
    for (const other of [priya, leila, null]) {
      expect(await seen(other)).toBeNull();
    }
    const kept = await forum.sql`SELECT data::text FROM coop_facts UNION ALL SELECT data::text FROM coop_due`;
    expect(JSON.stringify(kept)).not.toContain("ana@example.org");
  });

  it("is refused when it is full, and leaves nothing behind", async () => {
    const { forum, ana, priya, leila } = board;
    const { id } = await board.make();
    await board.claim(ana, id);
    await board.claim(priya, id);
    await forum.tick();
    const before = await board.facts(id);
    await expect(board.claim(leila, id)).rejects.toMatchObject({
      status: 409,
      error_type: "full",
      extras: { count: 2 },
    });
    expect(await board.facts(id)).toEqual(before);
    expect((await forum.as(leila).tasks.showOpening({ opening_id: id })).taken).toBe(2);
  });

  it.each([
    ["details to come", { answered_by: "not_yet" }, "details_to_come"],
    ["that leads on", { answered_by: "link", link: "https://solidfund.coop/join" }, "answered_elsewhere"],
    ["whose day has come", { due_on: "2026-11-22", due_zone: "Europe/London" }, "ended"],
  ] as const)("is refused for one %s", async (_, more, code) => {
    const { id } = await board.make(more);
    await expect(board.claim(board.ana, id)).rejects.toMatchObject({ status: 409, error_type: code });
  });

  it("ends as the day begins in its zone, not before", async () => {
    const { forum, ana, priya } = board;
    const { id } = await board.make({ due_on: "2026-12-12", due_zone: "America/New_York" });
    await forum.clock.set("2026-12-12T04:59:59Z");
    await board.claim(ana, id);
    await forum.clock.set("2026-12-12T05:00:00Z");
    await expect(board.claim(priya, id)).rejects.toMatchObject({ error_type: "ended" });
    await forum.clock.set("2026-11-22T12:00:00Z");
  });

  it("by one person twice at once is held once", async () => {
    const { ana } = board;
    const { id } = await board.make();
    const both = await Promise.allSettled([board.claim(ana, id), board.claim(ana, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { error_type: "already_held" } });
  });

  it("of ten by forty at once fills ten", async () => {
    const { forum } = board;
    const { id } = await board.make({ seats: 10 });
    const people = await Promise.all(Array.from({ length: 40 }, (_, n) => forum.person(`crowd${n}`)));
    const outcomes = await Promise.allSettled(people.map((person) => board.claim(person, id)));
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(30);
    expect(new Set(refused.map(({ reason }) => (reason as { error_type: string }).error_type))).toEqual(
      new Set(["full"])
    );
    expect((await forum.as(null).tasks.showOpening({ opening_id: id })).taken).toBe(10);
  });

  it("asks for a way of contact that can be one", async () => {
    const { forum, ana } = board;
    const { id } = await board.make();
    for (const contact of [
      undefined,
      { way: "pigeon" },
      { way: "phone" },
      { way: "phone", detail: "" },
      { way: "email", detail: "not an address" },
      { way: "message", detail: "07700" },
      { way: "phone", detail: "1\u0000" },
    ]) {
      await expect(forum.call(ana, "tasks/claim-opening", { opening_id: id, contact })).rejects.toMatchObject({
        status: 422,
        error_type: "invalid_input",
        extras: { field: expect.stringMatching(/^contact/) as string },
      });
    }
  });
});

describe("what somebody may not see does not exist", () => {
  it("in a restricted category: not shown, not listed, not claimed, and no title in a notice", async () => {
    const { forum, ana, leila } = board;
    const mairi = await forum.person("mairi", { groups: ["movement_building"] });
    const wren = await forum.person("wren", { groups: ["movement_building"] });
    const hidden = await forum.category({ name: "Movement Building", groups: ["movement_building"] });
    const { id } = await board.make({ category_id: hidden.id, title: "A secret plan" }, mairi);

    for (const who of [ana, null]) {
      await expect(forum.as(who).tasks.showOpening({ opening_id: id })).rejects.toMatchObject({ status: 404 });
      const shown = await forum.as(who).tasks.showBoard();
      expect(JSON.stringify(shown)).not.toMatch(/A secret plan|Movement Building/);
    }
    await expect(board.claim(ana, id)).rejects.toMatchObject({ status: 404, error_type: "not_found" });
    await expect(forum.as(ana).tasks.makeOpening({ ...board.phoneBank, category_id: hidden.id })).rejects.toMatchObject(
      {
        status: 404,
      }
    );

    await board.claim(wren, id);
    await forum.tick();
    const told = JSON.stringify(await forum.notifications(mairi));
    expect(told).toContain("_private");
    expect(told).not.toContain("A secret plan");
    expect((await forum.as(leila).tasks.showOpening({ opening_id: id })).title).toBe("A secret plan");
  });
});
