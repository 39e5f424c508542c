import { draftOf, type OpeningDraft } from "../opening-draft";
import type { Opening } from "../tasks-api";
import { repeating } from "./repeats";

/** Another one like this: without its days, those that follow and its people, and with places of its own. */
export function copyOf(opening: Opening): OpeningDraft {
  const draft = draftOf(opening);
  return {
    ...draft,
    seat_kinds: draft.seat_kinds.map((kind) => ({ ...kind, id: null })),
    contact: null,
    first_group_id: null,
    others_from: "",
    due_on: "",
    from_on: "",
    to_on: "",
    ...repeating.blank,
  };
}
