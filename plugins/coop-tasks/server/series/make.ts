/**
 * An opening that comes again: the present one and the next are on the board, so
 * that whoever does this one can take the next. Each further one is made when the
 * last but one is over; whatever was missed meanwhile is made then.
 */
import { publishChange, schedule, type Cx } from "coop-core/server";
import { expectEntries } from "../entry/end";
import { checklistOf } from "../opening/checklist";
import type { Columns } from "../opening/form";
import type { Opening } from "../opening/opening";
import { recordOf } from "../opening/record";
import { insertOpening, recount, whoDoNotSee } from "../opening/rows";
import { expectShortage } from "../opening/tell-shortage";
import { whenOf } from "../opening/when";
import { writeKinds, type WrittenKind } from "../seat-kind/rows";
import type { TasksDatabase } from "../tables";
import { comes, dayOf, daysBetween, moveDay, overAt, type Rule } from "./rule";
import { insertSeries, isHidden, lockRunning, updateSeries, type Series } from "./rows";

type TasksCx = Cx<TasksDatabase>;

/** What the next is made from, with the days of the first: texts as they were looked after and cooked. */
export interface Pattern {
  columns: Omit<Columns, "category_id" | "contact_user_id">;
  checklist: string[];
  kinds: WrittenKind[];
}

/** How many are on the board, this one among them. */
const AHEAD = 2;
/** In one go; where more were missed the next call makes them. */
const MOST_AT_ONCE = 30;

export const ruleOfSeries = ({ repeats, every, first_on, zone, times, until_on }: Series): Rule => ({
  ...{ repeats, every, first_on, zone, times, until_on },
});

const DAYS = ["due_on", "from_on", "to_on", "closes_on"] as const;

/** All its days, as far on as the day that comes again. */
export const moveDays = <D extends Pick<Opening, (typeof DAYS)[number]>>(days: D, by: number): D => ({
  ...days,
  ...Object.fromEntries(DAYS.map((name) => [name, moveDay(days[name], by)])),
});

export async function patternOf(
  cx: TasksCx,
  openingId: number,
  { category_id, contact_user_id, ...columns }: Columns,
  kinds: readonly WrittenKind[]
) {
  const checklist = (await checklistOf(cx, openingId)).map(({ text }) => text);
  const pattern: Pattern = { columns, checklist, kinds: kinds.map((kind) => ({ ...kind, id: null })) };
  return { category_id, contact_user_id, pattern: JSON.stringify(pattern) };
}

/** The opening is the first of a series from now on. */
export async function beginSeries(
  cx: TasksCx,
  opening: Pick<Opening, "id" | "created_by">,
  rule: Rule,
  pattern: Awaited<ReturnType<typeof patternOf>>
): Promise<void> {
  const series = await insertSeries(cx, { ...rule, ...pattern, made: 1, created_by: opening.created_by });
  await cx.db
    .updateTable("coop_openings")
    .set({ series_id: series.id, occurrence: 0 })
    .where("id", "=", opening.id)
    .execute();
  await keepAhead(cx, series);
}

/** Whoever looks after it, as long as they see the board. */
async function keeperThere(cx: TasksCx, { contact_user_id: keeper, category_id }: Series): Promise<number | null> {
  return keeper === null || (await whoDoNotSee(cx, [keeper], category_id)).has(keeper) ? null : keeper;
}

async function makeOne(cx: TasksCx, series: Series, occurrence: number): Promise<void> {
  const { columns, checklist, kinds } = series.pattern!;
  const { first_on, first_number, category_id, created_by } = series;
  const contact_user_id = await keeperThere(cx, series);
  const days = moveDays(columns, daysBetween(first_on, dayOf(series, occurrence - first_number)));
  const made = { ...columns, ...whenOf(cx, days), category_id, contact_user_id };
  const id = await insertOpening(cx, {
    ...made,
    ...{ created_by, created_at: cx.now, updated_at: cx.now },
    ...{ series_id: series.id, occurrence },
  });
  if (checklist.length > 0) {
    await cx.db
      .insertInto("coop_checklist_items")
      .values(checklist.map((text, place) => ({ opening_id: id, place, text })))
      .execute();
  }
  await writeKinds(cx, id, kinds);
  await recount(cx, id);
  await expectShortage(cx, { ...made, id });
  await expectEntries(cx, { ...made, id });
  await recordOf(cx, { id, category_id }, "opening_made", { data: { series_id: series.id } });
  publishChange(cx, "opening", { id, version: 1, category_id });
}

/** Makes what is missing up to the next one, and asks to be called when the one after falls due. Its row is locked. */
export async function keepAhead(cx: TasksCx, series: Series): Promise<void> {
  const rule = ruleOfSeries(series);
  const { id, first_number } = series;
  if (await isHidden(cx, id)) {
    return;
  }
  let { made } = series;
  const stop = made + MOST_AT_ONCE;
  const isWanted = (n: number) => n < AHEAD || Date.parse(overAt(rule, n - AHEAD)) <= Date.parse(cx.now);
  while (made < stop && comes(rule, made - first_number) && isWanted(made - first_number)) {
    await makeOne(cx, series, made);
    made += 1;
  }
  if (!comes(rule, made - first_number)) {
    await updateSeries(cx, id, { made, pattern: null });
    return;
  }
  await updateSeries(cx, id, { made });
  const at = overAt(rule, made - first_number - AHEAD);
  await schedule(cx, {
    kind: "series_goes_on",
    key: `tasks:series:${id}:${made}:${Date.parse(at)}`,
    at,
    data: { series_id: id },
  });
}

export async function seriesGoesOn({ series_id }: { series_id: number }, cx: Cx<TasksDatabase, null>): Promise<void> {
  const series = await lockRunning(cx, series_id);
  if (series) {
    await keepAhead(cx, series);
  }
}
