/** Where an opening is pinned, and whether the viewer may pin it. */
import { can, type Cx } from "coop-core/server";
import * as v from "valibot";
import type { Judged } from "../opening/policy";
import { Can } from "../opening/can";
import type { TasksDatabase } from "../tables";
import { mayPin, mayUnpin, PINNED_ON } from "./policy";
import { pinsOf } from "./rows";

export const PinView = v.object({
  on: v.picklist(PINNED_ON),
  /** Null where it is not pinned. */
  until_on: v.nullable(v.string()),
  can: v.object({ pin_opening: Can, unpin_opening: Can }),
});
export type PinView = v.InferOutput<typeof PinView>;

export async function viewPins(cx: Cx<TasksDatabase>, opening: Judged): Promise<PinView[]> {
  const { board, pinned } = await pinsOf(cx, opening);
  return PINNED_ON.map((on) => ({
    on,
    until_on: pinned[on],
    can: can({
      pin_opening: mayPin(on, cx.viewer, opening, board, cx.now),
      unpin_opening: mayUnpin(on, cx.viewer, pinned[on] !== null, board),
    }),
  }));
}
