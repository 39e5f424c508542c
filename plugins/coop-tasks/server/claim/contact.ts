import { schema } from "coop-core/server";
import * as v from "valibot";

/** How the contact person may reach the claimant: by a message here, or by what is written. */
export const ContactInput = v.variant("way", [
  v.strictObject({ way: v.literal("message") }),
  v.strictObject({ way: v.literal("phone"), detail: schema.line(60) }),
  v.strictObject({ way: v.literal("email"), detail: schema.email }),
]);

/** As the row of a claim, a waiting or an application keeps it. */
export const contactColumns = (contact: v.InferOutput<typeof ContactInput>) => ({
  contact_way: contact.way,
  contact_detail: contact.way === "message" ? null : contact.detail,
});
