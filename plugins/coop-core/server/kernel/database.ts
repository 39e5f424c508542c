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

async function runQuery<R>(ports: Ports, query: CompiledQuery): Promise<QueryResult<R>> {
  const answer = JSON.parse(
    await ports.query(modeOf(query.query), query.sql, JSON.stringify(query.parameters.map(parameterText)))
  ) as R[] | { count: number } | { state: string; message: string };
  if (Array.isArray(answer)) {
    return { rows: answer };
  }
  if ("state" in answer) {
    throw new QueryError(answer.state, answer.message);
  }
  return { rows: [], numAffectedRows: BigInt(answer.count) };
}

/** Kysely over the host's query port. The host owns the transaction, so the driver opens none. */
export function openDatabase<DB>(ports: Ports): Kysely<DB> {
  const connection: DatabaseConnection = {
    executeQuery: (query) => runQuery(ports, query),
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
