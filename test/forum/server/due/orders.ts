/**
 * Performs what plugins ordered of the forum. Each order holds its row while it
 * looks whether its key was performed before, makes the thing, and commits; the
 * result goes back to the plugin in a transaction of its own.
 */
import type { TakenDue } from "../../../../plugins/coop-core/server/due";
import type { Letter } from "../../../../plugins/coop-core/server/letters";
import type { OrderKind, Orders } from "../../../../plugins/coop-core/server/orders";
import { inTransaction, type Db } from "../database";
import type { Forum } from "../forum";
import { failpoint } from "../host/failpoint";
import { isMail, sendDigest } from "../mail/digest";
import { sendLetter } from "../mail/letter";
import { isReachable, readRecipient } from "../mail/recipient";
import { forgetText, moveTo, settle, takeIn } from "../review/queue";
import { createNotification, NOTIFICATION_TYPES } from "../notifications";
import { runJob } from "../run-act";
import { createPost, createTopic } from "../topics/create";
import { deletePost, deleteTopic } from "../topics/lifecycle";
import { readForReply } from "../topics/may";
import { seesTopic } from "../topics/visible";
import { readViewer } from "../viewer";
import type { Time } from "./worker";

type Maker<K extends OrderKind> = (
  forum: Forum,
  db: Db,
  key: string,
  data: Orders[K]["data"],
  now: string
) => Promise<Orders[K]["result"]>;

/** Where a topic's or a post's custom fields and a notification's data hold the key of the order that made them. */
const ORDER_FIELD = "coop_order";
/** By whom what was made is taken out again: the forum itself. */
const SYSTEM = -1;
/** Characters of `notifications.data`. */
const ROOM = 1000;

const makeTopic: Maker<"create_topic"> = async (forum, db, key, { user_id, category_id, title, raw }, now) => {
  const [made] = await db.sql<{
    topic_id: number;
  }>`SELECT topic_id FROM topic_custom_fields WHERE name = ${ORDER_FIELD} AND value = ${key}`;
  if (made) {
    return { topic_id: made.topic_id };
  }
  const viewer = await readViewer(db, user_id, now);
  if (!viewer?.topic_create_category_ids.includes(category_id)) {
    return { topic_id: null };
  }
  const { topic_id } = await createTopic(
    forum,
    db,
    { user_id, category_id, title, raw, custom_fields: { [ORDER_FIELD]: key } },
    now
  );
  return { topic_id };
};

const makeReply: Maker<"create_reply"> = async (forum, db, key, { user_id, topic_id, category_id, raw }, now) => {
  const [made] = await db.sql<{ topic_id: number; post_number: number }>`
    SELECT topic_id, post_number FROM post_custom_fields JOIN posts ON posts.id = post_id WHERE name = ${ORDER_FIELD} AND value = ${key}`;
  if (made) {
    return made;
  }
  const viewer = await readViewer(db, user_id, now);
  const topic = viewer && (await readForReply(db, viewer, topic_id));
  if (!topic?.may_reply || topic.closed || topic.archived || topic.category_id !== category_id) {
    return { topic_id: null, post_number: null };
  }
  const { post_id, post_number } = await createPost(forum, db, { topic_id, user_id, raw }, now);
  await db.sql`INSERT INTO post_custom_fields (post_id, name, value, created_at, updated_at) VALUES (${post_id}, ${ORDER_FIELD}, ${key}, ${now}, ${now})`;
  return { topic_id, post_number };
};

const unmake: Maker<"unmake"> = async (forum, db, _key, { made_key }, now) => {
  const topics = await db.sql<{ topic_id: number }>`
    SELECT topic_id FROM topic_custom_fields WHERE name = ${ORDER_FIELD} AND value = ${made_key}`;
  for (const { topic_id } of topics) {
    await deleteTopic(forum, db, topic_id, SYSTEM, now);
  }
  const posts = await db.sql<{ post_id: number }>`
    SELECT post_id FROM post_custom_fields WHERE name = ${ORDER_FIELD} AND value = ${made_key}`;
  for (const { post_id } of posts) {
    await deletePost(forum, db, post_id, now);
  }
  return {};
};

/** The bell's column has room for a thousand characters; long texts are shortened until all fits. */
function fitting(order: Orders["notify"]["data"], rest: object): Record<string, unknown> {
  const { message, path } = order;
  const dataWith = (size: number): Record<string, unknown> => {
    const values = Object.entries(order.values).map(([name, value]) => [
      name,
      typeof value === "string" && value.length > size ? `${value.slice(0, size - 1)}…` : value,
    ]);
    return { message, values: Object.fromEntries(values), path, ...rest };
  };
  return dataWith([1000, 400, 150, 50, 10].find((size) => JSON.stringify(dataWith(size)).length <= ROOM) ?? 10);
}

const makeNotification: Maker<"notify"> = async (forum, db, key, order, now) => {
  const { user_id, topic_id, actor_id } = order;
  if (forum.strict) {
    forum.texts.demand("en", `js.${order.message}`, order.values);
  }
  const recipient = await readRecipient(db, user_id);
  const viewer = await readViewer(db, user_id, now);
  if (!recipient || !isReachable(recipient, now) || (topic_id !== null && !(await seesTopic(db, viewer, topic_id)))) {
    return {};
  }
  const made =
    await db.sql`SELECT 1 FROM notifications WHERE user_id = ${user_id} AND data::json->>${ORDER_FIELD} = ${key}`;
  if (made.length === 0) {
    const [actor] = await db.sql<{ username: string }>`SELECT username FROM users WHERE id = ${actor_id}`;
    const data = fitting(order, { display_username: actor?.username, [ORDER_FIELD]: key });
    const post_number = topic_id && 1;
    await createNotification(
      forum,
      db,
      { notification_type: NOTIFICATION_TYPES.custom, user_id, data, topic_id, post_number },
      now
    );
  }
  return {};
};

const takeNotificationBack: Maker<"unnotify"> = async (_forum, db, _key, { user_id, notify_key }) => {
  await db.sql`DELETE FROM notifications WHERE user_id = ${user_id} AND data::json->>${ORDER_FIELD} = ${notify_key}`;
  return {};
};

function makeOf(
  forum: Forum,
  db: Db,
  { kind, key, data }: { kind: OrderKind; key: string; data: unknown },
  time: Time
): Promise<object> | object {
  const { now } = time;
  switch (kind) {
    case "create_topic":
      return makeTopic(forum, db, key, data as Orders["create_topic"]["data"], now);
    case "create_reply":
      return makeReply(forum, db, key, data as Orders["create_reply"]["data"], now);
    case "unmake":
      return unmake(forum, db, key, data as Orders["unmake"]["data"], now);
    case "notify":
      return makeNotification(forum, db, key, data as Orders["notify"]["data"], now);
    case "unnotify":
      return takeNotificationBack(forum, db, key, data as Orders["unnotify"]["data"], now);
    case "flag":
      return takeIn(forum, db, data as Orders["flag"]["data"], time);
    case "settle_flags":
      return settle(db, data as Orders["settle_flags"]["data"], now);
    case "forget_flagged":
      return forgetText(db, data as Orders["forget_flagged"]["data"]);
    case "move_flags":
      return moveTo(db, data as Orders["move_flags"]["data"]);
    case "mail_digest":
    case "mail_soon":
    case "mail_letter":
      return {};
    default:
      throw new Error(`this host cannot perform the order ${kind as string}`);
  }
}

/** @returns undefined when somebody else has finished the row meanwhile */
async function make(forum: Forum, { id, key, kind, data }: TakenDue, time: Time): Promise<object | undefined> {
  return inTransaction(forum.pool, async (db) => {
    const held = await db.sql`SELECT 1 FROM coop_due WHERE id = ${id} AND state = 'waiting' FOR UPDATE`;
    if (held.length === 0) {
      return undefined;
    }
    const result = await makeOf(forum, db, { kind: kind as OrderKind, key, data }, time);
    failpoint(`order:${kind}:before-commit`);
    return result;
  });
}

export async function performOrder(forum: Forum, row: TakenDue, time: Time): Promise<void> {
  failpoint(`order:${row.kind}:before`);
  const result = await make(forum, row, time);
  if (!result) {
    return;
  }
  failpoint(`order:${row.kind}:made`);
  const written =
    row.kind === "mail_letter"
      ? (await runJob<{ letter: Letter | null }>(forum, "write-letter", { id: row.id }, time)).answer.letter
      : null;
  const { answer } = await runJob<{ done: boolean }>(forum, "finish-order", { id: row.id, result }, time);
  failpoint(`order:${row.kind}:finished`);
  // Marked as sent before it is sent: a mail may be lost, but nobody gets it twice.
  if (isMail(row.kind) && answer.done) {
    await sendDigest(forum, row.kind, row.data as unknown as Orders["mail_digest"]["data"], time);
  }
  if (written && answer.done) {
    await sendLetter(forum, written, time);
  }
}
