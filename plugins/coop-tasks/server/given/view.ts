/** A line of a record as it is shown. */
import type { Cx } from "coop-core/server";
import * as v from "valibot";
import { Coop, readCoops } from "../coop/coop";
import { KINDS } from "../opening/opening";
import type { TasksDatabase } from "../tables";
import type { ownGiven } from "./rows";
import { SOURCES } from "./sources";

export const Given = v.object({
  source: v.picklist(SOURCES),
  id: v.number(),
  kind: v.picklist(KINDS),
  /** Null where the caller sees it no more. */
  opening: v.nullable(v.object({ id: v.number(), title: v.string() })),
  coop: v.nullable(Coop),
  starts_at: v.string(),
  /** Null: a role that is still held. */
  ends_at: v.nullable(v.string()),
  /** As they say themselves. */
  minutes: v.nullable(v.number()),
});
export type Given = v.InferOutput<typeof Given>;

type Row = Awaited<ReturnType<typeof ownGiven>>[number];

export async function viewGiven(cx: Cx<TasksDatabase>, rows: Row[]): Promise<Given[]> {
  const coopOf = await readCoops(
    cx,
    rows.map(({ coop_id }) => coop_id)
  );
  return rows.map(({ source, id, kind, seen, opening_id, title, coop_id, starts_at, ends_at, minutes }) => ({
    ...{ source, id, kind },
    opening: seen ? { id: opening_id, title } : null,
    coop: coopOf(coop_id),
    ...{ starts_at, ends_at, minutes },
  }));
}
