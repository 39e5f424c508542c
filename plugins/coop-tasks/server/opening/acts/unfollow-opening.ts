import { schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { unfollow } from "../followers";
import { recordOf } from "../record";
import { lockOpening } from "../rows";
import { OpeningView, viewNow } from "../view";

export const unfollowOpening = write({
  summary: "Takes “Tell me when” back.",
  input: v.strictObject({ opening_id: schema.id }),
  output: OpeningView,
  async run({ opening_id }, cx) {
    const opening = await lockOpening(cx, opening_id);
    if (await unfollow(cx, opening.id)) {
      await recordOf(cx, opening, "opening_unfollowed");
    }
    return viewNow(cx, opening.id);
  },
});
