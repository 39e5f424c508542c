/**
 * Contention, a long line, and kills.
 *
 *   npm run load                                    embedded forums, all of it
 *   npm run load -- contention                      one part: contention, line, two or kills
 *   DISCOURSE_URL=… API_KEY=… npm run load          contention on a Discourse whose own limits are raised
 */
import { World } from "../conformance/world";
import { startEmbedded } from "../embedded";
import { contend } from "./contention";
import { kills } from "./kills";
import { waitInLine } from "./line";
import { Tally } from "./tally";
import { twoForums } from "./two-forums";

const tally = new Tally();

async function onDiscourse(url: string): Promise<void> {
  const world = new World(url.replace(/\/$/, ""), process.env["API_KEY"] ?? "");
  try {
    await contend(tally, world, [world.url], `on ${world.url}`);
  } finally {
    const remains = await world.remove();
    console.log(remains.map((line) => `Remains in the forum: ${line}`).join("\n"));
  }
}

async function onEmbedded(): Promise<void> {
  const forum = await startEmbedded();
  await contend(tally, new World(forum.url, forum.apiKey, forum), [forum.url], "on one forum");
  await forum.stop();
}

const parts: Record<string, () => Promise<void>> = {
  contention: onEmbedded,
  line: () => waitInLine(tally),
  two: () => twoForums(tally),
  kills: () => kills(tally),
};

const { DISCOURSE_URL } = process.env;
const wanted = process.argv.slice(2);
if (DISCOURSE_URL !== undefined) {
  await onDiscourse(DISCOURSE_URL);
} else {
  for (const part of wanted.length > 0 ? wanted : Object.keys(parts)) {
    await parts[part]!();
  }
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0);
