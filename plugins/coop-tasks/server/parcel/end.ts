/** An order comes to its end: sent, or not any more. Its copies are there for others then, and its address goes. */
import { publishWaits, record, schedule, type Cx } from "coop-core/server";
import { tell, touch } from "../opening/changed";
import type { Opening } from "../opening/opening";
import type { TasksDatabase } from "../tables";
import type { OverReason, Parcel, ParcelState } from "./parcel";
import { lockAnyParcel, orderedOn, updateParcels } from "./rows";

type TasksCx = Cx<TasksDatabase>;
type JobCx = Cx<TasksDatabase, null>;
type On = Pick<Opening, "id" | "title" | "category_id" | "topic_id" | "contact_user_id">;

/** Days for which an address is kept after the copies were sent, as with contacts, and how long one waits to be used. */
const DAYS_KEPT = 30;
const DAYS_UNSENT = 90;
const DAY = 86_400_000;
const NO_ADDRESS = { details: null, details_for: null } as const;

const after = (at: string, days: number): string => new Date(Date.parse(at) + days * DAY).toISOString();

/** A fact of its own: whoever reads what happened to an opening does not learn who ordered what. */
export const recordParcel = (
  cx: TasksCx,
  kind: `parcel_${ParcelState | "shared" | "disowned"}`,
  { id, user_id, opening_id, copies }: Pick<Parcel, "id" | "user_id" | "opening_id" | "copies">,
  data: Record<string, string | number> = {}
): Promise<number> =>
  record(cx, {
    kind,
    subject_kind: "parcel",
    subject_id: id,
    data: { opening_id, copies, ...data },
    people: [{ user_id, part: "recipient" }],
  });

export const scheduleEnd = (cx: TasksCx, { id, ordered_at }: Pick<Parcel, "id" | "ordered_at">): Promise<void> =>
  schedule(cx, {
    kind: "parcel_ends",
    key: `tasks:parcel-ends:${id}`,
    at: after(ordered_at, DAYS_UNSENT),
    data: { parcel_id: id },
  });

/** By whoever ordered, or whoever sends. The opening's row is locked. */
export async function endParcel(
  cx: TasksCx,
  parcel: Parcel,
  state: Extract<ParcelState, "sent" | "declined" | "taken_back">
): Promise<void> {
  await updateParcels(cx, [parcel.id], { state, ended_at: cx.now, ...(state !== "sent" && NO_ADDRESS) });
  await recordParcel(cx, `parcel_${state}`, parcel);
  if (state === "sent") {
    await schedule(cx, {
      kind: "purge_parcel",
      key: `tasks:purge-parcel:${parcel.id}`,
      at: after(cx.now, DAYS_KEPT),
      data: { parcel_id: parcel.id },
    });
  }
}

/**
 * Nobody sends these any more: whoever ordered is told so once. The opening's row is locked.
 * @param unnamed the text should not stand, so it is not repeated
 */
export async function endParcels(
  cx: TasksCx,
  opening: On,
  reason: OverReason,
  { only, unnamed = false }: { only?: ReadonlySet<number>; unnamed?: boolean } = {}
): Promise<void> {
  const ended = (await orderedOn(cx, opening.id)).filter(({ user_id }) => only?.has(user_id) ?? true);
  await updateParcels(
    cx,
    ended.map(({ id }) => id),
    { state: "over", ended_at: cx.now, ...NO_ADDRESS }
  );
  for (const parcel of ended) {
    await recordParcel(cx, "parcel_over", parcel, { reason });
  }
  await tell(cx, opening, "parcel_over", {
    key: `parcel-over:${opening.id}:${ended[0]?.id}`,
    user_ids: ended.map(({ user_id }) => user_id),
    actor_id: null,
    unnamed,
  });
  publishWaits(cx, [opening.contact_user_id, ...ended.map(({ user_id }) => user_id)]);
}

/** Nobody has sent it for months. */
export async function parcelEnds({ parcel_id }: { parcel_id: number }, cx: JobCx): Promise<void> {
  const found = await lockAnyParcel(cx, parcel_id);
  if (found?.parcel.state === "ordered") {
    await endParcels(cx, found.opening, "unsent", { only: new Set([found.parcel.user_id]) });
    await touch(cx, found.opening);
  }
}

export const purgeParcel = ({ parcel_id }: { parcel_id: number }, cx: JobCx): Promise<void> =>
  updateParcels(cx, [parcel_id], NO_ADDRESS);
