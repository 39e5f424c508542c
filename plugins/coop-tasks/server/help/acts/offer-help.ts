import { demand, moderated, schema, TEXT_REFUSALS } from "coop-core/server";
import * as v from "valibot";
import { publicWrite } from "../../acts";
import { findOpening } from "../../opening/rows";
import { answerMoves } from "../../opening/rules";
import { keepInTime } from "../changed";
import { circumstances } from "../circumstances";
import { writeTo } from "../letters";
import { countEmail } from "../mailbox";
import { HELP_POLICY_REFUSALS, mayOffer } from "../policy";
import { insertHelp } from "../rows";
import { helpingMoves } from "../rules";

export const offerHelp = publicWrite({
  summary:
    "Offers help without an account, on an opening or on none. Counts once the link in an e-mail was followed; the answer never tells whether the address is known.",
  input: v.strictObject({
    /** Null: "I could …", for the solidarity team. */
    opening_id: v.optional(v.nullable(schema.id), null),
    name: schema.line(80),
    email: schema.email,
    /** For whoever would rather be called. */
    phone: v.optional(v.nullable(schema.line(60)), null),
    words: v.optional(schema.text(1000), ""),
    /** The team may see it where the contact person no longer looks after the opening. */
    team_may: v.optional(schema.flag, false),
  }),
  output: v.object({ confirm_by_mail: v.literal(true) }),
  refuses: {
    ...HELP_POLICY_REFUSALS,
    ...helpingMoves.refusalsOf("offer_help"),
    ...answerMoves.refusalsOf("offer_help"),
    ...TEXT_REFUSALS,
  },
  limits: { visitor: [10, 3600] },
  async run({ opening_id, email, team_may, ...texts }, cx) {
    const opening = opening_id === null ? null : await findOpening(cx, opening_id);
    demand(mayOffer(cx.viewer, opening, await circumstances(cx)));
    const checked = await moderated(cx, texts);
    if (await countEmail(cx, email)) {
      const help = await insertHelp(cx, {
        ...checked,
        opening_id,
        email,
        team_may,
        for_user_id: opening?.contact_user_id ?? null,
        created_at: cx.now,
      });
      await keepInTime(cx, help);
      await writeTo(cx, help, "confirm");
    }
    return { confirm_by_mail: true as const };
  },
});
