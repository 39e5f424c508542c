import { definePlugin } from "./kernel/plugin";
import { countWaits } from "./waits/acts/count-waits";
import { showWaits } from "./waits/acts/show-waits";
import { showTopicRecords } from "./acts/show-topic-records";
import { failDueAct, finishOrder, reconcile, runDue, takeDueAct } from "./acts/due";
import { forumEvent } from "./acts/forum-event";
import { userRemoved, usersMerged } from "./forum-life";

export const core = definePlugin({
  name: "core",
  acts: {
    "count-waits": countWaits,
    "show-waits": showWaits,
    "show-topic-records": showTopicRecords,
    "take-due": takeDueAct,
    "run-due": runDue,
    "finish-order": finishOrder,
    "fail-due": failDueAct,
    "forum-event": forumEvent,
    reconcile,
  },
  on: { user_removed: userRemoved, users_merged: usersMerged },
});
