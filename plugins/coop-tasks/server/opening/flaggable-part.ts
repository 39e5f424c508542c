/**
 * A text between few people that belongs to an opening, in the forum's review
 * queue. It has no place where staff would see it hidden, so whether they hide or
 * delete it, it goes; whoever wrote it is told.
 */
import {
  moveFlags,
  settleFlags,
  staffLog,
  type Cx,
  type Flaggable,
  type FlaggableText,
  type Viewer,
} from "coop-core/server";
import { sql } from "kysely";
import type { TasksDatabase } from "../tables";
import { tell, touch } from "./changed";
import type { Judged } from "./policy";
import { findAnyOpening, findOpening, lockWithAnyOpening } from "./rows";

type TasksCx = Cx<TasksDatabase>;

interface Part<Row> {
  find(cx: TasksCx, id: number): Promise<Row | undefined>;
  /** Has it a text still? */
  stands(row: Row): boolean;
  /** @throws Refusal 404 */
  demandSight(cx: Cx<TasksDatabase, Viewer>, row: Row, opening: Judged): Promise<void>;
  said(row: Row): Pick<FlaggableText, "author_id" | "changed_at" | "hidden"> & { lines: (string | null)[] };
  takeDown(cx: TasksCx, row: Row, opening: Judged): Promise<void>;
}

export function flaggableOf<Row extends { id: number; opening_id: number }>(noun: string, part: Part<Row>): Flaggable {
  async function takeDown(id: number, by: number, cx: TasksCx, outcome: "hide" | "remove"): Promise<void> {
    const found = await lockWithAnyOpening(cx, () => part.find(cx, id));
    if (found && part.stands(found.row)) {
      await part.takeDown(cx, found.row, found.opening);
      await staffLog(cx, `coop_${noun}_removed`, { opening_id: found.opening.id }, by);
      await settleFlags(cx, noun, id, { outcome, by });
      await touch(cx, found.opening);
    }
  }
  return {
    async text(id, cx: TasksCx) {
      const row = await part.find(cx, id);
      const opening = row && (await (cx.viewer === null ? findAnyOpening : findOpening)(cx, row.opening_id));
      if (!row || !opening) {
        return undefined;
      }
      if (cx.viewer !== null) {
        await part.demandSight(cx as Cx<TasksDatabase, Viewer>, row, opening);
      }
      const { lines, ...text } = part.said(row);
      return part.stands(row)
        ? {
            ...text,
            title: opening.title,
            plain: lines.filter(Boolean).join("\n") || null,
            cooked: null,
            path: `/board/${opening.id}`,
            category_id: opening.category_id,
          }
        : undefined;
    },
    hide: (id, by, cx) => takeDown(id, by.id, cx, "hide"),
    remove: (id, by, cx) => takeDown(id, by.id, cx, "remove"),
  };
}

/** Without the title: what it was about is known to whoever wrote it. */
export const tellAuthor = (cx: TasksCx, opening: Judged, key: string, userId: number): Promise<void> =>
  tell(cx, opening, "text_taken_down", {
    key: `text-taken-down:${key}`,
    user_ids: [userId],
    actor_id: null,
  });

/** Its flagged texts are on the new board, too; those that nobody has flagged cost nothing. */
export async function moveTexts(cx: TasksCx, openingId: number, categoryId: number): Promise<void> {
  const { rows } = await sql<{ noun: string; record_id: number }>`
    SELECT t.noun, t.record_id FROM coop_flagged_texts AS t
    LEFT JOIN coop_things AS th ON t.noun = 'thing' AND th.id = t.record_id
    LEFT JOIN coop_entries AS e ON t.noun = 'entry' AND e.id = t.record_id
    LEFT JOIN coop_applications AS a ON t.noun = 'application' AND a.id = t.record_id
    WHERE t.plugin = 'tasks' AND ${openingId}::bigint IN (th.opening_id, e.opening_id, a.opening_id)`.execute(cx.db);
  for (const { noun, record_id } of rows) {
    await moveFlags(cx, noun, record_id, categoryId);
  }
}
