/** The topic or reply of a filed thing, from its order to its end. */
import type { Cx } from "coop-core/server";
import { touch } from "../opening/changed";
import type { TasksDatabase } from "../tables";
import { recordThing } from "./end";
import { unmakeFilings } from "./order-filing";
import { lockAnyThing, updateThing } from "./rows";
import type { Thing } from "./thing";
import { letGoOfFiles } from "./upload";

interface Made {
  topic_id: number | null;
  post_number?: number | null;
  with_staff?: boolean;
}

/** A filing that was given up may still be made, where staff say yes to it late. */
const stillWanted = ({ state, filings }: Thing, filing: number): boolean =>
  state === "thanked" || ((state === "filing" || state === "with_staff") && filings === filing);

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
  if (!found) {
    return;
  }
  const { thing } = found;
  if (!stillWanted(thing, filings)) {
    if (topic_id !== null && !(thing.topic_id === topic_id && thing.post_number === post_number)) {
      await unmakeFilings(cx, [{ id: thing_id, filings }]);
    }
    return;
  }
  const unfiled = with_staff ? "with_staff" : "thanked";
  await updateThing(cx, thing_id, { topic_id, post_number, state: topic_id === null ? unfiled : "filed" });
  if (topic_id !== null) {
    await recordThing(cx, "thing_filed", thing);
    // From now on the post keeps the file, and when that goes the file goes with it.
    await letGoOfFiles(cx, [thing_id]);
  }
  await touch(cx, found.opening);
}
