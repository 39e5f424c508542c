/** What is shown of an offer: to whoever sees it, and to whoever made it. */
import { can, Person, readPeople, type Cx } from "coop-core/server";
import * as v from "valibot";
import { Can } from "../opening/can";
import type { Judged } from "../opening/policy";
import { isVisible } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { endOfHelp, HELP_STATES, type Help } from "./help";
import { mayConfirm, mayDecide } from "./policy";
import type { SeenState } from "./rules";
import { findHelp, helpOn, seenOpening } from "./rows";

type TasksCx = Cx<TasksDatabase>;

const About = v.nullable(v.object({ id: v.number(), title: v.string() }));

export const HelpView = v.object({
  id: v.number(),
  state: v.picklist(HELP_STATES),
  name: v.string(),
  /** A member who said "I could …"; null: somebody without an account. */
  person: v.nullable(Person),
  contact: v.object({ way: v.picklist(["message", "phone", "email"]), detail: v.nullable(v.string()) }),
  words: v.string(),
  /** Null: on none, or on one that this viewer does not see. */
  opening: About,
  confirmed_at: v.nullable(v.string()),
  answered_at: v.nullable(v.string()),
  answered_by: v.nullable(Person),
  suggested: About,
  /** When it is deleted. */
  ends_at: v.string(),
  can: v.object({ answer_help: Can, take_up_help: Can, decline_help: Can, suggest_opening: Can }),
});
export type HelpView = v.InferOutput<typeof HelpView>;

/** What the link in a letter leads to. It may have reached a stranger, so it says as little as will do. */
export const OwnHelp = v.object({
  id: v.number(),
  state: v.picklist(HELP_STATES),
  name: v.string(),
  opening: About,
  /** Null: the team sees it. */
  for_person: v.nullable(Person),
  ends_at: v.string(),
  can: v.object({ confirm_help: Can }),
});
export type OwnHelp = v.InferOutput<typeof OwnHelp>;

async function titlesOf(cx: TasksCx, ids: (number | null)[]): Promise<Map<number, string>> {
  const asked = ids.filter((id): id is number => id !== null);
  const rows =
    asked.length === 0
      ? []
      : await cx.db
          .selectFrom("coop_openings as o")
          .select(["o.id", "o.title"])
          .where("o.id", "in", asked)
          .where(isVisible(cx.viewer))
          .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** The address that confirmed an offer is for answering it only where no number was given. */
const contactOf = ({ phone, email }: Help): HelpView["contact"] =>
  phone !== null ? { way: "phone", detail: phone } : { way: email === null ? "message" : "email", detail: email };

/** For those who see it. */
export async function viewHelp(cx: TasksCx, rows: Help[]): Promise<HelpView[]> {
  const titles = await titlesOf(
    cx,
    rows.flatMap(({ opening_id, suggested_opening_id }) => [opening_id, suggested_opening_id])
  );
  const people = await readPeople(
    cx,
    rows.flatMap(({ answered_by, from_member, user_id }) =>
      [answered_by ?? [], from_member ? (user_id ?? []) : []].flat()
    )
  );
  const about = (id: number | null) => (id !== null && titles.has(id) ? { id, title: titles.get(id)! } : null);
  return rows.map((help) => {
    const may = (act: Parameters<typeof mayDecide>[0]) => mayDecide(act, cx.viewer, help.state as SeenState);
    return {
      id: help.id,
      state: help.state,
      name: help.name,
      person: (help.from_member && people.get(help.user_id ?? 0)) || null,
      contact: contactOf(help),
      words: help.words,
      opening: about(help.opening_id),
      confirmed_at: help.confirmed_at,
      answered_at: help.answered_at,
      answered_by: people.get(help.answered_by ?? 0) ?? null,
      suggested: about(help.suggested_opening_id),
      ends_at: endOfHelp(help),
      can: can({
        answer_help: may("answer_help"),
        take_up_help: may("take_up_help"),
        decline_help: may("decline_help"),
        suggest_opening: may("suggest_opening"),
      }),
    };
  });
}

/** As it stands after an act. */
export const viewHelpNow = async (cx: TasksCx, id: number): Promise<HelpView> =>
  (await viewHelp(cx, [(await findHelp(cx, id))!]))[0]!;

/** What this viewer sees beside the places of an opening: what was offered to them, while they look after it. */
export const viewHelpOn = async (cx: TasksCx, { id, contact_user_id }: Judged): Promise<HelpView[]> =>
  cx.viewer !== null && cx.viewer.id === contact_user_id ? viewHelp(cx, await helpOn(cx, id, cx.viewer.id)) : [];

/** For whoever has the link. */
export async function viewOwnHelp(cx: TasksCx, help: Help): Promise<OwnHelp> {
  const opening = await seenOpening(cx, help.opening_id);
  const people = await readPeople(cx, help.for_user_id === null ? [] : [help.for_user_id]);
  return {
    id: help.id,
    state: help.state,
    name: help.name,
    opening: opening ? { id: opening.id, title: opening.title } : null,
    for_person: people.get(help.for_user_id ?? 0) ?? null,
    ends_at: endOfHelp(help),
    can: can({ confirm_help: mayConfirm(help.state as SeenState) }),
  };
}
