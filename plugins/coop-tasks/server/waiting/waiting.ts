/** What it is to wait for a place: in line, then asked, then one of several ends. */
import type { Selectable } from "kysely";
import type { WaitingTable } from "../tables";

/** `over`: there is nothing left to wait for. */
export const WAITING_STATES = ["waiting", "offered", "taken", "passed", "lapsed", "left", "over"] as const;
export type WaitingState = (typeof WAITING_STATES)[number];

export type Waiting = Selectable<WaitingTable>;

/** Why there is nothing left to wait for; a code in the fact. */
export type OverReason =
  | "withdrawn"
  | "hidden"
  | "deleted"
  | "moved"
  | "signing_up_elsewhere"
  | "ended"
  | "access_ended"
  | "account_removed"
  | "accounts_merged"
  | "category_removed";

/**
 * The state as it is now: an offer is over at its end, even where no job has said so yet.
 * @param now ISO 8601
 */
export const stateAt = (
  { state, offer_ends_at }: Pick<Waiting, "state" | "offer_ends_at">,
  now: string
): WaitingState => (state === "offered" && Date.parse(offer_ends_at!) <= Date.parse(now) ? "lapsed" : state);
