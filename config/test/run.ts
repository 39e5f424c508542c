/**
 * `npm test`: everything that needs nothing but Node, three parts at a time, with
 * a line for each. Its last line is `N passed, N failed`.
 *
 *   npm test                       all of it
 *   npm test -- lint conformance   these parts
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../test/postgres";
import { countsIn } from "./counts";
import { PARTS, type Part } from "./parts";

/** One more than the two cores that most machines have at least: each part waits for its database or its browser now and then. */
const AT_ONCE = 3;
/** A part that takes longer hangs: milliseconds. */
const LONGEST = 20 * 60_000;

interface Outcome {
  part: Part;
  passed: number;
  failed: number;
  seconds: number;
  said: string;
}

/** With its whole group, so that a browser or a database of its own ends with it. */
function run(part: Part, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const begun = performance.now();
  const command = ["run", "--silent", part.script, ...(part.args ? ["--", ...part.args] : [])];
  const child = spawn("npm", command, { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const late = setTimeout(() => process.kill(-child.pid!, "SIGKILL"), LONGEST);
  let said = "";
  for (const pipe of [child.stdout, child.stderr]) {
    pipe.setEncoding("utf8").on("data", (text: string) => (said += text));
  }
  return new Promise((done) => {
    child.once("close", (code) => {
      clearTimeout(late);
      const well = code === 0;
      const counts = part.check ? { passed: Number(well), failed: Number(!well) } : countsIn(said);
      // Whatever a part counts: that it ended badly, or ran no test, is a failure.
      const lost = counts.failed === 0 && (!well || counts.passed === 0) ? 1 : 0;
      done({
        part,
        passed: counts.passed,
        failed: counts.failed + lost,
        seconds: (performance.now() - begun) / 1000,
        said,
      });
    });
  });
}

function report({ part, passed, failed, seconds, said }: Outcome): void {
  if (failed > 0) {
    console.log(`\n--- ${part.name}: npm run ${part.script} ---\n${said.trimEnd()}\n--- end of ${part.name} ---\n`);
  }
  const counts = part.check ? (failed > 0 ? "failed" : "passed") : `${passed} passed, ${failed} failed`;
  console.log(`${part.name.padEnd(20)} ${counts.padEnd(26)} ${seconds.toFixed(0).padStart(4)} s`);
}

/** Runs what is ready, a few at a time, until nothing is left. */
async function runAll(parts: Part[], env: NodeJS.ProcessEnv): Promise<Outcome[]> {
  const waiting = [...parts];
  const running = new Map<Part, Promise<Outcome>>();
  const outcomes: Outcome[] = [];
  const isReady = ({ after = [] }: Part): boolean =>
    after.every((name) => !parts.some((part) => part.name === name) || outcomes.some(({ part }) => part.name === name));
  while (waiting.length > 0 || running.size > 0) {
    for (const part of waiting.filter(isReady).slice(0, AT_ONCE - running.size)) {
      waiting.splice(waiting.indexOf(part), 1);
      running.set(part, run(part, env));
    }
    const outcome = await Promise.race(running.values());
    running.delete(outcome.part);
    outcomes.push(outcome);
    report(outcome);
  }
  return outcomes;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !PARTS.some((part) => part.name === name || part.script === name));
if (unknown.length > 0) {
  throw new Error(`There is no part ${unknown.join(", ")}. There are: ${PARTS.map(({ name }) => name).join(", ")}.`);
}
const parts = PARTS.filter((part) => wanted.length === 0 || wanted.includes(part.name) || wanted.includes(part.script));
const dataDir = await mkdtemp(join(tmpdir(), "coop-tests-"));
const postgres = await startPostgres({ dataDir, throwaway: true });
const begun = performance.now();
try {
  const outcomes = await runAll(parts, { ...process.env, DATABASE_URL: postgres.url, FORCE_COLOR: "0", NO_COLOR: "1" });
  const sum = (count: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const [passed, failed] = [sum((outcome) => outcome.passed), sum((outcome) => outcome.failed)];
  console.log(`${((performance.now() - begun) / 60_000).toFixed(1)} minutes`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
