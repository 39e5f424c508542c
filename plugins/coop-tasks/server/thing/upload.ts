/** The file of a thing: the giver's own, and kept as long as the thing is there. */
import { holdUpload, letGoOfUploads, ownUpload, wrongField, type Cx } from "coop-core/server";
import type { TasksDatabase } from "../tables";

type TasksCx = Cx<TasksDatabase>;

/** As the forum knows what holds it. */
const TYPE = "CoopTasks::Thing";

export const UPLOAD_REFUSALS = { not_your_upload: 422, alt_first: 422 } as const;

/** @throws Refusal 422 with the field */
export async function uploadColumns(
  cx: TasksCx,
  form: { upload: number | null; alt: string }
): Promise<{ upload_id: number | null; alt: string | null }> {
  const file = form.upload === null ? undefined : await ownUpload(cx, form.upload);
  if (form.upload !== null && !file) {
    throw wrongField("upload", "not_your_upload");
  }
  if (file?.is_picture && form.alt === "") {
    throw wrongField("alt", "alt_first");
  }
  return { upload_id: file?.id ?? null, alt: file?.is_picture ? form.alt : null };
}

export const holdFile = async (cx: TasksCx, thing: { id: number; upload_id: number | null }): Promise<void> => {
  if (thing.upload_id !== null) {
    await holdUpload(cx, thing.upload_id, { type: TYPE, id: thing.id });
  }
};

/** Of things that were taken back, or went with their opening or account. */
export const letGoOfFiles = (cx: TasksCx, ids: readonly number[]): Promise<void> => letGoOfUploads(cx, TYPE, ids);
