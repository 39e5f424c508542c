import type { Viewer } from "coop-core/server";
import { checkMoves } from "../../../../test/moves";
import { mayDisownParcel } from "../given/policy";
import { PARCEL_STATES, type ParcelState } from "./parcel";
import { mayDeclineParcel, maySend, mayShareParcel, mayTakeBackParcel } from "./policy";
import { parcelMoves } from "./rules";

const RECIPIENT = { id: 1, kind: "person", silenced: false } as unknown as Viewer;
const CONTACT = { ...RECIPIENT, id: 2 };
const opening = { contact_user_id: CONTACT.id };
const parcel = (state: ParcelState) => ({ user_id: RECIPIENT.id, state, details_for: 3 });
const NEVER_SENT = {
  declined: "parcel_declined",
  taken_back: "parcel_taken_back",
  over: "parcel_over",
} as const;
const UNTIL_SENT = { sent: "parcel_sent", ...NEVER_SENT } as const;

checkMoves({
  moves: parcelMoves,
  states: PARCEL_STATES,
  expected: {
    send_parcel: UNTIL_SENT,
    decline_parcel: UNTIL_SENT,
    take_back_parcel: UNTIL_SENT,
    share_parcel: UNTIL_SENT,
    disown_given: { ordered: "not_yet_given", ...NEVER_SENT },
  },
  policies: {
    send_parcel: (state) => maySend(CONTACT, parcel(state), opening),
    decline_parcel: (state) => mayDeclineParcel(CONTACT, parcel(state), opening),
    take_back_parcel: (state) => mayTakeBackParcel(RECIPIENT, parcel(state)),
    share_parcel: (state) => mayShareParcel(RECIPIENT, parcel(state), opening),
    disown_given: (state) => mayDisownParcel(RECIPIENT, { ...parcel(state), disowned: false }),
  },
});
