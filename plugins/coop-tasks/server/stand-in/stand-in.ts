/** Somebody is asked to stand in for somebody who holds a place. */
import type { Selectable } from "kysely";
import type { StandInsTable } from "../tables";

/** `over`: the place is not to be had that way any more. */
export const STAND_IN_STATES = ["asked", "taken", "declined", "taken_back", "over"] as const;
export type StandInState = (typeof STAND_IN_STATES)[number];

export type StandIn = Selectable<StandInsTable>;
