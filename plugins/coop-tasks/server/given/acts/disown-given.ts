import { nameOf, schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { claimMoves } from "../../claim/rules";
import { entryMoves } from "../../entry/rules";
import { tell, touch } from "../../opening/changed";
import { parcelMoves } from "../../parcel/rules";
import { disown } from "../disown";
import { DISOWN_REFUSALS } from "../policy";
import { SOURCES } from "../sources";

export const disownGiven = write({
  summary: "“That was not me”: it leaves the caller's record at once, and whoever looks after it is told.",
  input: v.strictObject({ source: v.picklist(SOURCES), id: schema.id }),
  output: v.object({ source: v.picklist(SOURCES), id: v.number() }),
  refuses: {
    ...claimMoves.refusalsOf("disown_given"),
    ...entryMoves.refusalsOf("disown_given"),
    ...parcelMoves.refusalsOf("disown_given"),
    ...DISOWN_REFUSALS,
  },
  async run({ source, id }, cx) {
    const opening = await disown[source](cx, id);
    await touch(cx, opening);
    if (opening.contact_user_id !== cx.viewer.id) {
      await tell(cx, opening, "disowned", {
        key: `disowned:${source}:${id}:${opening.revision}`,
        user_ids: [opening.contact_user_id],
        values: { name: nameOf(cx, cx.viewer) },
      });
    }
    return { source, id };
  },
});
