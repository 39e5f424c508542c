/** Telling people: a line in the forum's bell now, and in the day's one e-mail, or in one of its own for what runs out. */
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { unscheduleAll } from "./due";
import type { Cx } from "./kernel/act";
import { isReachable } from "./forum/people";
import { isSeenByUser } from "./forum/visible";
import { outOfNight } from "./night";
import { orderAll, type DigestItem } from "./orders";
import { instantInWords } from "./time-in-words";
import { zoneOrForums } from "./zone";

/** The hour of a person's own day at which the day's e-mail is sent. */
const DIGEST_HOUR = 19;
const MOST_LINES = 40;
/** Whoever is here reads it in the bell first: as long as the forum waits with mails of its own. */
const MINUTES_IN_THE_BELL = 10;

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
  /** Whose doing it was; the viewer's unless said otherwise. What they told goes with their account. */
  actor_id?: number | null;
  /**
   * For each person the instant when it runs out for them. It is `%{until}` of the
   * text, in their own zone and language, and their mail does not wait for the day's.
   */
  until?: ReadonlyMap<number, string>;
  /** The key is what it is about, which can be done and undone again and again: told again after a day at the soonest. */
  once_a_day?: boolean;
}

interface Told {
  id: number;
  zone: string;
  item: DigestItem;
  until: string | undefined;
}

/** The next time it is seven in the evening where the person lives, as ISO 8601 in UTC. */
export function nextDigest(now: string, timeZone: string): string {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  const today = here.withPlainTime({ hour: DIGEST_HOUR });
  const next = Temporal.ZonedDateTime.compare(here, today) < 0 ? today : today.add({ days: 1 });
  return next.toInstant().toString();
}

/** Tells people what somebody else did; never the one who did it, and nobody twice. A few statements, however many are told. */
export async function notify(cx: Cx<any>, notice: Notice): Promise<void> {
  const ids = [...new Set(notice.user_ids)].filter((id) => id !== null && id !== cx.viewer?.id);
  if (ids.length === 0) {
    return;
  }
  const people = await cx.db
    .selectFrom("users")
    .leftJoin("user_options", "user_options.user_id", "users.id")
    .select(["users.id", "users.locale", "user_options.timezone"])
    .where("users.id", "in", ids)
    .where(isReachable(cx.now))
    .$if(notice.category_id !== null, (query) => query.where(isSeenByUser(cx, sql`${notice.category_id}::bigint`)))
    // Everybody's rows are taken in one order, or two acts that tell the same people would wait for each other.
    .orderBy("users.id")
    .execute();
  const told: Told[] = [];
  const keyFor = notice.once_a_day ? await keysOfToday(cx, notice.key, ids) : () => notice.key;
  for (const { id, locale, timezone } of people) {
    const key = keyFor(id);
    if (key === null) {
      continue;
    }
    const zone = zoneOrForums(cx, timezone);
    const until = notice.until?.get(id);
    const own = until && {
      until: await instantInWords(cx, until, zone, locale || String(cx.context.settings["default_locale"] ?? "en")),
    };
    told.push({ id, zone, until, item: itemFor(cx, { ...notice, key }, id, { ...notice.values, ...own }) });
  }
  await orderAll(
    cx,
    "notify",
    told.map(({ id: user_id, item: { key, message, values, path, topic_id, actor_id } }) => ({
      key: `notify:${key}`,
      data: { user_id, message, values, path, topic_id, actor_id },
    }))
  );
  await mailSoon(
    cx,
    told.filter(({ until }) => until !== undefined)
  );
  await addToDigests(
    cx,
    told.filter(({ until }) => until === undefined)
  );
}

const DAY = 86_400_000;
const dayOf = (now: string): number => Math.floor(Date.parse(now) / DAY);
/** A day's key, and one for whoever was told and has had it taken out of the bell again. */
const keysOn = (key: string, day: number): [string, string] => [`${key}:on-${day}`, `${key}:on-${day}-again`];

/** The key under which somebody is told of it; null where they were within the last 24 hours, in which there are two dates at most. */
async function keysOfToday(
  cx: Cx<any>,
  key: string,
  ids: readonly (number | null)[]
): Promise<(id: number) => string | null> {
  const today = dayOf(cx.now);
  const since = Date.parse(cx.now) - DAY;
  const keys = ids.flatMap((id) =>
    [today - 1, today].flatMap((day) => keysOn(key, day).map((k) => `notify:${k}:${id}`))
  );
  const rows = await cx.db
    .selectFrom("coop_due as told")
    .leftJoin("coop_due as taken", (join) => join.on("taken.key", "=", sql<string>`'un' || told.key`))
    .select(["told.key", "told.due_at", "taken.key as taken"])
    .where("told.key", "in", keys)
    .execute();
  const found = new Map(rows.map((row) => [row.key, row]));
  return (id) => {
    const [first, again] = keysOn(key, today);
    const stands = [...keysOn(key, today - 1), first, again].some((k) => {
      const told = found.get(`notify:${k}:${id}`);
      return told !== undefined && told.taken === null && Date.parse(told.due_at) > since;
    });
    return stands ? null : found.has(`notify:${first}:${id}`) ? again : first;
  };
}

const itemFor = (cx: Cx<any>, notice: Notice, userId: number, values: DigestItem["values"]): DigestItem => ({
  key: `${notice.key}:${userId}`,
  message: notice.message,
  values,
  path: notice.path,
  topic_id: notice.topic_id ?? null,
  category_id: notice.category_id,
  actor_id: notice.actor_id === undefined ? (cx.viewer?.id ?? null) : notice.actor_id,
});

const mailKey = (userId: number, path: string, until: string): string => `mail:${userId}:${path}:${Date.parse(until)}`;

/** Whoever has answered already is not written to about what would run out then. */
export const takeBackMails = (
  cx: Cx<any>,
  path: string,
  told: readonly { user_id: number; until: string }[]
): Promise<void> =>
  unscheduleAll(
    cx,
    told.map(({ user_id, until }) => mailKey(user_id, path, until))
  );

/** What is settled by now is not in the day's mail; the bell keeps its line. */
export async function leaveOutOfDigests(cx: Cx<any>, told: readonly { key: string; user_id: number }[]): Promise<void> {
  if (told.length === 0) {
    return;
  }
  const keys = told.map(({ key, user_id }) => `${key}:${user_id}`);
  await cx.db
    .updateTable("coop_due")
    .set({
      data: sql`jsonb_set(data, '{items}', (
        SELECT coalesce(jsonb_agg(item), '[]') FROM jsonb_array_elements(data->'items') AS item
        WHERE NOT (item->>'key' = ANY(${keys}::text[]))))`,
    })
    .where("kind", "=", "mail_digest")
    .where("state", "=", "waiting")
    .where(sql<boolean>`(data->>'user_id')::bigint = ANY(${told.map(({ user_id }) => user_id)}::bigint[])`)
    .execute();
}

/** What would run out is mailed by day as soon as it could have been read in the bell, and not when it is over. */
async function mailSoon(cx: Cx<any>, told: readonly Told[]): Promise<void> {
  const soon = Temporal.Instant.from(cx.now).add({ minutes: MINUTES_IN_THE_BELL }).toString();
  const wanted = told.map(({ id: user_id, zone, item, until }) => {
    const at = outOfNight(soon, zone);
    const tolerance = Math.floor((Date.parse(until!) - Date.parse(at)) / 60_000);
    return { key: mailKey(user_id, item.path, until!), data: { user_id, items: [item] }, at, tolerance };
  });
  await orderAll(
    cx,
    "mail_soon",
    wanted.filter(({ tolerance }) => tolerance > 0)
  );
}

async function addToDigests(cx: Cx<any>, told: readonly Told[]): Promise<void> {
  if (told.length === 0) {
    return;
  }
  await cx.db
    .insertInto("coop_due")
    .values(
      told.map(({ id: user_id, zone, item }) => {
        const at = nextDigest(cx.now, zone);
        return {
          key: `digest:${user_id}:${at}`,
          plugin: "core",
          sort: "order" as const,
          kind: "mail_digest",
          due_at: at,
          // A digest of yesterday is of no use to anybody.
          tolerance: 12 * 60,
          data: { user_id, items: [item] },
        };
      })
    )
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet({
        // A mail of more lines than this helps nobody; it says that the bell has them all.
        data: sql`CASE WHEN jsonb_array_length(coop_due.data->'items') < ${MOST_LINES}::int
          THEN jsonb_set(coop_due.data, '{items}', (coop_due.data->'items') || (excluded.data->'items'))
          ELSE jsonb_set(coop_due.data, '{more}', 'true') END`,
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
    .where("kind", "in", ["mail_digest", "mail_soon"])
    .where("state", "=", "waiting")
    .execute();
  const told = await cx.db
    .updateTable("coop_due")
    .set({ state: sql<"done">`CASE WHEN state = 'waiting' THEN 'dropped' ELSE state END` })
    .where("kind", "=", "notify")
    .where(sql<boolean>`data->>${field} = ${value}`)
    .returning(["key", sql<number>`(data->>'user_id')::bigint`.as("user_id")])
    .execute();
  await orderAll(
    cx,
    "unnotify",
    told.map(({ key, user_id }) => ({ key: `un${key}`, data: { user_id, notify_key: key } }))
  );
}
