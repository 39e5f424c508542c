import type { Opening } from "../tasks-api";
import { type DraftPart, number, text } from "./part";

export interface Who {
  seats: number | null;
  answered_by: Opening["answered_by"];
  link: string;
  contact: string | null;
  chat_first: boolean;
}

export const who: DraftPart<Who, keyof Who> = {
  blank: {
    seats: 1,
    answered_by: "claim",
    link: "",
    contact: null,
    chat_first: false,
  },

  of: ({ seats, answered_by, link, contact_person, chat_first }) => ({
    seats,
    answered_by,
    link: link ?? "",
    contact: contact_person?.username ?? null,
    chat_first,
  }),

  input: ({ seats, answered_by, link, contact, chat_first }) => ({
    seats: number(seats),
    answered_by,
    link: answered_by === "link" ? text(link) : null,
    contact: text(contact),
    chat_first,
  }),
};
