/** What a viewer can do with an opening, and why not. */
import { allOf, can, type Cx } from "coop-core/server";
import * as v from "valibot";
import { mayApply } from "../application/policy";
import { verdictsOnContest } from "../entry/view";
import { mayHandOver } from "../handover/policy";
import { mayOffer } from "../help/policy";
import { withinBoard } from "../limit/limit";
import { mayOrder } from "../parcel/policy";
import { mayReport } from "../report/policy";
import type { TasksDatabase } from "../tables";
import { mayHandIn } from "../thing/policy";
import { mayClaimInLine, mayJoinSome } from "../waiting/policy";
import { Can } from "./can";
import {
  mayChange,
  mayClaim,
  mayFollow,
  mayKeepTemplate,
  mayModerate,
  mayPutBack,
  maySettle,
  mayTalkAbout,
  mayTick,
  mayWithdraw,
  type Judged,
} from "./policy";
import type { Page } from "./read";

export const OpeningCan = v.object({
  claim_opening: Can,
  apply_for_opening: Can,
  report_opening: Can,
  hand_in_thing: Can,
  order_copies: Can,
  enter_contest: Can,
  tell_choice: Can,
  join_waiting_list: Can,
  change_opening: Can,
  withdraw_opening: Can,
  put_back_opening: Can,
  complete_opening: Can,
  uncomplete_opening: Can,
  talk_about_opening: Can,
  tick_checklist: Can,
  write_handover: Can,
  follow_opening: Can,
  keep_template: Can,
  hide_opening: Can,
  offer_help: Can,
  flag_text: Can,
});

/** Whether there is a topic in which it is talked about. */
export const talkState = ({ topic_id, talk_asked_at }: Judged) =>
  topic_id !== null ? "there" : talk_asked_at === null ? "no" : "on_its_way";

export function verdictsOn(
  cx: Cx<TasksDatabase>,
  opening: Judged,
  { mine, waiting, asked, said, things, entries, parcels, limits, around, flagging }: Page
): v.InferOutput<typeof OpeningCan> {
  const { viewer, now } = cx;
  const holds = mine?.state === "held";
  return can({
    claim_opening: allOf(mayClaimInLine(waiting, now), mayClaim(viewer, opening, holds, now), withinBoard(limits)),
    apply_for_opening: allOf(mayApply(viewer, opening, { holds, last: asked.mine }, now), withinBoard(limits)),
    hand_in_thing: mayHandIn(
      viewer,
      opening,
      {
        holds,
        unthanked: things.filter((thing) => thing.user_id === viewer?.id && thing.state === "handed_in").length,
      },
      now
    ),
    ...verdictsOnContest(cx, opening, entries, holds),
    order_copies: mayOrder(
      viewer,
      opening,
      {
        holds,
        waits: parcels.some(({ user_id, state }) => user_id === viewer?.id && state === "ordered"),
      },
      now
    ),
    report_opening: mayReport(viewer, opening, said, now),
    join_waiting_list: mayJoinSome(viewer, opening, { holds, last: waiting }, now),
    change_opening: mayChange(viewer, opening, now),
    withdraw_opening: mayWithdraw(viewer, opening, now),
    put_back_opening: mayPutBack(viewer, opening, now),
    complete_opening: maySettle("complete_opening", viewer, opening, now),
    uncomplete_opening: maySettle("uncomplete_opening", viewer, opening, now),
    talk_about_opening: mayTalkAbout(viewer, opening, talkState(opening), now),
    follow_opening: mayFollow(viewer, opening, now),
    keep_template: mayKeepTemplate(viewer, opening),
    tick_checklist: mayTick(viewer, opening, holds, now),
    write_handover: mayHandOver(viewer, opening, mine !== undefined, now),
    hide_opening: mayModerate(viewer),
    offer_help: mayOffer(viewer, opening, around),
    flag_text: flagging,
  });
}
