/** What somebody says of their own record. What is not theirs is not there for them. */
import { allOf, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { claimMoves } from "../claim/rules";
import type { Entry } from "../entry/entry";
import { stateAsTold } from "../entry/policy";
import { entryMoves } from "../entry/rules";
import type { Claim, Opening } from "../opening/opening";
import type { Parcel } from "../parcel/parcel";
import { parcelMoves } from "../parcel/rules";

export const DISOWN_REFUSALS = { goes_with_thing: 409, already_disowned: 409 } as const;

const isOwned = ({ disowned }: Pick<Entry | Parcel, "disowned">): Verdict =>
  disowned ? no(409, "already_disowned") : yes;

export const mayChangeGiven = (viewer: Viewer, { state }: Pick<Claim, "state">): Verdict =>
  allOf(mayWrite(viewer), claimMoves.verdict("change_given", state));

/** @param hasThing something stands there that they handed in */
export const mayDisownClaim = (viewer: Viewer, { state }: Pick<Claim, "state">, hasThing: boolean): Verdict =>
  allOf(mayWrite(viewer), claimMoves.verdict("disown_given", state), hasThing ? no(409, "goes_with_thing") : yes);

export const mayDisownEntry = (
  viewer: Viewer,
  entry: Pick<Entry, "state" | "disowned">,
  opening: Pick<Opening, "choice_told_at">
): Verdict => allOf(mayWrite(viewer), entryMoves.verdict("disown_given", stateAsTold(entry, opening)), isOwned(entry));

export const mayDisownParcel = (viewer: Viewer, parcel: Pick<Parcel, "state" | "disowned">): Verdict =>
  allOf(mayWrite(viewer), parcelMoves.verdict("disown_given", parcel.state), isOwned(parcel));
