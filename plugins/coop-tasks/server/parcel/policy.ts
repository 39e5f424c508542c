/** Who may order copies, who sees where they go, and who sends them. */
import { allOf, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { isContactPerson, mayAsContactPerson } from "../opening/contact-person";
import { standing, type Opening } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { answerMoves, openingMoves } from "../opening/rules";
import type { Parcel } from "./parcel";
import { parcelMoves, type ParcelAct } from "./rules";

/** Codes of these policies, with what they are refused with. */
export const ORDER_REFUSALS = {
  already_held: 409,
  already_ordered: 409,
  members_first: 409,
  nobody_sends: 409,
  yours_to_send: 409,
} as const;
export const PARCEL_POLICY_REFUSALS = { only_the_contact_person: 403, not_your_order: 403 } as const;

type Owned = Pick<Parcel, "user_id" | "state">;
type LookedAfter = Pick<Opening, "contact_user_id">;

/** Those of one group come first, until a day. */
const isTheirTurn = (viewer: Viewer | null, opening: Judged, now: string): Verdict =>
  opening.first_group_id === null ||
  Date.parse(opening.others_from_at!) <= Date.parse(now) ||
  viewer?.group_ids.includes(opening.first_group_id)
    ? yes
    : no(409, "members_first", { from: opening.others_from! });

/** @param own whether the viewer holds a place that was to be taken before, and waits for copies already */
export const mayOrder = (
  viewer: Viewer | null,
  opening: Judged,
  own: { holds: boolean; waits: boolean },
  now: string
): Verdict =>
  allOf(
    own.holds ? no(409, "already_held") : yes,
    openingMoves.verdict("order_copies", standing(opening, opening.tally, now)),
    answerMoves.verdict("order_copies", opening.answered_by),
    mayWrite(viewer),
    own.waits ? no(409, "already_ordered") : yes,
    opening.contact_user_id === null ? no(409, "nobody_sends") : yes,
    isContactPerson(viewer, opening) ? no(409, "yours_to_send") : yes,
    isTheirTurn(viewer, opening, now)
  );

/** An address is for whoever it was given to, as long as they look after it. */
export const seesDetails = (
  viewer: Viewer,
  parcel: Pick<Parcel, "user_id" | "details_for">,
  opening: LookedAfter
): boolean => viewer.id === parcel.user_id || (viewer.id === parcel.details_for && isContactPerson(viewer, opening));

/** Somebody else looks after it now than whom the address was given to. */
export const isAskedForDetails = (
  { state, user_id, details_for }: Pick<Parcel, "state" | "user_id" | "details_for">,
  { contact_user_id: contact }: LookedAfter
): boolean => state === "ordered" && contact !== null && contact !== details_for && contact !== user_id;

const sending = (act: ParcelAct, viewer: Viewer, parcel: Owned, opening: LookedAfter): Verdict =>
  allOf(mayWrite(viewer), mayAsContactPerson(viewer, opening), parcelMoves.verdict(act, parcel.state));

export const maySend = (viewer: Viewer, parcel: Owned, opening: LookedAfter): Verdict =>
  sending("send_parcel", viewer, parcel, opening);

export const mayDeclineParcel = (viewer: Viewer, parcel: Owned, opening: LookedAfter): Verdict =>
  sending("decline_parcel", viewer, parcel, opening);

const own = (act: ParcelAct, viewer: Viewer, parcel: Owned): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer.id === parcel.user_id ? yes : no(403, "not_your_order"),
    parcelMoves.verdict(act, parcel.state)
  );

export const mayTakeBackParcel = (viewer: Viewer, parcel: Owned): Verdict => own("take_back_parcel", viewer, parcel);

export const mayShareParcel = (
  viewer: Viewer,
  parcel: Owned & Pick<Parcel, "details_for">,
  opening: LookedAfter
): Verdict =>
  allOf(own("share_parcel", viewer, parcel), isAskedForDetails(parcel, opening) ? yes : no(409, "contact_not_asked"));
