/** SQL about flags: our rows, and for reading the forum's queue. */
import { sql } from "kysely";
import type { Cx } from "../kernel/act";
import { together } from "../kernel/database";
import type { FlaggableText, FlagStanding } from "./flaggable";

/** Which text of which plugin: `{ plugin: "tasks", noun: "opening", record_id: 7 }`. */
export interface TextRef {
  plugin: string;
  noun: string;
  record_id: number;
}

/** What stands in `reviewables.type`. */
const IN_QUEUE = "ReviewableCoopText";
const PENDING = 0;

/** The row of a text, made where there is none, and locked: flags of one text stand in one line. */
export async function lockText(cx: Cx<any>, ref: TextRef): Promise<number> {
  const { id } = await cx.db
    .insertInto("coop_flagged_texts")
    .values(ref)
    .onConflict((conflict) =>
      conflict.columns(["plugin", "noun", "record_id"]).doUpdateSet({ record_id: ref.record_id })
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export const findText = (cx: Cx<any>, { plugin, noun, record_id }: TextRef): Promise<{ id: number } | undefined> =>
  cx.db
    .selectFrom("coop_flagged_texts")
    .select("id")
    .where("plugin", "=", plugin)
    .where("noun", "=", noun)
    .where("record_id", "=", record_id)
    .executeTakeFirst();

export const textOf = (cx: Cx<any>, id: number): Promise<TextRef> =>
  cx.db
    .selectFrom("coop_flagged_texts")
    .select(["plugin", "noun", "record_id"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();

/** Flags that nobody has answered: on their way into the queue, or waiting there. */
export const openFlags = (cx: Cx<any>, ref: TextRef) =>
  cx.db
    .selectFrom("coop_flags as f")
    .innerJoin("coop_flagged_texts as t", "t.id", "f.text_id")
    .leftJoin("reviewable_scores as s", "s.id", "f.score_id")
    .leftJoin("reviewables as r", "r.id", "s.reviewable_id")
    .where("t.plugin", "=", ref.plugin)
    .where("t.noun", "=", ref.noun)
    .where("t.record_id", "=", ref.record_id)
    .where((e) => e.or([e("f.score_id", "is", null), e.and([e("s.status", "=", PENDING), e("r.id", "is not", null)])]));

/** As Discourse has it for posts: what staff have looked at rests for some hours, unless it was changed since. */
async function wasLookedAt(cx: Cx<any>, ref: TextRef, changedAt: string): Promise<boolean> {
  const hours = Number(cx.context.settings["cooldown_hours_until_reflag"]);
  const looked = await cx.db
    .selectFrom("reviewables as r")
    .innerJoin("coop_flagged_texts as t", "t.id", "r.target_id")
    .select("r.id")
    .where("r.type", "=", IN_QUEUE)
    .where("r.status", "<>", PENDING)
    .where("t.plugin", "=", ref.plugin)
    .where("t.noun", "=", ref.noun)
    .where("t.record_id", "=", ref.record_id)
    .where(
      sql<boolean>`r.updated_at AT TIME ZONE 'UTC' >= greatest(${changedAt}::timestamptz, ${cx.now}::timestamptz - ${hours}::int * interval '1 hour')`
    )
    .executeTakeFirst();
  return looked !== undefined;
}

/** Where the viewer and a text stand. */
export async function flagStanding(
  cx: Cx<any>,
  ref: TextRef,
  { changed_at, hidden }: Pick<FlaggableText, "changed_at" | "hidden">
): Promise<FlagStanding> {
  if (cx.viewer === null) {
    return "unflagged";
  }
  const { mine, lookedAt } = await together({
    mine: openFlags(cx, ref).select("f.id").where("f.user_id", "=", cx.viewer.id).executeTakeFirst(),
    lookedAt: hidden || wasLookedAt(cx, ref, changed_at),
  });
  return mine ? "flagged" : lookedAt ? "looked_at" : "unflagged";
}
