/** What came to the demo's board where no place is taken: entries, things handed in, orders. */
import type { tasks } from "../../../../plugins/coop-tasks/server/index";
import type { Apis } from "../call-as";
import type { DemoAnswer } from "./openings";

/** @param api of whoever it came from, at the time when it came */
export async function bring(api: Apis<typeof tasks>["tasks"], opening_id: number, answer: DemoAnswer): Promise<void> {
  if ("entered" in answer) {
    await api.enterContest({ opening_id, ...answer.entered });
  } else if ("handed_in" in answer) {
    await api.handInThing({ opening_id, licence: "cc_by", pictured_agree: true, ...answer.handed_in });
  } else {
    await api.orderCopies({ opening_id, way: "post", ...answer.ordered });
  }
}
