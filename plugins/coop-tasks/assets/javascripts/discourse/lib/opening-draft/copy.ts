import { draftOf, type OpeningDraft } from "../opening-draft";
import type { Opening } from "../tasks-api";

/** Another one like this: without its days and its people. */
export const copyOf = (opening: Opening): OpeningDraft => ({
  ...draftOf(opening),
  contact: null,
  due_on: "",
  from_on: "",
  to_on: "",
});
