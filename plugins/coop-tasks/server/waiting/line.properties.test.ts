/**
 * Whatever people do, in whatever order: seats are never exceeded, the line keeps
 * its order, and nobody loses a place without a fact that says why. The model is
 * a queue on paper; the acts run on real PostgreSQL.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";
import type { Refused, TestPerson } from "../../../../test/forum/server/testing";

const SEATS = 2;
const MOST_SEATS = 4;
const PEOPLE = 5;
const HOUR = 3_600_000;

let board: Board;
let people: TestPerson[];
beforeAll(async () => {
  board = await openBoard();
  // On paper no clock changes; what a change does to an offer is tried with its times.
  await board.forum.setting("coop_core_time_zone", "Etc/UTC");
  people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => board.forum.person(`person${n}`)));
});
afterAll(() => board.forum.close());

/** The same on paper. */
interface Model {
  seats: number;
  held: Set<number>;
  asked: Map<number, number>;
  line: number[];
  now: number;
  /** How often each was told that a place is held for them. */
  offers: number[];
}

interface Real {
  id: number;
  version: number;
}

type Step = fc.AsyncCommand<Model, Real>;

const api = (who: number) => board.forum.as(people[who]!).tasks;
const page = (who: number, { id }: Real) => api(who).showOpening({ opening_id: id });
const free = ({ seats, held, asked }: Model): number => seats - held.size - asked.size;

/** An offer without a day lasts two days, out of the night. */
function offerEnds(now: number): number {
  const morning = (at: number): number => {
    const hour = new Date(at).getUTCHours();
    const midnight = at - (at % (24 * HOUR));
    return hour >= 22 ? midnight + 32 * HOUR : hour < 8 ? midnight + 8 * HOUR : at;
  };
  return morning(morning(now) + 48 * HOUR);
}

function goOn(model: Model): void {
  while (free(model) > 0 && model.line.length > 0) {
    const who = model.line.shift()!;
    model.asked.set(who, offerEnds(model.now));
    model.offers[who]!++;
  }
}

/** Whether it is done or refused is said by the paper, and the forum has to say the same. */
async function agree(expected: string | null, act: () => Promise<unknown>): Promise<void> {
  const outcome = await act().then(
    () => null,
    (refused: Refused) => refused.error_type
  );
  expect(outcome).toBe(expected);
}

/** By one of those who come into question, so that most steps do something. */
abstract class ByPerson implements Step {
  constructor(readonly number: number) {}
  candidates(_: Readonly<Model>): number[] {
    return people.map((__, who) => who);
  }
  check = (model: Readonly<Model>): boolean => this.candidates(model).length > 0;
  run(model: Model, real: Real): Promise<void> {
    const candidates = this.candidates(model);
    return this.act(candidates[this.number % candidates.length]!, model, real);
  }
  abstract act(who: number, model: Model, real: Real): Promise<void>;
  toString = (): string => `${this.constructor.name}(${this.number})`;
}

class Claim extends ByPerson {
  async act(who: number, model: Model, real: Real): Promise<void> {
    const expected = model.asked.has(who)
      ? "held_for_you"
      : model.held.has(who)
        ? "already_held"
        : free(model) <= 0
          ? "full"
          : null;
    await agree(expected, () => api(who).claimOpening({ opening_id: real.id, contact: { way: "message" } }));
    if (expected === null) {
      model.held.add(who);
    }
  }
}

class Join extends ByPerson {
  /** Now and then by somebody who may not. */
  override candidates({ held, asked, line }: Readonly<Model>): number[] {
    const all = people.map((_, who) => who);
    const out = all.filter((who) => !held.has(who) && !asked.has(who) && !line.includes(who));
    return this.number % 5 === 0 || out.length === 0 ? all : out;
  }
  async act(who: number, model: Model, real: Real): Promise<void> {
    const expected = model.held.has(who)
      ? "already_held"
      : model.asked.has(who)
        ? "held_for_you"
        : model.line.includes(who)
          ? "already_waiting"
          : free(model) > 0
            ? "places_free"
            : null;
    await agree(expected, () => api(who).joinWaitingList({ opening_id: real.id, contact: { way: "message" } }));
    if (expected === null) {
      model.line.push(who);
    }
  }
}

class Release extends ByPerson {
  override candidates({ held }: Readonly<Model>): number[] {
    return [...held];
  }
  async act(who: number, model: Model, real: Real): Promise<void> {
    const { my_claim } = await page(who, real);
    await api(who).releaseClaim({ claim_id: my_claim!.id });
    model.held.delete(who);
    goOn(model);
  }
}

class Take extends ByPerson {
  override candidates({ asked, line }: Readonly<Model>): number[] {
    return [...asked.keys(), ...line.slice(0, 1)];
  }
  async act(who: number, model: Model, real: Real): Promise<void> {
    const { my_waiting } = await page(who, real);
    await agree(model.asked.has(who) ? null : "no_offer_yet", () => api(who).takeOffer({ waiting_id: my_waiting!.id }));
    if (model.asked.delete(who)) {
      model.held.add(who);
    }
  }
}

class Pass extends ByPerson {
  override candidates({ asked }: Readonly<Model>): number[] {
    return [...asked.keys()];
  }
  async act(who: number, model: Model, real: Real): Promise<void> {
    const { my_waiting } = await page(who, real);
    await api(who).passOffer({ waiting_id: my_waiting!.id });
    model.asked.delete(who);
    goOn(model);
  }
}

class Leave extends ByPerson {
  override candidates({ asked, line }: Readonly<Model>): number[] {
    return [...asked.keys(), ...line];
  }
  async act(who: number, model: Model, real: Real): Promise<void> {
    const { my_waiting } = await page(who, real);
    await api(who).leaveWaitingList({ waiting_id: my_waiting!.id });
    model.asked.delete(who);
    model.line = model.line.filter((one) => one !== who);
    goOn(model);
  }
}

class MoreSeats implements Step {
  check = ({ seats }: Readonly<Model>): boolean => seats < MOST_SEATS;
  async run(model: Model, real: Real): Promise<void> {
    model.seats++;
    goOn(model);
    await board.forum.as(board.imran).tasks.changeOpening({
      ...board.phoneBank,
      ...{ opening_id: real.id, version: real.version++, seats: model.seats },
    });
  }
  toString = (): string => "MoreSeats";
}

/** Time goes by, and what is due happens. */
class Later implements Step {
  constructor(readonly hours: number) {}
  check = (): boolean => true;
  async run(model: Model): Promise<void> {
    model.now += this.hours * HOUR;
    await board.forum.clock.set(new Date(model.now).toISOString());
    await board.forum.tick();
    const over = [...model.asked].filter(([, ends]) => ends <= model.now);
    over.forEach(([who]) => model.asked.delete(who));
    goOn(model);
  }
  toString = (): string => `Later(${this.hours} h)`;
}

/** After every step the page says what the paper says. */
class Checked implements Step {
  constructor(readonly step: Step) {}
  check = (model: Readonly<Model>): boolean => this.step.check(model) as boolean;
  async run(model: Model, real: Real): Promise<void> {
    await this.step.run(model, real);
    const shown = await board.forum.as(null).tasks.showOpening({ opening_id: real.id });
    expect(shown.taken).toBeLessThanOrEqual(shown.seats!);
    expect(shown).toMatchObject({ taken: model.held.size + model.asked.size, free: Math.max(0, free(model)) });
    const named = (asked: boolean) => shown.line.filter((one) => one.asked === asked).map(({ person }) => person!.id);
    expect(named(false)).toEqual(model.line.map((who) => people[who]!.id));
    expect(new Set(named(true))).toEqual(new Set([...model.asked.keys()].map((who) => people[who]!.id)));
    expect(model.line.length === 0 || free(model) <= 0).toBe(true);
    const [counts] = await board.forum.sql`
      SELECT held_count, offered_count, waiting_count FROM coop_openings WHERE id = ${real.id}`;
    expect(Object.values(counts!)).toEqual([model.held.size, model.asked.size, model.line.length]);
  }
  toString = (): string => String(this.step);
}

const number = fc.nat(99);
const steps = fc.commands(
  [
    number.map((n) => new Claim(n)),
    number.map((n) => new Join(n)),
    number.map((n) => new Join(n)),
    number.map((n) => new Release(n)),
    number.map((n) => new Release(n)),
    number.map((n) => new Take(n)),
    number.map((n) => new Pass(n)),
    number.map((n) => new Leave(n)),
    fc.constant(new MoreSeats()),
    fc.integer({ min: 1, max: 60 }).map((hours) => new Later(hours)),
  ].map((step: fc.Arbitrary<Step>) => step.map((one) => new Checked(one))),
  { maxCommands: 40, size: "max" }
);

/** Every place held, and some in line. */
async function full(now: number): Promise<{ model: Model; real: Real }> {
  await board.forum.clock.set(new Date(now).toISOString());
  const { id, version } = await board.make({ seats: SEATS });
  const real = { id, version };
  const model: Model = {
    ...{ seats: SEATS, held: new Set<number>(), asked: new Map<number, number>(), line: [], now },
    offers: people.map(() => 0),
  };
  for (const who of [0, 1]) {
    await new Claim(who).run(model, real);
  }
  for (const who of [2, 3]) {
    await new Join(who).run(model, real);
  }
  return { model, real };
}

/** Every row of theirs that ended has a fact that names them and the end. */
async function everyEndHasAFact({ id }: Real): Promise<void> {
  const facts = await board.forum.sql<{ kind: string; user_id: number; count: number }>`
    SELECT f.kind, p.user_id, count(*)::int AS count FROM coop_facts f JOIN coop_fact_people p ON p.fact_id = f.id
    WHERE f.subject_id = ${id} GROUP BY 1, 2`;
  const ends = await board.forum.sql<{ kind: string; user_id: number; count: number }>`
    SELECT CASE state WHEN 'lapsed' THEN 'offer_ran_out' WHEN 'passed' THEN 'offer_passed' WHEN 'left' THEN 'waiting_left'
      WHEN 'taken' THEN 'waiting_taken' ELSE 'waiting_over' END AS kind, user_id, count(*)::int AS count
    FROM coop_waiting WHERE opening_id = ${id} AND ended_at IS NOT NULL GROUP BY 1, 2
    UNION ALL SELECT 'claim_released', user_id, count(*)::int FROM coop_claims
    WHERE opening_id = ${id} AND state = 'released' GROUP BY 1, 2
    UNION ALL SELECT 'place_offered', user_id, count(*)::int FROM coop_waiting
    WHERE opening_id = ${id} AND offered_at IS NOT NULL GROUP BY 1, 2`;
  expect(facts).toEqual(expect.arrayContaining(ends));
}

/** As many lines in the bell as there were offers, for each person. */
async function everybodyWasToldOnce(model: Model, { id }: Real): Promise<void> {
  await board.forum.tick();
  const told = await board.forum.sql<{ user_id: number }>`
    SELECT user_id FROM notifications WHERE data::json->>'path' = ${`/board/${id}`}
      AND data::json->>'message' = 'coop_tasks.notices.offered'`;
  expect(people.map((person) => told.filter(({ user_id }) => user_id === person.id).length)).toEqual(model.offers);
}

it(
  "any sequence of acts keeps seats, order, facts and notices in step with the paper",
  { timeout: 180_000 },
  async () => {
    let day = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (commands) => {
        // Each run on days of its own, so that nothing of an earlier one falls due in it.
        const now = Date.parse("2027-01-01T12:00:00Z") + 100 * day++ * 24 * HOUR;
        const { model, real } = await full(now);
        await fc.asyncModelRun(() => ({ model, real }), commands);
        await everyEndHasAFact(real);
        await everybodyWasToldOnce(model, real);
      }),
      { numRuns: 10, interruptAfterTimeLimit: 50_000 }
    );
  }
);
