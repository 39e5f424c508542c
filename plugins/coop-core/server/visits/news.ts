/** What happened to somebody's things while they were away, as a plugin tells it of its facts. */
export interface News {
  /** Client locale key, shown with `values`. */
  message: string;
  values: Record<string, string | number>;
  /** Steady for one thing that happened: `claimed:12`. */
  key: string;
  /** Where it can be looked at. */
  path: string;
  /** ISO 8601 instant. */
  at: string;
}
