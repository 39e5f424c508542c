/** A thing that somebody handed in: thanked for, and filed, or taken back before that. */
import type { Selectable } from "kysely";
import type { ThingsTable } from "../tables";

/** `filing`: its topic is on its way. `with_staff`: the forum's staff look at it first. */
export const THING_STATES = ["handed_in", "thanked", "filing", "with_staff", "filed", "taken_back"] as const;
/** What others may do with it: share it if they say whose it is; the same in turn; anything; ask before. */
export const LICENCES = ["cc_by", "cc_by_sa", "cc0", "ask_first"] as const;

export type ThingState = (typeof THING_STATES)[number];
export type Licence = (typeof LICENCES)[number];
export type Thing = Selectable<ThingsTable>;

/** It stands, and no topic of it is on its way: that has flags of its own. */
export const mayBeFlagged = ({ state }: Pick<Thing, "state">): boolean => state === "handed_in" || state === "thanked";
