/** The topic or reply of a filed thing, from its order to its end. */
import type { Cx } from "coop-core/server";
import { touch } from "../opening/changed";
import type { TasksDatabase } from "../tables";
import { recordThing } from "./end";
import type { Thing } from "./thing";
import { lockAnyThing, updateThing } from "./rows";
import { letGoOfFiles } from "./upload";

/** The host made the topic, or none (null) where staff look at this person's topics first: it can be filed again, and is filed when they say yes. */
export async function thingFiled(
  { thing_id }: { thing_id: number },
  { topic_id, post_number = null }: { topic_id: number | null; post_number?: number | null },
  cx: Cx<TasksDatabase, null>
): Promise<void> {
  const found = await lockAnyThing(cx, thing_id);
  const from: readonly Thing["state"][] = topic_id === null ? ["filing"] : ["filing", "thanked"];
  if (!found || !from.includes(found.thing.state)) {
    return;
  }
  await updateThing(cx, thing_id, { topic_id, post_number, state: topic_id === null ? "thanked" : "filed" });
  if (topic_id !== null) {
    await recordThing(cx, "thing_filed", found.thing);
    // From now on the post keeps the file, and when that goes the file goes with it.
    await letGoOfFiles(cx, [thing_id]);
  }
  await touch(cx, found.opening);
}
