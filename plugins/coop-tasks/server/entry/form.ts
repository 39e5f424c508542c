/** A contest in the form of an opening, and what whoever enters it writes. */
import { moderated, schema, TEXT_REFUSALS, wrongField, type Cx } from "coop-core/server";
import * as v from "valibot";
import { FILE_REFUSALS, fileColumns, FileForm } from "../file/file";
import type { OpeningForm } from "../opening/form";
import { nameOfGroup } from "../parcel/rows";
import { demandNoPlaces } from "../report/form";
import type { TasksDatabase } from "../tables";

export const ContestForm = {
  /** A group of the forum whose people choose, with the contact person. */
  chooser_group_id: v.optional(v.nullable(schema.forumId), null),
};

/** 422 codes of the contest; each comes with the field. */
export const CONTEST_FORM_REFUSALS = { contest_ends: 422, no_such_group: 422 } as const;

/** @throws Refusal 422 with the field */
export async function chooserGroup(cx: Cx<TasksDatabase>, form: OpeningForm): Promise<number | null> {
  if (form.answered_by !== "entry") {
    return null;
  }
  demandNoPlaces(form);
  if (form.due_on === null && form.to_on === null) {
    throw wrongField("to_on", "contest_ends");
  }
  if (form.chooser_group_id !== null && (await nameOfGroup(cx, form.chooser_group_id)) === null) {
    throw wrongField("chooser_group_id", "no_such_group");
  }
  return form.chooser_group_id;
}

export const EntryForm = {
  title: schema.line(100),
  link: v.optional(v.nullable(schema.httpUrl), null),
  /** Plain; itself, or a few words about what the link leads to. */
  words: v.optional(schema.text(10_000), ""),
  ...FileForm,
};

export const ENTRY_FORM_REFUSALS = { nothing_entered: 422, ...FILE_REFUSALS, ...TEXT_REFUSALS } as const;

const Form = v.object(EntryForm);

/** @throws Refusal 422 with the field */
export async function entryColumns(cx: Cx<TasksDatabase>, form: v.InferOutput<typeof Form>) {
  const { title, link, words } = form;
  if (link === null && words === "" && form.upload === null) {
    throw wrongField("link", "nothing_entered");
  }
  const { upload_id, alt } = await fileColumns(cx, form);
  const texts = await moderated(cx, { title, link, words, alt });
  return { ...texts, words: texts.words || null, upload_id };
}
