/** Everything a feature plugin's server may use of the core. Imported as `coop-core/server`. */
export { actsOver, type Act, type Cx } from "./kernel/act";
export { definePlugin, type Plugin } from "./kernel/plugin";
export { moves, type Moves, type MovesRow } from "./kernel/moves";
export { notFound, Refusal, wrongField } from "./kernel/refusal";
export { allOf, can, demand, mayWrite, no, yes, type Can, type Verdict } from "./kernel/verdict";
export * as schema from "./kernel/schema";
export { failpoint } from "./kernel/failpoint";
export { absent, answer, ask, contract, type Contract } from "./contracts";
export {
  circleAt,
  circleOfCategory,
  coopNames,
  coopsOfPerson,
  eventAt,
  nominationAt,
  openingsOfCategory,
  type CircleName,
  type CoopName,
  type OpeningInCategory,
  type StandsThere,
} from "./contracts";
export { record, readFact, type Fact, type NewFact } from "./facts";
export { schedule, scheduleAll, unschedule, type NewDue } from "./due";
export { isOrdered, order, orderAll } from "./orders";
export type { Letter } from "./letters";
export { publishChange, publishWaits } from "./live";
export { outOfNight } from "./night";
export { dayInWords } from "./time-in-words";
export { zoneOrForums } from "./zone";
export { remindedAt } from "./waits/put-off";
export { forgetNotices, leaveOutOfDigests, notify, takeBackMails, type Notice } from "./notices";
export { moderated, staffLog, TEXT_REFUSALS } from "./moderation";
export type { Flaggable, FlaggableText } from "./flags/flaggable";
export { moveFlags, settleFlags } from "./flags/outcome";
export { flagVerdict, flagVerdicts } from "./flags/verdict";
export { flagWatched } from "./flags/watched";
export { isSeenByUser, moderatesCategory, seesCategory, seesTopic } from "./forum/visible";
export { isReadByMore, readerGroups, Readers, readReaders, sameReaders } from "./forum/readers";
export { hasConfirmedAddress } from "./forum/addresses";
export { fullName, isNotSilenced, isReachable, nameOf, ONE_BY_ONE, Person, readPeople } from "./forum/people";
export { holdUpload, letGoOfUploads, ownUpload, readUploads, Upload, uploadInText } from "./forum/uploads";
export { isStaff, type Viewer } from "./viewer";
export type { News } from "./visits/news";
export type { Asked, Promised, Waits } from "./waits/waits";
export type { ApiOf } from "./kernel/api-of";
export { together } from "./kernel/database";
export type { CoreDatabase, Instant } from "./tables";
