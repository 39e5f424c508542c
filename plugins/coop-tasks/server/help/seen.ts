import { notFound, type Cx } from "coop-core/server";
import type { Judged } from "../opening/policy";
import type { TasksDatabase } from "../tables";
import type { Help } from "./help";
import { seesHelp } from "./policy";
import type { SeenState } from "./rules";
import { demandThere, lockHelp, seenOpening } from "./rows";
import { isInTeam } from "./team";
import { isTokenOf } from "./token";

type TasksCx = Cx<TasksDatabase>;
type SeenHelp = Help & { state: SeenState };

interface Found {
  help: SeenHelp;
  opening: Judged | undefined;
}

/** The offer for those to whom it was made. @throws Refusal 404 for everybody else */
export async function lockSeenHelp(cx: TasksCx, id: number): Promise<Found> {
  const { help, opening } = demandThere(await lockHelp(cx, id));
  const seen = await seenOpening(cx, help.opening_id);
  if (!seesHelp(cx.viewer, help, seen, isInTeam(cx, cx.viewer))) {
    throw notFound();
  }
  return { help: help as SeenHelp, opening };
}

/** The offer for whoever made it: by the link that was sent to them, or by the account that it belongs to. @throws Refusal 404 */
export async function lockOwnHelp(cx: TasksCx, id: number, token: string | null): Promise<Found> {
  const { help, opening } = demandThere(await lockHelp(cx, id));
  const own = token === null ? cx.viewer !== null && cx.viewer.id === help.user_id : await isTokenOf(cx, help, token);
  if (!own || help.state === "over") {
    throw notFound();
  }
  return { help: help as SeenHelp, opening };
}
