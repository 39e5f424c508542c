/**
 * Files that people have uploaded to the forum, by its own uploader.
 *
 * A row of `upload_references` keeps a file from the forum's clean-up. It is the
 * one thing that the suite writes into the forum's tables by itself: it has to
 * hold from the same commit as the record that needs the file, and the forum
 * writes it without callbacks, too (`UploadReference.ensure_exist!`).
 *
 * What the forum does not protect: whoever knows a file's address has the file,
 * signed in or not, unless the forum has secure uploads. An address cannot be
 * guessed, but it is no secret once told; so it is shown to nobody but those who
 * see the record.
 */
import { sql } from "kysely";
import * as v from "valibot";
import type { Cx } from "../kernel/act";
import { withoutControls } from "../kernel/schema";

export const Upload = v.object({
  id: v.number(),
  /** As it was called where it came from, without marks that would turn it round and hide its suffix. */
  name: v.string(),
  bytes: v.number(),
  /** Of pictures. */
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
  /** A picture that browsers show. */
  is_picture: v.boolean(),
  /** Where it is, for pages; for texts there is `upload://` and the same name. */
  path: v.string(),
});
export type Upload = v.InferOutput<typeof Upload>;

const PICTURES = ["jpg", "jpeg", "png", "gif", "webp", "avif"];
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const PATH = "/uploads/short-url/";

/** The forum's short name of a file: its hash in 62 digits. It leads to the file wherever that is stored. */
function shortName(sha1: string, extension: string | null): string {
  const base = BigInt(DIGITS.length);
  let digits = "";
  for (let rest = BigInt(`0x${sha1}`); rest > 0n; rest /= base) {
    digits = DIGITS.charAt(Number(rest % base)) + digits;
  }
  return extension ? `${digits}.${extension}` : digits;
}

/** By id, in one query; those that are gone are missing from the answer. */
export async function readUploads(cx: Cx<any>, ids: readonly (number | null)[]): Promise<Map<number, Upload>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) {
    return new Map();
  }
  const rows = await cx.db
    .selectFrom("uploads")
    .select(["id", "original_filename", "filesize", "width", "height", "sha1", "extension"])
    .where("id", "in", wanted)
    .where("url", "<>", "")
    .where("sha1", "is not", null)
    .execute();
  return new Map(
    rows.map(({ id, original_filename, filesize, width, height, sha1, extension }) => [
      id,
      {
        id,
        name: withoutControls(original_filename),
        bytes: Number(filesize),
        width,
        height,
        is_picture: !!width && !!height && PICTURES.includes(extension ?? ""),
        path: PATH + shortName(sha1!, extension),
      },
    ])
  );
}

/** What this person has uploaded, also where somebody else had the same file before. */
export async function ownUpload(cx: Cx<any>, id: number): Promise<Upload | undefined> {
  const userId = cx.viewer?.id ?? null;
  const [own] = await cx.db
    .selectFrom("uploads as own")
    .select("own.id")
    .where("own.id", "=", id)
    // The forum's clean-up waits until it is held.
    .forKeyShare()
    .where(
      sql<boolean>`(own.user_id = ${userId} OR EXISTS (SELECT 1 FROM user_uploads AS also
        WHERE also.upload_id = own.id AND also.user_id = ${userId}))`
    )
    .execute();
  return own && (await readUploads(cx, [id])).get(id);
}

/** What needs a file: a class of the forum's, and one of its rows. */
export interface Holder {
  type: string;
  id: number;
}

/** The forum's clean-up leaves it alone from now on. */
export async function holdUpload(cx: Cx<any>, upload_id: number, holder: Holder): Promise<void> {
  const row = { upload_id, target_type: holder.type, target_id: holder.id, created_at: cx.now, updated_at: cx.now };
  await cx.db
    .insertInto("upload_references")
    .values(row)
    .onConflict((conflict) => conflict.columns(["upload_id", "target_type", "target_id"]).doNothing())
    .execute();
}

/** The forum may clean up what nothing else needs, in its own time: not before two days, as it comes. */
export async function letGoOfUploads(cx: Cx<any>, type: string, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) {
    await cx.db.deleteFrom("upload_references").where("target_type", "=", type).where("target_id", "in", ids).execute();
  }
}

/** Signs that would end a name within brackets, or begin something else. */
const plain = (text: string): string => text.replace(/[[\]|\\`*_<>]/g, " ").trim();

/** A file as it stands in a text; the forum makes the picture or the link of it. @param alt what a picture shows */
export function uploadInText({ name, width, height, is_picture, path }: Upload, alt: string | null): string {
  const address = `upload://${path.slice(PATH.length)}`;
  return is_picture
    ? `![${plain(alt ?? name)}|${width}x${height}](${address})`
    : `[${plain(name)}|attachment](${address})`;
}
