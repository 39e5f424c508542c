import { demand, notFound, record, seesCategory } from "coop-core/server";
import { sql } from "kysely";
import * as v from "valibot";
import { write } from "../../acts";
import { nameOf, tell, viewNow } from "../changed";
import { columnsOf, FORM_REFUSALS, OpeningForm } from "../form";
import { mayMake, POLICY_REFUSALS } from "../policy";
import { insertOpening } from "../rows";
import { OpeningView } from "../view";
import { publishChange } from "coop-core/server";

export const makeOpening = write({
  summary: "Puts a task or a role on the board of a category.",
  input: v.strictObject(OpeningForm),
  output: OpeningView,
  refuses: { ...FORM_REFUSALS, cannot_start_topics: POLICY_REFUSALS.cannot_start_topics },
  async run(form, cx) {
    const seen = await cx.db
      .selectFrom("categories")
      .select("id")
      // The forum's own ids are of four bytes, ours of eight: one that is too large is not there.
      .where(sql<boolean>`categories.id = ${form.category_id}::bigint`)
      .where(seesCategory(cx.viewer, sql.ref("categories.id")))
      .executeTakeFirst();
    if (!seen) {
      throw notFound();
    }
    demand(mayMake(cx.viewer, form.category_id));
    const columns = await columnsOf(cx, form);
    const id = await insertOpening(cx, {
      ...columns,
      created_by: cx.viewer.id,
      created_at: cx.now,
      updated_at: cx.now,
    });
    await record(cx, { kind: "opening_made", subject_kind: "opening", subject_id: id, category_id: form.category_id });
    publishChange(cx, "opening", { id, version: 1, category_id: form.category_id });
    await tell(cx, { id, title: columns.title, category_id: form.category_id, topic_id: null }, "looks_after", {
      key: `looks-after:${id}:1`,
      user_ids: [columns.contact_user_id],
      values: { name: nameOf(cx) },
    });
    return viewNow(cx, id);
  },
});
