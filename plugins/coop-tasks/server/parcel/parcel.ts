/** Copies that somebody ordered: to be sent, then sent, or not any more. */
import type { Selectable } from "kysely";
import type { Opening } from "../opening/opening";
import type { ParcelsTable } from "../tables";

/** `over`: it cannot be sent any more. */
export const PARCEL_STATES = ["ordered", "sent", "declined", "taken_back", "over"] as const;
export const PARCEL_WAYS = ["post", "other"] as const;

export type ParcelState = (typeof PARCEL_STATES)[number];
export type ParcelWay = (typeof PARCEL_WAYS)[number];
export type Parcel = Selectable<ParcelsTable>;

type Stock = Pick<Opening, "answered_by" | "copies_stock" | "copies_ordered">;

/** How many are there to be ordered; null where there is no limit. */
export const copiesLeft = ({ answered_by, copies_stock, copies_ordered }: Stock): number | null =>
  answered_by !== "copies" || copies_stock === null ? null : Math.max(0, copies_stock - copies_ordered);

/** What one order may ask for; null where there is no limit. */
export function mostInOne(opening: Stock & Pick<Opening, "copies_most">): number | null {
  const limits = [opening.copies_most, copiesLeft(opening)].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** Why it cannot be sent any more; a code in the fact. */
export type OverReason =
  | "withdrawn"
  | "hidden"
  | "deleted"
  | "moved"
  | "unsent"
  | "access_ended"
  | "account_removed"
  | "accounts_merged"
  | "category_removed";
