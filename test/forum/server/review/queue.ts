/** Flagged texts in the review queue: how they come in, and what an answer to them does. */
import type { FlagForQueue } from "../../../../plugins/coop-core/server/flags/acts/take-flag";
import type { Orders } from "../../../../plugins/coop-core/server/orders";
import type { Db } from "../database";
import type { Forum } from "../forum";
import type { Time } from "../due/worker";
import { EVENTS } from "../live/wire";
import { runJob } from "../run-act";
import { ACTIONS, SCORE_STATUS, SCORE_TYPES, STATUS, TARGET, TYPE, type Action } from "./reviewable";

/** The item of a text, made or pending again; the text's row is locked. */
async function needsReview(db: Db, flag: FlagForQueue, now: string): Promise<number> {
  await db.sql`SELECT 1 FROM coop_flagged_texts WHERE id = ${flag.text_id} FOR UPDATE`;
  const [item] = await db.sql<{ id: number }>`
    INSERT INTO reviewables (type, type_source, created_by_id, reviewable_by_moderator, category_id, potential_spam, target_id, target_type,
      target_created_by_id, payload, created_at, updated_at)
    VALUES (${TYPE}, 'coop-core', ${flag.user_id}, true, ${flag.category_id}, ${flag.reason === "spam"}, ${flag.text_id}, ${TARGET},
      (SELECT id FROM users WHERE id = ${flag.author_id}), '{}', ${now}, ${now})
    ON CONFLICT (type, target_id) DO UPDATE SET status = ${STATUS.pending}, category_id = excluded.category_id, updated_at = excluded.updated_at
    RETURNING id`;
  return item!.id;
}

const recalculateScore = (db: Db, id: number): Promise<unknown> => db.sql`
  UPDATE reviewables SET score = coalesce((SELECT sum(score) FROM reviewable_scores
    WHERE reviewable_id = ${id} AND status IN (${SCORE_STATUS.pending}, ${SCORE_STATUS.agreed})), 0)
  WHERE id = ${id}`;

/** One flag, once: its own row says whether the queue has it. */
export async function takeIn(
  forum: Forum,
  db: Db,
  { flag_id }: Orders["flag"]["data"],
  time: Time
): Promise<Record<string, never>> {
  const { answer } = await runJob<{ flag: FlagForQueue | null }>(forum, "take-flag", { flag_id }, time);
  const { flag } = answer;
  const waiting = await db.sql`
    SELECT 1 FROM coop_flags JOIN users ON users.id = user_id
    WHERE coop_flags.id = ${flag_id} AND score_id IS NULL FOR UPDATE OF coop_flags`;
  if (!flag || waiting.length === 0) {
    return {};
  }
  const id = await needsReview(db, flag, time.now);
  // A person's trust counts; five for staff.
  const [score] = await db.sql<{ id: number }>`
    INSERT INTO reviewable_scores (reviewable_id, user_id, reviewable_score_type, status, score, created_at, updated_at)
    SELECT ${id}::int, users.id, ${SCORE_TYPES[flag.reason].id}::int, ${SCORE_STATUS.pending}::int,
      1 + CASE WHEN admin OR moderator THEN 5 ELSE trust_level END, ${time.now}::timestamp, ${time.now}::timestamp
    FROM users WHERE id = ${flag.user_id} RETURNING id`;
  const { title, plain, cooked, path, words } = flag;
  const said = JSON.stringify(words === null ? [] : [{ score_id: score!.id, text: words }]);
  await db.sql`
    UPDATE reviewables SET latest_score = ${time.now}, payload = jsonb_build_object('words',
      coalesce(payload::jsonb->'words', '[]') || ${said}::jsonb) || ${JSON.stringify({ title, plain, cooked, path })}::jsonb
    WHERE id = ${id}`;
  await recalculateScore(db, id);
  await db.sql`UPDATE coop_flags SET score_id = ${score!.id}, words = NULL WHERE id = ${flag_id}`;
  return {};
}

export interface Performed {
  id: number;
  version: number;
  to: keyof typeof STATUS;
}

/** @param version that the page has seen. @returns undefined where it has changed since */
export async function perform(
  db: Db,
  { id, action, version, by }: { id: number; action: Action; version: number | null; by: number },
  now: string
): Promise<Performed | undefined> {
  const { to, score, outcome } = { outcome: undefined, ...ACTIONS[action] };
  const [item] = await db.sql<{ version: number; target_id: number }>`
    UPDATE reviewables SET version = version + 1, status = ${STATUS[to]}, updated_at = ${now},
      payload = CASE WHEN ${outcome === "remove"}::boolean THEN (payload::jsonb - '{title,plain,cooked}'::text[])::json ELSE payload END
    WHERE id = ${id} AND (${version}::int IS NULL OR version = ${version}) RETURNING version, target_id`;
  if (!item) {
    return undefined;
  }
  const flags = await db.sql<{ user_id: number }>`
    UPDATE reviewable_scores SET status = ${SCORE_STATUS[score]}, reviewed_by_id = ${by}, reviewed_at = ${now}, updated_at = ${now}
    WHERE reviewable_id = ${id} AND status = ${SCORE_STATUS.pending} RETURNING user_id`;
  await db.query(`UPDATE user_stats SET flags_${score} = flags_${score} + 1 WHERE user_id = ANY($1)`, [
    flags.map(({ user_id }) => user_id),
  ]);
  await recalculateScore(db, id);
  if (outcome) {
    const data = JSON.stringify({ text_id: item.target_id, outcome, by });
    await db.sql`
      INSERT INTO coop_due (key, plugin, sort, kind, due_at, data)
      VALUES (${`flag-handled:${id}:${item.version}`}, 'core', 'due', 'flag_handled', ${now}, ${data}) ON CONFLICT (key) DO NOTHING`;
    await db.sql`SELECT pg_notify(${EVENTS}, '')`;
  }
  return { id, version: item.version, to };
}

/** Staff were quicker on the page itself; the answer to it finds nothing left to do. */
export async function settle(
  db: Db,
  { text_id, outcome, by }: Orders["settle_flags"]["data"],
  now: string
): Promise<Record<string, never>> {
  const [item] = await db.sql<{ id: number }>`
    SELECT id FROM reviewables WHERE type = ${TYPE} AND target_id = ${text_id} AND status = ${STATUS.pending} FOR UPDATE`;
  if (item) {
    const action = outcome === "hide" ? "agree_and_hide" : "agree_and_delete";
    await perform(db, { id: item.id, action, version: null, by }, now);
  }
  return {};
}

export async function forgetText(
  db: Db,
  { text_id }: Orders["forget_flagged"]["data"]
): Promise<Record<string, never>> {
  await db.sql`UPDATE reviewables SET payload = (payload::jsonb - '{title,plain,cooked}'::text[])::json
    WHERE type = ${TYPE} AND target_id = ${text_id} AND status <> ${STATUS.pending}`;
  return {};
}

export async function moveTo(
  db: Db,
  { text_id, category_id }: Orders["move_flags"]["data"]
): Promise<Record<string, never>> {
  await db.sql`UPDATE reviewables SET category_id = ${category_id} WHERE type = ${TYPE} AND target_id = ${text_id}`;
  return {};
}
