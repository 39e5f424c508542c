import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestPerson } from "../../../../test/forum/server/testing";
import { openBoard, type Board } from "../testing";

/** Claimed on Sunday 22 November at noon; three weeks later. */
const QUIET = "2026-12-13T12:00:00Z";
const ENDS = "2026-12-20T12:00:00Z";

let board: Board;
let number = 0;
beforeAll(async () => {
  board = await openBoard();
});
beforeEach(() => board.forum.clock.set("2026-11-22T12:00:00Z"));
afterAll(() => board.forum.close());

/** Somebody new holds a place, so that nothing of another test is in their bell. */
async function hold(more: Parameters<Board["make"]>[0] = {}, account: Parameters<Board["forum"]["person"]>[1] = {}) {
  number += 1;
  const who = await board.forum.person(`wren${number}`, { name: "Wren Baxter", ...account });
  const made = await board.make({ title: `Quiet ${number}`, ...more });
  const claim_id = (await board.claim(who, made.id)).my_claim!.id;
  return { who, claim_id, opening_id: made.id };
}

async function at(instant: string) {
  await board.forum.clock.set(instant);
  await board.forum.tick();
}

const bell = async (who: TestPerson) =>
  (await board.forum.notifications(who)).map(({ data }) => (data as { message: string }).message);
const view = (who: TestPerson, opening_id: number) => board.forum.as(who).tasks.showOpening({ opening_id });

describe("a claim that goes quiet", () => {
  it("is asked after once, in the bell, by mail and in what waits, and by nobody but them and the contact person seen", async () => {
    const { who, opening_id, claim_id } = await hold();
    await at("2026-12-13T11:59:00Z");
    expect(await bell(who)).toEqual([]);
    await at(QUIET);
    expect(await bell(who)).toEqual(["coop_tasks.notices.still_on_it"]);
    expect((await board.forum.as(who).core.showWaits()).asked).toMatchObject([
      {
        key: `still-on-it:${claim_id}`,
        until: "2026-12-20T12:00:00+00:00",
        message: "coop_tasks.waits.still_on_it_task",
      },
    ]);
    expect((await view(who, opening_id)).my_claim).toMatchObject({ can: { keep_claim: { ok: true } } });
    expect((await view(board.imran, opening_id)).claims[0]!.asked_until).not.toBeNull();
    for (const other of [board.priya, board.leila]) {
      expect((await view(other, opening_id)).claims[0]!.asked_until).toBeNull();
    }
    await at("2026-12-13T12:11:00Z");
    expect((await board.forum.mails(who)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining("Are you still on it?"),
    ]);
    await at("2026-12-19T12:00:00Z");
    expect(await bell(who)).toHaveLength(1);
  });

  it("stays theirs with one press, and is asked after again only after as long", async () => {
    const { who, opening_id, claim_id } = await hold();
    await expect(board.forum.as(who).tasks.keepClaim({ claim_id })).rejects.toMatchObject({
      status: 409,
      error_type: "nobody_asks",
    });
    await at(QUIET);
    await expect(board.forum.as(board.imran).tasks.keepClaim({ claim_id })).rejects.toMatchObject({
      error_type: "not_your_place",
    });
    const kept = await board.forum.as(who).tasks.keepClaim({ claim_id });
    expect(kept.my_claim).toMatchObject({ state: "held", asked_until: null });
    await at("2026-12-13T12:30:00Z");
    expect(await board.forum.mails(who)).toEqual([]);
    await at("2026-12-21T12:00:00Z");
    expect((await view(who, opening_id)).my_claim!.state).toBe("held");
    await at("2027-01-03T12:00:00Z");
    expect(await bell(who)).toHaveLength(2);
    expect(await board.facts(opening_id)).toEqual([
      "opening_made",
      "opening_claimed",
      "claim_asked",
      "claim_kept",
      "claim_asked",
    ]);
  });

  it("goes back to the board when no answer came: both are told, and the next in line is asked", async () => {
    const { who, opening_id } = await hold({ seats: 1 });
    await board.join(board.ana, opening_id);
    await at(QUIET);
    await at("2026-12-20T11:59:00Z");
    expect((await view(who, opening_id)).my_claim!.state).toBe("held");
    await at(ENDS);
    expect((await view(who, opening_id)).my_claim!.state).toBe("released");
    expect(await bell(who)).toEqual(["coop_tasks.notices.still_on_it", "coop_tasks.notices.went_quiet"]);
    const [last] = (await board.forum.notifications(board.imran)).slice(-1);
    expect(last!["data"]).toMatchObject({
      message: "coop_tasks.notices.went_quiet_theirs",
      values: { name: "Wren Baxter", title: `Quiet ${number}` },
    });
    expect((await view(board.ana, opening_id)).my_waiting!.state).toBe("offered");
    expect((await board.forum.as(who).core.showWaits()).asked).toEqual([]);
    const [fact] = await board.forum.sql<{ data: { reason: string } }>`
      SELECT data FROM coop_facts WHERE subject_id = ${opening_id} AND kind = 'claim_released'`;
    expect(fact!.data.reason).toBe("went_quiet");
  });

  it("is not asked after where something was heard: in hand, or a line ticked off", async () => {
    const begun = await hold();
    const ticks = await hold({ checklist: ["Ring round"] });
    await at("2026-12-12T12:00:00Z");
    await board.forum.as(board.imran).tasks.beginClaim({ claim_id: begun.claim_id });
    const [item] = (await view(ticks.who, ticks.opening_id)).checklist;
    await board.forum
      .as(ticks.who)
      .tasks.tickChecklist({ opening_id: ticks.opening_id, item_id: item!.id, ticked: true });
    await at(QUIET);
    expect([await bell(begun.who), await bell(ticks.who)]).toEqual([[], []]);
    await at("2027-01-02T12:00:00Z");
    expect([await bell(begun.who), await bell(ticks.who)]).toMatchObject([{ length: 1 }, { length: 1 }]);
  });

  it("is asked after by day where they live", async () => {
    const { who } = await hold({}, { time_zone: "Pacific/Auckland" });
    await at("2026-12-13T12:00:00Z");
    expect(await bell(who)).toEqual([]);
    await at("2026-12-13T19:00:00Z");
    expect(await bell(who)).toEqual(["coop_tasks.notices.still_on_it"]);
  });

  it("is asked after in time for a day that was moved nearer, and no more once it is over", async () => {
    const { who, opening_id, claim_id } = await hold({ due_on: "2027-03-01", due_zone: "Europe/London" });
    const { version } = await view(board.imran, opening_id);
    await board.forum.as(board.imran).tasks.changeOpening({
      ...board.phoneBank,
      opening_id,
      version,
      due_on: "2026-12-06",
      due_zone: "Europe/London",
    });
    await at("2026-11-29T12:00:00Z");
    expect(await bell(who)).toContain("coop_tasks.notices.still_on_it");
    await board.forum.sql`UPDATE coop_openings SET due_at = '2026-12-01' WHERE id = ${opening_id}`;
    await at("2026-12-03T12:00:00Z");
    await at("2026-12-09T12:00:00Z");
    expect((await view(who, opening_id)).my_claim).toMatchObject({ id: claim_id, state: "held" });
    expect(await bell(who)).not.toContain("coop_tasks.notices.went_quiet");
  });

  it("is not taken from whoever cannot answer, nor by a forum that stood still", async () => {
    const away = await hold();
    const still = await hold();
    await at(QUIET);
    await board.forum.sql`UPDATE users SET suspended_till = '2027-06-01' WHERE id = ${away.who.id}`;
    await at("2026-12-22T12:00:00Z");
    const states = [
      (await view(board.imran, away.opening_id)).claims[0]!.state,
      (await view(board.imran, still.opening_id)).claims[0]!.state,
    ];
    expect(states).toEqual(["held", "held"]);
    expect(await bell(still.who)).toEqual(["coop_tasks.notices.still_on_it", "coop_tasks.notices.still_on_it"]);
    await at("2026-12-29T12:00:00Z");
    expect((await view(still.who, still.opening_id)).my_claim!.state).toBe("released");
  });

  it("counts from the day's round for places taken before anybody counted", async () => {
    const { who, claim_id } = await hold();
    await board.forum.sql`UPDATE coop_claims SET heard_at = NULL WHERE id = ${claim_id}`;
    await at("2026-12-01T12:00:00Z");
    await board.forum.reconcile();
    await at(QUIET);
    expect(await bell(who)).toEqual([]);
    await at("2026-12-22T12:00:00Z");
    expect(await bell(who)).toEqual(["coop_tasks.notices.still_on_it"]);
  });
});
