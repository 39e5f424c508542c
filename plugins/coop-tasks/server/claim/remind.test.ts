import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestPerson } from "../../../../test/forum/server/testing";
import { openBoard, type Board } from "../testing";

/** On a Saturday in London's winter; the place was taken on 22 November. */
const DUE = { due_on: "2026-11-28", due_zone: "Europe/London" };

let board: Board;
let number = 0;
beforeAll(async () => {
  board = await openBoard();
});
beforeEach(() => board.forum.clock.set("2026-11-22T12:00:00Z"));
afterAll(() => board.forum.close());

async function hold(more: Parameters<Board["make"]>[0] = DUE, account: Parameters<Board["forum"]["person"]>[1] = {}) {
  number += 1;
  const who = await board.forum.person(`hamish${number}`, account);
  const made = await board.make({ title: `Soon ${number}`, ...more });
  const claim_id = (await board.claim(who, made.id)).my_claim!.id;
  return { who, claim_id, opening_id: made.id };
}

async function at(instant: string) {
  await board.forum.clock.set(instant);
  await board.forum.tick();
}

const reminders = async (who: TestPerson) =>
  (await board.forum.notifications(who))
    .map(({ data }) => data as { message: string; values: object })
    .filter(({ message }) => message.includes("falls_due"));

describe("what falls due", () => {
  it("is told once, by day, three days before, and stands in the evening's mail", async () => {
    const { who } = await hold();
    await at("2026-11-25T07:59:00Z");
    expect(await reminders(who)).toEqual([]);
    await at("2026-11-25T08:00:00Z");
    expect(await reminders(who)).toMatchObject([
      {
        message: "coop_tasks.notices.falls_due_before",
        values: { day: "Saturday 28 November", title: `Soon ${number}` },
      },
    ]);
    await at("2026-11-25T19:00:00Z");
    expect((await board.forum.mails(who)).map(({ body }) => body)).toEqual([
      expect.stringContaining(`To be done before Saturday 28 November: Soon ${number}`),
    ]);
    await at("2026-11-27T19:00:00Z");
    expect(await reminders(who)).toHaveLength(1);
    expect(await board.forum.mails(who)).toHaveLength(1);
  });

  it("says the last day where there is a first and a last", async () => {
    const { who } = await hold({ from_on: "2026-11-20", to_on: "2026-11-30", due_zone: "Europe/London" });
    await at("2026-11-28T12:00:00Z");
    expect(await reminders(who)).toMatchObject([
      { message: "coop_tasks.notices.falls_due_until", values: { day: "Monday 30 November" } },
    ]);
  });

  it("is not told of what is done, and what is done by the evening is not in its mail", async () => {
    const done = await hold();
    const soon = await hold();
    await board.forum.as(done.who).tasks.completeClaim({ claim_id: done.claim_id });
    await at("2026-11-25T08:00:00Z");
    expect(await reminders(done.who)).toEqual([]);
    expect(await reminders(soon.who)).toHaveLength(1);
    await board.forum.as(soon.who).tasks.completeClaim({ claim_id: soon.claim_id });
    await at("2026-11-25T19:00:00Z");
    expect(await board.forum.mails(soon.who)).toEqual([]);
  });

  it("follows the day where it is moved, and is over with it", async () => {
    const { who, opening_id } = await hold();
    const { version } = await board.forum.as(board.imran).tasks.showOpening({ opening_id });
    const moved = { ...board.phoneBank, opening_id, version, due_on: "2027-02-01", due_zone: "Europe/London" };
    await board.forum.as(board.imran).tasks.changeOpening(moved);
    await at("2026-11-25T12:00:00Z");
    expect(await reminders(who)).toEqual([]);
    await board.forum.sql`UPDATE coop_claims SET heard_at = '2027-01-25' WHERE opening_id = ${opening_id}`;
    await at("2027-02-02T12:00:00Z");
    expect(await reminders(who)).toEqual([]);
  });

  it("waits until Saturday for whoever said “not today”, unless that would be too late", async () => {
    const patient = await hold({ due_on: "2026-11-30", due_zone: "Europe/London" });
    const pressed = await hold({ due_on: "2026-11-28", due_zone: "Europe/London" });
    await at("2026-11-23T12:00:00Z");
    for (const { who } of [patient, pressed]) {
      await board.forum.as(who).core.putOffWaits();
    }
    await at("2026-11-27T12:00:00Z");
    expect([await reminders(patient.who), await reminders(pressed.who)]).toMatchObject([[], { length: 1 }]);
    await at("2026-11-28T08:00:00Z");
    expect(await reminders(patient.who)).toHaveLength(1);
  });
});
