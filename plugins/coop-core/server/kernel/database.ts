import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type OperationNode,
  type QueryResult,
} from "kysely";
import type { Ports, QueryMode } from "../host";

/** A statement that PostgreSQL refused; the transaction is spoiled by it. */
export class QueryError extends Error {
  override name = "QueryError";

  constructor(
    /** SQLSTATE, five characters. */
    readonly state: string,
    message: string
  ) {
    super(message);
  }
}

function modeOf(node: OperationNode): QueryMode {
  if (node.kind === "SelectQueryNode" || node.kind === "RawNode" || node.kind === "SetOperationNode") {
    return "read";
  }
  return "returning" in node && node.returning ? "returning" : "count";
}

/** As PostgreSQL writes an array's text; nested arrays are not used. */
const arrayText = (values: readonly unknown[]): string =>
  `{${values.map((value) => (value === null ? "NULL" : `"${String(value).replace(/[\\"]/g, "\\$&")}"`)).join(",")}}`;

/** Parameters cross as texts, so both drivers bind alike and PostgreSQL alone decides their types. */
function parameterText(value: unknown): string | null {
  if (value === null || value === undefined) {
    return null;
  }
  if (Array.isArray(value)) {
    return arrayText(value);
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

type Answer = object[] | { count: number } | { state: string; message: string };

async function ask(ports: Ports, mode: QueryMode, sql: string, parameters: unknown[]): Promise<QueryResult<object>> {
  const answer = JSON.parse(await ports.query(mode, sql, JSON.stringify(parameters.map(parameterText)))) as Answer;
  if (Array.isArray(answer)) {
    return { rows: answer };
  }
  if ("state" in answer) {
    throw new QueryError(answer.state, answer.message);
  }
  return { rows: [], numAffectedRows: BigInt(answer.count) };
}

interface Read {
  sql: string;
  parameters: readonly unknown[];
  resolve(result: QueryResult<object>): void;
  reject(reason: unknown): void;
}

/** As many turns as Kysely may need from `execute()` to the driver; queries begun at once differ by a few. */
const TURNS = 12;
/** PostgreSQL takes 65,535 in one statement. */
const MOST_PARAMETERS = 10_000;

/**
 * Reads that are begun together, as in `Promise.all([…])`, cross the port as
 * one statement: a round trip costs more than most of them.
 */
function joinReads(ports: Ports) {
  let waiting: Read[] = [];

  async function together(reads: Read[]): Promise<void> {
    const parameters: unknown[] = [];
    const parts = reads.map((read, at) => {
      const before = parameters.length;
      parameters.push(...read.parameters);
      const own = read.sql.replace(/\$(\d+)/g, (_, number: string) => `$${before + Number(number)}`);
      return `(SELECT coalesce(json_agg(t), '[]') FROM (${own}\n) t) AS r${at}`;
    });
    const { rows } = await ask(ports, "read", `SELECT ${parts.join(", ")}`, parameters);
    reads.forEach(({ resolve }, at) => resolve({ rows: (rows[0] as Record<string, object[]>)[`r${at}`]! }));
  }

  async function send(): Promise<void> {
    const reads = waiting;
    waiting = [];
    try {
      if (reads.length === 1) {
        reads[0]!.resolve(await ask(ports, "read", reads[0]!.sql, [...reads[0]!.parameters]));
      } else if (reads.length > 1) {
        await together(reads);
      }
    } catch (error) {
      reads.forEach(({ reject }) => reject(error));
    }
  }

  async function gather(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) {
      await null;
    }
    await send();
  }

  return {
    /** What was begun before a statement that writes is read before it. */
    send,
    read({ sql, parameters }: CompiledQuery): Promise<QueryResult<object>> {
      return new Promise((resolve, reject) => {
        if (waiting.reduce((sum, other) => sum + other.parameters.length, parameters.length) > MOST_PARAMETERS) {
          void send();
        }
        waiting.push({ sql, parameters, resolve, reject });
        if (waiting.length === 1) {
          void gather();
        }
      });
    },
  };
}

/** Kysely over the host's query port. The host owns the transaction, so the driver opens none. */
export function openDatabase<DB>(ports: Ports): Kysely<DB> {
  const reads = joinReads(ports);
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const mode = modeOf(query.query);
      if (mode === "read") {
        return (await reads.read(query)) as QueryResult<R>;
      }
      await reads.send();
      return (await ask(ports, mode, query.sql, [...query.parameters])) as QueryResult<R>;
    },
    // eslint-disable-next-line require-yield -- the interface demands a generator
    async *streamQuery() {
      throw new Error("rows cross the port in one answer and cannot be streamed");
    },
  };
  const nothing = async (): Promise<void> => {};
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: nothing,
        acquireConnection: async () => connection,
        beginTransaction: nothing,
        commitTransaction: nothing,
        rollbackTransaction: nothing,
        releaseConnection: nothing,
        destroy: nothing,
      }),
    },
  });
}

/** Waits for all that was begun, by name: reads among them cross the port in one statement. */
export async function together<T extends Record<string, unknown>>(
  begun: T
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  const values = await Promise.all(Object.values(begun));
  return Object.fromEntries(Object.keys(begun).map((name, at) => [name, values[at]])) as never;
}
