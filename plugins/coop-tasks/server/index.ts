import { definePlugin } from "coop-core/server";
import { applyForOpening } from "./application/acts/apply-for-opening";
import { approveApplication } from "./application/acts/approve-application";
import { declineApplication } from "./application/acts/decline-application";
import { takeBackApplication } from "./application/acts/take-back-application";
import { applicationEnds, purgeApplication } from "./application/end";
import { flaggableApplication } from "./application/flaggable";
import { answerClaim } from "./claim/acts/answer-claim";
import { beginClaim } from "./claim/acts/begin-claim";
import { claimQuiet, claimUnanswered } from "./claim/ask";
import { claimFallsDue } from "./claim/remind";
import { completeClaim } from "./claim/acts/complete-claim";
import { keepClaim } from "./claim/acts/keep-claim";
import { releaseClaim } from "./claim/acts/release-claim";
import { keepContact } from "./claim/acts/keep-contact";
import { shareContact } from "./claim/acts/share-contact";
import { unbeginClaim } from "./claim/acts/unbegin-claim";
import { uncompleteClaim } from "./claim/acts/uncomplete-claim";
import { purgeContact } from "./claim/end";
import { categoryRemoved, reconcile, userRemoved, usersMerged } from "./forum-life";
import { listHoldersCsv } from "./csv/acts/list-holders-csv";
import { listOpeningsCsv } from "./csv/acts/list-openings-csv";
import { changeGiven } from "./given/acts/change-given";
import { countGiven } from "./given/acts/count-given";
import { disownGiven } from "./given/acts/disown-given";
import { listGivenCsv } from "./given/acts/list-given-csv";
import { listGiven } from "./given/acts/list-given";
import { listGivenFor } from "./given/acts/list-given-for";
import { userConfirmed } from "./help/account";
import { removeHandover } from "./handover/acts/remove-handover";
import { unhideHandover } from "./handover/acts/unhide-handover";
import { writeHandover } from "./handover/acts/write-handover";
import { flaggableHandover } from "./handover/flaggable";
import { answerHelp } from "./help/acts/answer-help";
import { confirmHelp } from "./help/acts/confirm-help";
import { couldHelp } from "./help/acts/could-help";
import { declineHelp } from "./help/acts/decline-help";
import { listHelp } from "./help/acts/list-help";
import { offerHelp } from "./help/acts/offer-help";
import { showHelp } from "./help/acts/show-help";
import { suggestOpening } from "./help/acts/suggest-opening";
import { takeBackHelp } from "./help/acts/take-back-help";
import { takeUpHelp } from "./help/acts/take-up-help";
import { helpEnds, helpOver } from "./help/end";
import { settleAfter, tellOfHelp } from "./help/forum-life";
import { helpLetter } from "./help/letters";
import { showNewsletter } from "./newsletter/acts/show-newsletter";
import { changeOpening } from "./opening/acts/change-opening";
import { claimOpening } from "./opening/acts/claim-opening";
import { completeOpening } from "./opening/acts/complete-opening";
import { deleteOpening } from "./opening/acts/delete-opening";
import { followOpening } from "./opening/acts/follow-opening";
import { hideOpening } from "./opening/acts/hide-opening";
import { listOpenings } from "./opening/acts/list-openings";
import { showPost } from "./from-post/acts/show-post";
import { makeOpening } from "./opening/acts/make-opening";
import { putBackOpening } from "./opening/acts/put-back-opening";
import { makeOpenings } from "./bulk/acts/make-openings";
import { tryOpenings } from "./bulk/acts/try-openings";
import { changeBoard } from "./board/acts/change-board";
import { closeBoard } from "./board/acts/close-board";
import { countOpenings } from "./board/acts/count-openings";
import { makeBoard } from "./board/acts/make-board";
import { showBoard } from "./board/acts/show-board";
import { pinOpening } from "./pin/acts/pin-opening";
import { unpinOpening } from "./pin/acts/unpin-opening";
import { showOpening } from "./opening/acts/show-opening";
import { showOpenings } from "./opening/acts/show-openings";
import { talkAboutOpening } from "./opening/acts/talk-about-opening";
import { tickChecklist } from "./opening/acts/tick-checklist";
import { uncompleteOpening } from "./opening/acts/uncomplete-opening";
import { unfollowOpening } from "./opening/acts/unfollow-opening";
import { unhideOpening } from "./opening/acts/unhide-opening";
import { withdrawOpening } from "./opening/acts/withdraw-opening";
import { openingsInTopic } from "./opening/card";
import { flaggableOpening } from "./opening/flaggable";
import { peopleShort } from "./opening/tell-shortage";
import { talkOpened, topicRecovered, topicRemoved } from "./opening/talk";
import { answers } from "./opening/in-category";
import { chooseEntry } from "./entry/acts/choose-entry";
import { enterContest } from "./entry/acts/enter-contest";
import { keepEntry } from "./entry/acts/keep-entry";
import { shareEntry } from "./entry/acts/share-entry";
import { takeBackEntry } from "./entry/acts/take-back-entry";
import { tellChoice } from "./entry/acts/tell-choice";
import { unchooseEntry } from "./entry/acts/unchoose-entry";
import { flaggableEntry } from "./entry/flaggable";
import { entriesClose } from "./entry/end";
import { declineParcel } from "./parcel/acts/decline-parcel";
import { orderCopies } from "./parcel/acts/order-copies";
import { sendParcel } from "./parcel/acts/send-parcel";
import { shareParcel } from "./parcel/acts/share-parcel";
import { takeBackParcel } from "./parcel/acts/take-back-parcel";
import { parcelEnds, purgeParcel } from "./parcel/end";
import { setMostAtOnce } from "./person/acts/set-most-at-once";
import { setShowsGiving } from "./person/acts/set-shows-giving";
import { showGiving } from "./person/acts/show-giving";
import { showSettled } from "./person/acts/show-settled";
import { claimNextOpening } from "./series/acts/claim-next-opening";
import { seriesGoesOn } from "./series/make";
import { reportOpening } from "./report/acts/report-opening";
import { takeBackReport } from "./report/acts/take-back-report";
import { flaggableThing } from "./thing/flaggable";
import { fileThing } from "./thing/acts/file-thing";
import { handInThing } from "./thing/acts/hand-in-thing";
import { listFilingPlaces } from "./thing/acts/list-filing-places";
import { takeBackThing } from "./thing/acts/take-back-thing";
import { thankForThing } from "./thing/acts/thank-for-thing";
import { thingFiled } from "./thing/filed";
import { joinWaitingList } from "./waiting/acts/join-waiting-list";
import { leaveWaitingList } from "./waiting/acts/leave-waiting-list";
import { passOffer } from "./waiting/acts/pass-offer";
import { takeOffer } from "./waiting/acts/take-offer";
import { lastDay, offerRunsOut, waitingEnds } from "./waiting/due";
import { endTerm } from "./term/acts/end-term";
import { extendTerm } from "./term/acts/extend-term";
import { termAsked, termEnds, termLastWord, termVacant } from "./term/due";
import { acceptStandIn } from "./stand-in/acts/accept-stand-in";
import { askStandIn } from "./stand-in/acts/ask-stand-in";
import { declineStandIn } from "./stand-in/acts/decline-stand-in";
import { takeBackStandIn } from "./stand-in/acts/take-back-stand-in";
import { deleteTemplate } from "./template/acts/delete-template";
import { listTemplates } from "./template/acts/list-templates";
import { saveTemplate } from "./template/acts/save-template";
import { news } from "./news";
import { waits } from "./waits";

export const tasks = definePlugin({
  name: "tasks",
  acts: {
    "show-board": showBoard,
    "make-board": makeBoard,
    "change-board": changeBoard,
    "close-board": closeBoard,
    "pin-opening": pinOpening,
    "unpin-opening": unpinOpening,
    "list-openings": listOpenings,
    "count-openings": countOpenings,
    "list-openings-csv": listOpeningsCsv,
    "list-holders-csv": listHoldersCsv,
    "show-opening": showOpening,
    "show-openings": showOpenings,
    "show-newsletter": showNewsletter,
    "show-giving": showGiving,
    "show-settled": showSettled,
    "set-most-at-once": setMostAtOnce,
    "set-shows-giving": setShowsGiving,
    "make-opening": makeOpening,
    "try-openings": tryOpenings,
    "make-openings": makeOpenings,
    "change-opening": changeOpening,
    "withdraw-opening": withdrawOpening,
    "put-back-opening": putBackOpening,
    "complete-opening": completeOpening,
    "uncomplete-opening": uncompleteOpening,
    "hide-opening": hideOpening,
    "unhide-opening": unhideOpening,
    "delete-opening": deleteOpening,
    "talk-about-opening": talkAboutOpening,
    "claim-opening": claimOpening,
    "claim-next-opening": claimNextOpening,
    "apply-for-opening": applyForOpening,
    "approve-application": approveApplication,
    "decline-application": declineApplication,
    "take-back-application": takeBackApplication,
    "report-opening": reportOpening,
    "take-back-report": takeBackReport,
    "hand-in-thing": handInThing,
    "list-filing-places": listFilingPlaces,
    "take-back-thing": takeBackThing,
    "thank-for-thing": thankForThing,
    "file-thing": fileThing,
    "order-copies": orderCopies,
    "send-parcel": sendParcel,
    "decline-parcel": declineParcel,
    "take-back-parcel": takeBackParcel,
    "share-parcel": shareParcel,
    "enter-contest": enterContest,
    "take-back-entry": takeBackEntry,
    "choose-entry": chooseEntry,
    "unchoose-entry": unchooseEntry,
    "tell-choice": tellChoice,
    "share-entry": shareEntry,
    "keep-entry": keepEntry,
    "tick-checklist": tickChecklist,
    "follow-opening": followOpening,
    "unfollow-opening": unfollowOpening,
    "show-post": showPost,
    "list-templates": listTemplates,
    "save-template": saveTemplate,
    "delete-template": deleteTemplate,
    "release-claim": releaseClaim,
    "complete-claim": completeClaim,
    "uncomplete-claim": uncompleteClaim,
    "begin-claim": beginClaim,
    "unbegin-claim": unbeginClaim,
    "answer-claim": answerClaim,
    "list-given": listGiven,
    "list-given-for": listGivenFor,
    "count-given": countGiven,
    "change-given": changeGiven,
    "disown-given": disownGiven,
    "list-given-csv": listGivenCsv,
    "write-handover": writeHandover,
    "remove-handover": removeHandover,
    "unhide-handover": unhideHandover,
    "extend-term": extendTerm,
    "end-term": endTerm,
    "share-contact": shareContact,
    "keep-contact": keepContact,
    "ask-stand-in": askStandIn,
    "accept-stand-in": acceptStandIn,
    "decline-stand-in": declineStandIn,
    "take-back-stand-in": takeBackStandIn,
    "keep-claim": keepClaim,
    "offer-help": offerHelp,
    "could-help": couldHelp,
    "show-help": showHelp,
    "confirm-help": confirmHelp,
    "take-back-help": takeBackHelp,
    "list-help": listHelp,
    "answer-help": answerHelp,
    "take-up-help": takeUpHelp,
    "decline-help": declineHelp,
    "suggest-opening": suggestOpening,
    "join-waiting-list": joinWaitingList,
    "leave-waiting-list": leaveWaitingList,
    "take-offer": takeOffer,
    "pass-offer": passOffer,
  },
  answers,
  waits,
  news,
  letters: { help: helpLetter },
  listens: {
    "tasks.opening_changed": settleAfter,
    "tasks.opening_moved": settleAfter,
    "tasks.opening_withdrawn": settleAfter,
    "tasks.opening_deleted": settleAfter,
    "tasks.opening_unhidden": tellOfHelp,
  },
  due: {
    purge_contact: purgeContact,
    application_ends: applicationEnds,
    purge_application: purgeApplication,
    parcel_ends: parcelEnds,
    purge_parcel: purgeParcel,
    entries_close: entriesClose,
    claim_quiet: claimQuiet,
    claim_unanswered: claimUnanswered,
    claim_falls_due: claimFallsDue,
    people_short: peopleShort,
    series_goes_on: seriesGoesOn,
    help_ends: helpEnds,
    offer_runs_out: offerRunsOut,
    last_day: lastDay,
    waiting_ends: waitingEnds,
    term_asked: termAsked,
    term_vacant: termVacant,
    term_last_word: termLastWord,
    term_ends: termEnds,
  },
  done: { talk_opened: talkOpened, thing_filed: thingFiled, help_over: helpOver },
  on: {
    user_confirmed: userConfirmed,
    user_removed: userRemoved,
    users_merged: usersMerged,
    category_removed: categoryRemoved,
    topic_removed: topicRemoved,
    topic_recovered: topicRecovered,
  },
  reconcile,
  flaggable: {
    application: flaggableApplication,
    entry: flaggableEntry,
    handover: flaggableHandover,
    opening: flaggableOpening,
    thing: flaggableThing,
  },
  topic_records: { opening: openingsInTopic, opening_made_here: openingsInTopic },
});
