import { asPlugin } from "../contracts";
import type { Cx } from "../kernel/act";
import type { Viewer } from "../viewer";
import { askedAgain, canWait, putOffUntil, zoneOf } from "./put-off";
import type { WaitsView } from "./view";
import type { Asked, Promised } from "./waits";

type OfPlugin<T> = T & { plugin: string };

/** Earliest first; what has no end comes last. */
const byEnd = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

/** Asks every enabled plugin what it wants of this person and what the person promised there. */
export async function gatherWaits(cx: Cx<any, Viewer>): Promise<WaitsView> {
  const asked: OfPlugin<Asked>[] = [];
  const promised: OfPlugin<Promised>[] = [];
  for (const { name, waits } of cx.scope.registry.enabled(cx.context)) {
    if (waits) {
      const own = await waits(asPlugin(cx, name));
      asked.push(...own.asked.map((row) => ({ ...row, plugin: name })));
      promised.push(...own.promised.map((row) => ({ ...row, plugin: name })));
    }
  }
  asked.sort((a, b) => byEnd(a.until, b.until));
  promised.sort((a, b) => byEnd(a.on, b.on));
  const until = await putOffUntil(cx, cx.viewer.id);
  const later = until === null ? [] : asked.filter((row) => canWait(row, until));
  const again = askedAgain(cx.now, zoneOf(cx));
  const left = asked.filter((row) => !later.includes(row));
  return {
    asked: left,
    put_off: until === null ? null : { until, asked: later },
    asked_again: left.some((row) => canWait(row, again)) ? again : null,
    incomplete: cx.context.plugins.some((name) => !cx.scope.registry.get(name)),
    promised,
  };
}
