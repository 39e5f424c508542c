/** What the forum shows of an opening outside its board: above its topic, and in a post that links to it. */
import type { Cx } from "coop-core/server";
import type { TasksDatabase } from "../tables";
import { ofIds } from "../board/listed";
import { viewRows, type BoardRow } from "../board/view";

/** Those of these openings that the viewer may see, wherever they stand; the others are missing. */
export const viewCards = async (cx: Cx<TasksDatabase>, ids: number[]): Promise<BoardRow[]> =>
  viewRows(cx, await ofIds(cx, ids).execute());

export const openingsInTopic = (ids: number[], cx: Cx<TasksDatabase>) => viewCards(cx, ids);
