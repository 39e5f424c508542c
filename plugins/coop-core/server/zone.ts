/**
 * Where somebody lives. The forum also takes names that only Rails knows ("London",
 * "Eastern Time (US & Canada)") and zones younger than this host's: what others do
 * must not fail by one person's settings, so those count as none.
 */
import * as v from "valibot";
import type { Cx } from "./kernel/act";
import { timeZone } from "./kernel/schema";

/** The zone, if it is one for us. */
export const knownZone = (zone: string | null | undefined): string | null => (v.is(timeZone, zone) ? zone : null);

/** In whose day and night a person of these settings is met: their own, or the forum's. */
export const zoneOrForums = ({ context }: Pick<Cx, "context">, zone: string | null | undefined): string =>
  knownZone(zone) ?? String(context.settings["coop_core_time_zone"]);
