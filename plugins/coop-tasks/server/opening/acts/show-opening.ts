import { schema } from "coop-core/server";
import * as v from "valibot";
import { publicRead } from "../../acts";
import { OpeningView, viewNow } from "../view";

export const showOpening = publicRead({
  summary: "One opening with who holds its places, and what the caller can do with it.",
  input: v.strictObject({ opening_id: schema.id }),
  output: OpeningView,
  run: ({ opening_id }, cx) => viewNow(cx, opening_id),
});
