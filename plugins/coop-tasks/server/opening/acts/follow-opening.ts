import { demand, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { follow } from "../followers";
import { mayFollow } from "../policy";
import { recordOf } from "../record";
import { lockOpening } from "../rows";
import { openingMoves } from "../rules";
import { OpeningView, viewNow } from "../view";

export const followOpening = write({
  summary:
    "“Tell me when”: the caller is told once when the details are there, or of each place that comes free near the day.",
  input: v.strictObject({ opening_id: schema.id }),
  output: OpeningView,
  refuses: { ...openingMoves.refusalsOf("follow_opening"), no_day_to_watch: 409 },
  async run({ opening_id }, cx) {
    const opening = await lockOpening(cx, opening_id);
    demand(mayFollow(cx.viewer, opening, cx.now));
    if (await follow(cx, opening.id)) {
      await recordOf(cx, opening, "opening_followed");
    }
    return viewNow(cx, opening.id);
  },
});
