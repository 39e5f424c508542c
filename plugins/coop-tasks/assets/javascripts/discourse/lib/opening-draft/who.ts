import type { Opening } from "../tasks-api";
import { topicInAddress } from "../topic-in-address";
import { type DraftPart, number, text } from "./part";

export interface Who {
  answered_by: Opening["answered_by"];
  closes_on: string;
  filed_in: number | null;
  /** An address, or a number. */
  filed_under: string;
  chooser_group_id: number | null;
  once_for: NonNullable<Opening["report"]>["once_for"];
  link: string;
  contact: string | null;
  chat_first: boolean;
}

/** Where nobody takes a place there is no number of them, and nothing to talk about before. */
export const takesPlaces = (answeredBy: unknown): boolean =>
  !["report", "hand_in", "copies", "entry"].includes(String(answeredBy));

export const who: DraftPart<Who, keyof Who> = {
  blank: {
    answered_by: "claim",
    closes_on: "",
    filed_in: null,
    filed_under: "",
    chooser_group_id: null,
    once_for: "person",
    link: "",
    contact: null,
    chat_first: false,
  },

  of: ({
    answered_by,
    closes_on,
    filed_in,
    filed_under,
    contest,
    report,
    link,
    contact_person,
    chat_first,
  }) => ({
    answered_by,
    closes_on: closes_on ?? "",
    filed_in,
    filed_under: filed_under ? `/t/${filed_under}` : "",
    chooser_group_id: contest?.chooser_group_id ?? null,
    once_for: report?.once_for ?? "person",
    link: link ?? "",
    contact: contact_person?.username ?? null,
    chat_first,
  }),

  input: ({
    answered_by,
    closes_on,
    filed_in,
    filed_under,
    chooser_group_id,
    once_for,
    link,
    contact,
    chat_first,
  }) => ({
    answered_by,
    closes_on: answered_by === "application" ? text(closes_on) : null,
    filed_in: answered_by === "hand_in" ? number(filed_in) : null,
    filed_under:
      answered_by === "hand_in" && number(filed_in)
        ? topicInAddress(filed_under)
        : null,
    chooser_group_id: answered_by === "entry" ? number(chooser_group_id) : null,
    once_for: answered_by === "report" ? once_for : null,
    link: answered_by === "link" ? text(link) : null,
    contact: text(contact),
    chat_first: takesPlaces(answered_by) && chat_first,
  }),
};
