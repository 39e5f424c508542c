/** What an opening that is answered elsewhere leads on to: a circle, an event or a nomination, where somebody knows. */
import { absent, ask, circleAt, eventAt, nominationAt, type Cx } from "coop-core/server";
import * as v from "valibot";
import type { TasksDatabase } from "../tables";
import type { Opening } from "./opening";

const ASKED = { circle: circleAt, event: eventAt, nomination: nominationAt } as const;

export const LeadsTo = v.object({
  kind: v.picklist(["circle", "event", "nomination"]),
  title: v.string(),
  state: v.picklist(["to_come", "open", "over"]),
});

/** The path where it lies in this forum, also when it was written in full. */
const pathOf = (link: string, base: string): string | null =>
  link.startsWith("/") ? link : link.startsWith(`${base}/`) ? link.slice(base.length) : null;

export async function leadsTo(
  cx: Cx<TasksDatabase>,
  { answered_by, link }: Pick<Opening, "answered_by" | "link">
): Promise<v.InferOutput<typeof LeadsTo> | null> {
  const path = answered_by === "link" && link !== null ? pathOf(link, cx.context.base_url) : null;
  if (path === null) {
    return null;
  }
  for (const kind of LeadsTo.entries.kind.options) {
    const there = await ask(cx, ASKED[kind], { path });
    if (there !== absent) {
      return { kind, title: there.title, state: there.state };
    }
  }
  return null;
}
