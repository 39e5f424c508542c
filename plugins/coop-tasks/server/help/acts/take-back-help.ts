import { schema } from "coop-core/server";
import * as v from "valibot";
import { publicWrite } from "../../acts";
import { changed, tellSeers } from "../changed";
import { deleteHelp } from "../rows";
import { lockOwnHelp } from "../seen";

export const takeBackHelp = publicWrite({
  summary:
    "Takes an offer of help back, by the link that was sent or by the account it belongs to; nothing of it stays.",
  input: v.strictObject({ help_id: schema.id, token: v.optional(v.nullable(schema.line(200)), null) }),
  output: v.object({ taken_back: v.literal(true) }),
  async run({ help_id, token }, cx) {
    const { help, opening } = await lockOwnHelp(cx, help_id, token);
    await deleteHelp(cx, help.id);
    if (help.state !== "unconfirmed") {
      await changed(cx, help, opening, "taken_back");
      if (help.state !== "declined") {
        await tellSeers(cx, help, opening, "help_taken_back");
      }
    }
    return { taken_back: true as const };
  },
});
