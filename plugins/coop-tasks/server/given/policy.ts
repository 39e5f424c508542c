/** What somebody says of their own record. What is not theirs is not there for them. */
import { allOf, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { claimMoves } from "../claim/rules";
import type { Claim } from "../opening/opening";

export const DISOWN_REFUSALS = { goes_with_thing: 409 } as const;

type Given = Pick<Claim, "state">;

export const mayChangeGiven = (viewer: Viewer, claim: Given): Verdict =>
  allOf(mayWrite(viewer), claimMoves.verdict("change_given", claim.state));

/** @param hasThing something stands there that they handed in */
export const mayDisown = (viewer: Viewer, claim: Given, hasThing: boolean): Verdict =>
  allOf(mayWrite(viewer), claimMoves.verdict("disown_given", claim.state), hasThing ? no(409, "goes_with_thing") : yes);
