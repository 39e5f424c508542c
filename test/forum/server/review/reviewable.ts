/** The review queue's own numbers and names, as Discourse has them. */

export const TYPE = "ReviewableCoopText";
export const TARGET = "CoopCore::FlaggedText";

export const STATUS = { pending: 0, approved: 1, rejected: 2, ignored: 3, deleted: 4 } as const;
export const SCORE_STATUS = { pending: 0, agreed: 1, disagreed: 2, ignored: 3 } as const;

export const SCORE_TYPES = {
  off_topic: { id: 3, title: "Off-Topic" },
  inappropriate: { id: 4, title: "Inappropriate" },
  notify_moderators: { id: 7, title: "Something Else" },
  spam: { id: 8, title: "Spam" },
} as const;

interface Answer {
  to: keyof typeof STATUS;
  score: "agreed" | "disagreed" | "ignored";
  /** What the plugin does then. */
  outcome?: "hide" | "remove";
  icon: string;
}

/** What staff may answer to a flagged text. */
export const ACTIONS = {
  agree_and_hide: { to: "approved", score: "agreed", outcome: "hide", icon: "far-eye-slash" },
  agree_and_delete: { to: "approved", score: "agreed", outcome: "remove", icon: "trash-can" },
  disagree: { to: "rejected", score: "disagreed", icon: "thumbs-down" },
  ignore: { to: "ignored", score: "ignored", icon: "up-right-from-square" },
} as const satisfies Record<string, Answer>;
export type Action = keyof typeof ACTIONS;
