import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board, type MakeInput } from "../testing";
import type { TestPerson } from "../../../../test/forum/server/testing";

const NOON = "2026-11-22T12:00:00Z";

let board: Board;
let wren: TestPerson;
let hamish: TestPerson;
let eilidh: TestPerson;
beforeAll(async () => {
  board = await openBoard();
  wren = await board.forum.person("wren", { name: "Wren Baxter" });
  hamish = await board.forum.person("hamish", { name: "Hamish Stewart" });
  eilidh = await board.forum.person("eilidh", { name: "Eilidh Ross" });
});
afterAll(() => board.forum.close());
afterEach(() => board.forum.clock.set(NOON));

/** One place, held by Ana, and these people in line for it. */
async function full(line: TestPerson[] = [], more: Partial<MakeInput> = {}) {
  const made = await board.make({ seats: 1, ...more });
  const { my_claim } = await board.claim(board.ana, made.id);
  for (const person of line) {
    await board.join(person, made.id);
  }
  return { id: made.id, claim_id: my_claim!.id };
}
const release = (claim_id: number, who = board.ana) => board.forum.as(who).tasks.releaseClaim({ claim_id });
const seen = (who: TestPerson | null, opening_id: number) => board.forum.as(who).tasks.showOpening({ opening_id });
const mine = async (who: TestPerson, opening_id: number) => (await seen(who, opening_id)).my_waiting!;
const take = async (who: TestPerson, opening_id: number) =>
  board.forum.as(who).tasks.takeOffer({ waiting_id: (await mine(who, opening_id)).id });
const pass = async (who: TestPerson, opening_id: number) =>
  board.forum.as(who).tasks.passOffer({ waiting_id: (await mine(who, opening_id)).id });
const leave = async (who: TestPerson, opening_id: number) =>
  board.forum.as(who).tasks.leaveWaitingList({ waiting_id: (await mine(who, opening_id)).id });

/** What the bell says of an opening, by the last part of its key. */
async function told(who: TestPerson, opening_id: number): Promise<string[]> {
  await board.forum.tick();
  return (await board.forum.notifications(who))
    .map(({ data }) => data as { path: string; message: string })
    .filter(({ path }) => path === `/board/${opening_id}`)
    .map(({ message }) => message.replace("coop_tasks.notices.", ""));
}

describe("standing in line", () => {
  it("is in order of arrival, and each sees their place", async () => {
    const { id } = await full([wren, hamish]);
    const view = await seen(null, id);
    expect(view).toMatchObject({ standing: "full", waiting: 2, offered: 0, my_waiting: null });
    expect(view.line.map(({ person }) => person!.username)).toEqual(["wren", "hamish"]);
    expect(await mine(wren, id)).toMatchObject({ state: "waiting", ahead: 0 });
    expect(await mine(hamish, id)).toMatchObject({ state: "waiting", ahead: 1 });
    expect(await board.facts(id)).toEqual(["opening_made", "opening_claimed", "waiting_joined", "waiting_joined"]);
    const { openings } = await board.forum.as(null).tasks.listOpenings({ limit: 100 });
    expect(openings.find((row) => row.id === id)).toMatchObject({ standing: "full", waiting: 2 });
  });

  it("is refused while a place is free, twice, and to whoever holds one", async () => {
    const made = await board.make({ seats: 1 });
    await expect(board.join(wren, made.id)).rejects.toMatchObject({ status: 409, error_type: "places_free" });
    const { id } = await full([wren]);
    await expect(board.join(wren, id)).rejects.toMatchObject({ status: 409, error_type: "already_waiting" });
    await expect(board.join(board.ana, id)).rejects.toMatchObject({ status: 409, error_type: "already_held" });
  });

  it("by one person twice at once is once", async () => {
    const { id } = await full();
    const both = await Promise.allSettled([board.join(wren, id), board.join(wren, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await seen(null, id)).waiting).toBe(1);
  });

  it("can be left, and joined again at the end", async () => {
    const { id } = await full([wren, hamish]);
    expect(await leave(wren, id)).toMatchObject({ waiting: 1, my_waiting: { state: "left" } });
    await expect(leave(wren, id)).rejects.toMatchObject({ error_type: "not_in_line" });
    await board.join(wren, id);
    expect((await seen(null, id)).line.map(({ person }) => person!.username)).toEqual(["hamish", "wren"]);
  });

  it("is not there for whoever may not see the board", async () => {
    const { forum } = board;
    const inner = await forum.person("inner", { groups: ["inner"] });
    const closed = await forum.category({ name: "Inner", groups: ["inner"] });
    const made = await board.make({ category_id: closed.id, seats: 1 }, inner);
    await board.claim(inner, made.id);
    await expect(board.join(wren, made.id)).rejects.toMatchObject({ status: 404 });
  });
});

describe("a place that comes free", () => {
  it("is held for the first in line, who is told; to everybody else it is full", async () => {
    const { forum, priya } = board;
    const { id, claim_id } = await full([wren, hamish]);
    forum.live.length = 0;
    const view = await release(claim_id);
    expect(view).toMatchObject({ taken: 1, free: 0, offered: 1, waiting: 1, standing: "full" });
    expect(forum.live.filter(({ channel }) => channel === "/coop/tasks/opening")).toHaveLength(1);
    expect(forum.live.find(({ user_ids }) => user_ids?.includes(wren.id))).toBeDefined();
    expect(await mine(wren, id)).toMatchObject({
      state: "offered",
      offer_ends_at: "2026-11-24T12:00:00+00:00",
      next: { username: "hamish" },
      can: { take_offer: { ok: true }, pass_offer: { ok: true } },
    });
    await expect(board.claim(priya, id)).rejects.toMatchObject({ status: 409, error_type: "full" });
    await expect(board.claim(hamish, id)).rejects.toMatchObject({ error_type: "full" });
    await expect(board.claim(wren, id)).rejects.toMatchObject({ error_type: "held_for_you" });
    await expect(board.join(wren, id)).rejects.toMatchObject({ error_type: "held_for_you" });
    await expect(take(hamish, id)).rejects.toMatchObject({ error_type: "no_offer_yet" });
    const { id: waiting_id } = await mine(wren, id);
    await expect(forum.as(hamish).tasks.takeOffer({ waiting_id })).rejects.toMatchObject({
      error_type: "not_your_turn",
    });
    expect(await told(wren, id)).toEqual(["offered"]);
    expect(await told(hamish, id)).toEqual([]);
    expect(await told(board.imran, id)).toEqual(["claimed", "released_passed_on"]);
    expect(await board.facts(id)).toEqual([
      ...["opening_made", "opening_claimed", "waiting_joined", "waiting_joined"],
      ...["claim_released", "place_offered"],
    ]);
  });

  it("is taken with one press, and the contact goes with it", async () => {
    const { forum, imran, leila } = board;
    const { id, claim_id } = await full();
    await forum.as(wren).tasks.joinWaitingList({ opening_id: id, contact: { way: "phone", detail: "07700 900142" } });
    expect((await mine(wren, id)).contact).toEqual({ way: "phone", detail: "07700 900142" });
    for (const who of [imran, leila, hamish, null]) {
      expect(JSON.stringify(await seen(who, id))).not.toContain("07700");
    }
    await release(claim_id);
    const view = await take(wren, id);
    expect(view).toMatchObject({
      ...{ taken: 1, offered: 0, waiting: 0, my_waiting: { state: "taken", contact: null } },
      my_claim: { state: "held", contact: { way: "phone", detail: "07700 900142" } },
    });
    expect((await seen(imran, id)).claims[0]!.contact).toEqual({ way: "phone", detail: "07700 900142" });
    expect((await seen(leila, id)).claims[0]!.contact).toBeNull();
    expect(await told(imran, id)).toEqual(["claimed", "released_passed_on", "claimed"]);
    const kept = await forum.sql`SELECT data::text FROM coop_facts UNION ALL SELECT data::text FROM coop_due
      UNION ALL SELECT coalesce(contact_detail, '') FROM coop_waiting`;
    expect(JSON.stringify(kept)).not.toContain("07700");
    await expect(take(wren, id)).rejects.toMatchObject({ error_type: "already_held" });
  });

  it("needs the ticks when joining, and again only where they have changed since", async () => {
    const { forum, ana, imran } = board;
    const made = await board.make({ seats: 1, ticks: ["I have a car"] });
    const contact = { way: "message" } as const;
    const claimed = await forum.as(ana).tasks.claimOpening({ opening_id: made.id, contact, ticked: ["I have a car"] });
    const join = (who: TestPerson, ticked: string[]) =>
      forum.as(who).tasks.joinWaitingList({ opening_id: made.id, contact, ticked });
    await expect(join(wren, [])).rejects.toMatchObject({ status: 422, error_type: "not_ticked" });
    await join(wren, ["I have a car"]);
    await join(hamish, ["I have a car"]);
    await release(claimed.my_claim!.id);
    expect(await mine(wren, made.id)).toMatchObject({ ticks_changed: false });
    await pass(wren, made.id);
    await forum.as(imran).tasks.changeOpening({
      ...board.phoneBank,
      ...{ opening_id: made.id, version: 1, seats: 1, ticks: ["I have a van"] },
    });
    const { id: waiting_id, ticks_changed } = await mine(hamish, made.id);
    expect(ticks_changed).toBe(true);
    await expect(forum.as(hamish).tasks.takeOffer({ waiting_id })).rejects.toMatchObject({ error_type: "not_ticked" });
    expect(await forum.as(hamish).tasks.takeOffer({ waiting_id, ticked: ["I have a van"] })).toMatchObject({
      taken: 1,
    });
  });

  it("that is passed on goes to the next, and the contact person hears when nobody is left", async () => {
    const { id, claim_id } = await full([wren, hamish]);
    await release(claim_id);
    expect(await pass(wren, id)).toMatchObject({ offered: 1, waiting: 0, my_waiting: { state: "passed" } });
    expect(await mine(hamish, id)).toMatchObject({ state: "offered", next: null });
    expect(await told(hamish, id)).toEqual(["offered"]);
    expect(await told(board.imran, id)).not.toContain("free_again");
    expect(await leave(hamish, id)).toMatchObject({ free: 1, offered: 0, standing: "open" });
    expect(await told(board.imran, id)).toContain("free_again");
    expect(await board.claim(board.priya, id)).toMatchObject({ taken: 1 });
  });

  it.each(["London", "Eastern Time (US & Canada)", "America/Nowhere"])(
    "is made, and heard of, by the forum's time where %s is nobody's zone here",
    async (zone) => {
      const { id, claim_id } = await full([wren]);
      const settings = { [wren.id]: zone, [board.imran.id]: zone };
      for (const [person, timezone] of Object.entries(settings)) {
        await board.forum.sql`UPDATE user_options SET timezone = ${timezone} WHERE user_id = ${Number(person)}`;
      }
      await release(claim_id);
      expect(await mine(wren, id)).toMatchObject({ state: "offered", offer_ends_at: "2026-11-24T12:00:00+00:00" });
      expect(await told(wren, id)).toContain("offered");
      await take(wren, id);
      await board.forum.clock.set("2026-12-20T12:00:00Z");
      await board.forum.tick();
      expect(await told(wren, id)).toContain("still_on_it");
      expect((await board.make({ due_on: "2026-12-24" })).due_zone).toBe("Europe/London");
      await board.forum.sql`UPDATE user_options SET timezone = NULL`;
    }
  );

  it("runs out at its end, not before; whoever was late is told kindly and may join again at the end", async () => {
    const { forum } = board;
    const { id, claim_id } = await full([wren, hamish, eilidh]);
    await release(claim_id);
    await forum.clock.set("2026-11-24T11:59:59Z");
    await forum.tick();
    expect(await mine(wren, id)).toMatchObject({ state: "offered" });
    await forum.clock.set("2026-11-24T12:00:00Z");
    // Over, whether the job has come by or not.
    expect(await mine(wren, id)).toMatchObject({ state: "lapsed", can: { take_offer: { code: "offer_ran_out" } } });
    await expect(take(wren, id)).rejects.toMatchObject({ error_type: "offer_ran_out" });
    expect(await told(wren, id)).toEqual(["offered", "offer_ran_out"]);
    expect(await told(hamish, id)).toEqual(["offered"]);
    expect(await mine(hamish, id)).toMatchObject({ state: "offered", offer_ends_at: "2026-11-26T12:00:00+00:00" });
    await board.join(wren, id);
    expect((await seen(null, id)).line.map(({ person }) => person!.username)).toEqual(["hamish", "eilidh", "wren"]);
    expect(await board.facts(id)).toEqual(
      expect.arrayContaining(["place_offered", "offer_ran_out", "place_offered", "waiting_joined"])
    );
  });

  it("that ran out before a job came by is passed on when its person joins again", async () => {
    const { forum } = board;
    const { id, claim_id } = await full([wren, hamish]);
    await release(claim_id);
    await forum.clock.set("2026-11-24T12:30:00Z");
    await board.join(wren, id);
    expect((await seen(null, id)).line).toMatchObject([
      { person: { username: "hamish" }, asked: true },
      { person: { username: "wren" }, asked: false },
    ]);
    await forum.tick();
    // By the job she would have been told; her own press shows her.
    expect(await told(wren, id)).toEqual(["offered"]);
    expect(await told(hamish, id)).toEqual(["offered"]);
  });

  it("in a role that somebody has ended is offered, too", async () => {
    const { id, claim_id } = await full([wren], { kind: "role", rhythm: "monthly" });
    await board.forum.as(board.ana).tasks.completeClaim({ claim_id });
    expect(await mine(wren, id)).toMatchObject({ state: "offered" });
  });

  it("by more seats is offered to as many as there are", async () => {
    const { forum, imran } = board;
    const { id } = await full([wren, hamish, eilidh]);
    const { version } = await seen(imran, id);
    const changed = (seats: number | null, at: number) =>
      forum.as(imran).tasks.changeOpening({ ...board.phoneBank, opening_id: id, version: at, seats });
    await expect(changed(1, version)).resolves.toMatchObject({ offered: 0, waiting: 3 });
    expect(await changed(3, version + 1)).toMatchObject({ offered: 2, waiting: 1, free: 0 });
    await expect(changed(2, version + 2)).rejects.toMatchObject({ error_type: "too_few_seats", extras: { count: 3 } });
    expect(await changed(null, version + 2)).toMatchObject({ offered: 3, waiting: 0, free: null });
  });

  it("passes over whoever cannot answer now, and they keep their place", async () => {
    const { forum } = board;
    const away = await forum.person("away");
    const quiet = await forum.person("quiet");
    const { id, claim_id } = await full([away, quiet, wren]);
    await forum.sql`UPDATE users SET suspended_till = '2027-01-01' WHERE id = ${away.id}`;
    await forum.sql`UPDATE users SET silenced_till = '2027-01-01' WHERE id = ${quiet.id}`;
    await release(claim_id);
    expect((await seen(null, id)).line.map(({ asked }) => asked)).toEqual([false, false, true]);
    await pass(wren, id);
    expect(await seen(null, id)).toMatchObject({ free: 1, waiting: 2 });
    await forum.sql`UPDATE users SET suspended_till = NULL WHERE id = ${away.id}`;
    await forum.reconcile();
    expect(await mine(away, id)).toMatchObject({ state: "offered" });
    await forum.sql`UPDATE users SET silenced_till = NULL WHERE id = ${quiet.id}`;
  });
});

describe("what waits for whoever is asked", () => {
  it("comes first, takes a minute, and is answered in place", async () => {
    const { forum } = board;
    const joe = await forum.person("joe");
    const { id, claim_id } = await full([joe, wren], { title: "Inductions" });
    await release(claim_id);
    const [row] = (await forum.as(joe).core.showWaits()).asked;
    expect(row).toMatchObject({
      message: "coop_tasks.waits.offer",
      values: { title: "Inductions", next: "Wren Baxter" },
      until: "2026-11-24T12:00:00+00:00",
      minutes: 1,
      path: `/board/${id}`,
    });
    const no = row!.answers.find(({ name }) => name === "pass")!;
    await forum.call(joe, no.act!, no.input);
    expect((await forum.as(joe).core.showWaits()).asked).toEqual([]);
    const [last] = (await forum.as(wren).core.showWaits()).asked.filter(({ path }) => path === `/board/${id}`);
    expect(last).toMatchObject({ message: "coop_tasks.waits.offer_to_the_last" });
    const yes = last!.answers.find(({ name }) => name === "take")!;
    await forum.call(wren, yes.act!, yes.input);
    expect(await seen(wren, id)).toMatchObject({ my_claim: { state: "held" } });
  });
});

describe("the mail of an offer", () => {
  const mails = async (who: TestPerson) =>
    (await board.forum.mails(who)).filter(({ email_type }) => email_type === "coop_soon");

  it("does not wait for the day's, says until when, and is not in the day's again", async () => {
    const { forum } = board;
    const reader = await forum.person("reader", { time_zone: "America/New_York" });
    const { claim_id } = await full([reader], { title: "Ring round" });
    await release(claim_id);
    await forum.tick();
    expect(await mails(reader)).toEqual([]);
    // By ten minutes it could have been read in the bell; it is seven in the morning there.
    await forum.clock.set("2026-11-22T12:10:00Z");
    await forum.tick();
    expect(await mails(reader)).toEqual([]);
    await forum.clock.set("2026-11-22T13:00:00Z");
    await forum.tick();
    const [mail, ...others] = await mails(reader);
    expect(others).toEqual([]);
    expect(mail!.subject).toContain(
      "A place has come free for you. It is held until Tuesday 24 November, 8 am: Ring round"
    );
    await forum.clock.set("2026-11-23T00:10:00Z");
    await forum.tick();
    expect(await forum.mails(reader)).toHaveLength(1);
  });

  it("is not sent to whoever has answered by then", async () => {
    const { forum } = board;
    const [quick, next] = [await forum.person("quick"), await forum.person("next")];
    const { id, claim_id } = await full([quick, next]);
    await release(claim_id);
    await pass(quick, id);
    await forum.clock.set("2026-11-22T12:10:00Z");
    await forum.tick();
    expect(await mails(quick)).toEqual([]);
    expect(await mails(next)).toHaveLength(1);
  });
});

describe("the last day", () => {
  const DAY = { due_on: "2026-12-12", due_zone: "Europe/London" };

  it("all who wait are told once, and whoever comes first takes what comes free", async () => {
    const { forum, priya } = board;
    const { id, claim_id } = await full([wren, hamish], DAY);
    await forum.clock.set("2026-12-11T07:59:00Z");
    await forum.tick();
    expect(await told(wren, id)).toEqual([]);
    expect(await seen(wren, id)).toMatchObject({ last_day: false });
    await forum.clock.set("2026-12-11T08:00:00Z");
    expect(await told(wren, id)).toEqual(["last_day"]);
    expect(await told(hamish, id)).toEqual(["last_day"]);
    expect(await seen(wren, id)).toMatchObject({ last_day: true, standing: "full" });

    expect(await release(claim_id)).toMatchObject({ free: 1, offered: 0, standing: "open" });
    expect(await told(wren, id)).toEqual(["last_day", "first_come"]);
    expect(await told(hamish, id)).toEqual(["last_day", "first_come"]);
    expect(await board.claim(hamish, id)).toMatchObject({ my_waiting: { state: "taken" }, waiting: 1 });
    await expect(board.claim(wren, id)).rejects.toMatchObject({ error_type: "full" });
    await board.forum.as(hamish).tasks.releaseClaim({ claim_id: (await seen(hamish, id)).my_claim!.id });
    expect(await board.claim(priya, id)).toMatchObject({ taken: 1 });
  });

  it("an offer that runs goes on to its end, and then the place is for whoever comes first", async () => {
    const { forum } = board;
    await forum.clock.set("2026-12-11T07:00:00Z");
    const { id, claim_id } = await full([wren, hamish], DAY);
    await release(claim_id);
    expect(await mine(wren, id)).toMatchObject({ offer_ends_at: "2026-12-11T16:00:00+00:00" });
    await forum.clock.set("2026-12-11T12:00:00Z");
    await forum.tick();
    await expect(board.claim(hamish, id)).rejects.toMatchObject({ error_type: "full" });
    await forum.clock.set("2026-12-11T16:00:00Z");
    expect(await told(hamish, id)).toEqual(["last_day", "first_come"]);
    expect(await board.claim(hamish, id)).toMatchObject({ taken: 1 });
  });

  it("is followed by the end: nobody waits any more, and no contact is kept", async () => {
    const { forum } = board;
    const { id } = await full([], DAY);
    await forum.as(wren).tasks.joinWaitingList({ opening_id: id, contact: { way: "phone", detail: "07700 900142" } });
    await forum.clock.set("2026-12-12T00:00:00Z");
    expect(await told(wren, id)).toEqual([]);
    expect(await seen(wren, id)).toMatchObject({ waiting: 0, my_waiting: { state: "over" } });
    expect(await forum.sql`SELECT contact_detail FROM coop_waiting WHERE opening_id = ${id}`).toEqual([
      { contact_detail: null },
    ]);
    expect(await board.facts(id)).toContain("waiting_over");
  });

  it("moves with the day: what was planned for the other one does not happen", async () => {
    const { forum, imran } = board;
    const { id } = await full([wren], DAY);
    await forum.as(imran).tasks.changeOpening({
      ...board.phoneBank,
      ...{ opening_id: id, version: 1, seats: 1 },
      ...{ due_on: "2026-12-20", due_zone: "Europe/London" },
    });
    await forum.clock.set("2026-12-12T00:00:00Z");
    expect(await told(wren, id)).toEqual([]);
    expect(await seen(wren, id)).toMatchObject({ waiting: 1, last_day: false });
    await forum.clock.set("2026-12-19T08:00:00Z");
    expect(await told(wren, id)).toEqual(["last_day"]);
  });
});

describe("nothing is left to wait for", () => {
  const endings: [string, (id: number) => Promise<unknown>, string[]][] = [
    [
      "withdrawn",
      (opening_id) => board.forum.as(board.imran).tasks.withdrawOpening({ opening_id, version: 1 }),
      ["waiting_over"],
    ],
    ["hidden", (opening_id) => board.forum.as(board.leila).tasks.hideOpening({ opening_id }), ["waiting_over_private"]],
    [
      "deleted",
      (opening_id) => board.forum.as(board.leila).tasks.deleteOpening({ opening_id }),
      ["waiting_over_private"],
    ],
    [
      "answered elsewhere from now on",
      (opening_id) =>
        board.forum.as(board.imran).tasks.changeOpening({
          ...board.phoneBank,
          ...{ opening_id, version: 1, seats: 1, answered_by: "link", link: "/t/elsewhere/1" },
        }),
      ["waiting_over"],
    ],
    [
      "moved to where they do not see it",
      async (opening_id) => {
        const closed = await board.forum.category({ name: `Closed ${opening_id}`, groups: ["closed"] });
        return board.forum.as(board.leila).tasks.changeOpening({
          ...board.phoneBank,
          ...{ opening_id, version: 1, seats: 1, category_id: closed.id },
        });
      },
      ["waiting_over_private"],
    ],
  ];

  it.each(endings)("where it is %s: all in line are told once, with a fact", async (_, end, expected) => {
    const { forum } = board;
    const { id, claim_id } = await full([wren, hamish]);
    await release(claim_id);
    await forum.tick();
    await end(id);
    expect(await told(wren, id)).toEqual(expect.arrayContaining(expected));
    expect(await told(hamish, id)).toEqual(expected);
    const ended = await forum.sql`SELECT state FROM coop_waiting WHERE opening_id = ${id}`;
    expect(ended).toEqual([{ state: "over" }, { state: "over" }]);
    const [fact] = await forum.sql`SELECT id, data FROM coop_facts WHERE subject_id = ${id} AND kind = 'waiting_over'`;
    expect(
      await forum.sql`SELECT user_id FROM coop_fact_people WHERE fact_id = ${fact!["id"]} ORDER BY user_id`
    ).toEqual([{ user_id: wren.id }, { user_id: hamish.id }]);
    // What was planned for the offer does nothing any more, and no mail of it goes out.
    await forum.clock.set("2026-11-25T12:00:00Z");
    await forum.tick();
    expect(await told(wren, id)).not.toContain("offer_ran_out");
  });

  it("whoever sees the new board stays in line, and an offer to somebody who does not goes on", async () => {
    const { forum, leila } = board;
    const inside = await forum.person("inside", { groups: ["inside"] });
    const closed = await forum.category({ name: "Inside", groups: ["inside"] });
    const { id, claim_id } = await full([wren, inside]);
    await release(claim_id);
    await forum.as(leila).tasks.changeOpening({
      ...board.phoneBank,
      ...{ opening_id: id, version: 1, seats: 1, category_id: closed.id },
    });
    expect(await mine(inside, id)).toMatchObject({ state: "offered" });
  });
});

describe("the forum's life", () => {
  it("an account that goes leaves the line with its contact, and its offer goes on", async () => {
    const { forum } = board;
    const going = await forum.person("going");
    const { id, claim_id } = await full();
    await forum.as(going).tasks.joinWaitingList({ opening_id: id, contact: { way: "phone", detail: "07700 900143" } });
    await board.join(wren, id);
    await release(claim_id);
    await forum.event("user_removed", { user_id: going.id });
    expect(await mine(wren, id)).toMatchObject({ state: "offered" });
    expect(JSON.stringify(await forum.sql`SELECT * FROM coop_waiting WHERE opening_id = ${id}`)).not.toContain("07700");
  });

  it("an account that goes with a place in hand frees it for the next in line", async () => {
    const { forum } = board;
    const holder = await forum.person("holder");
    const made = await board.make({ seats: 1 });
    await board.claim(holder, made.id);
    await board.join(wren, made.id);
    await forum.sql`DELETE FROM users WHERE id = ${holder.id}`;
    await forum.reconcile();
    expect(await mine(wren, made.id)).toMatchObject({ state: "offered" });
  });

  it("accounts that are merged stand in line once, where the first of them stood, and not at all where one holds a place", async () => {
    const { forum } = board;
    const [old, kept] = [await forum.person("old_one"), await forum.person("kept_one")];
    const first = await full([old, wren, kept]);
    const second = await full([old]);
    const held = await board.make({ seats: 1 });
    await board.claim(kept, held.id);
    await board.join(old, held.id);
    await forum.event("users_merged", { source_user_id: old.id, target_user_id: kept.id });
    const names = async (id: number) => (await seen(null, id)).line.map(({ person }) => person!.username);
    expect(await names(first.id)).toEqual(["kept_one", "wren"]);
    expect(await names(second.id)).toEqual(["kept_one"]);
    expect(await names(held.id)).toEqual([]);
    await forum.event("users_merged", { source_user_id: old.id, target_user_id: kept.id });
    expect(await names(first.id)).toEqual(["kept_one", "wren"]);
  });

  it("who sees the board no more leaves the line once a day, and a board that goes ends it", async () => {
    const { forum } = board;
    const [out, stays] = [
      await forum.person("out", { groups: ["den"] }),
      await forum.person("stays", { groups: ["den"] }),
    ];
    const den = await forum.category({ name: "Den", groups: ["den"] });
    const made = await board.make({ category_id: den.id, seats: 1 }, stays);
    await board.claim(stays, made.id);
    await board.join(out, made.id);
    await forum.sql`DELETE FROM group_users WHERE user_id = ${out.id}`;
    await forum.reconcile();
    expect((await seen(stays, made.id)).waiting).toBe(0);
    const { id } = await full([wren], { category_id: (await forum.category({ name: "Going" })).id });
    const [opening] = await forum.sql`SELECT category_id FROM coop_openings WHERE id = ${id}`;
    await forum.sql`DELETE FROM categories WHERE id = ${opening!["category_id"]}`;
    await forum.event("category_removed", { category_id: opening!["category_id"] as number });
    expect(await forum.sql`SELECT state FROM coop_waiting WHERE opening_id = ${id}`).toEqual([{ state: "over" }]);
  });
});
