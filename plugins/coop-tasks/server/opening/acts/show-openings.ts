import { schema } from "coop-core/server";
import * as v from "valibot";
import { publicRead } from "../../acts";
import { BoardRow } from "../../board/view";
import { viewCards } from "../card";

/** Cards that one request brings. */
const MOST = 20;

export const showOpenings = publicRead({
  summary: "Openings by their ids, as cards; those that the caller may not see, or that are not there, are missing.",
  input: v.strictObject({ ids: v.pipe(v.array(schema.id), v.minLength(1), v.maxLength(MOST)) }),
  output: v.object({ openings: v.array(BoardRow) }),
  run: async ({ ids }, cx) => ({ openings: await viewCards(cx, ids) }),
});
