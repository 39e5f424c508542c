import { sql } from "kysely";
import * as v from "valibot";
import type { Cx } from "../kernel/act";
import { withoutControls } from "../kernel/schema";

/** A person as the suite shows them: enough for a face with its card, nothing more. */
export const Person = v.object({
  id: v.number(),
  username: v.string(),
  name: v.nullable(v.string()),
  avatar_template: v.string(),
});
export type Person = v.InferOutput<typeof Person>;

/** Up to so many people, or places for them, are shown one by one; above that a few faces and a number. */
export const ONE_BY_ONE = 8;

/** The forum's people by id, in one query; those who were deleted are missing from the answer. */
export async function readPeople(cx: Cx<any>, ids: readonly number[]): Promise<Map<number, Person>> {
  if (ids.length === 0) {
    return new Map();
  }
  const rows = await cx.db
    .selectFrom("users")
    .select(["id", "username", "name", "uploaded_avatar_id"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  const avatars = JSON.parse(await cx.scope.ports.avatars(JSON.stringify(rows))) as string[];
  return new Map(
    rows.map((row, at) => [
      row.id,
      { id: row.id, username: row.username, name: fullName(cx, row), avatar_template: avatars[at]! },
    ])
  );
}

/** A person's full name, or null where they gave none or the forum shows none (`enable_names`). */
export const fullName = (cx: Cx<any>, { name }: { name: string | null }): string | null =>
  cx.context.settings["enable_names"] === false || name === null ? null : withoutControls(name).trim() || null;

/** How somebody is named in a text: by their full name, else by their username. */
export const nameOf = (cx: Cx<any>, who: { name: string | null; username: string }): string =>
  fullName(cx, who) || who.username;

/** Accounts that can act and be told: active people, not staged, not suspended now. */
export const isReachable = (now: string) =>
  sql<boolean>`users.active AND NOT users.staged AND users.id > 0
    AND (users.suspended_till IS NULL OR users.suspended_till AT TIME ZONE 'UTC' < ${now}::timestamptz)`;

/** Reachable accounts may be silenced: they read, and can answer nothing. */
export const isNotSilenced = (now: string) =>
  sql<boolean>`(users.silenced_till IS NULL OR users.silenced_till AT TIME ZONE 'UTC' < ${now}::timestamptz)`;
