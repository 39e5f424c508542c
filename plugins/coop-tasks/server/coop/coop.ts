/** In whose name somebody does something here: their own, or that of a co-op of theirs. Membership knows which. */
import {
  absent,
  ask,
  coopNames,
  coopsOfPerson,
  no,
  schema,
  yes,
  type CoopName,
  type Cx,
  type Verdict,
} from "coop-core/server";
import * as v from "valibot";
import type { TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase>;

export const Coop = v.object({ id: v.number(), name: v.string() });

/** Null: for oneself. */
export const CoopInput = v.optional(v.nullable(schema.id), null);

export const COOP_REFUSALS = { not_your_coop: 403 } as const;

/** The co-ops in whose name the viewer may act; none where nobody knows of any. */
export async function ownCoops(cx: TasksCx): Promise<CoopName[]> {
  const coops = cx.viewer === null ? absent : await ask(cx, coopsOfPerson, { user_id: cx.viewer.id });
  return coops === absent ? [] : coops;
}

/** What was chosen is held against what is so now, not against what the page showed. */
export const mayActFor = async (cx: TasksCx, coopId: number | null): Promise<Verdict> =>
  coopId === null || (await ownCoops(cx)).some(({ id }) => id === coopId) ? yes : no(403, "not_your_coop");

/** The co-op, if the viewer may still act for it: what they waited for themselves comes to them. */
export const stillFor = async (cx: TasksCx, coopId: number | null): Promise<number | null> =>
  (await mayActFor(cx, coopId)).ok ? coopId : null;

/** The co-op in whose name something is held, by its number. */
export type CoopOf = (id: number | null) => CoopName | null;

/** One question for all of a page. Whose name nobody knows any more, is not named. */
export async function readCoops(cx: TasksCx, ids: readonly (number | null)[]): Promise<CoopOf> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const names = wanted.length === 0 ? absent : await ask(cx, coopNames, { ids: wanted });
  return (id) => {
    const name = id === null || names === absent ? undefined : names.get(id);
    return id === null || name === undefined ? null : { id, name };
  };
}
