/** A file that comes with a thing or an entry: whoever gives it has uploaded it, and it is kept as long as that stands. */
import {
  holdUpload,
  letGoOfUploads,
  ownUpload,
  readUploads,
  schema,
  Upload,
  uploadInText,
  wrongField,
  type Cx,
} from "coop-core/server";
import type { Selectable } from "kysely";
import * as v from "valibot";
import type { FileColumns, TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase>;
export type GivenFile = Selectable<FileColumns>;

export const FileForm = {
  /** A file of their own, by the id that the forum's uploader gave it. */
  upload: v.optional(v.nullable(schema.forumId), null),
  /** What a picture shows, in a line for those who do not see it. */
  alt: v.optional(v.pipe(schema.text(250), v.regex(/^[^\n\r\t]*$/, "one_line")), ""),
};
const Form = v.object(FileForm);

export const FILE_REFUSALS = { not_your_upload: 422, alt_first: 422 } as const;

export const NO_FILE = { upload_id: null, alt: null } as const;

/** @throws Refusal 422 with the field */
export async function fileColumns(cx: TasksCx, form: v.InferOutput<typeof Form>): Promise<GivenFile> {
  const file = form.upload === null ? undefined : await ownUpload(cx, form.upload);
  if (form.upload !== null && !file) {
    throw wrongField("upload", "not_your_upload");
  }
  if (file?.is_picture && form.alt === "") {
    throw wrongField("alt", "alt_first");
  }
  return { upload_id: file?.id ?? null, alt: file?.is_picture ? form.alt : null };
}

export const FileView = {
  upload: v.nullable(Upload),
  /** What a picture shows. */
  alt: v.nullable(v.string()),
};

export const viewFile = ({ upload_id, alt }: GivenFile, uploads: ReadonlyMap<number, Upload>) => ({
  upload: (upload_id !== null && uploads.get(upload_id)) || null,
  alt,
});

/** HTML by the forum's own cooking; null where there is no file. */
export async function cookFile(cx: TasksCx, { upload_id, alt }: GivenFile): Promise<string | null> {
  const [file] = (await readUploads(cx, [upload_id])).values();
  return file ? await cx.scope.ports.cook(uploadInText(file, alt)) : null;
}

/** @param type as the forum knows what holds them */
const filesOf = (type: `CoopTasks::${"Thing" | "Entry"}`) => ({
  async hold(cx: TasksCx, { id, upload_id }: { id: number; upload_id: number | null }): Promise<void> {
    if (upload_id !== null) {
      await holdUpload(cx, upload_id, { type, id });
    }
  },
  /** Of what was taken back, or went with its opening or account. */
  letGo: (cx: TasksCx, ids: readonly number[]): Promise<void> => letGoOfUploads(cx, type, ids),
});

export const thingFiles = filesOf("CoopTasks::Thing");
export const entryFiles = filesOf("CoopTasks::Entry");
