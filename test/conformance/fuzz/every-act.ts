/**
 * Whatever is sent to an act: it is never a fault, a refusal has Discourse's
 * shape, and a refusal changes nothing. FUZZ_RUNS and FUZZ_SEED go further.
 */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { core } from "../../../plugins/coop-core/server/index";
import type { Act } from "../../../plugins/coop-core/server/kernel/act";
import { tasks } from "../../../plugins/coop-tasks/server/index";
import type { EmbeddedForum } from "../../embedded";
import type { Answer, Caller } from "../caller";
import { assertErrorShape, scenariosOf } from "../scenario";
import type { Member, World } from "../world";
import { changed, valid, type Known } from "./arbitrary";

const REFUSALS = new Set([400, 403, 404, 409, 413, 422]);
const SEED = Number(process.env["FUZZ_SEED"] ?? 20261122);

/** A board of its own with openings in several states. */
async function layGround(world: World) {
  const [maker, claimant, moderator] = await Promise.all([world.newPerson(), world.newPerson(), world.newModerator()]);
  const category_id = await world.category();
  const open = await world.opening({ category_id, seats: 2, checklist: ["Fetch the keys"] }, maker);
  const full = await world.opening({ category_id, seats: 1 }, maker);
  const withdrawn = await world.opening({ category_id }, maker);
  await maker.tasks.withdrawOpening({ opening_id: withdrawn.id, version: withdrawn.version });
  const claims = [(await world.claim(claimant, open)).my_claim!.id, (await world.claim(claimant, full)).my_claim!.id];
  const browser = await world.visitorWithToken();
  const offers = world.embedded
    ? [
        await world.offerOfHelp(browser, { opening_id: open.id }),
        await world.offerOfHelp(browser, { opening_id: open.id }),
      ]
    : [];
  for (const { help_id, token } of offers.slice(1)) {
    await browser.tasks.confirmHelp({ help_id, token });
  }
  const known: Known = {
    ...(world.embedded && { help_id: offers.map(({ help_id }) => help_id), token: offers.map(({ token }) => token) }),
    opening_id: [open.id, full.id, withdrawn.id],
    claim_id: claims,
    item_id: open.checklist.map(({ id }) => id),
    topic_id: [1, 2_000_000_000],
    category_id: [category_id],
    contact: [maker.username, claimant.username, `${world.mark}_nobody`],
    version: [1, 2, 3],
  };
  const callers = {
    maker: maker.caller,
    claimant: claimant.caller,
    moderator: moderator.caller,
    visitor: world.visitor,
    browser,
  };
  const people = [moderator, maker, claimant];
  await settled(world);
  return { known, callers, look: () => lookAt(world, { people, category_id }) };
}

type Ground = Awaited<ReturnType<typeof layGround>>;

/** As it was laid: nothing that was sent has changed it yet. */
let untouched: Ground | undefined;

interface Board {
  people: Member[];
  category_id: number;
}

/** What there is of a board: on the embedded forum every row of it, elsewhere what its moderator sees. */
async function lookAt(world: World, board: Board): Promise<string> {
  if (world.embedded) {
    return rowsOf(world.embedded, board);
  }
  const [moderator] = board.people;
  const { openings, meta } = await moderator!.tasks.listOpenings({ category_id: board.category_id, limit: 100 });
  return JSON.stringify([openings.map(({ revision, ...row }) => row), meta.total]);
}

/** The forum does what is due whenever it likes, and facts only grow. */
const APART = ["coop_due", "coop_facts", "coop_fact_people"];

/** Which rows of a table are this board's; the day's work changes those of others. The first column that it has says it. */
const OF_BOARD = {
  category_id: "t.category_id = $1",
  opening_id: "t.opening_id IN (SELECT id FROM coop_openings WHERE category_id = $1)",
  user_id: "t.user_id = ANY($2)",
  id: "true",
  topic_id: "true",
};

let tables: Promise<{ name: string; columns: string[] }[]> | undefined;

async function rowsOf({ forum: { db } }: EmbeddedForum, { category_id, people }: Board): Promise<string> {
  tables ??= db.sql<{ name: string; columns: string[] }>`
    SELECT table_name AS name, array_agg(column_name::text) AS columns FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name LIKE 'coop\\_%' AND NOT table_name = ANY(${APART}) GROUP BY 1 ORDER BY 1`;
  const sums = (await tables).map(({ name, columns }) => {
    const [, which] = Object.entries(OF_BOARD).find(([column]) => columns.includes(column))!;
    return `(SELECT sum(hashtextextended(t::text, 0)::numeric) FROM ${name} t WHERE ${which})`;
  });
  const { rows } = await db.query(
    `SELECT concat_ws(' ', ${sums.map((sum) => `coalesce(${sum}, 0)`).join(", ")},
      (SELECT max(id) FROM coop_facts WHERE category_id = $1)) AS rows`,
    [category_id, people.map(({ id }) => id)]
  );
  return (rows[0] as { rows: string }).rows;
}

/** What follows from an act by a job is no work of the next one's. */
const settled = (world: World): Promise<unknown> | undefined => world.embedded?.tick();

/** What no address can hold, half a character, becomes the sign for it. */
const encode = (value: unknown): string => encodeURIComponent(Buffer.from(String(value)).toString());

/** A GET writes what it can of a value, as `a[]=` and `a[b]=`. */
function asQuery(value: unknown, name = ""): string[] {
  if (value !== null && typeof value === "object") {
    return Object.entries(value).flatMap(([key, inner]) =>
      asQuery(inner, name === "" ? key : `${name}[${Array.isArray(value) ? "" : key}]`)
    );
  }
  return name === "" || value === null ? [] : [`${encode(name)}=${encode(value)}`];
}

function send(caller: Caller, kind: string, path: string, input: unknown): Promise<Answer> {
  return kind === "read" ? caller.get(`${path}?${asQuery(input).join("&")}`) : caller.send("POST", path, input);
}

function scenarioFor(plugin: string, name: string, act: Act<any, any, any>): void {
  scenariosOf(plugin).scenario(`whatever is sent to ${name}, it answers or says why not`, async (world) => {
    const ground = untouched ?? (await layGround(world));
    const { known, callers, look } = ground;
    let touched = false;
    untouched = undefined;
    // What visitors write is limited for all of them together: a real forum would ask for an hour's patience.
    const visitors = act.kind === "read" ? ["visitor"] : act.visitors && world.embedded ? ["browser"] : [];
    const names = ["maker", "claimant", "moderator", ...visitors] as const;
    const input = fc.oneof(valid(act.input, known), changed(act.input, known));
    let before = await look();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), input, async (who, sent) => {
        const answer = await send(callers[who as keyof typeof callers], act.kind, `/coop/${plugin}/${name}`, sent);
        if (answer.status === 200) {
          assert.ok(
            act.content_type ? answer.text : answer.body !== undefined,
            "an answer is JSON, or the file it says"
          );
          if (act.kind === "read") {
            return;
          }
          touched = true;
          await settled(world);
          before = await look();
          return;
        }
        assert.ok(REFUSALS.has(answer.status), `${answer.status} ${answer.text.slice(0, 300)}`);
        assertErrorShape(answer, sent);
        if (act.kind === "write") {
          assert.equal(await look(), before, "a refusal changed something");
        }
      }),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 10), seed: SEED, endOnFailure: true }
    );
    untouched = touched ? undefined : ground;
  });
}

for (const { name: plugin, acts } of [core, tasks]) {
  for (const [name, act] of Object.entries(acts)) {
    if (act.kind === "read" || act.kind === "write") {
      scenarioFor(plugin, name, act);
    }
  }
}
