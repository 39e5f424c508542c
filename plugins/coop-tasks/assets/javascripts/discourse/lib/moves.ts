import { i18n } from "discourse-i18n";
import type { Confirmation } from "discourse/plugins/coop-core/discourse/components/coop/act-button";
import { nameOf } from "./person";
import { type Claim, type Opening, tasksApi } from "./tasks-api";

export interface Move {
  name: string;
  label: string;
  confirm: Confirmation | null;
  act: () => Promise<Opening>;
}

export interface Movable {
  /** Where it stands, and whose part it is that moves. */
  words: string;
  moves: Move[];
}

const words = (key: string, values: Record<string, string> = {}): string =>
  i18n(`coop_tasks.board.move.${key}`, values);

/** What the viewer may move: their own part, or that of the only one who has it. */
export function movableOf({ claims, my_claim, state }: Opening): Movable {
  // While places are free it stays in its column, whatever one part does.
  const ofMany = state === "open";
  const said = (whose: "yours" | "theirs", name = ""): string =>
    words(ofMany ? `${whose}_of_many` : whose, {
      state: i18n(`coop_tasks.board.states.${state}.title`),
      name,
    });
  if (my_claim?.state === "held") {
    return { words: said("yours"), moves: movesOf(my_claim, ofMany) };
  }
  const held = claims.filter((claim) => claim.can?.complete_claim.ok);
  const [only] = held;
  if (held.length !== 1 || !only) {
    return { words: words(held.length ? "several" : "nothing"), moves: [] };
  }
  return {
    words: said("theirs", nameOf(only.person)),
    moves: movesOf(only, ofMany),
  };
}

/** Where a part can go from here; where it cannot go is not offered. */
function movesOf({ id: claim_id, can }: Claim, ofMany: boolean): Move[] {
  const handBack: Confirmation = {
    question: i18n("coop_tasks.claim.cannot_question_nobody"),
    yes: i18n("coop_tasks.claim.cannot_yes"),
    no: i18n("coop_tasks.claim.cannot_no"),
  };
  const moves = [
    ["done", "complete_claim", () => tasksApi.completeClaim({ claim_id })],
    ["in_hand", "begin_claim", () => tasksApi.beginClaim({ claim_id })],
    ["claimed", "unbegin_claim", () => tasksApi.unbeginClaim({ claim_id })],
    [
      ofMany ? "handed_back" : "open",
      "release_claim",
      () => tasksApi.releaseClaim({ claim_id }),
    ],
  ] as const;
  return moves
    .filter(([, act]) => can?.[act].ok)
    .map(([name, verdict, act]) => ({
      name,
      label: words(name),
      confirm: verdict === "release_claim" ? handBack : null,
      act,
    }));
}
