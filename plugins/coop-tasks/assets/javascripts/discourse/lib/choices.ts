// The server's lists of words. The browser gets none of its code, so they stand here once
// more; each has the type of the server's own, and another word there does not compile here.
import type * as filter from "../../../../server/board/filter";
import type * as opening from "../../../../server/opening/opening";
import type * as parcel from "../../../../server/parcel/parcel";
import type * as rule from "../../../../server/series/rule";
import type * as thing from "../../../../server/thing/thing";

export const KINDS: typeof opening.KINDS = ["task", "role"];
export const BANDS: typeof opening.BANDS = ["very_little", "small", "larger"];
export const RHYTHMS: typeof opening.RHYTHMS = [
  "once",
  "monthly",
  "every_few_months",
  "ongoing",
];
export const ANSWERED_BY: typeof opening.ANSWERED_BY = [
  "claim",
  "application",
  "report",
  "hand_in",
  "copies",
  "entry",
  "link",
  "not_yet",
];
export const ONCE_FOR: typeof opening.ONCE_FOR = ["person", "coop"];
export const LICENCES: typeof thing.LICENCES = [
  "cc_by",
  "cc_by_sa",
  "cc0",
  "ask_first",
];
export const PARCEL_WAYS: typeof parcel.PARCEL_WAYS = ["post", "other"];
export const CONTACT_WAYS: typeof opening.CONTACT_WAYS = [
  "message",
  "phone",
  "email",
];
export const WHERE: typeof filter.WHERE = ["remote", "place"];
export const BOARD_STATES: typeof opening.BOARD_STATES = [
  "open",
  "claimed",
  "in_hand",
  "done",
];
export const HAVE: typeof filter.HAVE = ["20", "60", "180", "monthly"];

export type BoardState = opening.BoardState;
export type Band = opening.Band;
export type ContactWay = opening.ContactWay;
export type Have = (typeof HAVE)[number];

export const REPEATS: readonly ["once", ...typeof rule.REPEATS] = [
  "once",
  "weekly",
  "by_date",
  "by_weekday",
  "by_last_weekday",
];
export const WHICH_OF_THEM = ["this", "following"] as const;
