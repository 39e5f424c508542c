/** An opening in the forum's review queue: its texts, and what becomes of it when staff agree with a flag. */
import type { Cx, Flaggable, FlaggableText } from "coop-core/server";
import { lockSeriesOf } from "../series/rows";
import { kindNamesOf } from "../seat-kind/rows";
import { templateOf } from "../template/rows";
import type { TasksDatabase } from "../tables";
import { checklistOf } from "./checklist";
import { hide, remove } from "./moderate";
import { judgedByFlags } from "./opening";
import type { Judged } from "./policy";
import { findAnyOpening, findOpening, lockAnyOpening } from "./rows";

type TasksCx = Cx<TasksDatabase>;

/** Everything that somebody has written in the form, whatever of it the flag is about. */
async function textOf(cx: TasksCx, opening: Judged): Promise<FlaggableText> {
  const { title, note, place, time_words, rate, days, link, campaign, skills, needs, ticks } = opening;
  const checklist = (await checklistOf(cx, opening.id)).map(({ text }) => text);
  const kinds = await kindNamesOf(cx, opening.id);
  const template = await templateOf(cx, opening.id);
  const inLine = [note, place, time_words, rate, days, link, campaign];
  const lines = [...inLine, ...skills, needs, ticks, ...kinds, ...checklist, template];
  return {
    ...judgedByFlags(opening),
    title,
    plain: lines.filter(Boolean).join("\n") || null,
    cooked: opening.description_cooked || null,
    path: `/board/${opening.id}`,
    category_id: opening.category_id,
  };
}

export const flaggableOpening: Flaggable = {
  async text(id, cx: TasksCx) {
    const opening = cx.viewer === null ? await findAnyOpening(cx, id) : await findOpening(cx, id);
    return opening?.deleted_at === null ? textOf(cx, opening) : undefined;
  },
  async hide(id, by, cx: TasksCx) {
    const opening = await lockAnyOpening(cx, id);
    if (opening?.deleted_at === null && opening.hidden_at === null) {
      await hide(cx, opening, by);
    }
  },
  async remove(id, by, cx: TasksCx) {
    await lockSeriesOf(cx, id);
    const opening = await lockAnyOpening(cx, id);
    if (opening?.deleted_at === null) {
      await remove(cx, opening, by);
    }
  },
};
