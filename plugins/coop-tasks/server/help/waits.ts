/** Help that was offered and waits for an answer, and help that one has offered. */
import type { Cx, Viewer, Waits } from "coop-core/server";
import { isVisible } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { helpForTeam } from "./rows";
import { isInTeam } from "./team";

/** Writing a few lines to somebody who offers help. */
const MINUTES_TO_ANSWER = 2;
const MOST_SHOWN = 100;

export async function helpWaits(cx: Cx<TasksDatabase, Viewer>): Promise<Waits> {
  const { db, viewer } = cx;
  const offered = await db
    .selectFrom("coop_help as h")
    .innerJoin("coop_openings as o", "o.id", "h.opening_id")
    .select(["h.id", "h.name", "o.id as opening_id", "o.title"])
    .where("h.for_user_id", "=", viewer.id)
    .whereRef("o.contact_user_id", "=", "h.for_user_id")
    .where("o.withdrawn_at", "is", null)
    .where("h.state", "=", "open")
    .where(isVisible(viewer))
    .orderBy("h.id")
    .limit(MOST_SHOWN)
    .execute();
  const toTeam = isInTeam(cx, viewer)
    ? await helpForTeam(cx)
        .select(["id", "name", "from_member"])
        .where("state", "=", "open")
        .orderBy("id")
        .limit(MOST_SHOWN)
        .execute()
    : [];
  const own = await db
    .selectFrom("coop_help as h")
    .leftJoin("coop_openings as o", (join) => join.onRef("o.id", "=", "h.opening_id").on(isVisible(viewer)))
    .select(["h.id", "h.from_member", "o.id as opening_id", "o.title", "o.due_on"])
    .where("h.user_id", "=", viewer.id)
    .where("h.state", "in", ["open", "answered", "taken_up"])
    .orderBy("h.id")
    .limit(MOST_SHOWN)
    .execute();

  const asked = (help: { id: number; name: string }, path: string, message: string, values: object) => ({
    message: `coop_tasks.waits.${message}`,
    values: { name: help.name, ...values },
    key: `help:${help.id}`,
    path,
    minutes: MINUTES_TO_ANSWER,
    until: null,
    answers: [
      { name: "look", path, primary: true },
      { name: "answered", act: "tasks/answer-help", input: { help_id: help.id } },
    ],
  });
  return {
    asked: [
      ...offered.map(({ opening_id, title, ...help }) => asked(help, `/board/${opening_id}`, "help", { title })),
      ...toTeam.map((help) => asked(help, "/board/offers", help.from_member ? "help_of_member" : "help_for_team", {})),
    ],
    promised: own.map(({ id, from_member, opening_id, title, due_on }) => ({
      message: `coop_tasks.waits.${from_member ? "could_help" : title === null ? "help_offered_on_none" : "help_offered"}`,
      values: { ...(title !== null && { title }) },
      key: `help-offered:${id}`,
      path: opening_id === null ? null : `/board/${opening_id}`,
      on: due_on,
      minutes: null,
      effort: null,
      answers: [{ name: "take_back", act: "tasks/take-back-help", input: { help_id: id } }],
    })),
  };
}
