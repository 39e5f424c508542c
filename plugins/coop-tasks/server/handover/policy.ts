/** Who may write how something was left, and who may take such a note down. */
import { allOf, isStaff, mayWrite, no, yes, type Verdict, type Viewer } from "coop-core/server";
import { standing, takesPlaces } from "../opening/opening";
import { looksAfter, type Judged } from "../opening/policy";
import { openingMoves } from "../opening/rules";
import type { Handover } from "./rows";

/** Codes of these policies; 403 all of them. */
export const HANDOVER_REFUSALS = { never_held: 403, not_your_note: 403 } as const;

/** @param held whether the viewer holds or ever held a place */
export const mayHandOver = (viewer: Viewer | null, opening: Judged, held: boolean, now: string): Verdict =>
  allOf(
    mayWrite(viewer),
    held && takesPlaces(opening) ? yes : no(403, "never_held"),
    openingMoves.verdict("write_handover", standing(opening, opening.tally, now))
  );

/** Its author, and those who look after the opening. */
export const mayTakeDown = (viewer: Viewer | null, note: Pick<Handover, "user_id">, opening: Judged): Verdict =>
  allOf(mayWrite(viewer), viewer?.id === note.user_id || looksAfter(viewer, opening) ? yes : no(403, "not_your_note"));

/** What staff have hidden is seen by them and by whoever wrote it. */
export const seesNote = (viewer: Viewer | null, { hidden_at, user_id }: Pick<Handover, "hidden_at" | "user_id">) =>
  hidden_at === null || (viewer !== null && (isStaff(viewer) || viewer.id === user_id));
