import { failDue } from "./acts/fail-due";
import { finishOrder } from "./acts/finish-order";
import { forumEvent } from "./acts/forum-event";
import { reconcile } from "./acts/reconcile";
import { runDue } from "./acts/run-due";
import { showTopicRecords } from "./acts/show-topic-records";
import { takeDue } from "./acts/take-due";
import { writeLetter } from "./acts/write-letter";
import { flagText } from "./flags/acts/flag-text";
import { takeFlag } from "./flags/acts/take-flag";
import { topicApproved, topicRejected } from "./approved";
import { flagHandled } from "./flags/outcome";
import { userRemoved, usersMerged } from "./forum-life";
import { definePlugin } from "./kernel/plugin";
import { beginVisit } from "./visits/acts/begin-visit";
import { showNews } from "./visits/acts/show-news";
import { countWaits } from "./waits/acts/count-waits";
import { putOffWaits } from "./waits/acts/put-off-waits";
import { showWaits } from "./waits/acts/show-waits";
import { takeUpWaits } from "./waits/acts/take-up-waits";

export const core = definePlugin({
  name: "core",
  acts: {
    "count-waits": countWaits,
    "show-waits": showWaits,
    "put-off-waits": putOffWaits,
    "take-up-waits": takeUpWaits,
    "show-news": showNews,
    "begin-visit": beginVisit,
    "show-topic-records": showTopicRecords,
    "flag-text": flagText,
    "take-flag": takeFlag,
    "take-due": takeDue,
    "run-due": runDue,
    "finish-order": finishOrder,
    "fail-due": failDue,
    "write-letter": writeLetter,
    "forum-event": forumEvent,
    reconcile,
  },
  due: { flag_handled: flagHandled },
  on: {
    topic_approved: topicApproved,
    topic_rejected: topicRejected,
    user_removed: userRemoved,
    users_merged: usersMerged,
  },
});
