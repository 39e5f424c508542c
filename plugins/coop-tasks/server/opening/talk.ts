/** The topic in which an opening is talked about, from its order to its end. */
import { publishChange, type Cx } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import { lockAnyOpening, updateOpening } from "./rows";

type TasksCx = Cx<TasksDatabase, null>;

async function setTopic(cx: TasksCx, openingId: number, topic_id: number | null): Promise<void> {
  const opening = await lockAnyOpening(cx, openingId);
  if (opening && opening.deleted_at === null) {
    const version = await updateOpening(cx, opening.id, { topic_id, talk_asked_at: null });
    publishChange(cx, "opening", { id: opening.id, version, category_id: opening.category_id });
  }
}

/**
 * The host made the topic: it belongs to the opening from now on. Or it made none
 * (null): it can be asked for again, unless staff look at it first. When they have, it
 * is heard of once more, with the topic or without.
 */
export async function talkOpened(
  { opening_id }: { opening_id: number },
  { topic_id, with_staff = false }: { topic_id: number | null; with_staff?: boolean },
  cx: TasksCx
): Promise<void> {
  if (topic_id === null) {
    return with_staff ? undefined : setTopic(cx, opening_id, null);
  }
  await cx.db
    .insertInto("coop_topic_records")
    .values({ topic_id, plugin: "tasks", noun: "opening", record_id: opening_id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const opening = await lockAnyOpening(cx, opening_id);
  // Staff may have said yes late, when it was asked for again and made.
  if (opening?.topic_id === null) {
    await setTopic(cx, opening_id, topic_id);
  }
}

const openingsOf = (cx: TasksCx, topicId: number) =>
  cx.db
    .selectFrom("coop_topic_records")
    .select("record_id")
    .where("topic_id", "=", topicId)
    .where("plugin", "=", "tasks")
    .where("noun", "=", "opening")
    .execute();

/** Deleted: the opening can be talked about anew. The record stays, for the way back. */
export async function topicRemoved({ topic_id }: { topic_id: number }, cx: TasksCx): Promise<void> {
  for (const { record_id } of await openingsOf(cx, topic_id)) {
    const opening = await lockAnyOpening(cx, record_id);
    if (opening?.topic_id === topic_id) {
      await setTopic(cx, record_id, null);
    }
  }
}

/** Recovered: back to its opening, unless another topic took its place. */
export async function topicRecovered({ topic_id }: { topic_id: number }, cx: TasksCx): Promise<void> {
  for (const { record_id } of await openingsOf(cx, topic_id)) {
    const opening = await lockAnyOpening(cx, record_id);
    if (opening && opening.topic_id === null && opening.talk_asked_at === null) {
      await setTopic(cx, record_id, topic_id);
    }
  }
}
