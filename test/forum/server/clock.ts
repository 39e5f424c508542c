/**
 * The forum's clock is a row in its database, so that two processes agree on
 * it: the machine's time with an offset, or standing still.
 */
import type { Db } from "./database";

type Setting = { offset: number } | { stands_at: string };

/** From the row's value, or null where there is none. */
export function timeBy(value: string | null): string {
  const setting = value === null ? { offset: 0 } : (JSON.parse(value) as Setting);
  return "stands_at" in setting ? setting.stands_at : new Date(Date.now() + setting.offset).toISOString();
}

/** The time now, ISO 8601 in UTC with milliseconds. */
export async function readClock(db: Db): Promise<string> {
  const [row] = await db.sql<{ value: string }>`SELECT value FROM forum_state WHERE key = 'clock'`;
  return timeBy(row?.value ?? null);
}

/** @param stands whether time stands still from there on, or goes on */
export async function setClock(db: Db, time: string, stands: boolean): Promise<void> {
  const at = new Date(time);
  const setting: Setting = stands ? { stands_at: at.toISOString() } : { offset: at.getTime() - Date.now() };
  await db.sql`
    INSERT INTO forum_state (key, value) VALUES ('clock', ${JSON.stringify(setting)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
}
