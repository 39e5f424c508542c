/** In the form of an opening: how many copies there are, how many go to one, and who comes first. */
import { schema, wrongField, type Cx } from "coop-core/server";
import { Temporal } from "temporal-polyfill";
import * as v from "valibot";
import { demandNoPlaces } from "../report/form";
import type { OpeningForm } from "../opening/form";
import type { TasksDatabase } from "../tables";
import { nameOfGroup } from "./rows";

const copies = (max: number) => v.optional(v.nullable(schema.wholeNumber(1, max)), null);

export const CopiesForm = {
  copies_stock: copies(1_000_000),
  copies_most: copies(100_000),
  /** A group of the forum whose people may order before everybody else. */
  first_group_id: v.optional(v.nullable(schema.forumId), null),
  /** The day from which everybody may. */
  others_from: v.optional(v.nullable(schema.day), null),
  others_from_zone: v.optional(v.nullable(schema.timeZone), null),
};

/** 422 codes of these fields; each comes with the field. */
export const COPIES_FORM_REFUSALS = { others_from_missing: 422, first_group_missing: 422, no_such_group: 422 } as const;

export const NO_COPIES = {
  ...{ copies_stock: null, copies_most: null },
  ...{ first_group_id: null, others_from: null, others_from_zone: null, others_from_at: null },
} as const;

/** @throws Refusal 422 with the field */
export async function copiesColumns(cx: Cx<TasksDatabase>, form: OpeningForm) {
  if (form.answered_by !== "copies") {
    return NO_COPIES;
  }
  demandNoPlaces(form);
  const { copies_stock, copies_most, first_group_id, others_from } = form;
  if (first_group_id === null || others_from === null) {
    if (first_group_id !== null) {
      throw wrongField("others_from", "others_from_missing");
    }
    if (others_from !== null) {
      throw wrongField("first_group_id", "first_group_missing");
    }
    return { ...NO_COPIES, copies_stock, copies_most };
  }
  if ((await nameOfGroup(cx, first_group_id)) === null) {
    throw wrongField("first_group_id", "no_such_group");
  }
  const others_from_zone =
    form.others_from_zone ?? cx.viewer?.time_zone ?? String(cx.context.settings["coop_core_time_zone"]);
  const others_from_at = Temporal.PlainDate.from(others_from).toZonedDateTime(others_from_zone).toInstant().toString();
  return { copies_stock, copies_most, first_group_id, others_from, others_from_zone, others_from_at };
}
