/** Too few people for a day that is near: the board says so, and those who look after it are told. */
import { outOfNight } from "coop-core/server";
import { Temporal } from "temporal-polyfill";
import { promisedSeats, standing, type Opening, type Tally } from "./opening";

const DAY = 24 * 60 * 60_000;
/** From then on a day is near; told as it begins, and once more when little time is left. */
const NEAR = 7 * DAY;
const TOLD = [NEAR, 2 * DAY];

type Dated = Pick<Opening, "due_at" | "due_zone">;

/** How many people are still needed for what is near; none where it is far, or over, or somebody is asked already. */
export function shortOf(opening: Parameters<typeof standing>[0], tally: Tally, missing: number, now: string): number {
  const left = opening.due_at === null ? Infinity : Date.parse(opening.due_at) - Date.parse(now);
  if (left > NEAR || standing(opening, tally, now) !== "open") {
    return 0;
  }
  const nobody = opening.seats !== null && promisedSeats(opening, tally) + tally.offered === 0;
  return missing > 0 ? missing : nobody ? 1 : 0;
}

/** When those who look after it are told, by day where it is. */
export function toldAt({ due_at, due_zone }: Dated, now: string): string[] {
  if (due_at === null || due_zone === null) {
    return [];
  }
  return TOLD.map((before) =>
    outOfNight(Temporal.Instant.fromEpochMilliseconds(Date.parse(due_at) - before).toString(), due_zone)
  ).filter((at) => Date.parse(at) > Date.parse(now));
}
