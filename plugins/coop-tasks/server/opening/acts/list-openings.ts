import { schema } from "coop-core/server";
import * as v from "valibot";
import { publicRead } from "../../acts";
import { GROUPS } from "../../board/filter";
import { Cursor } from "../../board/listed";
import { listOpenings as readPage } from "../../board/read";
import { BoardRow } from "../../board/view";
import { FilterInput } from "../../board/acts/show-board";

export const listOpenings = publicRead({
  summary: "Openings that the caller may see, a page at a time: of one group of the board, or of all.",
  input: v.strictObject({
    ...FilterInput,
    group: v.optional(v.nullable(v.picklist(GROUPS)), null),
    cursor: v.optional(v.nullable(Cursor), null),
    limit: schema.limit,
  }),
  output: v.object({
    openings: v.array(BoardRow),
    meta: v.object({ total: v.number(), next_cursor: v.nullable(v.string()) }),
  }),
  run: ({ group, cursor, limit, ...filter }, cx) => readPage(cx, filter, { group, cursor, limit }),
});
