import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeEach(async () => {
  board = await openBoard();
});
afterEach(() => board.forum.close());

const show = (who: Board["ana"] | null, opening_id: number) => board.forum.as(who).tasks.showOpening({ opening_id });
/** Ana holds the one place, and has asked Priya. */
async function asked(more: Parameters<Board["make"]>[0] = {}) {
  const { forum, ana, priya } = board;
  const { id } = await board.make({ seats: 1, ...more });
  const claim_id = (await board.claim(ana, id)).my_claim!.id;
  const view = await forum.as(ana).tasks.askStandIn({ claim_id, username: priya.username });
  return { opening_id: id, claim_id, stand_in_id: view.stand_in!.asked!.id };
}
const told = async (who: Board["ana"]) => {
  await board.forum.tick();
  return JSON.stringify(await board.forum.notifications(who));
};

describe("“Ask somebody”", () => {
  it("until there is a yes the place stays mine; only the two know", async () => {
    const { forum, ana, priya, imran } = board;
    const { opening_id, stand_in_id } = await asked();
    expect(await show(ana, opening_id)).toMatchObject({
      my_claim: { state: "held" },
      stand_in: {
        asked: { person: { username: "priya" } },
        can: { ask_stand_in: { ok: false, code: "somebody_is_asked" } },
      },
    });
    expect(await show(priya, opening_id)).toMatchObject({
      asked_to_stand_in: { id: stand_in_id, person: { username: "ana" } },
      taken: 1,
    });
    for (const other of [null, imran]) {
      expect(await show(other, opening_id)).toMatchObject({ stand_in: null, asked_to_stand_in: null });
    }
    await expect(forum.as(imran).tasks.acceptStandIn({ stand_in_id })).rejects.toMatchObject({ status: 404 });
    expect(await told(priya)).toContain("coop_tasks.notices.stand_in");
    expect(JSON.stringify(await forum.as(priya).core.showWaits())).toContain(`"stand-in:${stand_in_id}"`);
  });

  it("asked, taken back and asked again rings once a day at most", async () => {
    const { forum, ana, priya } = board;
    const { opening_id, claim_id, stand_in_id } = await asked();
    const bells = async () => (await told(priya)).split("coop_tasks.notices.stand_in").length - 1;
    const again = async (last: number) => {
      await forum.as(ana).tasks.takeBackStandIn({ stand_in_id: last });
      return (await forum.as(ana).tasks.askStandIn({ claim_id, username: priya.username })).stand_in!.asked!.id;
    };
    expect(await bells()).toBe(1);
    await forum.clock.set("2026-11-23T11:59:00Z");
    const second = await again(await again(stand_in_id));
    expect(await bells()).toBe(1);
    expect(await show(priya, opening_id)).toMatchObject({ asked_to_stand_in: { id: second } });
    const mails = await forum.sql`SELECT jsonb_array_length(data->'items') AS lines FROM coop_due
      WHERE kind = 'mail_digest' AND (data->>'user_id')::bigint = ${priya.id} AND data::text LIKE '%notices.stand_in%'`;
    expect(mails).toEqual([{ lines: 1 }]);
    await forum.clock.set("2026-11-23T12:00:00Z");
    const third = await again(second);
    expect(await bells()).toBe(2);
    await forum.clock.set("2026-11-24T11:59:00Z");
    await again(third);
    expect(await bells()).toBe(2);
  });

  it("yes: of a role the rest of the term goes over, and nothing more", async () => {
    const { forum, priya } = board;
    const { opening_id, stand_in_id } = await asked({ kind: "role", rhythm: "monthly", term_months: 12 });
    const term = { begins_on: "2026-11-22", ends_on: "2027-11-21" };
    expect((await show(board.ana, opening_id)).my_claim!.term).toMatchObject(term);
    await forum.clock.set("2027-03-01T12:00:00Z");
    await forum.as(priya).tasks.acceptStandIn({ stand_in_id });
    expect((await show(priya, opening_id)).my_claim!.term).toMatchObject({ ...term, begins_on: "2027-03-01" });
    await forum.clock.set("2027-11-22T12:00:00Z");
    await forum.tick();
    expect((await show(priya, opening_id)).my_claim).toMatchObject({ state: "done" });
  });

  it("yes: the place goes over, with its kind, and whoever waits in line is not asked", async () => {
    const { forum, ana, priya, leila, imran } = board;
    const { opening_id, stand_in_id } = await asked();
    await board.join(leila, opening_id);
    const view = await forum.as(priya).tasks.acceptStandIn({
      stand_in_id,
      contact: { way: "phone", detail: "07700 900142" },
    });
    expect(view).toMatchObject({
      taken: 1,
      waiting: 1,
      offered: 0,
      my_claim: { state: "held", contact: { detail: "07700 900142" } },
    });
    expect((await show(ana, opening_id)).my_claim).toMatchObject({ state: "released" });
    for (const who of [ana, imran]) {
      expect(await told(who)).toContain("coop_tasks.notices.stood_in");
    }
    await expect(forum.as(priya).tasks.acceptStandIn({ stand_in_id })).rejects.toMatchObject({
      error_type: "stood_in",
    });
    const rows = await forum.sql<{ held_count: number }>`SELECT held_count FROM coop_openings WHERE id = ${opening_id}`;
    expect(rows).toEqual([{ held_count: 1 }]);
  });

  it("no: I am told, keep it, and do not ask the same person again", async () => {
    const { forum, ana, priya, leila } = board;
    const { opening_id, claim_id, stand_in_id } = await asked();
    await forum.as(priya).tasks.declineStandIn({ stand_in_id });
    expect(await told(ana)).toContain("coop_tasks.notices.stand_in_declined");
    expect((await show(ana, opening_id)).my_claim).toMatchObject({ state: "held" });
    await expect(forum.as(ana).tasks.askStandIn({ claim_id, username: "priya" })).rejects.toMatchObject({
      error_type: "they_declined",
    });
    expect(await forum.as(ana).tasks.askStandIn({ claim_id, username: leila.username })).toMatchObject({
      stand_in: { asked: { person: { username: "leila" } } },
    });
  });

  it("one at a time, and taken back as easily", async () => {
    const { forum, ana, priya } = board;
    const { claim_id, stand_in_id, opening_id } = await asked();
    await expect(forum.as(ana).tasks.askStandIn({ claim_id, username: "leila" })).rejects.toMatchObject({
      error_type: "somebody_is_asked",
    });
    await forum.as(ana).tasks.takeBackStandIn({ stand_in_id });
    await expect(forum.as(priya).tasks.acceptStandIn({ stand_in_id })).rejects.toMatchObject({
      error_type: "stand_in_over",
    });
    expect((await show(priya, opening_id)).asked_to_stand_in).toBeNull();
    await forum.as(ana).tasks.askStandIn({ claim_id, username: "priya" });
  });

  it.each([
    ["nobody of that name", "nobody_at_all", "no_such_person"],
    ["oneself", "ana", "stand_in_yourself"],
    ["somebody who does not see the board", "outsider", "no_such_person"],
    ["somebody who has a place already", "priya", "they_hold_one"],
  ])("is not asked: %s", async (_, username, error_type) => {
    const { forum, ana, priya, imran, claim, make } = board;
    await forum.person("outsider");
    const closed = await forum.category({ name: "Closed", groups: ["insiders"] });
    await forum.group("insiders", [ana, priya, imran]);
    const { id } = await make({ category_id: closed.id });
    const claim_id = (await claim(ana, id)).my_claim!.id;
    await claim(priya, id);
    await expect(forum.as(ana).tasks.askStandIn({ claim_id, username })).rejects.toMatchObject({ error_type });
  });

  it("is over when the place is handed back, done or taken off the board", async () => {
    const { forum, ana, priya } = board;
    const { claim_id, stand_in_id } = await asked();
    await forum.as(ana).tasks.releaseClaim({ claim_id });
    await expect(forum.as(priya).tasks.acceptStandIn({ stand_in_id })).rejects.toMatchObject({
      error_type: "stand_in_over",
    });
    expect(JSON.stringify(await forum.as(priya).core.showWaits())).not.toContain("stand-in:");
  });

  it("what is to be ticked is ticked by whoever stands in", async () => {
    const { forum, ana, priya } = board;
    const { id } = await board.make({ seats: 1, ticks: ["I have a van"] });
    const contact = { way: "message" } as const;
    const held = await forum.as(ana).tasks.claimOpening({ opening_id: id, contact, ticked: ["I have a van"] });
    const { stand_in } = await forum.as(ana).tasks.askStandIn({ claim_id: held.my_claim!.id, username: "priya" });
    const stand_in_id = stand_in!.asked!.id;
    await expect(forum.as(priya).tasks.acceptStandIn({ stand_in_id })).rejects.toMatchObject({
      error_type: "not_ticked",
    });
    await forum.as(priya).tasks.acceptStandIn({ stand_in_id, ticked: ["I have a van"] });
  });

  it("two yeses and a no at once: one of them counts, and one place is held", async () => {
    const { forum, ana, priya } = board;
    const { opening_id, claim_id, stand_in_id } = await asked();
    const pressed = await Promise.allSettled([
      forum.as(priya).tasks.acceptStandIn({ stand_in_id }),
      forum.as(ana).tasks.releaseClaim({ claim_id }),
      forum.as(priya).tasks.declineStandIn({ stand_in_id }),
    ]);
    expect(pressed.some(({ status }) => status === "fulfilled")).toBe(true);
    const held = await forum.sql`SELECT 1 FROM coop_claims WHERE opening_id = ${opening_id} AND state = 'held'`;
    expect(held.length).toBeLessThanOrEqual(1);
  });

  it("an account that is gone is asked no more, and nobody stands in for themselves", async () => {
    const { forum, ana, priya } = board;
    const one = await asked();
    await forum.event("user_removed", { user_id: priya.id });
    expect((await show(ana, one.opening_id)).stand_in).toMatchObject({ asked: null });
    const kit = await forum.person("kit");
    const two = await board.make({ seats: 1 });
    const claim_id = (await board.claim(ana, two.id)).my_claim!.id;
    await forum.as(ana).tasks.askStandIn({ claim_id, username: "kit" });
    await forum.event("users_merged", { source_user_id: kit.id, target_user_id: ana.id });
    expect((await show(ana, two.id)).stand_in).toMatchObject({ asked: null });
  });
});
