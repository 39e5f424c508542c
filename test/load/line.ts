/**
 * Five hundred people on fifty places, through two forums on one database: they
 * claim, wait, give back, take and pass on, and offers run out meanwhile. At the
 * end every place is taken, the line was kept to, and nobody was told anything twice.
 */
import assert from "node:assert/strict";
import { Refused } from "../conformance/caller";
import { World, type Member, type Opening } from "../conformance/world";
import { readClock } from "../forum/server/clock";
import { Inside, freshDatabase, startForum } from "../embedded";
import { readPaper, type Paper } from "./line-on-paper";
import { atOnce, makePeople } from "./people";
import type { Tally } from "./tally";

const PEOPLE = 500;
const SEATS = 50;
const CONNECTIONS = 20;
const ROUNDS = 5;
/** From noon to noon, and past every offer of the round before. */
const DAYS = 3;
const NOON = Date.parse("2031-01-06T12:00:00Z");

interface Scene {
  inside: Inside;
  opening: Opening;
  people: Member[];
  /** How often each act ended how. */
  outcomes: Record<string, number>;
}

const some = <T>(from: readonly T[], count: number): T[] => [...from].sort(() => Math.random() - 0.5).slice(0, count);

/** What a page does with "busy": it asks again. */
const PATIENCE = 10;

/** Each act is done, or refused with one of these codes. */
async function attempt(
  { outcomes }: Scene,
  act: string,
  work: () => Promise<unknown>,
  refusals: readonly string[] = []
): Promise<void> {
  const note = (outcome: string): void => {
    outcomes[`${act} ${outcome}`] = (outcomes[`${act} ${outcome}`] ?? 0) + 1;
  };
  for (let tries = 1; ; tries++) {
    try {
      await work();
      return note("done");
    } catch (error) {
      const code = error instanceof Refused ? error.code : "";
      if (refusals.includes(code)) {
        return note(code);
      }
      if (code !== "unavailable" || tries === PATIENCE) {
        throw error;
      }
      note("again");
    }
  }
}

async function readLine({ inside, opening, people }: Scene) {
  const member = new Map(people.map((one) => [one.id, one]));
  const rows = await inside.sql<{ id: number; user_id: number; state: string }>`
    SELECT id::int, user_id::int, state FROM coop_waiting WHERE opening_id = ${opening.id} AND ended_at IS NULL ORDER BY id`;
  const claims = await inside.sql<{ id: number; user_id: number }>`
    SELECT id::int, user_id::int FROM coop_claims WHERE opening_id = ${opening.id} AND state = 'held'`;
  const by = <R extends { id: number; user_id: number }>(list: R[]) =>
    list.map(({ id, user_id }) => ({ id, member: member.get(user_id)! }));
  return {
    held: by(claims),
    asked: by(rows.filter(({ state }) => state === "offered")),
    line: by(rows.filter(({ state }) => state === "waiting")),
    out: people.filter(({ id }) => ![...claims, ...rows].some(({ user_id }) => user_id === id)),
  };
}

const message = { way: "message" } as const;

/** What so many people do now, in any order: give back, answer an offer, leave, come by. */
async function actAtOnce(scene: Scene): Promise<void> {
  const { inside, opening } = scene;
  const opening_id = opening.id;
  const { held, asked, line, out } = await readLine(scene);
  const late = ["offer_ran_out", "not_in_line"];
  const acts = [
    ...some(held, 12).map(
      ({ id, member }) =>
        () =>
          attempt(scene, "release", () => member.tasks.releaseClaim({ claim_id: id }))
    ),
    ...some(asked, 8).map(({ id, member }, at) => () => {
      const waiting_id = id;
      return at % 2 === 0
        ? attempt(scene, "take", () => member.tasks.takeOffer({ waiting_id }), late)
        : attempt(scene, "pass", () => member.tasks.passOffer({ waiting_id }), late);
    }),
    ...some(line.slice(40), 5).map(
      ({ id, member }) =>
        () =>
          attempt(scene, "leave", () => member.tasks.leaveWaitingList({ waiting_id: id }))
    ),
    ...some(out, 30).map(
      (member, at) => () =>
        at % 2 === 0
          ? attempt(scene, "claim", () => member.tasks.claimOpening({ opening_id, contact: message }), ["full"])
          : attempt(scene, "join", () => member.tasks.joinWaitingList({ opening_id, contact: message }))
    ),
  ];
  await Promise.all([atOnce(CONNECTIONS, some(acts, acts.length), (act) => act()), settle(inside)]);
}

/** Until nothing is due: all three processes work at it. */
async function settle(inside: Inside): Promise<void> {
  for (;;) {
    await inside.tick().catch(() => {});
    const now = await readClock(inside.forum.db);
    const waiting = await inside.sql`SELECT 1 FROM coop_due WHERE state = 'waiting' AND due_at <= ${now} LIMIT 1`;
    if (waiting.length === 0) {
      return;
    }
  }
}

/** Those who are asked take their places, within time, until everybody who holds one stays. */
async function takeAll(scene: Scene): Promise<void> {
  for (;;) {
    const { asked } = await readLine(scene);
    if (asked.length === 0) {
      return;
    }
    await atOnce(CONNECTIONS, asked, ({ id, member }) =>
      attempt(scene, "take", () => member.tasks.takeOffer({ waiting_id: id }))
    );
  }
}

/** For each person and each kind of line in the bell: as many as there were changes that concern them. */
async function toldOnce({ inside, opening }: Scene, mairi: Member, { counts }: Paper): Promise<number> {
  const told = await inside.sql<{ user_id: number; message: string; count: number }>`
    SELECT user_id, replace(data::json->>'message', 'coop_tasks.notices.', '') AS message, count(*)::int AS count
    FROM notifications WHERE data::json->>'path' = ${`/board/${opening.id}`} GROUP BY 1, 2`;
  const concerned = await inside.sql<{ user_id: number; message: string; count: number }>`
    SELECT p.user_id::int, CASE f.kind WHEN 'place_offered' THEN 'offered' ELSE f.kind END AS message, count(*)::int AS count
    FROM coop_facts f JOIN coop_fact_people p ON p.fact_id = f.id
    WHERE f.subject_id = ${opening.id} AND f.kind IN ('place_offered', 'offer_ran_out')
      -- What one's own press brought to light one has seen.
      AND f.actor_id IS DISTINCT FROM p.user_id
    GROUP BY 1, 2`;
  const inOrder = (rows: typeof told): string[] =>
    rows.map(({ user_id, message: what, count }) => `${user_id} ${what} ${count}`).sort();
  assert.deepEqual(inOrder(told.filter(({ user_id }) => user_id !== mairi.id)), inOrder(concerned));
  const ofMairi = (...messages: string[]): number =>
    told
      .filter(({ user_id, message: what }) => user_id === mairi.id && messages.includes(what))
      .reduce((sum, { count }) => sum + count, 0);
  assert.equal(ofMairi("claimed"), counts["opening_claimed"]);
  assert.equal(ofMairi("released", "released_passed_on"), counts["claim_released"]);
  return told.reduce((sum, { count }) => sum + count, 0);
}

export async function waitInLine(tally: Tally): Promise<void> {
  const database = await freshDatabase();
  const env = { API_KEY: "k".repeat(64), COOP_LIMITS: "off" };
  const [first, second] = await Promise.all([startForum(database.url, env), startForum(database.url, env)]);
  const inside = await Inside.open(database.url);
  const [here, there] = [new World(first.url, env.API_KEY), new World(second.url, env.API_KEY)];
  await tally.check(`${PEOPLE} people on ${SEATS} places, in line and out of it, through two forums`, async () => {
    await inside.stand(new Date(NOON).toISOString());
    const mairi = await here.person("mairi");
    const people = (await makePeople(here, PEOPLE)).map((member, at) =>
      at % 2 === 0 ? member : { ...member, tasks: there.as(member.username).tasks }
    );
    const opening = await here.opening({ seats: SEATS }, mairi);
    const scene: Scene = { inside, opening, people, outcomes: {} };
    const begun = performance.now();
    const opening_id = opening.id;
    await atOnce(CONNECTIONS, people, ({ tasks }) =>
      attempt(scene, "claim", () => tasks.claimOpening({ opening_id, contact: message }), ["full"])
    );
    const { "claim done": done, "claim full": full } = scene.outcomes;
    assert.deepEqual([done, full], [SEATS, PEOPLE - SEATS]);
    const { out } = await readLine(scene);
    await atOnce(CONNECTIONS, out.slice(0, -60), ({ tasks }) =>
      attempt(scene, "join", () => tasks.joinWaitingList({ opening_id, contact: message }))
    );
    for (let round = 1; round <= ROUNDS; round++) {
      await actAtOnce(scene);
      // What was offered and not answered runs out, all of it at once and while others act.
      await inside.stand(new Date(NOON + round * DAYS * 24 * 3_600_000).toISOString());
      await actAtOnce(scene);
    }
    await takeAll(scene);
    await settle(inside);

    const paper = await readPaper(inside.sql, opening_id, SEATS);
    const view = await here.visitor.tasks.showOpening({ opening_id });
    assert.deepEqual([view.taken, view.free, view.offered], [SEATS, 0, 0], "every place is taken");
    const { held, line } = await readLine(scene);
    assert.deepEqual(new Set(held.map(({ member }) => member.id)), paper.held);
    assert.deepEqual(
      line.map(({ member }) => member.id),
      paper.line,
      "the line on paper is the line"
    );
    const told = await toldOnce(scene, mairi, paper);
    const acts = Object.values(scene.outcomes).reduce((sum, count) => sum + count, 0);
    const seconds = Math.round((performance.now() - begun) / 1000);
    const ended = Object.entries(scene.outcomes).map(([outcome, count]) => `${count} ${outcome}`);
    return `${acts} acts in ${seconds} s, ${told} lines in bells, each once; ${ended.join(", ")}`;
  });
  await inside.close();
  await Promise.all([first.stop(), second.stop()]);
  await database.drop();
}
