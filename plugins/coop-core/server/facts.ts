import type { Cx } from "./kernel/act";
import { schedule } from "./due";
import { flagWatched } from "./flags/watched";

/** What happened, as other plugins, the history and the export see it: ids and codes, never free text. */
export interface Fact {
  id: number;
  at: string;
  plugin: string;
  kind: string;
  subject_kind: string;
  subject_id: number;
  category_id: number | null;
  topic_id: number | null;
  actor_id: number | null;
  data: Record<string, string | number | boolean | null>;
  people: { user_id: number; part: string }[];
}

export type NewFact = Pick<Fact, "kind" | "subject_kind" | "subject_id"> &
  Partial<Pick<Fact, "category_id" | "topic_id" | "actor_id" | "data" | "people">>;

/**
 * Appends a fact in the act's transaction and lets every plugin that listens
 * to `<plugin>.<kind>` know after commit. Rows are written before: what is flaggable in them is looked at.
 * @returns the fact's id, by which requests and listeners are idempotent
 */
export async function record(cx: Cx<any>, fact: NewFact): Promise<number> {
  const { people = [], ...row } = fact;
  const { id } = await cx.db
    .insertInto("coop_facts")
    .values({
      at: cx.now,
      plugin: cx.scope.plugin,
      kind: row.kind,
      subject_kind: row.subject_kind,
      subject_id: row.subject_id,
      category_id: row.category_id ?? null,
      topic_id: row.topic_id ?? null,
      actor_id: row.actor_id ?? cx.viewer?.id ?? null,
      data: row.data ?? {},
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (people.length > 0) {
    await cx.db
      .insertInto("coop_fact_people")
      .values(people.map(({ user_id, part }) => ({ fact_id: id, user_id, part })))
      .execute();
  }
  await flagWatched(cx, fact.subject_kind, fact.subject_id);
  const name = `${cx.scope.plugin}.${fact.kind}`;
  for (const plugin of cx.scope.registry.enabled(cx.context)) {
    if (plugin.listens?.[name]) {
      await schedule(cx, {
        sort: "listener",
        plugin: plugin.name,
        kind: name,
        key: `listener:${plugin.name}:${id}`,
        at: cx.now,
        data: { fact_id: id },
      });
    }
  }
  return id;
}

/** A fact with everybody it concerns, or undefined. */
export async function readFact(cx: Cx, id: number): Promise<Fact | undefined> {
  const fact = await cx.db.selectFrom("coop_facts").selectAll().where("id", "=", id).executeTakeFirst();
  if (!fact) {
    return undefined;
  }
  const people = await cx.db
    .selectFrom("coop_fact_people")
    .select(["user_id", "part"])
    .where("fact_id", "=", id)
    .execute();
  return { ...fact, data: fact.data as Fact["data"], people };
}
