/** Telling a person: a line in the forum's bell now, and in the day's one e-mail. */
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Cx } from "./kernel/act";
import { isReachable } from "./forum/people";
import { isSeenByUser } from "./forum/visible";
import { order } from "./orders";

/** The hour of a person's own day at which the day's e-mail is sent. */
const DIGEST_HOUR = 19;

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
  /** Only those who may see this category now are told. */
  category_id: number;
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
    .where(isSeenByUser(notice.category_id))
    .execute();
  const { message, values, path } = notice;
  const topic_id = notice.topic_id ?? null;
  for (const { id: user_id, timezone } of people) {
    const key = `${notice.key}:${user_id}`;
    await order(cx, "notify", {
      key: `notify:${key}`,
      data: { user_id, message, values, path, topic_id, actor_id: cx.viewer?.id ?? null },
    });
    await addToDigest(cx, user_id, timezone, { key, message, values, path, topic_id });
  }
}

async function addToDigest(
  cx: Cx<any>,
  user_id: number,
  timezone: string | null,
  item: { key: string; message: string; values: Record<string, string | number>; path: string; topic_id: number | null }
): Promise<void> {
  const zone = timezone || String(cx.context.settings["coop_core_time_zone"] || "Europe/London");
  const at = nextDigest(cx.now, zone);
  const key = `digest:${user_id}:${at}`;
  await cx.db
    .insertInto("coop_due")
    .values({
      key,
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
        data: sql`jsonb_set(coop_due.data, '{items}', (coop_due.data->'items') || ${JSON.stringify([item])}::jsonb)`,
      })
    )
    .execute();
}
