/** "I did it" in the form of an opening: whom it counts once for, and that there is no number of places. */
import { wrongField } from "coop-core/server";
import * as v from "valibot";
import { ONCE_FOR, type AnsweredBy, type Kind, type OnceFor } from "../opening/opening";

export const ReportForm = { once_for: v.optional(v.nullable(v.picklist(ONCE_FOR)), null) };

/** 422 codes of these fields; each comes with the field. */
export const REPORT_FORM_REFUSALS = { without_limit: 422, roles_are_held: 422 } as const;

interface Given {
  kind: Kind;
  answered_by: AnsweredBy;
  once_for: OnceFor | null;
  seats: number | null;
  minimum: number | null;
  seat_kinds: readonly unknown[];
}

/**
 * Where nobody takes a place there is no number of them, and it is done once.
 * @throws Refusal 422 with the field
 */
export function demandNoPlaces({ kind, seats, minimum, seat_kinds }: Omit<Given, "answered_by" | "once_for">): void {
  if (kind === "role") {
    throw wrongField("answered_by", "roles_are_held");
  }
  if (seats !== null || minimum !== null || seat_kinds.length > 0) {
    throw wrongField(seat_kinds.length > 0 ? "seat_kinds" : seats === null ? "minimum" : "seats", "without_limit");
  }
}

/** @throws Refusal 422 with the field */
export function onceFor(form: Given): OnceFor | null {
  if (form.answered_by !== "report") {
    return null;
  }
  demandNoPlaces(form);
  return form.once_for ?? "person";
}
