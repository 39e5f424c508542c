/** The forum's own way to its database; acts go through the query port instead. */
import pg from "pg";

export type Row = Record<string, any>;

/** One statement as a template; values are always parameters. Gives the rows. */
export type Sql = <T extends object = Row>(strings: TemplateStringsArray, ...values: unknown[]) => Promise<T[]>;

/** Over the pool, or over one connection that is in a transaction. */
export interface Db {
  sql: Sql;
  /** A statement whose text is made elsewhere, e.g. a migration. */
  query(text: string, values?: unknown[]): Promise<pg.QueryResult>;
}

const utc = (text: string): string => new Date(`${text.replace(" ", "T")}Z`).toISOString();

const parsers = new Map<number, (text: string) => unknown>([
  // bigint ids are JSON numbers on the wire.
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.TIMESTAMP, utc],
  [pg.types.builtins.TIMESTAMPTZ, (text: string) => new Date(text).toISOString()],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: "text") =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig["getTypeParser"],
};

/** The address of another database on the same server. */
export const databaseAt = (server: string, name: string): string =>
  Object.assign(new URL(server), { pathname: `/${name}` }).href;

export const openPool = (url: string, max = 20): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    options: "-c TimeZone=UTC",
    application_name: "coop-forum",
  });
  // An idle connection that breaks (a restarted database) is replaced by the pool; it must not end the process.
  pool.on("error", (error) => pool.ending || console.error(`database: ${error.message}`));
  return pool;
};

const names = new Map<string, string>();
/**
 * PostgreSQL keeps each for every connection until that ends, so none is let go of here either:
 * a name for another text would be refused, a new one kept beside the old.
 */
const MOST_NAMES = 1_000;

/** A statement that comes again is parsed and planned once for each connection, which costs more than running most of them. */
export function nameOf(text: string): string | undefined {
  if (!names.has(text) && names.size < MOST_NAMES) {
    names.set(text, `coop_${names.size}`);
  }
  return names.get(text);
}

export function over(client: pg.Pool | pg.PoolClient | pg.Client): Db {
  const query: Db["query"] = (text, values) => client.query(values ? { name: nameOf(text), text, values } : { text });
  return {
    query,
    sql: async (strings, ...values) => {
      const text = strings.reduce((sum, part, at) => `${sum}$${at}${part}`);
      return (await query(text, values)).rows as never;
    },
  };
}

export interface TransactionOptions {
  readOnly?: boolean;
  /** Milliseconds for one statement, waiting for a lock included. */
  timeout?: number;
}

/** Commits what `work` did, unless it throws or says so by `keep`. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (db: Db, client: pg.PoolClient) => Promise<T>,
  { readOnly = false, timeout = 10_000 }: TransactionOptions = {},
  keep: (result: T) => boolean = () => true
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`BEGIN${readOnly ? " READ ONLY" : ""}; SET LOCAL statement_timeout = ${timeout}`);
    const result = await work(over(client), client);
    await client.query(keep(result) ? "COMMIT" : "ROLLBACK");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A condition of PostgreSQL's by its five characters, e.g. 23505 for a row that is there already. */
export const isState = (error: unknown, state: string): boolean => (error as { code?: string } | null)?.code === state;
