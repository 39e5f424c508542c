/** Every state of an order × every act: the table that policies, acts and tests read. */
import { moves, type MovesRow } from "coop-core/server";
import type { ParcelState } from "./parcel";

/** Each has its sentence under `coop_tasks.refusals`. */
type ParcelRefusal = "parcel_sent" | "parcel_declined" | "parcel_taken_back" | "parcel_over" | "not_yet_given";
export type ParcelAct = "send_parcel" | "decline_parcel" | "take_back_parcel" | "share_parcel" | "disown_given";

const UNTIL_SENT: MovesRow<ParcelState, ParcelRefusal> = {
  ordered: "yes",
  sent: "parcel_sent",
  declined: "parcel_declined",
  taken_back: "parcel_taken_back",
  over: "parcel_over",
};

export const parcelMoves = moves<ParcelAct, ParcelState, ParcelRefusal>({
  send_parcel: UNTIL_SENT,
  decline_parcel: UNTIL_SENT,
  take_back_parcel: UNTIL_SENT,
  share_parcel: UNTIL_SENT,
  disown_given: { ...UNTIL_SENT, ordered: "not_yet_given", sent: "yes" },
});
