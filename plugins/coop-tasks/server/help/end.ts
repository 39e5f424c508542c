/** How an offer ends: in its time, with the person it was for, or with the account that it became part of. */
import type { Cx } from "coop-core/server";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import { changed, keepInTime, tellSeers } from "./changed";
import { isPast, isStranded, type Help, type OverBecause } from "./help";
import { writeLast, writeTo } from "./letters";
import { tellMember } from "./member";
import { deleteHelp, helpForOnePerson, lockHelp, updateHelp } from "./rows";
import { isTeamThere } from "./team";

type TasksCx = Cx<TasksDatabase>;
type JobCx = Cx<TasksDatabase, null>;

/** With a kind letter to whoever waits for an answer or was promised one; it is gone once that is written. */
async function endKindly(cx: TasksCx, help: Help, opening: Judged | undefined, because: OverBecause): Promise<void> {
  if (help.state === "unconfirmed" || help.state === "declined") {
    return deleteHelp(cx, help.id);
  }
  if (help.from_member) {
    await deleteHelp(cx, help.id);
    await changed(cx, help, opening, "over", { because });
    return tellMember(cx, help, because);
  }
  await changed(cx, await updateHelp(cx, help.id, { state: "over", over_because: because }), opening, "over", {
    because,
  });
  await writeLast(cx, help, because);
}

/** The letter has been written: nothing is left to keep. */
export const helpOver = ({ help_id }: { help_id: number }, _result: unknown, cx: JobCx): Promise<void> =>
  deleteHelp(cx, help_id);

/** Its time is over, unless something happened to it meanwhile. */
export async function helpEnds({ help_id }: { help_id: number }, cx: JobCx): Promise<void> {
  const found = await lockHelp(cx, help_id);
  if (!found || found.help.state === "over" || !isPast(found.help, cx.now)) {
    return;
  }
  const { help, opening } = found;
  if (help.state === "open") {
    return endKindly(cx, help, opening, "unanswered");
  }
  await deleteHelp(cx, help.id);
  if (help.state !== "unconfirmed") {
    await changed(cx, help, opening, "purged");
  }
}

/** The team goes on where the person agreed to that. */
export async function passToTeam(cx: TasksCx, help: Help, opening: Judged | undefined): Promise<Help> {
  const passed = await updateHelp(cx, help.id, { for_user_id: null });
  if (help.state !== "unconfirmed" && help.state !== "declined") {
    await changed(cx, passed, opening, "passed_on");
    await tellSeers(cx, passed, opening, "help_offered");
    await writeTo(cx, help, "passed_on");
  }
  return passed;
}

/**
 * Whoever looks after an opening has changed, or it is gone: what was offered to
 * one person alone goes to the team or ends. The opening's row is locked.
 */
export async function settleHelp(cx: TasksCx, opening: Judged): Promise<void> {
  const stranded = (await helpForOnePerson(cx, opening.id)).filter((help) => isStranded(help, opening));
  const team = stranded.length > 0 && (await isTeamThere(cx));
  const because = opening.withdrawn_at === null && opening.deleted_at === null ? "contact_left" : "off_the_board";
  for (const help of stranded) {
    if (help.team_may && team) {
      await passToTeam(cx, help, opening);
    } else {
      await endKindly(cx, help, opening, because);
    }
  }
}

/** An answer was given: what becomes of it, and a new end. */
export async function decide(
  cx: TasksCx,
  help: Help,
  opening: Judged | undefined,
  state: "answered" | "taken_up" | "declined",
  more: { suggested_opening_id?: number } = {}
): Promise<void> {
  const decided = await updateHelp(cx, help.id, {
    state,
    answered_at: cx.now,
    answered_by: cx.viewer?.id ?? null,
    ...more,
  });
  await keepInTime(cx, decided);
  await changed(cx, decided, opening, more.suggested_opening_id === undefined ? state : "opening_suggested");
}
