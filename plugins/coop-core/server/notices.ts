/** Telling a person: a line in the forum's bell now, and in the day's one e-mail. */
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Cx } from "./kernel/act";
import { isReachable } from "./forum/people";
import { isSeenByUser } from "./forum/visible";
import { order, type DigestItem } from "./orders";

/** The hour of a person's own day at which the day's e-mail is sent. */
const DIGEST_HOUR = 19;
const MOST_LINES = 40;

export interface Notice {
  /** Unique for what happened; with the person it makes the key under which nobody is told twice. */
  key: string;
  user_ids: readonly (number | null)[];
  /** Client locale key. */
  message: string;
  /** Plain values, escaped where shown. No contacts, and no titles out of restricted categories. */
  values: Record<string, string | number>;
  path: string;
  topic_id?: number | null;
  /** Only those who may see this category now are told. Null: it is about none. */
  category_id: number | null;
}

/** The next time it is seven in the evening where the person lives, as ISO 8601 in UTC. */
export function nextDigest(now: string, timeZone: string): string {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  const today = here.withPlainTime({ hour: DIGEST_HOUR });
  const next = Temporal.ZonedDateTime.compare(here, today) < 0 ? today : today.add({ days: 1 });
  return next.toInstant().toString();
}

/** Tells people what somebody else did; never the one who did it, and nobody twice. */
export async function notify(cx: Cx<any>, notice: Notice): Promise<void> {
  const ids = [...new Set(notice.user_ids)].filter((id) => id !== null && id !== cx.viewer?.id);
  if (ids.length === 0) {
    return;
  }
  const people = await cx.db
    .selectFrom("users")
    .leftJoin("user_options", "user_options.user_id", "users.id")
    .select(["users.id", "user_options.timezone"])
    .where("users.id", "in", ids)
    .where(isReachable(cx.now))
    .$if(notice.category_id !== null, (query) => query.where(isSeenByUser(cx, sql`${notice.category_id}::bigint`)))
    .execute();
  const { message, values, path, category_id } = notice;
  const topic_id = notice.topic_id ?? null;
  const actor_id = cx.viewer?.id ?? null;
  for (const { id: user_id, timezone } of people) {
    const key = `${notice.key}:${user_id}`;
    await order(cx, "notify", {
      key: `notify:${key}`,
      data: { user_id, message, values, path, topic_id, actor_id },
    });
    await addToDigest(cx, user_id, timezone, { key, message, values, path, topic_id, category_id, actor_id });
  }
}

async function addToDigest(cx: Cx<any>, user_id: number, timezone: string | null, item: DigestItem): Promise<void> {
  const zone = timezone || String(cx.context.settings["coop_core_time_zone"]);
  const at = nextDigest(cx.now, zone);
  const items = JSON.stringify([item]);
  await cx.db
    .insertInto("coop_due")
    .values({
      key: `digest:${user_id}:${at}`,
      plugin: "core",
      sort: "order",
      kind: "mail_digest",
      due_at: at,
      // A digest of yesterday is of no use to anybody.
      tolerance: 12 * 60,
      data: { user_id, items: [item] },
    })
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet({
        // A mail of more lines than this helps nobody; the bell has them all.
        data: sql`CASE WHEN jsonb_array_length(coop_due.data->'items') < ${MOST_LINES}::int
          THEN jsonb_set(coop_due.data, '{items}', (coop_due.data->'items') || ${items}::jsonb)
          ELSE coop_due.data END`,
      })
    )
    .execute();
}

/**
 * Takes back what was told: of a page that should not stand any more, or by an
 * account that is gone. What waits is not sent, what is in a bell is taken out.
 */
export async function forgetNotices(cx: Cx<any>, about: { path: string } | { actor_id: number }): Promise<void> {
  const [field, value] = "path" in about ? ["path", about.path] : ["actor_id", String(about.actor_id)];
  await cx.db
    .updateTable("coop_due")
    .set({
      data: sql`jsonb_set(data, '{items}', (
        SELECT coalesce(jsonb_agg(item), '[]') FROM jsonb_array_elements(data->'items') AS item
        WHERE item->>${field} IS DISTINCT FROM ${value}))`,
    })
    .where("kind", "=", "mail_digest")
    .where("state", "=", "waiting")
    .execute();
  const told = await cx.db
    .updateTable("coop_due")
    .set({ state: sql<"done">`CASE WHEN state = 'waiting' THEN 'dropped' ELSE state END` })
    .where("kind", "=", "notify")
    .where(sql<boolean>`data->>${field} = ${value}`)
    .returning(["key", sql<number>`(data->>'user_id')::bigint`.as("user_id")])
    .execute();
  for (const { key, user_id } of told) {
    await order(cx, "unnotify", { key: `un${key}`, data: { user_id, notify_key: key } });
  }
}
