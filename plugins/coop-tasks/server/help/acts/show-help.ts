import { notFound, schema } from "coop-core/server";
import * as v from "valibot";
import { publicRead } from "../../acts";
import { isPast } from "../help";
import { demandThere, findHelp } from "../rows";
import { isTokenOf } from "../token";
import { OwnHelp, viewOwnHelp } from "../view";

export const showHelp = publicRead({
  summary:
    "What the link in an e-mail leads to: an offer of help, to be confirmed or taken back. Reading it confirms nothing.",
  input: v.strictObject({ help_id: schema.id, token: schema.line(200) }),
  output: OwnHelp,
  async run({ help_id, token }, cx) {
    const help = demandThere(await findHelp(cx, help_id));
    if (help.state === "over" || isPast(help, cx.now) || !(await isTokenOf(cx, help, token))) {
      throw notFound();
    }
    return viewOwnHelp(cx, help);
  },
});
