import type { Cx } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import type { Circumstances } from "./policy";
import { isTeamThere } from "./team";

/** What is asked only for visitors: everybody else has an account, whatever else is so. */
export const circumstances = async (cx: Cx<TasksDatabase>): Promise<Circumstances> => ({
  team: cx.viewer === null && (await isTeamThere(cx)),
  mails: (cx.context.settings["disable_emails"] ?? "no") === "no",
  now: cx.now,
});
