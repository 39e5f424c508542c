import type { Db } from "../database";
import { avatarTemplate } from "../host/avatars";
import { PEOPLE } from "./cast";

/** Whom one click signs in as: the invented people, each with their part. */
export async function listDemoPeople(db: Db) {
  const rows = await db.sql<{ username: string; name: string | null }>`
    SELECT username, name FROM users WHERE username = ANY(${PEOPLE.map(({ username }) => username)}) AND active`;
  return PEOPLE.flatMap(({ username, part }) => {
    const row = rows.find((one) => one.username === username);
    return row ? [{ username, name: row.name, part, avatar_template: avatarTemplate(username) }] : [];
  });
}
