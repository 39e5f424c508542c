/** What whoever hands something in says of it. */
import { moderated, schema, TEXT_REFUSALS, wrongField, type Cx } from "coop-core/server";
import * as v from "valibot";
import { FILE_REFUSALS, fileColumns, FileForm } from "../file/file";
import type { TasksDatabase } from "../tables";
import { LICENCES } from "./thing";

export const ThingForm = {
  /** "Our sickness policy". */
  title: schema.line(100),
  link: v.optional(v.nullable(schema.httpUrl), null),
  /** Markdown; itself, or a few words about what the link leads to. */
  words: v.optional(schema.text(20_000), ""),
  ...FileForm,
  /** How whoever made it is named. */
  credit: schema.line(100),
  licence: v.picklist(LICENCES),
  /** Everybody who is in it agrees, or nobody is. */
  pictured_agree: schema.flag,
};

export const THING_FORM_REFUSALS = {
  nothing_handed_in: 422,
  pictured_agree_first: 422,
  ...FILE_REFUSALS,
  ...TEXT_REFUSALS,
} as const;

const Form = v.object(ThingForm);

/** @throws Refusal 422 with the field */
export async function thingColumns(cx: Cx<TasksDatabase>, form: v.InferOutput<typeof Form>) {
  if (form.link === null && form.words === "" && form.upload === null) {
    throw wrongField("link", "nothing_handed_in");
  }
  if (!form.pictured_agree) {
    throw wrongField("pictured_agree", "pictured_agree_first");
  }
  const { title, link, words, credit } = form;
  const { upload_id, alt } = await fileColumns(cx, form);
  const texts = await moderated(cx, { title, link, words, credit, alt });
  return { ...texts, words: texts.words || null, upload_id, licence: form.licence };
}
