/** The query port over node-postgres: PostgreSQL makes the JSON, and an error is an answer like another. */
import type pg from "pg";
import type { Ports, QueryMode } from "../../../../plugins/coop-core/server/host";
import { nameOf } from "../database";

const SHAPES: Record<QueryMode, (sql: string) => string> = {
  read: (sql) => `SELECT coalesce(json_agg(t), '[]') FROM (${sql}\n) t`,
  returning: (sql) => `WITH t AS (${sql}\n) SELECT coalesce(json_agg(t), '[]') FROM t`,
  count: (sql) => sql,
};

/** JSON crosses as the text that PostgreSQL wrote. */
const asText: pg.CustomTypesConfig = { getTypeParser: () => (text: string) => text };

/** @param client in whose transaction everything runs, one statement after the other */
export function queryPort(client: pg.PoolClient): Ports["query"] {
  let last: Promise<unknown> = Promise.resolve();

  async function run(mode: QueryMode, sql: string, parameters: string): Promise<string> {
    try {
      const text = SHAPES[mode](sql);
      const { rows, rowCount } = await client.query({
        name: nameOf(text),
        text,
        values: JSON.parse(parameters) as (string | null)[],
        rowMode: "array",
        types: asText,
      });
      return mode === "count" ? `{"count":${rowCount ?? 0}}` : (rows[0]![0] as string);
    } catch (error) {
      const { code = "08000", message } = error as { code?: string; message: string };
      return JSON.stringify({ state: code, message });
    }
  }

  return (mode, sql, parameters) => {
    const answer = last.then(() => run(mode, sql, parameters));
    last = answer;
    return answer;
  };
}
