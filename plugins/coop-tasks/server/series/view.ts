/** What a page shows of an opening that comes again: how often, and the next one. */
import { allOf, can, type Cx } from "coop-core/server";
import * as v from "valibot";
import { Can } from "../opening/can";
import { withinBoard, type Limits } from "../limit/limit";
import type { Claim } from "../opening/opening";
import type { Judged } from "../opening/policy";
import { findOpening, latestClaimOf } from "../opening/rows";
import type { TasksDatabase } from "../tables";
import { mayClaimNext } from "./policy";
import { comes, REPEATS } from "./rule";
import { ruleOfSeries } from "./make";
import { findSeries, nextOf } from "./rows";

const RepeatsView = v.object({
  repeats: v.picklist(REPEATS),
  every: v.number(),
  /** The day that the rule began with: its weekday, or its place in the month. */
  first_on: v.string(),
  /** How many are still to come, this one among them; null where nobody has said. */
  times: v.nullable(v.number()),
  until_on: v.nullable(v.string()),
  /** Whether any follow, made or not. */
  goes_on: v.boolean(),
});

const NextView = v.object({
  id: v.number(),
  due_on: v.nullable(v.string()),
  from_on: v.nullable(v.string()),
  to_on: v.nullable(v.string()),
  /** The viewer has a place on it already. */
  mine: v.boolean(),
  can: v.object({ claim_next_opening: Can }),
});

export const SeriesView = { repeats: v.nullable(RepeatsView), next_one: v.nullable(NextView) };
interface Shown {
  repeats: v.InferOutput<typeof RepeatsView> | null;
  next_one: v.InferOutput<typeof NextView> | null;
}

/** @param mine the viewer's place on this one */
export async function viewSeries(
  cx: Cx<TasksDatabase>,
  opening: Judged,
  mine: Claim | undefined,
  limits: Limits
): Promise<Shown> {
  const series = opening.series_id === null ? undefined : await findSeries(cx, opening.series_id);
  if (!series) {
    return { repeats: null, next_one: null };
  }
  const n = opening.occurrence! - series.first_number;
  const found = await nextOf(cx, opening);
  const rule = ruleOfSeries(series);
  const repeats =
    series.ended_at === null && n >= 0
      ? {
          ...{ repeats: rule.repeats, every: rule.every, first_on: rule.first_on, until_on: rule.until_on },
          times: rule.times === null ? null : Math.max(1, rule.times - n),
          goes_on: found !== undefined || comes(rule, n + 1),
        }
      : null;
  return { repeats, next_one: found ? await viewNext(cx, opening, mine, limits, found.id) : null };
}

async function viewNext(
  cx: Cx<TasksDatabase>,
  opening: Judged,
  mine: Claim | undefined,
  limits: Limits,
  id: number
): Promise<Shown["next_one"]> {
  const next = await findOpening(cx, id);
  const held = cx.viewer ? await latestClaimOf(cx, id, cx.viewer.id) : undefined;
  const holds = held?.state === "held";
  const place = mine ?? { user_id: 0, state: "released" as const };
  return {
    ...{ id, due_on: next.due_on, from_on: next.from_on, to_on: next.to_on, mine: holds },
    can: can({
      claim_next_opening: allOf(
        mayClaimNext(cx.viewer, place, opening, next, { holds, now: cx.now }),
        withinBoard(limits)
      ),
    }),
  };
}
