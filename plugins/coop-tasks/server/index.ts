import { definePlugin } from "coop-core/server";
import { answerClaim } from "./claim/acts/answer-claim";
import { beginClaim } from "./claim/acts/begin-claim";
import { completeClaim } from "./claim/acts/complete-claim";
import { releaseClaim } from "./claim/acts/release-claim";
import { unbeginClaim } from "./claim/acts/unbegin-claim";
import { purgeContact } from "./claim/end";
import { waitsOf } from "./claim/waits";
import { categoryRemoved, reconcile, userRemoved, usersMerged } from "./forum-life";
import { changeOpening } from "./opening/acts/change-opening";
import { claimOpening } from "./opening/acts/claim-opening";
import { deleteOpening } from "./opening/acts/delete-opening";
import { hideOpening } from "./opening/acts/hide-opening";
import { listOpenings } from "./opening/acts/list-openings";
import { makeOpening } from "./opening/acts/make-opening";
import { putBackOpening } from "./opening/acts/put-back-opening";
import { showBoard } from "./opening/acts/show-board";
import { showOpening } from "./opening/acts/show-opening";
import { showOpenings } from "./opening/acts/show-openings";
import { talkAboutOpening } from "./opening/acts/talk-about-opening";
import { tickChecklist } from "./opening/acts/tick-checklist";
import { unhideOpening } from "./opening/acts/unhide-opening";
import { withdrawOpening } from "./opening/acts/withdraw-opening";
import { openingsInTopic } from "./opening/card";
import { talkOpened, topicRecovered, topicRemoved } from "./opening/talk";

export const tasks = definePlugin({
  name: "tasks",
  acts: {
    "show-board": showBoard,
    "list-openings": listOpenings,
    "show-opening": showOpening,
    "show-openings": showOpenings,
    "make-opening": makeOpening,
    "change-opening": changeOpening,
    "withdraw-opening": withdrawOpening,
    "put-back-opening": putBackOpening,
    "hide-opening": hideOpening,
    "unhide-opening": unhideOpening,
    "delete-opening": deleteOpening,
    "talk-about-opening": talkAboutOpening,
    "claim-opening": claimOpening,
    "tick-checklist": tickChecklist,
    "release-claim": releaseClaim,
    "complete-claim": completeClaim,
    "begin-claim": beginClaim,
    "unbegin-claim": unbeginClaim,
    "answer-claim": answerClaim,
  },
  waits: waitsOf,
  due: { purge_contact: purgeContact },
  done: { talk_opened: talkOpened },
  on: {
    user_removed: userRemoved,
    users_merged: usersMerged,
    category_removed: categoryRemoved,
    topic_removed: topicRemoved,
    topic_recovered: topicRecovered,
  },
  reconcile,
  topic_records: { opening: openingsInTopic },
});
