/** What is between two people: whoever claims, asks, orders or hands in, and the contact person. Staff have no special sight. */
import { no, notFound, yes, type Verdict, type Viewer } from "coop-core/server";
import { sql } from "kysely";
import type { Opening } from "./opening";

type LookedAfter = Pick<Opening, "contact_user_id">;

export const isContactPerson = (viewer: Viewer | null, { contact_user_id }: LookedAfter): boolean =>
  viewer !== null && viewer.id === contact_user_id;

export const mayAsContactPerson = (viewer: Viewer, opening: LookedAfter): Verdict =>
  isContactPerson(viewer, opening) ? yes : no(403, "only_the_contact_person");

/** Whoever is asked about it: the contact person, or where there is none whoever made it. */
export const keeperOf = ({ contact_user_id, created_by }: Pick<Opening, "contact_user_id" | "created_by">) =>
  contact_user_id ?? created_by;

/** The same in SQL; the opening is `o` in the query around it. */
export const keeper = sql<number | null>`coalesce(o.contact_user_id, o.created_by)`;

/** @throws Refusal 404 for everybody but whose it is and the contact person */
export function demandSight(viewer: Viewer, { user_id }: { user_id: number | null }, opening: LookedAfter): void {
  if (viewer.id !== user_id && !isContactPerson(viewer, opening)) {
    throw notFound();
  }
}
