/** What a page shows of an opening of which people say "I did it". */
import { Person } from "coop-core/server";
import * as v from "valibot";
import { Coop } from "../coop/coop";
import { ONCE_FOR } from "../opening/opening";
import type { Judged } from "../opening/policy";
import type { SaidInFull } from "./rows";

export const ReportView = v.object({
  once_for: v.picklist(ONCE_FOR),
  /** The viewer's co-ops that have done it, by whom and when. */
  told: v.array(v.object({ coop: Coop, person: v.nullable(Person), at: v.string() })),
});

export const viewReport = (
  { once_for }: Pick<Judged, "once_for">,
  { told }: SaidInFull
): v.InferOutput<typeof ReportView> | null => (once_for === null ? null : { once_for, told });
