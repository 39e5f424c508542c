/** Which of the texts on a page, besides the opening's own, the viewer may flag: one answer for all. */
import { can, flagVerdicts, together, type Cx, type Verdict } from "coop-core/server";
import * as v from "valibot";
import type { Applications } from "../application/view";
import type { Entry } from "../entry/entry";
import type { TasksDatabase } from "../tables";
import { mayBeFlagged, type Thing } from "../thing/thing";
import { Can } from "./can";
import { judgedSince } from "./flaggable-part";

const NOUNS = ["application", "thing", "entry"] as const;
type Noun = (typeof NOUNS)[number];

export const FlagsView = v.array(v.object({ noun: v.picklist(NOUNS), record_id: v.number(), flag_text: Can }));

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
  const flaggable = <Row extends { id: number; user_id: number }>(
    noun: Noun,
    rows: readonly Row[],
    writtenAt: (row: Row) => string
  ): Promise<Map<number, Verdict>> =>
    flagVerdicts(
      cx,
      noun,
      rows
        .filter(({ user_id }) => user_id !== viewer.id)
        .map((row) => ({ id: row.id, ...judgedSince(row, writtenAt(row)) }))
    );
  const applications = asked.toAnswer.filter(({ words }) => words !== null);
  const verdicts = await together({
    application: flaggable("application", applications, ({ asked_at }) => asked_at),
    thing: flaggable("thing", things.filter(mayBeFlagged), ({ handed_in_at }) => handed_in_at),
    entry: flaggable("entry", entries, ({ entered_at }) => entered_at),
  });
  return NOUNS.flatMap((noun) =>
    [...verdicts[noun]].map(([record_id, flag_text]) => ({ noun, record_id, ...can({ flag_text }) }))
  );
}
