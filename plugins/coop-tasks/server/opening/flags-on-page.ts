/** Which of the texts on a page, besides the opening's own, the viewer may flag: one answer for all. */
import { can, flagVerdicts, together, type Cx } from "coop-core/server";
import * as v from "valibot";
import { judgedByFlags as ofApplication } from "../application/application";
import type { Applications } from "../application/view";
import { judgedByFlags as ofEntry, type Entry } from "../entry/entry";
import type { TasksDatabase } from "../tables";
import { isUnfiled, judgedByFlags as ofThing, type Thing } from "../thing/thing";
import { Can } from "./can";

export const FlagsView = v.array(
  v.object({ noun: v.picklist(["application", "thing", "entry"]), record_id: v.number(), flag_text: Can })
);

interface OnPage {
  asked: Applications;
  things: readonly Thing[];
  /** Those that the viewer sees. */
  entries: readonly Entry[];
}

/** Others' texts alone: nobody flags their own. */
export async function viewFlags(
  cx: Cx<TasksDatabase>,
  { asked, things, entries }: OnPage
): Promise<v.InferOutput<typeof FlagsView>> {
  const { viewer } = cx;
  if (viewer === null) {
    return [];
  }
  const others = <Row extends { user_id: number }>(rows: readonly Row[]) =>
    rows.filter(({ user_id }) => user_id !== viewer.id);
  const { application, thing, entry } = await together({
    application: flagVerdicts(
      cx,
      "application",
      others(asked.toAnswer)
        .filter(({ words }) => words !== null)
        .map((row) => ({ id: row.id, ...ofApplication(row) }))
    ),
    thing: flagVerdicts(
      cx,
      "thing",
      others(things)
        .filter(isUnfiled)
        .map((row) => ({ id: row.id, ...ofThing(row) }))
    ),
    entry: flagVerdicts(
      cx,
      "entry",
      others(entries).map((row) => ({ id: row.id, ...ofEntry(row) }))
    ),
  });
  const shown = (noun: v.InferOutput<typeof FlagsView>[number]["noun"], verdicts: typeof thing) =>
    [...verdicts].map(([record_id, flag_text]) => ({ noun, record_id, ...can({ flag_text }) }));
  return [...shown("application", application), ...shown("thing", thing), ...shown("entry", entry)];
}
