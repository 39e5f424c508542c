/** The very statements of one claim, noted down, to be run again without any of our code around them. */
import pg from "pg";
import { nameOf } from "../forum/server/database";
import type { Forum } from "../forum/server/forum";
import { readTime } from "../forum/server/due/worker";
import { runAct } from "../forum/server/run-act";
import { readViewer } from "../forum/server/viewer";

interface Statement {
  text: string;
  values: (string | null)[];
  /** The JSON that it answered with. */
  answer: string | null;
}

export interface Recorded {
  opening: string;
  statements: Statement[];
}

/** Claims once, through the kernel in this process, and writes down what it asked of the database. */
export async function recordClaim(forum: Forum, userId: number, openingId: number): Promise<Recorded> {
  const time = await readTime(forum);
  const viewer = await readViewer(forum.db, userId, time.now);
  const statements: Statement[] = [];
  const own = pg.Client.prototype.query;
  // Every statement of an act goes through the query port, which asks for rows as arrays.
  pg.Client.prototype.query = function (this: pg.Client, ...args: any[]) {
    const answered = (own as any).apply(this, args);
    const query = args[0] as { text?: string; values?: (string | null)[]; rowMode?: string };
    if (query?.rowMode === "array") {
      const statement: Statement = { text: query.text!, values: query.values ?? [], answer: null };
      statements.push(statement);
      void (answered as Promise<pg.QueryArrayResult>).then(({ rows }) => (statement.answer = rows[0]?.[0] ?? null));
    }
    return answered;
  } as typeof own;
  try {
    const input = JSON.stringify({ opening_id: openingId, contact: { way: "message" } });
    const reply = await runAct(forum, { plugin: "tasks", act: "claim-opening", door: "write", input, viewer, ...time });
    if (reply.status !== 200) {
      throw new Error(`the claim to be noted down was refused: ${reply.body}`);
    }
  } finally {
    pg.Client.prototype.query = own;
  }
  return { opening: String(openingId), statements };
}

/** Ids that a statement made, in the order in which it made them. */
const madeBy = (answer: string | null): string[] => {
  const rows: unknown = answer === null || !answer.startsWith("[") ? [] : JSON.parse(answer);
  return (rows as { id?: number }[]).map(({ id }) => String(id ?? ""));
};

const asText: pg.CustomTypesConfig = { getTypeParser: () => (text: string) => text };

/** The same statements for another opening: ids are exchanged for those that it makes this time. */
export async function replay(pool: pg.Pool, { opening, statements }: Recorded, openingId: number): Promise<void> {
  const instead = new Map([[opening, String(openingId)]]);
  const client = await pool.connect();
  await client.query("BEGIN; SET LOCAL statement_timeout = 4000");
  for (const { text, values, answer } of statements) {
    const own = values.map((value) => {
      const whole = value === null ? undefined : instead.get(value);
      return (
        whole ??
        value?.replace(/(:)(\d+)(?=:|$)/g, (_all, colon: string, id: string) => colon + (instead.get(id) ?? id)) ??
        null
      );
    });
    const { rows } = await client.query({ name: nameOf(text), text, values: own, rowMode: "array", types: asText });
    const made = madeBy((rows[0] as string[] | undefined)?.[0] ?? null);
    madeBy(answer).forEach((id, at) => /INSERT/i.test(text) && made[at] && instead.set(id, made[at]));
  }
  await client.query("COMMIT");
  client.release();
}
