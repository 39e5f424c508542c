/** Two hundred people claim ten places at once: ten hold one, and everybody else is told that it is full. */
import assert from "node:assert/strict";
import { Agent, request } from "node:http";
import type { Member, Opening, World } from "../conformance/world";
import { makePeople } from "./people";
import type { Tally } from "./tally";

const PEOPLE = 200;
const SEATS = 10;
const REPETITIONS = 20;
/** Open at the same time, over all forums. */
const CONNECTIONS = 40;

interface Reply {
  status: number;
  code: string;
}

const makeAgents = (count: number): Agent[] =>
  Array.from({ length: count }, () => new Agent({ keepAlive: true, maxSockets: CONNECTIONS / count }));

function claim(url: string, agent: Agent, { caller }: Member, opening: Opening): Promise<Reply> {
  const body = JSON.stringify({ opening_id: opening.id, contact: { way: "message" } });
  return new Promise((done, failed) => {
    const sent = request(
      `${url}/coop/tasks/claim-opening`,
      {
        agent,
        method: "POST",
        headers: { ...caller.headers, "content-type": "application/json", "content-length": Buffer.byteLength(body) },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => {
          const status = response.statusCode!;
          done({ status, code: status === 200 ? "" : String((JSON.parse(text) as { error_type: string }).error_type) });
        });
      }
    );
    sent.once("error", failed).end(body);
  });
}

/** @param urls one or several forums over one database */
export async function contend(tally: Tally, world: World, urls: string[], where: string): Promise<void> {
  const people = await makePeople(world, PEOPLE);
  const agents = makeAgents(urls.length);
  const times: number[] = [];
  await tally.check(`${PEOPLE} people claim ${SEATS} places at once, ${REPETITIONS} times, ${where}`, async () => {
    for (let round = 0; round < REPETITIONS; round++) {
      const opening = await world.opening({ seats: SEATS });
      const begun = performance.now();
      const replies = await Promise.all(
        people.map((person, at) => claim(urls[at % urls.length]!, agents[at % urls.length]!, person, opening))
      );
      times.push(performance.now() - begun);
      const counts: Record<string, number> = {};
      for (const { status, code } of replies) {
        counts[`${status} ${code}`.trim()] = (counts[`${status} ${code}`.trim()] ?? 0) + 1;
      }
      assert.deepEqual(counts, { 200: SEATS, "409 full": PEOPLE - SEATS }, `round ${round + 1}`);
      const after = await world.visitor.tasks.showOpening({ opening_id: opening.id });
      assert.deepEqual([after.taken, after.free, after.claims.length], [SEATS, 0, SEATS], `round ${round + 1}`);
    }
    const middle = times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
    return `exactly ${SEATS} each time, ${CONNECTIONS} connections, ${Math.round(middle)} ms a round`;
  });
  agents.forEach((agent) => agent.destroy());
}
