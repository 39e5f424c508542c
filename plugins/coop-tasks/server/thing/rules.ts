/** Every state of a thing × every act: the table that policies, acts and tests read. */
import { moves } from "coop-core/server";
import type { ThingState } from "./thing";

/** Each has its sentence under `coop_tasks.refusals`. */
type ThingRefusal = "already_thanked" | "being_filed" | "with_staff" | "already_filed" | "thing_taken_back";
export type ThingAct = "thank_for_thing" | "file_thing" | "take_back_thing";

export const thingMoves = moves<ThingAct, ThingState, ThingRefusal>({
  thank_for_thing: {
    handed_in: "yes",
    thanked: "already_thanked",
    filing: "already_thanked",
    with_staff: "already_thanked",
    filed: "already_thanked",
    taken_back: "thing_taken_back",
  },
  file_thing: {
    handed_in: "yes",
    thanked: "yes",
    filing: "being_filed",
    with_staff: "with_staff",
    filed: "already_filed",
    taken_back: "thing_taken_back",
  },
  // Once it is a topic, others have read it.
  take_back_thing: {
    handed_in: "yes",
    thanked: "yes",
    filing: "being_filed",
    with_staff: "yes",
    filed: "already_filed",
    taken_back: "thing_taken_back",
  },
});
