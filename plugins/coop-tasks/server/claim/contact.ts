import { schema } from "coop-core/server";
import * as v from "valibot";

/** How the contact person may reach the claimant: by a message here, or by what is written. */
export const ContactInput = v.variant("way", [
  v.strictObject({ way: v.literal("message") }),
  v.strictObject({ way: v.literal("phone"), detail: schema.line(60) }),
  v.strictObject({ way: v.literal("email"), detail: v.pipe(schema.line(200), v.email()) }),
]);
