/** Help that somebody offers without an account, on one opening or as "I could …" to the solidarity team; a member says the latter too. */
import type { Selectable } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Opening } from "../opening/opening";
import type { HelpTable } from "../tables";

/** `over`: only its letter is still on its way. */
export const HELP_STATES = ["unconfirmed", "open", "answered", "taken_up", "declined", "over"] as const;
export type HelpState = (typeof HELP_STATES)[number];

/** Why help that was offered is over without anybody's answer to it. */
export type OverBecause = "contact_left" | "off_the_board" | "unanswered";

export type Help = Selectable<HelpTable>;

/** E-mails that one mailbox gets in a day by offers, and openings that are suggested for one offer. */
export const MOST_A_DAY = 3;

/** Days for which it is kept: until it is confirmed, until it is answered, after it was answered. */
const KEPT_DAYS = { unconfirmed: 3, unanswered: 90, answered: 30 } as const;

/** When its time is over, as ISO 8601. */
export function endOfHelp({ created_at, confirmed_at, answered_at }: Help): string {
  const [from, days] =
    confirmed_at === null
      ? [created_at, KEPT_DAYS.unconfirmed]
      : answered_at === null
        ? [confirmed_at, KEPT_DAYS.unanswered]
        : [answered_at, KEPT_DAYS.answered];
  return Temporal.Instant.from(from)
    .add({ hours: days * 24 })
    .toString();
}

export const isPast = (help: Help, now: string): boolean => Date.parse(endOfHelp(help)) <= Date.parse(now);

type Place = Pick<Opening, "contact_user_id" | "withdrawn_at" | "deleted_at">;

/** It was meant for one person, who does not look after the opening any more; or the opening is gone. */
export const isStranded = (help: Pick<Help, "for_user_id">, opening: Place | undefined): boolean =>
  help.for_user_id !== null &&
  (!opening ||
    opening.withdrawn_at !== null ||
    opening.deleted_at !== null ||
    opening.contact_user_id !== help.for_user_id);
