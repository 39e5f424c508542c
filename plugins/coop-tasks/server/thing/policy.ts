/** Who may hand things in, who sees them, and who thanks for them and files them. */
import {
  allOf,
  isReadByMore,
  mayWrite,
  no,
  sameReaders,
  yes,
  type Readers,
  type Verdict,
  type Viewer,
} from "coop-core/server";
import { mayAsContactPerson } from "../opening/contact-person";
import { standing, type Opening } from "../opening/opening";
import { mayMake, type Judged } from "../opening/policy";
import { answerMoves, openingMoves } from "../opening/rules";
import { thingMoves, type ThingAct } from "./rules";
import type { Thing } from "./thing";

/** Codes of these policies, with what they are refused with. */
export const HAND_IN_REFUSALS = {
  already_held: 409,
  nobody_receives: 409,
  readers_changed: 409,
  too_many_unthanked: 409,
} as const;
export const FILE_REFUSALS = {
  nowhere_to_file: 409,
  cannot_file_there: 403,
  collecting_topic_gone: 409,
  more_would_read: 409,
} as const;
export const THING_POLICY_REFUSALS = { only_the_contact_person: 403, not_your_thing: 403 } as const;

type LookedAfter = Pick<Opening, "contact_user_id">;
type Owned = Pick<Thing, "user_id" | "state">;
type Agreed = Pick<Thing, "agreed_group_ids">;

/** Of one person, for one opening: more than anybody looks through, and room for nobody else's. */
export const MOST_UNTHANKED = 20;

interface Mine {
  /** A place that was to be taken before. */
  holds: boolean;
  /** What nobody has thanked for yet. */
  unthanked: number;
}

export const mayHandIn = (viewer: Viewer | null, opening: Judged, { holds, unthanked }: Mine, now: string): Verdict =>
  allOf(
    holds ? no(409, "already_held") : yes,
    openingMoves.verdict("hand_in_thing", standing(opening, opening.tally, now), { full: { count: opening.seats } }),
    answerMoves.verdict("hand_in_thing", opening.answered_by),
    mayWrite(viewer),
    opening.contact_user_id === null ? no(409, "nobody_receives") : yes,
    unthanked >= MOST_UNTHANKED ? no(409, "too_many_unthanked", { count: unthanked }) : yes
  );

/** Nobody has agreed to readers who came while they wrote. @param read undefined where that was not asked */
export const asRead = (read: Readers | null | undefined, now: Readers | null): Verdict =>
  read === undefined || (read && now ? sameReaders(read, now) : read === now) ? yes : no(409, "readers_changed");

const receiving = (act: ThingAct, viewer: Viewer, thing: Owned, opening: LookedAfter): Verdict =>
  allOf(mayWrite(viewer), mayAsContactPerson(viewer, opening), thingMoves.verdict(act, thing.state));

export const mayThank = (viewer: Viewer, thing: Owned, opening: LookedAfter): Verdict =>
  receiving("thank_for_thing", viewer, thing, opening);

/**
 * Whoever may start topics where it is to be filed.
 * @param readers groups that read there now
 * @param topicThere whether the topic takes it in which all of it is collected, where there is to be one
 */
export const mayFile = (
  viewer: Viewer,
  thing: Owned & Agreed,
  opening: LookedAfter & Pick<Opening, "filed_in" | "filed_under">,
  readers: readonly number[],
  topicThere: boolean
): Verdict =>
  allOf(
    receiving("file_thing", viewer, thing, opening),
    opening.filed_in === null ? no(409, "nowhere_to_file") : yes,
    opening.filed_in === null || mayMake(viewer, opening.filed_in).ok ? yes : no(403, "cannot_file_there"),
    isReadByMore(readers, thing.agreed_group_ids) ? no(409, "more_would_read") : yes,
    opening.filed_under === null || topicThere ? yes : no(409, "collecting_topic_gone")
  );

export const mayTakeBackThing = (viewer: Viewer, thing: Owned): Verdict =>
  allOf(
    mayWrite(viewer),
    viewer.id === thing.user_id ? yes : no(403, "not_your_thing"),
    thingMoves.verdict("take_back_thing", thing.state)
  );
