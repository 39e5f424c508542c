import { failpoint, nameOf, notify, Refusal } from "coop-core/server";
import * as v from "valibot";
import { write } from "../../acts";
import { putOnBoard } from "../../opening/make";
import { demandBoard } from "../../opening/on-a-board";
import { POLICY_REFUSALS } from "../../opening/policy";
import { LIST_REFUSALS, readList } from "../read";
import { beginList, endList } from "../rows";
import { ListInput } from "./try-openings";

export const makeOpenings = write({
  summary: "Puts a list of openings as CSV on a board, all or none. The same list again within a day makes nothing.",
  input: v.strictObject(ListInput),
  output: v.object({
    opening_ids: v.array(v.number()),
    /** They were made before, by an earlier press. */
    already: v.boolean(),
  }),
  refuses: { ...LIST_REFUSALS, lines_wrong: 422, cannot_start_topics: POLICY_REFUSALS.cannot_start_topics },
  async run({ category_id, csv }, cx) {
    await demandBoard(cx, category_id);
    const made = await beginList(cx, category_id, csv);
    if (made) {
      return { opening_ids: made, already: true };
    }
    const { lines } = await readList(cx, category_id, csv);
    const wrong = lines.filter(({ form }) => form === null);
    if (wrong.length > 0) {
      throw new Refusal(422, "lines_wrong", { field: "csv", count: wrong.length });
    }
    const openings = [];
    for (const { form } of lines) {
      openings.push(await putOnBoard(cx, form!));
    }
    const opening_ids = openings.map(({ id }) => id);
    await endList(cx, category_id, csv, opening_ids);
    await failpoint(cx, "make-openings:before-commit");
    const contacts = new Set(openings.map(({ contact_user_id }) => contact_user_id));
    // One word to each, however many they are to look after.
    await notify(cx, {
      key: `tasks:looks-after-several:${opening_ids[0]}`,
      user_ids: [...contacts].filter((id) => id !== cx.viewer.id),
      message: "coop_tasks.notices.looks_after_several",
      values: { name: nameOf(cx, cx.viewer) },
      path: "/board?mine=1",
      category_id,
    });
    return { opening_ids, already: false };
  },
});
