/** "Not today": until when somebody would rather not be asked or reminded. */
import { Temporal } from "temporal-polyfill";
import type { Cx } from "../kernel/act";
import { outOfNight } from "../night";
import type { Viewer } from "../viewer";
import type { Asked } from "./waits";

const SATURDAY = 6;
const MORNING = 8;
/** Whatever ends within so long of the day when it would be asked again is not put off. */
const TIME_TO_ANSWER = 24 * 60 * 60_000;

/** Eight in the morning of the next Saturday there, and on a Saturday of the day after. ISO 8601. */
export function askedAgain(now: string, timeZone: string): string {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  const days = here.dayOfWeek === SATURDAY ? 1 : (SATURDAY - here.dayOfWeek + 7) % 7;
  return here.add({ days }).withPlainTime({ hour: MORNING }).toInstant().toString();
}

/** Where this person lives, or else the forum. */
export const zoneOf = ({ viewer, context }: Cx<any, Viewer>): string =>
  viewer.time_zone ?? String(context.settings["coop_core_time_zone"]);

/** Can this be left until then? */
export const canWait = ({ until: ends }: Pick<Asked, "until">, until: string): boolean =>
  ends === null || Date.parse(ends) - Date.parse(until) >= TIME_TO_ANSWER;

/** Until when this person has put things off, or null. */
export async function putOffUntil(cx: Cx<any>, userId: number): Promise<string | null> {
  const row = await cx.db
    .selectFrom("coop_put_off")
    .select("until")
    .where("user_id", "=", userId)
    .where("until", ">", cx.now)
    .executeTakeFirst();
  return row?.until ?? null;
}

/** When somebody may be reminded of what ends then: now, after their night, or when they asked to be asked again. */
export async function remindedAt(cx: Cx<any>, userId: number, timeZone: string, ends: string): Promise<string> {
  const until = await putOffUntil(cx, userId);
  return outOfNight(until !== null && canWait({ until: ends }, until) ? until : cx.now, timeZone);
}

export async function putOff(cx: Cx<any>, userId: number, until: string): Promise<void> {
  await cx.db
    .insertInto("coop_put_off")
    .values({ user_id: userId, until })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ until }))
    .execute();
}

export async function takeUp(cx: Cx<any>, userId: number): Promise<void> {
  await cx.db.deleteFrom("coop_put_off").where("user_id", "=", userId).execute();
}
