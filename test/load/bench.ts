/**
 * What it costs, in one run: each figure is a median, and what is compared takes turns.
 *
 *   npm run bench              a table
 *   npm run bench -- --json    one JSON object a line: name, value, unit, limit, ok
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { World } from "../conformance/world";
import { freshDatabase, Inside, startEmbedded, startForum, type ForumProcess } from "../embedded";
import { openPool } from "../forum/server/database";
import { recordClaim, replay, type Recorded } from "./replay";

interface Figure {
  name: string;
  value: number | null;
  unit: string;
  limit: number | null;
  ok: boolean;
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Not by name: the compiler would follow it into the build, which has rules of its own. */
const SIZES: string = "../../config/build/sizes";

const asJson = process.argv.includes("--json");
const figures: Figure[] = [];

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

function report(name: string, value: number, unit: string, limit: number | null = null): void {
  figures.push({ name, value: Math.round(value * 100) / 100, unit, limit, ok: limit === null || value <= limit });
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Each in turn, so that whatever else the machine does meets all of them. */
async function takingTurns(rounds: number, works: (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[][] = works.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, work] of works.entries()) {
      times[at]!.push(await milliseconds(work));
    }
  }
  return times.map((all) => median(all.slice(Math.floor(rounds / 5))));
}

/** From the command to the first answer. */
async function benchStart(databaseUrl: string): Promise<void> {
  const times: number[] = [];
  for (let start = 0; start < 5; start++) {
    const forum = await startForum(databaseUrl);
    times.push(forum.startedIn);
    await forum.stop();
  }
  report("start of the server over its database", median(times) / 1000, "s", 60);
}

/** A claim over HTTP, against a bare route of the same forum and the claim's own statements in a bare transaction. */
async function benchClaim(forum: ForumProcess, world: World, inside: Inside, databaseUrl: string): Promise<void> {
  const rounds = 150;
  const [mairi, ana] = await Promise.all([world.person("mairi"), world.person("ana")]);
  const openings: number[] = [];
  for (let made = 0; made < 2 * rounds + 1; made++) {
    openings.push((await world.opening({ seats: 5 }, mairi)).id);
  }
  const recorded: Recorded = await recordClaim(inside.forum, ana.id, openings.pop()!);
  const pool = openPool(databaseUrl, 1);
  const [claim, route, bare] = await takingTurns(rounds, [
    () => world.claim(ana, { id: openings.pop()! }),
    () => ana.caller.get("/srv/status.json"),
    () => replay(pool, recorded, openings.pop()!),
  ]);
  await pool.end();
  report("a claim over HTTP", claim!, "ms");
  report("a bare route of the same forum", route!, "ms");
  report(`the claim's ${recorded.statements.length} statements in a bare transaction`, bare!, "ms");
  report("the claim by route and statements", claim! / (route! + bare!), "times", 1.5);
}

interface Fresh {
  world: World;
  inside: Inside;
}

/** A forum of its own, whose board has so many openings with a few claims on each. @returns both ways to read its first page */
async function boardOf(count: number, { world, inside }: Fresh): Promise<(() => Promise<unknown>)[]> {
  const mairi = await world.person("mairi");
  await Promise.all([world.person("ana"), world.person("sam")]);
  const category_id = await world.category();
  await inside.sql`
    INSERT INTO coop_openings (category_id, kind, band, title, minutes_to, rhythm, seats, held_count, skills, answered_by, contact_user_id, created_by, created_at, updated_at)
    SELECT ${category_id}, (ARRAY['task', 'role'])[1 + n % 2], (ARRAY['very_little', 'small', 'larger'])[1 + n % 3],
      'Opening ' || n, 5 + n % 200, 'once', 5, 3, CASE WHEN n % 4 = 0 THEN '["writing", "phoning"]'::jsonb ELSE '[]' END, 'claim', ${mairi.id}, ${mairi.id}, now(), now()
    FROM generate_series(1, ${count}::int) AS n`;
  await inside.sql`
    INSERT INTO coop_claims (opening_id, user_id, state, starts_at, contact_way)
    SELECT o.id, u.id, 'held', now(), 'message' FROM coop_openings o, (SELECT id FROM users WHERE id > 0 ORDER BY id LIMIT 3) u
    WHERE o.category_id = ${category_id} ON CONFLICT DO NOTHING`;
  await inside.forum.db.query("ANALYZE coop_openings; ANALYZE coop_claims");
  return [() => mairi.tasks.showBoard({ category_id }), () => mairi.tasks.listOpenings({ category_id })];
}

/** The first page of a board of 50, and of one of 2,000. */
async function benchBoard(here: Fresh, other: Fresh): Promise<void> {
  const [few, many] = [await boardOf(50, here), await boardOf(2000, other)];
  for (const [at, act] of ["show-board", "list-openings"].entries()) {
    const [of50, of2000] = await takingTurns(60, [few[at]!, many[at]!]);
    report(`${act}, first page of 50`, of50!, "ms");
    report(`${act}, first page of 2,000`, of2000!, "ms");
    report(`${act}, 2,000 by 50`, of2000! / of50!, "times", 2);
  }
}

async function benchEmbedded(): Promise<void> {
  const database = await freshDatabase();
  const forum = await startForum(database.url, { COOP_LIMITS: "off" });
  report("first start of the server, empty database", forum.startedIn / 1000, "s", 60);
  const inside = await Inside.open(database.url);
  const world = new World(forum.url, forum.apiKey);
  const other = await startEmbedded({ COOP_LIMITS: "off" });
  await benchBoard({ world, inside }, { world: new World(other.url, other.apiKey), inside: other });
  await other.stop();
  await inside.sql`DELETE FROM coop_openings`;
  await benchClaim(forum, world, inside, database.url);
  await inside.close();
  await forum.stop();
  await benchStart(database.url);
  await database.drop();
}

/** What every page of a forum loads of the two plugins. */
async function benchSizes(): Promise<void> {
  const folders = ["coop-core", "coop-tasks"].map((name) => `${ROOT}dist/3.5/${name}`);
  if (!folders.every((folder) => existsSync(folder))) {
    spawnSync("npm", ["run", "--silent", "build"], { cwd: ROOT, stdio: "ignore" });
  }
  const { sizeOf } = (await import(SIZES)) as {
    sizeOf(folder: string): Promise<{ plugin: string; javascript: number; stylesheets: number }>;
  };
  let all = 0;
  for (const folder of folders) {
    const { plugin, javascript, stylesheets } = await sizeOf(folder);
    all += javascript + stylesheets;
    report(`${plugin}: JavaScript and CSS of every page, gzipped`, (javascript + stylesheets) / 1000, "kB");
  }
  report("both plugins: JavaScript and CSS of every page, gzipped", all / 1000, "kB", 35);
}

/** MiniRacer's own figures come from Ruby, where there is one. */
function benchRuby(): void {
  const { stdout = "", stderr = "" } = spawnSync("npm", ["run", "--silent", "test:ruby", "--", "bench"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const found = stdout.split("\n").filter((line) => line.startsWith("{"));
  if (found.length > 0) {
    figures.push(...found.map((line) => JSON.parse(line) as Figure));
  } else {
    console.error(`MiniRacer is not measured: ${(stdout || stderr).trim().split("\n").at(-1) ?? "it said nothing"}`);
  }
}

await benchEmbedded();
await benchSizes();
benchRuby();

if (asJson) {
  figures.forEach((figure) => console.log(JSON.stringify(figure)));
} else {
  const width = Math.max(...figures.map(({ name }) => name.length));
  for (const { name, value, unit, limit, ok } of figures) {
    const against = limit === null ? "" : `at most ${limit} ${unit}`.padEnd(18) + (ok ? "ok" : "TOO MUCH");
    console.log(`${name.padEnd(width)} ${String(value).padStart(9)} ${unit.padEnd(6)} ${against}`);
  }
}
process.exit(figures.every(({ ok }) => ok) ? 0 : 1);
