/** A thing is taken back: its texts are gone, and with a person's last one they are not counted any more. */
import { publishWaits, record, type Cx } from "coop-core/server";
import { endClaim } from "../claim/end";
import { NO_FILE, thingFiles } from "../file/file";
import { tell } from "../opening/changed";
import { endFromOutside } from "../opening/from-outside";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import { unmakeFilings } from "./order-filing";
import { claimById, claimOfThings, everyUnfiled, fileAgain, updateThing, updateUnfiled, type Filing } from "./rows";
import type { Thing } from "./thing";

type TasksCx = Cx<TasksDatabase>;

const BLANK = {
  state: "taken_back",
  title: null,
  link: null,
  words: null,
  credit: null,
  ...NO_FILE,
} as const;

export const recordThing = (
  cx: TasksCx,
  kind: `thing_${"handed_in" | "thanked" | "filed" | "not_filed" | "taken_back"}`,
  { id, user_id, opening_id }: Pick<Thing, "id" | "user_id" | "opening_id">
): Promise<number> =>
  record(cx, {
    kind,
    subject_kind: "thing",
    subject_id: id,
    data: { opening_id },
    people: [{ user_id, part: "giver" }],
  });

/** Its file, and what was filed of it and waits with staff. */
async function forget(cx: TasksCx, blanked: readonly Filing[]): Promise<void> {
  await thingFiles.letGo(
    cx,
    blanked.map(({ id }) => id)
  );
  await unmakeFilings(
    cx,
    blanked.filter(({ filings }) => filings > 0)
  );
}

/** The opening's row is locked. */
export async function takeBackThing(
  cx: TasksCx,
  opening: Judged,
  thing: Thing,
  reason: "by_claimant" | "taken_down" = "by_claimant"
): Promise<void> {
  await updateThing(cx, thing.id, BLANK);
  await forget(cx, [thing]);
  await recordThing(cx, "thing_taken_back", thing);
  const stands = await claimById(cx, thing.claim_id);
  if (stands?.state === "done" && !(await claimOfThings(cx, opening.id, thing.user_id))) {
    await endClaim(cx, opening, stands, "released", reason);
  }
}

/** The opening is deleted with all that was handed in; that somebody has given something stays. */
export const forgetThings = async (cx: TasksCx, opening_id: number): Promise<void> =>
  forget(cx, await updateUnfiled(cx, { opening_id }, BLANK));

/**
 * Of people who do not see the board any more and could not take them back, who are
 * told without its title. That they have given something stays. The opening's row is locked.
 */
export async function endThings(cx: TasksCx, opening: Judged, user_ids: readonly number[]): Promise<void> {
  if (user_ids.length === 0) {
    return;
  }
  const ended = await updateUnfiled(cx, { opening_id: opening.id, user_ids }, BLANK);
  await forget(cx, ended);
  await tell(cx, opening, "thing_over", {
    key: `thing-over:${opening.id}:${ended[0]?.id}`,
    user_ids: ended.length > 0 ? user_ids : [],
    actor_id: null,
    unnamed: true,
  });
  publishWaits(cx, [opening.contact_user_id]);
}

/** Once a day: what is of people who see a board no more is seen by nobody there. */
export async function reconcileThings(cx: Cx<TasksDatabase, null>): Promise<void> {
  await endFromOutside(cx, everyUnfiled(cx), (opening, _, user_ids) => endThings(cx, opening, [...user_ids]));
}

/** Nobody sees it any more, so nobody could take it back. */
export const forgetThingsIn = async (cx: TasksCx, category_id: number): Promise<void> =>
  forget(cx, await updateUnfiled(cx, { category_id }, BLANK));

/** An account that goes takes its texts along; what is filed is a topic, and the forum's own. */
export async function giverRemoved(cx: TasksCx, user_id: number): Promise<void> {
  await forget(cx, await updateUnfiled(cx, { user_id }, BLANK));
  await fileAgain(cx, user_id);
}
