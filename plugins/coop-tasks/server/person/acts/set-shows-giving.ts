import { schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { readSettled, settle } from "../rows";
import { Settled } from "./show-settled";

export const setShowsGiving = write({
  summary: "Shows on the caller's user card what they give time to, or no longer.",
  input: v.strictObject({ shows_giving: schema.flag }),
  output: Settled,
  async run(columns, cx) {
    await settle(cx, cx.viewer.id, columns);
    return readSettled(cx, cx.viewer.id);
  },
});
