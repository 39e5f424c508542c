/** In the form of an opening: where things that are handed in are filed, for whoever reads there. */
import { schema, wrongField, type Viewer } from "coop-core/server";
import * as v from "valibot";
import type { OpeningForm } from "../opening/form";
import { mayMake } from "../opening/policy";
import { demandNoPlaces } from "../report/form";

export const FiledInForm = {
  filed_in: v.optional(v.nullable(schema.forumId), null),
  /** A topic of that category in which all of it is collected, reply by reply; each is a topic of its own without. */
  filed_under: v.optional(v.nullable(schema.forumId), null),
};

/** 422 codes of the field, which comes with them. */
export const FILED_IN_REFUSALS = { cannot_file_there: 422, no_such_topic: 422 } as const;

/** @throws Refusal 422 with the field */
export function filedIn(viewer: Viewer | null, form: OpeningForm): number | null {
  if (form.answered_by !== "hand_in") {
    return null;
  }
  demandNoPlaces(form);
  if (form.filed_in !== null && !mayMake(viewer, form.filed_in).ok) {
    throw wrongField("filed_in", "cannot_file_there");
  }
  return form.filed_in;
}
