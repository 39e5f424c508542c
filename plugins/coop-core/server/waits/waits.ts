/** What one plugin asks of a person, and what the person promised there. */
export interface Waits {
  asked: Asked[];
  promised: Promised[];
}

type Values = Record<string, string | number>;

/** Something a person can do in place: call an act, or follow a link. */
export interface WaitAnswer {
  /** Locale key under the row's own: `<row>.answers.<name>`. */
  name: string;
  /** `tasks/answer-claim` with its input; absent where `path` leads on. */
  act?: string;
  input?: Record<string, string | number>;
  path?: string;
  primary?: boolean;
}

interface Row {
  /** Client locale key: its `title` and `line` are shown with `values`. */
  message: string;
  values: Values;
  /** Steady for one thing, so that a page can keep its place: `claim:12`. */
  key: string;
  path: string | null;
  answers: WaitAnswer[];
}

export interface Asked extends Row {
  /** How long it takes, or null where nobody can say. */
  minutes: number | null;
  /** ISO 8601 instant, or null: when it suits you. */
  until: string | null;
}

export interface Promised extends Row {
  /** `2026-12-12`: the day it is for, or null. */
  on: string | null;
  /** What is left of it, or null. */
  minutes: number | null;
  /** How long and how often, as whoever asked for it said; null where nobody did. */
  effort: Effort | null;
}

export interface Effort {
  kind: "task" | "role";
  minutes_from: number | null;
  minutes_to: number | null;
  rhythm: "once" | "monthly" | "every_few_months" | "ongoing";
  /** In words of their own, instead of minutes. */
  time_words: string | null;
}
