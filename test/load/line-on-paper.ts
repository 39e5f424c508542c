/** What the facts of one opening tell, read from the beginning: who holds, who is asked, who waits, and that each step was right. */
import assert from "node:assert/strict";
import type { Sql } from "../forum/server/database";

interface Fact {
  id: number;
  kind: string;
  people: number[];
}

export interface Paper {
  held: Set<number>;
  asked: Set<number>;
  line: number[];
  /** How many facts of each kind there were. */
  counts: Record<string, number>;
}

const drop = (line: number[], who: number): void => {
  const at = line.indexOf(who);
  assert.notEqual(at, -1, `${who} left a line in which they did not stand`);
  line.splice(at, 1);
};

const STEPS: Record<string, (paper: Paper, who: number) => void> = {
  opening_claimed: ({ held }, who) => {
    assert.ok(!held.has(who), `${who} took a second place`);
    held.add(who);
  },
  claim_released: ({ held }, who) => assert.ok(held.delete(who), `${who} gave back what they did not hold`),
  waiting_joined: ({ line, held }, who) => {
    assert.ok(!line.includes(who) && !held.has(who), `${who} waits twice, or for what they hold`);
    line.push(who);
  },
  waiting_taken: ({ asked }, who) => assert.ok(asked.delete(who), `${who} took what they were not offered`),
  offer_passed: ({ asked }, who) => assert.ok(asked.delete(who), `${who} passed on what they were not offered`),
  offer_ran_out: ({ asked }, who) => assert.ok(asked.delete(who), `an offer ran out that ${who} did not have`),
  waiting_left: ({ asked, line }, who) => void (asked.delete(who) || drop(line, who)),
};

/** Facts are written while the opening's row is locked, so their order is that of what happened. */
export async function readPaper(sql: Sql, openingId: number, seats: number): Promise<Paper> {
  const facts = await sql<Fact>`
    SELECT f.id, f.kind, coalesce(array_agg(p.user_id::int) FILTER (WHERE p.user_id IS NOT NULL), '{}') AS people
    FROM coop_facts f LEFT JOIN coop_fact_people p ON p.fact_id = f.id
    WHERE f.plugin = 'tasks' AND f.subject_kind = 'opening' AND f.subject_id = ${openingId}
    GROUP BY f.id ORDER BY f.id`;
  const paper: Paper = { held: new Set(), asked: new Set(), line: [], counts: {} };
  for (const { kind, people } of facts) {
    paper.counts[kind] = (paper.counts[kind] ?? 0) + 1;
    if (kind === "place_offered") {
      const first = paper.line.splice(0, people.length);
      assert.deepEqual(new Set(people), new Set(first), "somebody was asked before those who came earlier");
      people.forEach((who) => paper.asked.add(who));
    } else {
      people.forEach((who) => STEPS[kind]?.(paper, who));
    }
    const taken = paper.held.size + paper.asked.size;
    assert.ok(taken <= seats, `${taken} places were taken of ${seats}`);
  }
  return paper;
}
