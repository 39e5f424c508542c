/** A category's own board: what its form asks for, and its heading as it is shown. */
import { can, moderated, schema, TEXT_REFUSALS, type Cx } from "coop-core/server";
import * as v from "valibot";
import { Can } from "../opening/can";
import type { TasksDatabase } from "../tables";
import { mayChangeBoard, mayCloseBoard, mayMakeBoard } from "./policy";
import { findBoard, type FoundBoard } from "./rows";

export const BoardForm = {
  category_id: schema.forumId,
  title: schema.line(80),
  /** A sentence under the title. */
  intro: v.optional(v.nullable(schema.line(300)), null),
  /** How many places one person may hold here at once; null: no limit. */
  most_at_once: v.optional(v.nullable(schema.wholeNumber(1, 100)), null),
};
const Form = v.object(BoardForm);

export const BOARD_FORM_REFUSALS = TEXT_REFUSALS;

export async function boardColumns(cx: Cx<TasksDatabase>, { title, intro, most_at_once }: v.InferOutput<typeof Form>) {
  return { ...(await moderated(cx, { title, intro })), most_at_once };
}

export const OwnBoard = v.object({
  category: v.object({ id: v.number(), name: v.string(), color: v.string() }),
  /** Null where the category has no board of its own. */
  title: v.nullable(v.string()),
  intro: v.nullable(v.string()),
  most_at_once: v.nullable(v.number()),
  version: v.nullable(v.number()),
  can: v.object({ make_board: Can, change_board: Can, close_board: Can }),
});
export type OwnBoard = v.InferOutput<typeof OwnBoard>;

export function ownBoard(cx: Cx<TasksDatabase>, board: FoundBoard): OwnBoard {
  const { id, name, color, title, intro, most_at_once, version, ...judged } = board;
  return {
    category: { id, name, color },
    ...{ title, intro, most_at_once, version },
    can: can({
      make_board: mayMakeBoard(cx.viewer, judged),
      change_board: mayChangeBoard(cx.viewer, judged),
      close_board: mayCloseBoard(cx.viewer, judged),
    }),
  };
}

/** As it stands after an act. */
export const ownBoardNow = async (cx: Cx<TasksDatabase>, categoryId: number): Promise<OwnBoard> =>
  ownBoard(cx, await findBoard(cx, categoryId));
