/** An application comes to an end: with an answer, or because there is nothing left to ask for. */
import { publishWaits, record, schedule, type Cx } from "coop-core/server";
import { tell, touch } from "../opening/changed";
import type { Opening } from "../opening/opening";
import type { TasksDatabase } from "../tables";
import { endsUnanswered, type Application, type ApplicationState, type OverReason } from "./application";
import { askedOn, lockAnyApplication, updateApplications } from "./rows";

type TasksCx = Cx<TasksDatabase>;
type JobCx = Cx<TasksDatabase, null>;
type On = Pick<Opening, "id" | "title" | "category_id" | "topic_id" | "contact_user_id">;

/** Days for which both read what was said, as with contacts. */
const DAYS_KEPT = 30;
const DAY = 86_400_000;
const BLANK = { words: null, answer: null, contact_detail: null, contact_for: null } as const;

/**
 * A fact of its own and not one of the opening's: whoever reads what happened to
 * an opening does not learn who asked for it.
 */
export const recordApplication = (
  cx: TasksCx,
  kind: `application_${"made" | "approved" | "declined" | "taken_back" | "over"}`,
  { id, user_id, opening_id }: Pick<Application, "id" | "user_id" | "opening_id">,
  data: Record<string, string | number> = {}
): Promise<number> =>
  record(cx, {
    kind,
    subject_kind: "application",
    subject_id: id,
    data: { opening_id, ...data },
    people: [{ user_id, part: "applicant" }],
  });

/** Asked for again with each move of the opening's day that is found out about. */
export const scheduleEnd = (
  cx: TasksCx,
  application: Pick<Application, "id" | "asked_at">,
  opening: Pick<Opening, "due_at">
): Promise<void> => {
  const at = endsUnanswered(application, opening);
  return schedule(cx, {
    kind: "application_ends",
    key: `tasks:application-ends:${application.id}:${Date.parse(at)}`,
    at,
    data: { application_id: application.id },
  });
};

/** What was said is kept for a while after an answer; what nobody has answered, and what was taken back, is not. */
export async function answerApplication(
  cx: TasksCx,
  application: Application,
  state: Extract<ApplicationState, "approved" | "declined">,
  answer: string | null
): Promise<void> {
  await updateApplications(cx, [application.id], {
    state,
    answer,
    answered_at: cx.now,
    answered_by: cx.viewer?.id ?? null,
    contact_detail: null,
  });
  await recordApplication(cx, `application_${state}`, application);
  await schedule(cx, {
    kind: "purge_application",
    key: `tasks:purge-application:${application.id}`,
    at: new Date(Date.parse(cx.now) + DAYS_KEPT * DAY).toISOString(),
    data: { application_id: application.id },
  });
  publishWaits(cx, [application.user_id, cx.viewer?.id ?? null]);
}

export async function takeBack(cx: TasksCx, application: Application): Promise<void> {
  await updateApplications(cx, [application.id], { state: "taken_back", ...BLANK });
  await recordApplication(cx, "application_taken_back", application);
}

/**
 * Nobody answers these any more: whoever asked is told so once. The opening's row is locked.
 * @param unnamed the text should not stand, so it is not repeated
 */
export async function endApplications(
  cx: TasksCx,
  opening: On,
  reason: OverReason,
  { only, unnamed = false }: { only?: ReadonlySet<number>; unnamed?: boolean } = {}
): Promise<void> {
  const ended = (await askedOn(cx, opening.id)).filter(({ user_id }) => only?.has(user_id) ?? true);
  await updateApplications(
    cx,
    ended.map(({ id }) => id),
    { state: "over", ...BLANK }
  );
  for (const application of ended) {
    await recordApplication(cx, "application_over", application, { reason });
  }
  await tell(cx, opening, "application_over", {
    key: `application-over:${opening.id}:${ended[0]?.id}`,
    user_ids: ended.map(({ user_id }) => user_id),
    actor_id: null,
    unnamed,
  });
  publishWaits(cx, [opening.contact_user_id, ...ended.map(({ user_id }) => user_id)]);
}

export async function applicationEnds({ application_id }: { application_id: number }, cx: JobCx): Promise<void> {
  const found = await lockAnyApplication(cx, application_id);
  if (found?.application.state !== "asked") {
    return;
  }
  const { application, opening } = found;
  if (Date.parse(endsUnanswered(application, opening)) > Date.parse(cx.now)) {
    return scheduleEnd(cx, application, opening);
  }
  await endApplications(cx, opening, opening.due_at === null ? "unanswered" : "ended", {
    only: new Set([application.user_id]),
  });
  await touch(cx, opening);
}

export const purgeApplication = ({ application_id }: { application_id: number }, cx: JobCx): Promise<void> =>
  updateApplications(cx, [application_id], BLANK);
