import { type DraftPart, lines, text } from "./part";

/** A line of the field is a line of the list. */
export interface Asks {
  needs: string;
  ticks: string;
  checklist: string;
}

export const asks: DraftPart<Asks, keyof Asks> = {
  blank: { needs: "", ticks: "", checklist: "" },

  of: ({ needs, ticks, checklist }) => ({
    needs: needs.join("\n"),
    ticks: ticks.join("\n"),
    checklist: checklist.map((item) => item.text).join("\n"),
  }),

  input: ({ needs, ticks, checklist }) => ({
    needs: lines(text(needs)),
    ticks: lines(text(ticks)),
    checklist: lines(text(checklist)),
  }),
};
