/** SQL about flags: our rows, and for reading the forum's queue. */
import { sql } from "kysely";
import type { Cx } from "../kernel/act";
import { together } from "../kernel/database";
import type { FlaggableText, FlagStanding } from "./flaggable";

/** Which text of which plugin: `{ plugin: "tasks", noun: "opening", record_id: 7 }`. */
interface TextRef {
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
export const openFlags = (cx: Cx<any>, ref: TextRef) => openFlagsOf(cx, ref).where("t.record_id", "=", ref.record_id);

const openFlagsOf = (cx: Cx<any>, ref: Omit<TextRef, "record_id">) =>
  cx.db
    .selectFrom("coop_flags as f")
    .innerJoin("coop_flagged_texts as t", "t.id", "f.text_id")
    .leftJoin("reviewable_scores as s", "s.id", "f.score_id")
    .leftJoin("reviewables as r", "r.id", "s.reviewable_id")
    .where("t.plugin", "=", ref.plugin)
    .where("t.noun", "=", ref.noun)
    .where((e) => e.or([e("f.score_id", "is", null), e.and([e("s.status", "=", PENDING), e("r.id", "is not", null)])]));

/** As Discourse has it for posts: what staff have looked at rests for some hours, unless it was changed since. */
const lookedAt = (cx: Cx<any>, ref: Omit<TextRef, "record_id">) =>
  cx.db
    .selectFrom("reviewables as r")
    .innerJoin("coop_flagged_texts as t", "t.id", "r.target_id")
    .where("r.type", "=", IN_QUEUE)
    .where("r.status", "<>", PENDING)
    .where("t.plugin", "=", ref.plugin)
    .where("t.noun", "=", ref.noun)
    .where(
      sql<boolean>`r.updated_at AT TIME ZONE 'UTC' >=
        ${cx.now}::timestamptz - ${Number(cx.context.settings["cooldown_hours_until_reflag"])}::int * interval '1 hour'`
    );

/** Staff have answered, and the queue has the text still. Drawn by lot, so that each has its turn where there are many. */
export const answeredWithText = (cx: Cx<any>, limit: number): Promise<(TextRef & { id: number })[]> =>
  cx.db
    .selectFrom("reviewables as r")
    .innerJoin("coop_flagged_texts as t", "t.id", "r.target_id")
    .select(["t.id", "t.plugin", "t.noun", "t.record_id"])
    .where("r.type", "=", IN_QUEUE)
    .where("r.status", "<>", PENDING)
    .where(sql<boolean>`r.payload ->> 'title' IS NOT NULL`)
    .orderBy(sql`random()`)
    .limit(limit)
    .execute();

const since = sql<string>`max(r.updated_at AT TIME ZONE 'UTC')`;

type Changed = Pick<FlaggableText, "changed_at" | "hidden">;

const standing = (mine: boolean, looked: string | null | undefined, { changed_at, hidden }: Changed): FlagStanding =>
  mine ? "flagged" : hidden || (looked && Date.parse(looked) >= Date.parse(changed_at)) ? "looked_at" : "unflagged";

/** Where the viewer and a text stand. */
export const flagStanding = async (cx: Cx<any>, { record_id, ...ref }: TextRef, text: Changed): Promise<FlagStanding> =>
  (await flagStandings(cx, ref, [{ ...text, id: record_id }])).get(record_id)!;

/** The same for several texts of one noun. */
export async function flagStandings(
  cx: Cx<any>,
  ref: Omit<TextRef, "record_id">,
  texts: readonly (Changed & { id: number })[]
): Promise<Map<number, FlagStanding>> {
  const { viewer } = cx;
  if (viewer === null || texts.length === 0) {
    return new Map(texts.map(({ id }) => [id, "unflagged"]));
  }
  const ids = texts.map(({ id }) => id);
  const { mine, looked } = await together({
    mine: openFlagsOf(cx, ref)
      .select("t.record_id")
      .where("f.user_id", "=", viewer.id)
      .where("t.record_id", "in", ids)
      .execute(),
    looked: lookedAt(cx, ref)
      .select(["t.record_id", since.as("at")])
      .where("t.record_id", "in", ids)
      .groupBy("t.record_id")
      .execute(),
  });
  return new Map(
    texts.map((text) => [
      text.id,
      standing(
        mine.some(({ record_id }) => record_id === text.id),
        looked.find(({ record_id }) => record_id === text.id)?.at,
        text
      ),
    ])
  );
}
