/**
 * Journeys in a real browser over the embedded forum.
 *
 *   npm run test:journeys               all
 *   npm run test:journeys -- keyboard   those whose name holds these words
 */
import { inspect } from "node:util";
import { launchBrowser } from "../browser";
import { startEmbedded } from "../embedded";
import { buildPages } from "../forum/server/build-pages";
import { journeys } from "./journeys";
import { Stage } from "./stage";
import { Windows } from "./windows";

/** A journey that takes longer hangs: milliseconds. */
const LONGEST = 300_000;

await buildPages();
const [forum, browser] = await Promise.all([
  startEmbedded({ COOP_DEMO: "on", COOP_LIMITS: "off", COOP_STRICT: "1" }),
  launchBrowser(),
]);
const windows = new Windows(browser, forum.url);
let passed = 0;
let failed = 0;

for (const { name, play } of journeys.filter((journey) => journey.name.includes(process.argv.slice(2).join(" ")))) {
  const stage = new Stage(forum, windows);
  const begun = performance.now();
  let late: NodeJS.Timeout | undefined;
  try {
    const tooLong = new Promise<never>((_, hangs) => {
      late = setTimeout(() => hangs(new Error(`it did not end within ${LONGEST / 1000} s`)), LONGEST);
    });
    await Promise.race([play(stage), tooLong]);
    await stage.clear();
    passed++;
    console.log(`ok    ${name}  (${Math.round(performance.now() - begun)} ms)`);
  } catch (error) {
    failed++;
    await stage.shotAll(`failed-${failed}`);
    console.log(`FAIL  ${name}\n${inspect(error).replace(/^/gm, "      ")}`);
    await windows.close();
  } finally {
    clearTimeout(late);
  }
}
await browser.close();
await forum.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
