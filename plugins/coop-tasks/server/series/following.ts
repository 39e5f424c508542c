/** “This and all that follow”: one press for all that are still to come, those that are made and those that are not. */
import { demand, type Cx, type Viewer } from "coop-core/server";
import * as v from "valibot";
import { change } from "../opening/change";
import type { Columns, OpeningForm } from "../opening/form";
import { mayChange, mayWithdraw, type Judged } from "../opening/policy";
import { withdraw } from "../opening/withdraw";
import type { WrittenKind } from "../seat-kind/rows";
import type { TasksDatabase } from "../tables";
import { ruleOf } from "./form";
import { beginSeries, keepAhead, moveDays, patternOf } from "./make";
import { comes, dayOf, daysBetween } from "./rule";
import { lockFollowing, lockSeriesOf, updateSeries, type Series } from "./rows";

type TasksCx = Cx<TasksDatabase, Viewer>;

export const WhichOfThem = v.optional(v.picklist(["this", "following"]), "this");

/** Nothing more is made of it. */
const endSeries = (cx: Cx<TasksDatabase>, { id }: Pick<Series, "id">): Promise<Series> =>
  updateSeries(cx, id, { ended_at: cx.now, pattern: null });

/** Its texts should not stand, so they do not come again. */
export async function endSeriesOf(cx: Cx<TasksDatabase>, openingId: number): Promise<void> {
  const series = await lockSeriesOf(cx, openingId);
  if (series) {
    await endSeries(cx, series);
  }
}

export async function withdrawFollowing(cx: TasksCx, series: Series, opening: Judged): Promise<void> {
  for (const later of await lockFollowing(cx, opening)) {
    demand(mayWithdraw(cx.viewer, later, cx.now));
    await withdraw(cx, later);
  }
  await endSeries(cx, series);
}

/** Kinds of place of the form, as a later one knows them: by their names. */
const kindsFor = (form: OpeningForm, opening: Judged, later: Judged): OpeningForm["seat_kinds"] =>
  form.seat_kinds.map((kind) => {
    const name = opening.kinds.find(({ id }) => id === kind.id)?.name ?? kind.name;
    return { ...kind, id: later.kinds.find((one) => one.name.toLowerCase() === name.toLowerCase())?.id ?? null };
  });

/**
 * After this one was changed: it begins a series, or with those that follow takes
 * on what its form says. Later ones keep their people and come on the days of the
 * rule as it is now; for which there is no day any more are withdrawn.
 * @param opening as it was
 * @param series with its row locked; undefined where it was in none
 */
export async function changeFollowing(
  cx: TasksCx,
  series: Series | undefined,
  opening: Judged,
  form: OpeningForm,
  { columns, kinds }: { columns: Columns; kinds: WrittenKind[] }
): Promise<void> {
  const rule = ruleOf(cx, form, columns);
  if (!series) {
    return rule ? beginSeries(cx, opening, rule, await patternOf(cx, opening.id, columns, kinds)) : undefined;
  }
  const first_number = opening.occurrence!;
  for (const later of await lockFollowing(cx, opening)) {
    demand(mayChange(cx.viewer, later, cx.now));
    const n = later.occurrence! - first_number;
    if (!rule || !comes(rule, n)) {
      await withdraw(cx, later);
    } else {
      const days = moveDays(columns, daysBetween(rule.first_on, dayOf(rule, n)));
      const { due_on, from_on, to_on, closes_on, due_zone } = days;
      await change(cx, later, {
        ...form,
        ...{ due_on, from_on, to_on, closes_on, due_zone },
        seat_kinds: kindsFor(form, opening, later),
      });
    }
  }
  if (!rule) {
    await endSeries(cx, series);
    return;
  }
  const pattern = await patternOf(cx, opening.id, columns, kinds);
  await keepAhead(cx, await updateSeries(cx, series.id, { ...rule, ...pattern, first_number }));
}
