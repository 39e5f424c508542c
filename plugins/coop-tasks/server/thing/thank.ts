import { nameOf } from "coop-core/server";
/** Whoever handed something in hears thank you once, with the thanks or with the filing. */
import type { Cx, Viewer } from "coop-core/server";
import { tell } from "../opening/changed";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import { recordThing } from "./end";
import { updateThing } from "./rows";
import type { Thing } from "./thing";

export async function thank(
  cx: Cx<TasksDatabase, Viewer>,
  opening: Judged,
  thing: Thing,
  state: "thanked" | "filing"
): Promise<void> {
  await updateThing(cx, thing.id, { state, thanked_at: thing.thanked_at ?? cx.now });
  if (thing.thanked_at === null) {
    await recordThing(cx, "thing_thanked", thing);
    await tell(cx, opening, "thanked_for_thing", {
      key: `thanked-for-thing:${thing.id}`,
      user_ids: [thing.user_id],
      values: { name: nameOf(cx, cx.viewer) },
    });
  }
}
