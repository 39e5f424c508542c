import { schema } from "coop-core/server";
import * as v from "valibot";
import { read } from "../../acts";
import { givingOf } from "../rows";

/** So many have room on a card. */
const SHOWN = 3;

export const showGiving = read({
  summary:
    "What somebody gives time to, for their user card: nothing unless they agreed, and only what the caller sees.",
  input: v.strictObject({ username: schema.line(60) }),
  output: v.object({
    openings: v.array(v.object({ id: v.number(), title: v.string() })),
    total: v.number(),
  }),
  async run({ username }, cx) {
    const rows = await givingOf(cx, username, SHOWN);
    return { openings: rows.map(({ id, title }) => ({ id, title })), total: rows[0]?.total ?? 0 };
  },
});
