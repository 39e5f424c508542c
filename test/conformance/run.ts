/**
 * Runs the scenarios over HTTP: against an embedded forum of its own, or
 * against the Discourse of DISCOURSE_URL with the global API_KEY.
 *
 *   npm run conformance             all plugins
 *   npm run conformance -- tasks    one plugin's
 *   npm run conformance -- tasks "double click"   those whose name holds these words
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import { startEmbedded } from "../embedded";
import { stopListening } from "./live";
import { scenarios, type Scenario } from "./scenario";
import { World } from "./world";

/** A scenario that takes longer hangs: milliseconds. */
const LONGEST = 180_000;

const HERE = import.meta.dirname;
const FOLDERS = ["core", "tasks", "fuzz"];

async function chosen(plugin = "", words = ""): Promise<Scenario[]> {
  for (const folder of FOLDERS) {
    for (const file of (await readdir(join(HERE, folder))).sort()) {
      await import(join(HERE, folder, file));
    }
  }
  return scenarios.filter((one) => one.plugin.includes(plugin) && one.name.includes(words));
}

async function openWorld(): Promise<{ world: World; stop(): Promise<void> }> {
  const { DISCOURSE_URL: url, API_KEY: key } = process.env;
  if (url !== undefined) {
    if (!key) {
      throw new Error("DISCOURSE_URL needs API_KEY, a global key of that forum.");
    }
    return { world: new World(url.replace(/\/$/, ""), key), stop: async () => {} };
  }
  // Limits have a test of their own; here they would only make everybody wait.
  const embedded = await startEmbedded({ COOP_LIMITS: "off", COOP_STRICT: "1" });
  return { world: new World(embedded.url, embedded.apiKey, embedded), stop: () => embedded.stop() };
}

const within = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, hangs) =>
      setTimeout(() => hangs(new Error(`it did not end within ${LONGEST / 1000} s`)), LONGEST).unref()
    ),
  ]);

async function run(
  { name, plugin, embeddedOnly, run: play }: Scenario,
  world: World
): Promise<"passed" | "failed" | "skipped"> {
  if (embeddedOnly && !world.embedded) {
    console.log(`skip  ${plugin}  ${name}`);
    return "skipped";
  }
  const begun = performance.now();
  try {
    await within(play(world));
    console.log(`ok    ${plugin}  ${name}  (${Math.round(performance.now() - begun)} ms)`);
    return "passed";
  } catch (error) {
    console.log(`FAIL  ${plugin}  ${name}\n${inspect(error).replace(/^/gm, "      ")}`);
    return "failed";
  } finally {
    await stopListening();
    if (embeddedOnly) {
      await world.embedded?.setClockBack();
    }
  }
}

const list = await chosen(...process.argv.slice(2));
const { world, stop } = await openWorld();
const counts = { passed: 0, failed: 0, skipped: 0 };
try {
  for (const scenario of list) {
    counts[await run(scenario, world)]++;
  }
  const remains = await world.remove();
  console.log(
    remains.length > 0
      ? `Remains in the forum:\n${remains.map((line) => `  - ${line}`).join("\n")}`
      : "Nothing remains in the forum."
  );
} finally {
  await stop();
}
console.log(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ""}`
);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
