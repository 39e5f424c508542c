/** Uploads in the database: kept once for each content, given out by hash, cleaned up when nothing points to them. */
import { createHash } from "node:crypto";
import { sha1Of, shortPathOf, shortUrlOf, urlOf } from "./address";
import type { Uploaded } from "./check";
import type { Db } from "../database";

export interface Upload extends Omit<Uploaded, "name"> {
  id: number;
  original_filename: string;
  filesize: number;
  url: string;
  sha1: string;
}

const inWords = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} Bytes`
    : bytes < 1024 * 1024
      ? `${Number((bytes / 1024).toPrecision(3))} KB`
      : `${Number((bytes / 1024 / 1024).toPrecision(3))} MB`;

/** As Discourse's serializer. */
export const shown = ({ id, url, original_filename, filesize, width, height, ...upload }: Upload) => ({
  ...{ id, url, original_filename, filesize, width, height },
  extension: upload.extension,
  short_url: shortUrlOf(upload),
  short_path: shortPathOf(upload),
  retain_hours: null,
  human_filesize: inWords(filesize),
});

/** Of a file that somebody has uploaded before, the same one, with another person behind it. */
export async function keepUpload(
  db: Db,
  user_id: number,
  bytes: Uint8Array,
  { name, extension, width, height }: Uploaded,
  now: string
): Promise<Upload> {
  const sha1 = createHash("sha1").update(bytes).digest("hex");
  const [made] = await db.sql<{ id: number }>`
    INSERT INTO uploads (user_id, original_filename, filesize, width, height, url, sha1, extension, created_at, updated_at)
    VALUES (${user_id}, ${name}, ${bytes.byteLength}, ${width}, ${height}, ${urlOf({ sha1, extension })}, ${sha1}, ${extension}, ${now}, ${now})
    ON CONFLICT (sha1) DO NOTHING RETURNING id`;
  if (made) {
    await db.sql`INSERT INTO upload_contents (upload_id, bytes) VALUES (${made.id}, ${Buffer.from(bytes)})`;
  }
  const [upload] = await db.sql<Upload>`SELECT * FROM uploads WHERE sha1 = ${sha1}`;
  await db.sql`
    INSERT INTO user_uploads (upload_id, user_id, created_at) VALUES (${upload!.id}, ${user_id}, ${now})
    ON CONFLICT (upload_id, user_id) DO NOTHING`;
  return upload!;
}

/** @param name the hash with its suffix, or the short one */
export async function readFileNamed(
  db: Db,
  name: string
): Promise<{ original_filename: string; extension: string | null; bytes: Buffer } | undefined> {
  const sha1 = /^([0-9a-f]{40})(\.\w{1,10})?$/.exec(name)?.[1] ?? sha1Of(name);
  const [file] = await db.sql<{ original_filename: string; extension: string | null; bytes: Buffer }>`
    SELECT original_filename, extension, bytes FROM uploads JOIN upload_contents ON upload_id = uploads.id WHERE sha1 = ${sha1 ?? null}`;
  return file;
}

/** By their hashes. */
export async function uploadsOf(db: Db, sha1s: readonly string[]): Promise<Map<string, Upload>> {
  const rows =
    sha1s.length === 0 ? [] : await db.sql<Upload>`SELECT * FROM uploads WHERE sha1 = ANY(${[...new Set(sha1s)]})`;
  return new Map(rows.map((upload) => [upload.sha1, upload]));
}

/** Hours in which an upload may still be put somewhere; Discourse's default. */
const GRACE_HOURS = 48;

/** Files that nothing points to. */
export async function cleanUpUploads(db: Db, now: string): Promise<void> {
  await db.sql`
    DELETE FROM uploads WHERE id > 0 AND created_at < ${now}::timestamp - make_interval(hours => ${GRACE_HOURS})
      AND NOT EXISTS (SELECT 1 FROM upload_references WHERE upload_references.upload_id = uploads.id)
      AND NOT EXISTS (SELECT 1 FROM users WHERE users.uploaded_avatar_id = uploads.id)`;
  await db.sql`DELETE FROM user_uploads WHERE NOT EXISTS (SELECT 1 FROM uploads WHERE uploads.id = upload_id)`;
}
