/** What happened on the board to somebody's things: to what they look after, to what they took on, asked or wait for. */
import { nameOf, together, type Cx, type News, type Viewer } from "coop-core/server";
import { sql } from "kysely";
import { keeper } from "./opening/contact-person";
import { isVisible } from "./opening/rows";
import type { TasksDatabase } from "./tables";

type MemberCx = Cx<TasksDatabase, Viewer>;

interface Named {
  name: string | null;
  username: string;
}

const MOST_TOLD = 10;

/** What others did with what the viewer looks after, and as it stands now; what was taken back since is not told. */
const ofTheirs = ({ db, viewer }: MemberCx, since: string) =>
  db
    .selectFrom("coop_openings as o")
    .innerJoin("coop_facts as f", (join) =>
      join.onRef("f.subject_id", "=", "o.id").on("f.plugin", "=", "tasks").on("f.subject_kind", "=", "opening")
    )
    .innerJoin("coop_claims as c", (join) =>
      join.onRef("c.opening_id", "=", "o.id").on(sql<boolean>`(f.kind, c.id, c.state) IN (
          ('opening_claimed', (f.data->>'claim_id')::bigint, 'held'),
          ('opening_reported', (f.data->>'claim_id')::bigint, 'done'),
          ('claim_completed', (f.data->>'claim_id')::bigint, 'done'),
          ('claim_released', (f.data->>'claim_id')::bigint, 'released'))`)
    )
    .innerJoin("users as u", "u.id", "c.user_id")
    .select(["f.kind", "o.id as opening_id", "o.title"])
    .select(sql<number>`count(DISTINCT c.id)`.as("count"))
    .select((e) => [e.fn.max("f.at").as("at"), e.fn.max("f.id").as("fact_id")])
    .select(
      sql<Named>`(array_agg(json_build_object('name', u.name, 'username', u.username) ORDER BY f.id DESC))[1]`.as(
        "last"
      )
    )
    .where(keeper, "=", viewer.id)
    .where("f.at", ">", since)
    .where("f.actor_id", "is distinct from", viewer.id)
    .where("c.user_id", "<>", viewer.id)
    .where(sql<boolean>`(f.kind <> 'claim_released' OR f.data->>'reason' = 'by_claimant')`)
    .where(isVisible(viewer))
    .groupBy(["f.kind", "o.id"])
    .orderBy("fact_id", "desc")
    .limit(MOST_TOLD)
    .execute();

/** In what the viewer has a part themselves: an answer, thanks, a place that they waited for. */
const ofTheirOwn = ({ db, viewer }: MemberCx, since: string) =>
  db
    .selectFrom("coop_fact_people as p")
    .innerJoin("coop_facts as f", "f.id", "p.fact_id")
    .innerJoin("coop_openings as o", (join) =>
      join.on(
        sql<boolean>`o.id = CASE f.subject_kind WHEN 'opening' THEN f.subject_id ELSE (f.data->>'opening_id')::bigint END`
      )
    )
    .leftJoin("users as u", "u.id", "f.actor_id")
    .select(["f.kind", "f.id as fact_id", "f.at", "o.id as opening_id", "o.title"])
    .select(
      sql<Named | null>`CASE WHEN u.id IS NOT NULL THEN json_build_object('name', u.name, 'username', u.username) END`.as(
        "by"
      )
    )
    .where("p.user_id", "=", viewer.id)
    .where("f.plugin", "=", "tasks")
    .where("f.kind", "in", [
      ...["claim_answered", "claim_completed", "claim_released", "application_approved", "application_declined"],
      ...["thing_thanked", "parcel_sent", "place_offered", "last_day_came"],
    ])
    .where(sql<boolean>`(f.kind <> 'claim_released' OR f.data->>'reason' = 'stood_in')`)
    .where(
      sql<boolean>`(f.kind <> 'claim_completed' OR EXISTS (
      SELECT 1 FROM coop_claims AS c WHERE c.id = (f.data->>'claim_id')::bigint AND c.state = 'done'))`
    )
    .where("f.at", ">", since)
    .where("f.actor_id", "is distinct from", viewer.id)
    .where(isVisible(viewer))
    .orderBy("f.id", "desc")
    .limit(MOST_TOLD)
    .execute();

/** By kind of fact. */
const WORDS: Record<string, string> = {
  opening_claimed: "claimed",
  opening_reported: "reported",
  claim_completed: "done",
  claim_released: "released",
};
const OWN_WORDS: Record<string, string> = {
  claim_answered: "answered",
  claim_completed: "thanked",
  claim_released: "stood_in",
  application_approved: "approved",
  application_declined: "declined",
  thing_thanked: "thing_thanked",
  parcel_sent: "sent",
  place_offered: "offered",
  last_day_came: "last_day",
};
/** Whose place it was is not said. */
const UNNAMED = ["place_offered", "last_day_came"];

export async function news(cx: MemberCx, since: string): Promise<News[]> {
  const { theirs, own } = await together({ theirs: ofTheirs(cx, since), own: ofTheirOwn(cx, since) });
  return [
    ...theirs.map(({ kind, fact_id, opening_id, title, count, last, at }) => ({
      message: `coop_tasks.news.${WORDS[kind]}`,
      values: { title, count, name: nameOf(cx, last) },
      key: `${WORDS[kind]}:${fact_id}`,
      path: `/board/${opening_id}`,
      at,
    })),
    ...own
      .filter(({ kind, by }) => by !== null || UNNAMED.includes(kind))
      .map(({ kind, fact_id, opening_id, title, by, at }) => ({
        message: `coop_tasks.news.${OWN_WORDS[kind]}`,
        values: { title, ...(!UNNAMED.includes(kind) && { name: nameOf(cx, by!) }) },
        key: `${OWN_WORDS[kind]}:${fact_id}`,
        path: `/board/${opening_id}`,
        at,
      })),
  ];
}
