/** Texts outside posts that people can flag: what a plugin says of each noun, and who may flag it. */
import type { Cx } from "../kernel/act";
import { moves } from "../kernel/moves";
import { allOf, mayWrite, no, yes, type Verdict } from "../kernel/verdict";
import type { Person } from "../forum/people";

/** Discourse's own names of what can be wrong with a text; the last is for anything else, in words. */
export const REASONS = ["off_topic", "inappropriate", "spam", "notify_moderators"] as const;
export type Reason = (typeof REASONS)[number];

/** A text as staff are to see it in the review queue. */
export interface FlaggableText {
  title: string;
  /** Lines besides the title. */
  plain: string | null;
  /** The forum's own cooking. */
  cooked: string | null;
  /** Where it stands, an address within the forum. */
  path: string;
  /** Who does not see the category does not see the flag. */
  category_id: number;
  author_id: number | null;
  changed_at: string;
  hidden: boolean;
}

/** What a plugin declares of a noun whose texts can be flagged. */
export interface Flaggable {
  /** The text, or undefined where it is gone. With a viewer only what they may see. @throws Refusal 404 */
  text(id: number, cx: Cx<any>): Promise<FlaggableText | undefined>;
  /** Staff found the flag right. Without a viewer: the queue knows who may. Does nothing where it is done already. */
  hide(id: number, by: Person, cx: Cx<any, null>): Promise<void>;
  remove(id: number, by: Person, cx: Cx<any, null>): Promise<void>;
}

/** Where one person and one text stand: their flag waits, or staff have looked at the text as it is. */
export type FlagStanding = "unflagged" | "flagged" | "looked_at";

export const flagMoves = moves<"flag_text", FlagStanding, "already_flagged" | "already_looked_at">({
  flag_text: { unflagged: "yes", flagged: "already_flagged", looked_at: "already_looked_at" },
});

export const FLAG_REFUSALS = {
  own_text: 403,
  cannot_flag_yet: 403,
  ...flagMoves.refusalsOf("flag_text"),
} as const;

/** As for posts: by the forum's own setting, which names groups; never one's own text. */
export function mayFlag(
  { viewer, context }: Pick<Cx, "viewer" | "context">,
  { author_id }: Pick<FlaggableText, "author_id">,
  standing: FlagStanding
): Verdict {
  const groups = String(context.settings["flag_post_allowed_groups"]).split("|").map(Number);
  return allOf(
    mayWrite(viewer),
    viewer?.id === author_id ? no(403, "own_text") : yes,
    viewer?.group_ids.some((id) => groups.includes(id)) ? yes : no(403, "cannot_flag_yet"),
    flagMoves.verdict("flag_text", standing)
  );
}
