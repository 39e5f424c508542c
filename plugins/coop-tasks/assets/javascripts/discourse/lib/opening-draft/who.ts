import type { Opening } from "../tasks-api";
import { type DraftPart, text } from "./part";

export interface Who {
  answered_by: Opening["answered_by"];
  closes_on: string;
  once_for: NonNullable<Opening["report"]>["once_for"];
  link: string;
  contact: string | null;
  chat_first: boolean;
}

export const who: DraftPart<Who, keyof Who> = {
  blank: {
    answered_by: "claim",
    closes_on: "",
    once_for: "person",
    link: "",
    contact: null,
    chat_first: false,
  },

  of: ({
    answered_by,
    closes_on,
    report,
    link,
    contact_person,
    chat_first,
  }) => ({
    answered_by,
    closes_on: closes_on ?? "",
    once_for: report?.once_for ?? "person",
    link: link ?? "",
    contact: contact_person?.username ?? null,
    chat_first,
  }),

  input: ({ answered_by, closes_on, once_for, link, contact, chat_first }) => ({
    answered_by,
    closes_on: answered_by === "application" ? text(closes_on) : null,
    once_for: answered_by === "report" ? once_for : null,
    link: answered_by === "link" ? text(link) : null,
    contact: text(contact),
    chat_first: answered_by !== "report" && chat_first,
  }),
};
