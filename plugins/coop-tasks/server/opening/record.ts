/** Facts about an opening, and about the claims on it. */
import { record, type Cx, type NewFact } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import type { Claim, Opening } from "./opening";

type TasksCx = Cx<TasksDatabase>;
type OfABoard = Pick<Opening, "id" | "category_id">;

/** @returns the fact's id */
export const recordOf = (
  cx: TasksCx,
  { id, category_id }: OfABoard,
  kind: string,
  more: Partial<Pick<NewFact, "actor_id" | "data" | "people">> = {}
): Promise<number> => record(cx, { kind, subject_kind: "opening", subject_id: id, category_id, ...more });

/** Of what happened to a place, in which its holder has a part. */
export const recordClaim = (
  cx: TasksCx,
  opening: OfABoard,
  claim: Pick<Claim, "id" | "user_id">,
  kind: string,
  data: NewFact["data"] = {}
): Promise<number> =>
  recordOf(cx, opening, kind, {
    data: { claim_id: claim.id, ...data },
    people: [{ user_id: claim.user_id, part: "claimant" }],
  });
