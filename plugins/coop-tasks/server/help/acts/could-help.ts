import { demand, moderated, nameOf, schema, TEXT_REFUSALS } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { ContactInput } from "../../claim/contact";
import { changed, keepInTime, tellSeers } from "../changed";
import { mayCouldHelp } from "../policy";
import { insertHelp } from "../rows";
import { isTeamThere } from "../team";

export const couldHelp = write({
  summary: "A member says “I could …” to the solidarity team, and how they would like to be answered.",
  input: v.strictObject({ words: v.pipe(schema.text(1000), v.minLength(1)), contact: ContactInput }),
  output: v.object({ told: v.literal(true) }),
  refuses: { nobody_sees_help: 409, ...TEXT_REFUSALS },
  limits: { person: [5, 24 * 3600] },
  async run({ words, contact }, cx) {
    demand(mayCouldHelp(cx.viewer, await isTeamThere(cx)));
    const checked = await moderated(cx, { words, phone: contact.way === "phone" ? contact.detail : null });
    const help = await insertHelp(cx, {
      ...checked,
      from_member: true,
      user_id: cx.viewer.id,
      name: nameOf(cx, cx.viewer),
      email: contact.way === "email" ? contact.detail : null,
      opening_id: null,
      for_user_id: null,
      state: "open",
      created_at: cx.now,
      confirmed_at: cx.now,
    });
    await keepInTime(cx, help);
    await changed(cx, help, undefined, "confirmed");
    await tellSeers(cx, help, undefined, "help_offered");
    return { told: true as const };
  },
});
