import type { Opening } from "../tasks-api";
import { type DraftPart, number, text } from "./part";

type Repeats = NonNullable<Opening["repeats"]>["repeats"];

export interface Repeating {
  repeats: "once" | Repeats;
  repeats_every: number | null;
  repeats_times: number | null;
  repeats_until: string;
  /** Of one that comes again: what is changed. */
  which: "this" | "following";
}

export const repeating: DraftPart<
  Repeating,
  Exclude<keyof Repeating, "which">
> = {
  blank: {
    repeats: "once",
    repeats_every: 1,
    repeats_times: null,
    repeats_until: "",
    which: "this",
  },

  of: ({ repeats }) => ({
    repeats: repeats?.repeats ?? "once",
    repeats_every: repeats?.every ?? 1,
    repeats_times: repeats?.times ?? null,
    repeats_until: repeats?.until_on ?? "",
    which: "this",
  }),

  input: ({ repeats, repeats_every, repeats_times, repeats_until }) =>
    repeats === "once"
      ? {
          repeats: null,
          repeats_every: 1,
          repeats_times: null,
          repeats_until: null,
        }
      : {
          repeats,
          repeats_every: number(repeats_every) ?? 1,
          repeats_times: number(repeats_times),
          repeats_until: text(repeats_until),
        },
};
