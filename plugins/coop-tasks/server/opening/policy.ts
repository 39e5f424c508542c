/** Who may do what with an opening: each answer both refuses the act and fills `can`. */
import { allOf, isStaff, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import type { Seats } from "../seat-kind/rows";
import { standing, type Opening } from "./opening";
import { answerMoves, openingMoves, type OpeningAct } from "./rules";

/** An opening as policies need it. */
export type Judged = Opening & Seats;

/** Codes of policies; 403 all of them. */
export const POLICY_REFUSALS = {
  not_yours_to_change: 403,
  cannot_start_topics: 403,
  staff_only: 403,
  holders_only: 403,
} as const;

/** Its maker, its contact person and staff look after an opening. */
export const looksAfter = (viewer: Viewer | null, opening: Pick<Opening, "created_by" | "contact_user_id">): boolean =>
  viewer !== null && (isStaff(viewer) || viewer.id === opening.created_by || viewer.id === opening.contact_user_id);

const mayLookAfter = (viewer: Viewer | null, opening: Judged): Verdict =>
  allOf(mayWrite(viewer), looksAfter(viewer, opening) ? yes : no(403, "not_yours_to_change"));

const inState = (act: OpeningAct, opening: Judged, now: string): Verdict =>
  openingMoves.verdict(act, standing(opening, opening.tally, now), { full: { count: opening.seats } });

/** Whoever may start a topic in the category may make an opening there. */
export const mayMake = (viewer: Viewer | null, categoryId: number): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer?.topic_create_category_ids.includes(categoryId) ? yes : no(403, "cannot_start_topics")
  );

/**
 * What is so comes before who asks: that a place is taken, everybody may know.
 * @param holds whether the viewer holds a place already
 */
export const mayClaim = (viewer: Viewer | null, opening: Judged, holds: boolean, now: string): Verdict =>
  allOf(
    holds ? no(409, "already_held") : yes,
    inState("claim_opening", opening, now),
    answerMoves.verdict("claim_opening", opening.answered_by),
    mayWrite(viewer)
  );

export const mayChange = (viewer: Viewer | null, opening: Judged, now: string): Verdict =>
  allOf(mayLookAfter(viewer, opening), inState("change_opening", opening, now));

export const mayWithdraw = (viewer: Viewer | null, opening: Judged, now: string): Verdict =>
  allOf(mayLookAfter(viewer, opening), inState("withdraw_opening", opening, now));

export const mayPutBack = (viewer: Viewer | null, opening: Judged, now: string): Verdict =>
  allOf(mayLookAfter(viewer, opening), inState("put_back_opening", opening, now));

/** One answer for all who hold a place still. */
export const maySettle = (
  act: "complete_opening" | "uncomplete_opening",
  viewer: Viewer | null,
  opening: Judged,
  now: string
): Verdict =>
  allOf(
    mayLookAfter(viewer, opening),
    inState(act, opening, now),
    opening.tally.held > 0 ? yes : no(409, "nobody_holds_it")
  );

/** @param talked whether a topic is there, on its way, or neither */
export const mayTalkAbout = (
  viewer: Viewer | null,
  opening: Judged,
  talked: "there" | "on_its_way" | "no",
  now: string
): Verdict =>
  allOf(
    mayWrite(viewer),
    talked === "there" ? no(409, "already_talked_about") : yes,
    talked === "on_its_way" ? no(409, "being_made") : yes,
    mayMake(viewer, opening.category_id),
    inState("talk_about_opening", opening, now)
  );

/** Is there a day before which places are held? */
const isWatched = ({ answered_by, due_at }: Judged): boolean =>
  answered_by === "not_yet" || (due_at !== null && (answered_by === "claim" || answered_by === "application"));

/** “Tell me when”: whoever sees it may wait for its details, or for a place that comes free near its day. */
export const mayFollow = (viewer: Viewer | null, opening: Judged, now: string): Verdict =>
  allOf(
    mayWrite(viewer),
    inState("follow_opening", opening, now),
    isWatched(opening) ? yes : no(409, "no_day_to_watch")
  );

/** Keeping it as a template, wherever it stands: also what is off the board can be begun from. */
export const mayKeepTemplate = mayLookAfter;

/** @param holds whether the viewer holds a place */
export const mayTick = (viewer: Viewer | null, opening: Judged, holds: boolean, now: string): Verdict =>
  allOf(
    mayWrite(viewer),
    holds || looksAfter(viewer, opening) ? yes : no(403, "holders_only"),
    inState("tick_checklist", opening, now)
  );

/** Hiding, showing again and deleting: the forum's staff, as with posts. */
export const mayModerate = (viewer: Viewer | null): Verdict =>
  allOf(mayWrite(viewer), isStaff(viewer) ? yes : no(403, "staff_only"));
