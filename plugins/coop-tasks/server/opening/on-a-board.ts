/** Putting an opening on a board, by making it there or by moving it there. */
import {
  demand,
  forgetNotices,
  moveFlags,
  nameOf,
  notFound,
  seesCategory,
  type Cx,
  type Viewer,
} from "coop-core/server";
import { sql } from "kysely";
import { endApplications } from "../application/end";
import { askedOn } from "../application/rows";
import { endClaims } from "../claim/end";
import { handoversOn } from "../handover/rows";
import type { TasksDatabase } from "../tables";
import { endLine } from "../waiting/end";
import { lineOf } from "../waiting/rows";
import { endEntries } from "../entry/end";
import { entriesOn } from "../entry/rows";
import { endParcels } from "../parcel/end";
import { orderedOn } from "../parcel/rows";
import { endThings } from "../thing/end";
import { unfiledOn } from "../thing/rows";
import { moveTexts } from "./flaggable-part";
import { tell } from "./changed";
import { dropPins } from "../pin/rows";
import { mayMake, type Judged } from "./policy";
import { recordOf } from "./record";
import { holdersOf, whoDoNotSee } from "./rows";

type TasksCx = Cx<TasksDatabase, Viewer>;

/** A board that is not seen is not there (404); one where the viewer starts no topics refuses (403). */
export async function demandBoard(cx: TasksCx, categoryId: number): Promise<void> {
  const seen = await cx.db
    .selectFrom("categories")
    .select("id")
    .where("id", "=", categoryId)
    .where(seesCategory(cx.viewer, sql.ref("categories.id")))
    .executeTakeFirst();
  if (!seen) {
    throw notFound();
  }
  demand(mayMake(cx.viewer, categoryId));
}

/** Whoever goes on looking after it on the new board, or null where that is nobody any more. */
export async function contactThere(cx: TasksCx, categoryId: number, contactId: number | null): Promise<number | null> {
  const outside = contactId === null ? null : await whoDoNotSee(cx, [contactId], categoryId);
  return outside?.size === 0 ? contactId : null;
}

/**
 * Whoever does not see the new board is let go, kindly and without its name: a
 * promise that cannot be found cannot be kept, and nobody waits for what they
 * cannot see. What was told of it before, with its title, is taken back. The
 * opening's row is locked and on the new board.
 * @param opening as it was before
 */
export async function leaveBoard(cx: TasksCx, opening: Judged, categoryId: number): Promise<void> {
  await dropPins(cx, opening.id, "circles");
  await forgetNotices(cx, { path: `/board/${opening.id}` });
  await moveFlags(cx, "opening", opening.id, categoryId);
  for (const note of await handoversOn(cx, opening.id)) {
    await moveFlags(cx, "handover", note.id, categoryId);
  }
  await moveTexts(cx, opening.id, categoryId);
  const holders = await holdersOf(cx, opening.id);
  const line = await lineOf(cx, opening.id);
  const givers = await unfiledOn(cx, opening.id);
  const outside = await whoDoNotSee(
    cx,
    [
      ...holders,
      ...line,
      ...(await askedOn(cx, opening.id)),
      ...(await orderedOn(cx, opening.id)),
      ...(await entriesOn(cx, opening.id)),
      ...givers,
    ].map(({ user_id }) => user_id),
    categoryId
  );
  const letGo = holders.filter(({ user_id }) => outside.has(user_id));
  await endLine(cx, opening, "moved", { only: outside, unnamed: true });
  await endApplications(cx, opening, "moved", { only: outside, unnamed: true });
  await endParcels(cx, opening, "moved", { only: outside, unnamed: true });
  await endEntries(cx, opening, "moved", outside);
  await endThings(
    cx,
    opening,
    givers.flatMap(({ user_id }) => (outside.has(user_id) ? [user_id] : []))
  );
  await endClaims(cx, opening, letGo, "released", "moved");
  await recordOf(cx, { id: opening.id, category_id: categoryId }, "opening_moved");
  await tell(cx, opening, "withdrawn", {
    key: `moved:${opening.id}:${opening.version + 1}`,
    user_ids: letGo.map(({ user_id }) => user_id),
    values: { name: nameOf(cx, cx.viewer) },
    unnamed: true,
  });
}
