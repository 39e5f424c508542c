/** The topic or reply of a filed thing, from its order to its end. */
import { isReadByMore, readerGroups, type Cx } from "coop-core/server";
import { thingFiles } from "../file/file";
import { tell, touch } from "../opening/changed";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import { recordThing } from "./end";
import { isUnmade, unmakeFilings } from "./order-filing";
import { lockAnyThing, updateThing } from "./rows";
import type { Thing } from "./thing";

interface Made {
  topic_id: number | null;
  post_number?: number | null;
  with_staff?: boolean;
}

/** A filing that was given up may still be made, where staff say yes to it late. */
const stillWanted = ({ state, filings }: Thing, filing: number): boolean =>
  state === "thanked" || ((state === "filing" || state === "with_staff") && filings === filing);

/** Whoever handed it in agreed to the readers of then; the forum's staff may say yes when there are more. */
async function moreRead(cx: Cx<TasksDatabase, null>, topicId: number, agreed: readonly number[]): Promise<boolean> {
  const topic = await cx.db.selectFrom("topics").select("category_id").where("id", "=", topicId).executeTakeFirst();
  return !!topic?.category_id && isReadByMore(await readerGroups(cx, topic.category_id), agreed);
}

/** It is taken out again, and the two who agreed on it are told: it can be handed in anew, for those who read there now. */
async function backFromReaders(cx: Cx<TasksDatabase, null>, opening: Judged, thing: Thing): Promise<void> {
  await unmakeFilings(cx, [thing]);
  await updateThing(cx, thing.id, { state: "thanked", topic_id: null, post_number: null });
  await recordThing(cx, "thing_not_filed", thing);
  for (const [what, user_id] of [
    ["not_filed", thing.user_id],
    ["not_filed_theirs", opening.contact_user_id],
  ] as const) {
    await tell(cx, opening, what, {
      key: `not-filed:${thing.id}:${thing.filings}`,
      user_ids: [user_id],
      actor_id: null,
    });
  }
  await touch(cx, opening);
}

/**
 * The host made the topic, or left it with staff, or made none (null): then it can be
 * filed again. When staff have looked at it, it is heard of once more.
 */
export async function thingFiled(
  { thing_id, filings }: { thing_id: number; filings: number },
  { topic_id, post_number = null, with_staff = false }: Made,
  cx: Cx<TasksDatabase, null>
): Promise<void> {
  const found = await lockAnyThing(cx, thing_id);
  if (!found || (await isUnmade(cx, { id: thing_id, filings }))) {
    return;
  }
  const { thing } = found;
  if (!stillWanted(thing, filings)) {
    if (topic_id !== null && !(thing.topic_id === topic_id && thing.post_number === post_number)) {
      await unmakeFilings(cx, [{ id: thing_id, filings }]);
    }
    return;
  }
  if (topic_id !== null && (await moreRead(cx, topic_id, thing.agreed_group_ids))) {
    return backFromReaders(cx, found.opening, { ...thing, filings });
  }
  const unfiled = with_staff ? "with_staff" : "thanked";
  await updateThing(cx, thing_id, { topic_id, post_number, state: topic_id === null ? unfiled : "filed" });
  if (topic_id !== null) {
    await recordThing(cx, "thing_filed", thing);
    // From now on the post keeps the file, and when that goes the file goes with it.
    await thingFiles.letGo(cx, [thing_id]);
  }
  await touch(cx, found.opening);
}
