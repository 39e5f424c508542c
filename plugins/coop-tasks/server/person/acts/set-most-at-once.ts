import { schema } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { readSettled, settle } from "../rows";
import { Settled } from "./show-settled";

export const setMostAtOnce = write({
  summary: "How many things the caller would like to do at once, at most; null: as many as they like.",
  input: v.strictObject({ most_at_once: v.nullable(schema.wholeNumber(1, 100)) }),
  output: Settled,
  async run(columns, cx) {
    await settle(cx, cx.viewer.id, columns);
    return readSettled(cx, cx.viewer.id);
  },
});
