import type { Opening } from "../tasks-api";
import { type DraftPart, number, text } from "./part";

export interface Who {
  seats: number | null;
  answered_by: Opening["answered_by"];
  link: string;
  contact: string | null;
}

export const who: DraftPart<Who, keyof Who> = {
  blank: { seats: 1, answered_by: "claim", link: "", contact: null },

  of: ({ seats, answered_by, link, contact_person }) => ({
    seats,
    answered_by,
    link: link ?? "",
    contact: contact_person?.username ?? null,
  }),

  input: ({ seats, answered_by, link, contact }) => ({
    seats: number(seats),
    answered_by,
    link: answered_by === "link" ? text(link) : null,
    contact: text(contact),
  }),
};
