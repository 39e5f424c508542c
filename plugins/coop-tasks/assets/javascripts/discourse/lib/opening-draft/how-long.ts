import type { Opening } from "../tasks-api";
import { type DraftPart, number, text } from "./part";

export interface HowLong {
  band: Opening["band"];
  rhythm: Opening["rhythm"];
  minutes_from: number | null;
  minutes_to: number | null;
  time_words: string;
  term_months: number | null;
}

export const howLong: DraftPart<HowLong, keyof HowLong> = {
  blank: {
    band: "small",
    rhythm: "once",
    minutes_from: null,
    minutes_to: null,
    time_words: "",
    term_months: null,
  },

  of: ({
    band,
    rhythm,
    minutes_from,
    minutes_to,
    time_words,
    term_months,
  }) => ({
    band,
    rhythm,
    minutes_from,
    minutes_to,
    time_words: time_words ?? "",
    term_months,
  }),

  input: ({
    band,
    rhythm,
    minutes_from,
    minutes_to,
    time_words,
    term_months,
  }) => ({
    band,
    rhythm,
    minutes_from: number(minutes_from),
    minutes_to: number(minutes_to),
    time_words: text(time_words),
    term_months: number(term_months),
  }),
};
