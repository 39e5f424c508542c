import type { Opening } from "../tasks-api";
import { type DraftPart, text } from "./part";

export interface What {
  kind: Opening["kind"];
  title: string;
  note: string;
  description: string;
}

export const what: DraftPart<What, keyof What> = {
  blank: { kind: "task", title: "", note: "", description: "" },

  of: ({ kind, title, note, description_raw }) => ({
    kind,
    title,
    note: note ?? "",
    description: description_raw,
  }),

  input: ({ kind, title, note, description }) => ({
    kind,
    title,
    note: text(note),
    description: description ?? "",
  }),
};
