/**
 * The process is killed at every named step of a claim, of "talk about it" and
 * of what they order. Afterwards a claim is there or not, a topic is made once,
 * and nobody is told twice.
 */
import assert from "node:assert/strict";
import { Caller, Refused } from "../conformance/caller";
import { World, type Member, type Opening } from "../conformance/world";
import { Inside, freshDatabase, startForum, type NotStarted } from "../embedded";
import type { Tally } from "./tally";

const API_KEY = "k".repeat(64);
/** Hours after which whatever a killed process had taken is anybody's again. */
const LEASE = 0.1;

/** The steps of an act before its commit, after it, and those of an order. */
const BEFORE_COMMIT = {
  claim: ["claim-opening:locked", "claim-opening:claimed", "claim-opening:before-commit"],
  talk: ["talk-about-opening:before-commit"],
};
const ofOrder = (kind: string): string[] => [
  `order:${kind}:before`,
  `order:${kind}:before-commit`,
  `order:${kind}:made`,
  `finish-order:${kind}:before-commit`,
  `order:${kind}:finished`,
];

interface Scene {
  inside: Inside;
  databaseUrl: string;
  people: { mairi: Member; ana: Member };
  /** One that nobody has touched. */
  opening(): Opening;
}

/** Everything is made before, by a forum that nobody kills. */
async function prepare(databaseUrl: string, openings: number): Promise<Omit<Scene, "inside" | "databaseUrl">> {
  const forum = await startForum(databaseUrl, { API_KEY });
  const world = new World(forum.url, API_KEY);
  const [mairi, ana] = await Promise.all([world.person("mairi"), world.person("ana")]);
  const made: Opening[] = [];
  while (made.length < openings) {
    made.push(await world.opening({ seats: 1 }, mairi));
  }
  await forum.stop();
  return { people: { mairi, ana }, opening: () => made.pop()! };
}

/** Starts a forum that is killed at a step, calls an act there unless it is gone already, and waits for its end. */
async function killedAt(scene: Scene, step: string, by: Member, act: string, input: object): Promise<void> {
  const started = await startForum(scene.databaseUrl, { API_KEY, COOP_FAILPOINT: step }).catch((error: Error) => error);
  if (started instanceof Error) {
    assert.equal((started as NotStarted).signal, "SIGKILL", started.message);
    return;
  }
  // Killed before it answers, or after.
  const refused = await new Caller(started.url, by.caller.headers).act("tasks", act, input).then(
    () => undefined,
    (error: Error) => (error instanceof Refused ? error : undefined)
  );
  const late = setTimeout(() => started.child.kill("SIGTERM"), 15_000);
  const signal = await started.gone;
  clearTimeout(late);
  assert.equal(signal, "SIGKILL", `it never came to ${step} ${refused?.message ?? ""}`);
}

const claimInput = ({ id }: Opening) => ({ opening_id: id, contact: { way: "phone", detail: "0131 496 0771" } });

async function holders({ inside }: Scene, { id }: Opening): Promise<number> {
  return (await inside.sql`SELECT id FROM coop_claims WHERE opening_id = ${id} AND state = 'held'`).length;
}

async function told({ inside, people }: Scene, { id }: Opening): Promise<number> {
  const path = `/board/${id}`;
  const rows =
    await inside.sql`SELECT id FROM notifications WHERE user_id = ${people.mairi.id} AND data::json->>'path' = ${path}`;
  return rows.length;
}

async function topics({ inside }: Scene, { id }: Opening): Promise<number> {
  const key = `tasks:talk:${id}:%`;
  const rows = await inside.sql<{
    topic_id: number;
  }>`SELECT topic_id FROM topic_custom_fields WHERE name = 'coop_order' AND value LIKE ${key}`;
  const [opening] = await inside.sql<{ topic_id: number | null }>`SELECT topic_id FROM coop_openings WHERE id = ${id}`;
  const records =
    await inside.sql`SELECT topic_id FROM coop_topic_records WHERE noun = 'opening' AND record_id = ${id}`;
  assert.equal(opening?.topic_id ?? null, rows[0]?.topic_id ?? null, "the opening knows its topic");
  assert.equal(records.length, rows.length, "the topic knows its opening");
  return rows.length;
}

/** Whoever comes later does what was left, twice to be sure. */
async function recover({ inside }: Scene): Promise<void> {
  await inside.later({ hours: LEASE });
  await inside.later({ hours: LEASE });
}

async function claims(tally: Tally, scene: Scene): Promise<void> {
  const { ana } = scene.people;
  for (const step of BEFORE_COMMIT.claim) {
    await tally.check(`killed at ${step}: no claim, nobody told, the place is free`, async () => {
      const opening = scene.opening();
      await killedAt(scene, step, ana, "claim-opening", claimInput(opening));
      await recover(scene);
      assert.deepEqual([await holders(scene, opening), await told(scene, opening)], [0, 0]);
      const facts = await scene.inside
        .sql`SELECT id FROM coop_facts WHERE kind = 'opening_claimed' AND subject_id = ${opening.id}`;
      assert.equal(facts.length, 0);
    });
  }
  for (const step of ["tasks/claim-opening:after-commit", ...ofOrder("notify")]) {
    await tally.check(`killed at ${step}: the claim is there, its contact person told once`, async () => {
      const opening = scene.opening();
      await killedAt(scene, step, ana, "claim-opening", claimInput(opening));
      await recover(scene);
      assert.deepEqual([await holders(scene, opening), await told(scene, opening)], [1, 1]);
    });
  }
}

async function talks(tally: Tally, scene: Scene): Promise<void> {
  const { ana } = scene.people;
  for (const step of BEFORE_COMMIT.talk) {
    await tally.check(`killed at ${step}: no topic, and it can be asked for again`, async () => {
      const opening = scene.opening();
      await killedAt(scene, step, ana, "talk-about-opening", { opening_id: opening.id });
      await recover(scene);
      assert.equal(await topics(scene, opening), 0);
      const [row] = await scene.inside.sql`SELECT talk_asked_at FROM coop_openings WHERE id = ${opening.id}`;
      assert.equal(row!["talk_asked_at"], null);
    });
  }
  for (const step of ["tasks/talk-about-opening:after-commit", ...ofOrder("create_topic")]) {
    await tally.check(`killed at ${step}: one topic`, async () => {
      const opening = scene.opening();
      await killedAt(scene, step, ana, "talk-about-opening", { opening_id: opening.id });
      await recover(scene);
      assert.equal(await topics(scene, opening), 1);
    });
  }
}

/** Mail is marked as sent before it is sent: a kill between the two loses one, and none comes twice. */
async function mails(tally: Tally, scene: Scene): Promise<void> {
  const { mairi, ana } = scene.people;
  for (const step of ofOrder("mail_digest")) {
    const lost = step.endsWith(":finished");
    await tally.check(`killed at ${step}: the day's mail comes ${lost ? "not at all" : "once"}`, async () => {
      const before = (await scene.inside.mailsTo(mairi)).length;
      // Yesterday's is out of the way, and something new is told in the morning.
      const forum = await startForum(scene.databaseUrl, { API_KEY });
      await new Caller(forum.url, ana.caller.headers).act("tasks", "claim-opening", claimInput(scene.opening()));
      await scene.inside.tick();
      await forum.stop();
      const [due] = await scene.inside.sql<{ due_at: string }>`
        SELECT max(due_at) AS due_at FROM coop_due WHERE kind = 'mail_digest' AND state = 'waiting'`;
      await scene.inside.stand(new Date(Date.parse(due!.due_at) + 60_000).toISOString());
      await killedAt(scene, step, ana, "claim-opening", claimInput(scene.opening()));
      await recover(scene);
      assert.equal((await scene.inside.mailsTo(mairi)).length - before, lost ? 0 : 1);
      await scene.inside.later({ hours: 30 });
    });
  }
}

export async function kills(tally: Tally): Promise<void> {
  const database = await freshDatabase();
  const ready = await prepare(database.url, 40);
  const scene: Scene = { ...ready, databaseUrl: database.url, inside: await Inside.open(database.url) };
  await claims(tally, scene);
  await talks(tally, scene);
  await mails(tally, scene);
  await scene.inside.close();
  await database.drop();
}
