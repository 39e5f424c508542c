import { schema } from "coop-core/server";
import * as v from "valibot";
import { publicRead } from "../../acts";
import { circumstances } from "../../help/circumstances";
import { mayCouldHelp, mayOffer } from "../../help/policy";
import { isInTeam, isTeamThere } from "../../help/team";
import { Campaign, Skill } from "../../opening/form";
import { KINDS } from "../../opening/opening";
import { HAVE, VIEWS, WHERE } from "../filter";
import { OwnBoard, ownBoard } from "../own";
import { readBoard } from "../read";
import { lookForBoard } from "../rows";
import { BoardGroup, NeededRow } from "../view";

/** The filters that stand in the board's address. */
export const FilterInput = {
  by: v.optional(v.picklist(VIEWS), "effort"),
  have: v.optional(v.nullable(v.picklist(HAVE)), null),
  category_id: v.optional(v.nullable(schema.forumId), null),
  kind: v.optional(v.nullable(v.picklist(KINDS)), null),
  paid: v.optional(v.nullable(schema.flag), null),
  fresh: v.optional(v.nullable(schema.flag), null),
  where: v.optional(v.nullable(v.picklist(WHERE)), null),
  skill: v.optional(v.nullable(Skill), null),
  campaign: v.optional(v.nullable(Campaign), null),
  /** Words to look for, as in a web search: "quoted", or, -without. */
  q: v.optional(v.nullable(schema.line(200)), null),
  mine: v.optional(v.nullable(schema.flag), null),
};

export const showBoard = publicRead({
  summary: "The sign-up board: the first openings of each group under a filter.",
  input: v.strictObject({ ...FilterInput, per_group: v.optional(schema.wholeNumber(1, 50), 10) }),
  output: v.object({
    groups: v.array(BoardGroup),
    /** At most three, pinned; none while a filter is on. */
    needed: v.array(NeededRow),
    /** Of the category that was asked for, if the caller sees it. */
    board: v.nullable(OwnBoard),
    /** Boards to choose from; each belongs to a category and has its privacy. */
    categories: v.array(v.object({ id: v.number(), name: v.string(), color: v.string(), count: v.number() })),
    /** What stands on the viewer's board, with how many openings each. */
    campaigns: v.array(v.object({ name: v.string(), count: v.number() })),
    skills: v.array(v.object({ name: v.string(), count: v.number() })),
    /** Whether the viewer may make an opening somewhere. */
    can_make: v.boolean(),
    /** Whether the viewer may say "I could …" to the solidarity team, as a visitor or as a member, and whether they are of it. */
    can_offer_help: v.boolean(),
    can_could_help: v.boolean(),
    in_team: v.boolean(),
    meta: v.object({
      total: v.number(),
      with_room: v.number(),
      /** Openings that take longer than "I have …". */
      left_out: v.number(),
    }),
  }),
  run: async ({ per_group, ...filter }, cx) => {
    const board = filter.category_id === null ? undefined : await lookForBoard(cx, filter.category_id);
    return {
      ...(await readBoard(cx, filter, per_group)),
      board: board ? ownBoard(cx, board) : null,
      can_offer_help: mayOffer(cx.viewer, null, await circumstances(cx)).ok,
      can_could_help: cx.viewer !== null && mayCouldHelp(cx.viewer, await isTeamThere(cx)).ok,
      in_team: isInTeam(cx, cx.viewer),
      can_make: (cx.viewer?.topic_create_category_ids.length ?? 0) > 0,
    };
  },
});
