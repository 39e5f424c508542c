/** A text that belongs to an opening, in the forum's review queue. */
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
import { cookFile, type GivenFile } from "../file/file";
import type { TasksDatabase } from "../tables";
import { tell, touch } from "./changed";
import type { Judged } from "./policy";
import { findAnyOpening, findOpening, lockWithAnyOpening } from "./rows";

type TasksCx = Cx<TasksDatabase>;
type JudgedByFlags = Pick<FlaggableText, "author_id" | "changed_at" | "hidden">;

interface Part<Row> {
  find(cx: TasksCx, id: number): Promise<Row | undefined>;
  /** Has it a text still? */
  stands(row: Row): boolean;
  /** @throws Refusal 404 */
  demandSight(cx: Cx<TasksDatabase, Viewer>, row: Row, opening: Judged): void | Promise<void>;
  judged(row: Row): JudgedByFlags;
  lines(row: Row): (string | null)[];
  /** What comes with the text; staff see it, too. */
  file?(row: Row): GivenFile;
  /** The opening's row is locked. @param by whose doing it was */
  takeDown(cx: TasksCx, row: Row, opening: Judged, outcome: "hide" | "remove", by: number): Promise<void>;
}

export function flaggableOf<Row extends { opening_id: number }>(part: Part<Row>): Flaggable {
  async function takeDown(id: number, by: number, cx: TasksCx, outcome: "hide" | "remove"): Promise<void> {
    const found = await lockWithAnyOpening(cx, () => part.find(cx, id));
    if (found && part.stands(found.row)) {
      await part.takeDown(cx, found.row, found.opening, outcome, by);
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
      return part.stands(row)
        ? {
            ...part.judged(row),
            title: opening.title,
            plain: part.lines(row).filter(Boolean).join("\n") || null,
            cooked: (part.file && (await cookFile(cx, part.file(row)))) ?? null,
            path: `/board/${opening.id}`,
            category_id: opening.category_id,
          }
        : undefined;
    },
    hide: (id, by, cx) => takeDown(id, by.id, cx, "hide"),
    remove: (id, by, cx) => takeDown(id, by.id, cx, "remove"),
  };
}

export const judgedSince = ({ user_id }: { user_id: number }, changed_at: string): JudgedByFlags => ({
  author_id: user_id,
  changed_at,
  hidden: false,
});

interface BetweenFew<Row> extends Omit<Part<Row>, "judged" | "takeDown"> {
  writtenAt(row: Row): string;
  takeDown(cx: TasksCx, row: Row, opening: Judged): Promise<void>;
}

/**
 * A text between few people. It has no place where staff would see it hidden, so
 * whether they hide or delete it, it goes; whoever wrote it is told.
 */
export const flaggableBetweenFew = <Row extends { id: number; opening_id: number; user_id: number }>(
  noun: string,
  { writtenAt, takeDown, ...part }: BetweenFew<Row>
): Flaggable =>
  flaggableOf<Row>({
    ...part,
    judged: (row) => judgedSince(row, writtenAt(row)),
    async takeDown(cx, row, opening, outcome, by) {
      await takeDown(cx, row, opening);
      // Without the title: what it was about is known to whoever wrote it.
      await tell(cx, opening, "text_taken_down", {
        key: `text-taken-down:${noun}:${row.id}`,
        user_ids: [row.user_id],
        actor_id: null,
      });
      await staffLog(cx, `coop_${noun}_removed`, { opening_id: opening.id }, by);
      await settleFlags(cx, noun, row.id, { outcome, by });
      await touch(cx, opening);
    },
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
