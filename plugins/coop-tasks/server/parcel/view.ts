/** What is seen of orders: how many copies are left; one's own, and by whoever sends them all of them. */
import { can, Person, type Cx } from "coop-core/server";
import * as v from "valibot";
import { isContactPerson } from "../opening/contact-person";
import { Can } from "../opening/can";
import { looksAfter, type Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import { copiesLeft, mostInOne, PARCEL_STATES, PARCEL_WAYS, type Parcel } from "./parcel";
import { isAskedForDetails, mayDeclineParcel, maySend, mayShareParcel, mayTakeBackParcel, seesDetails } from "./policy";
import { nameOfGroup, parcelsOn } from "./rows";

const SHOWN = 60;

export const CopiesView = v.object({
  /** How many there were; for those who look after it. */
  stock: v.nullable(v.number()),
  left: v.nullable(v.number()),
  /** How many one order may ask for. */
  most: v.nullable(v.number()),
  most_in_one: v.nullable(v.number()),
  /** Who comes first, until when; the group's id for those who look after it. */
  first_group_id: v.nullable(v.number()),
  first_group: v.nullable(v.string()),
  others_from: v.nullable(v.string()),
  others_from_zone: v.nullable(v.string()),
});

export const ParcelView = v.object({
  id: v.number(),
  state: v.picklist(PARCEL_STATES),
  person: v.nullable(Person),
  copies: v.number(),
  way: v.picklist(PARCEL_WAYS),
  /** Null for whoever may not see it, and after it was purged. */
  details: v.nullable(v.string()),
  /** Whoever looks after it now is to be shown it by whoever ordered. */
  details_asked: v.boolean(),
  ordered_at: v.string(),
  ended_at: v.nullable(v.string()),
  can: v.object({ send_parcel: Can, decline_parcel: Can, take_back_parcel: Can, share_parcel: Can }),
});

/** All that the viewer may see: the sender's, or one's own. */
export const readParcels = async (cx: Cx<TasksDatabase>, opening: Judged): Promise<Parcel[]> =>
  cx.viewer === null ? [] : parcelsOn(cx, opening.id, isContactPerson(cx.viewer, opening) ? null : cx.viewer.id, SHOWN);

export async function viewCopies(
  cx: Cx<TasksDatabase>,
  opening: Judged
): Promise<v.InferOutput<typeof CopiesView> | null> {
  if (opening.answered_by !== "copies") {
    return null;
  }
  const { first_group_id, others_from, others_from_zone } = opening;
  const keeps = looksAfter(cx.viewer, opening);
  return {
    stock: keeps ? opening.copies_stock : null,
    left: copiesLeft(opening),
    most: opening.copies_most,
    most_in_one: mostInOne(opening),
    first_group_id: keeps ? first_group_id : null,
    first_group: first_group_id === null ? null : await nameOfGroup(cx, first_group_id),
    ...{ others_from, others_from_zone },
  };
}

export const viewParcels = (
  { viewer }: Cx<TasksDatabase>,
  opening: Judged,
  parcels: readonly Parcel[],
  people: ReadonlyMap<number, Person>
): v.InferOutput<typeof ParcelView>[] =>
  parcels.map((parcel) => ({
    id: parcel.id,
    state: parcel.state,
    person: people.get(parcel.user_id) ?? null,
    copies: parcel.copies,
    way: parcel.way,
    details: seesDetails(viewer!, parcel, opening) ? parcel.details : null,
    details_asked: isAskedForDetails(parcel, opening),
    ordered_at: parcel.ordered_at,
    ended_at: parcel.ended_at,
    can: can({
      send_parcel: maySend(viewer!, parcel, opening),
      decline_parcel: mayDeclineParcel(viewer!, parcel, opening),
      take_back_parcel: mayTakeBackParcel(viewer!, parcel),
      share_parcel: mayShareParcel(viewer!, parcel, opening),
    }),
  }));
