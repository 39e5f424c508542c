/** Making accounts, and what every account has beside its row. */
import type { Db } from "../database";
import { refreshAutomaticGroups } from "../groups/automatic";
import { setPassword } from "./passwords";

export interface NewAccount {
  username: string;
  email: string;
  name?: string | null;
  password?: string;
  active?: boolean;
  approved?: boolean;
  staged?: boolean;
  admin?: boolean;
  moderator?: boolean;
  trust_level?: number;
  time_zone?: string | null;
  locale?: string | null;
  title?: string | null;
  email_level?: number;
  bio?: string;
  location?: string;
}

/** @returns the new account's id */
export async function createAccount(db: Db, account: NewAccount, now: string): Promise<number> {
  const { username } = account;
  const [row] = await db.sql<{ id: number }>`
    INSERT INTO users (username, username_lower, name, active, approved, staged, admin, moderator, trust_level, title, locale, created_at, updated_at)
    VALUES (${username}, ${username.toLowerCase()}, ${account.name ?? null}, ${account.active ?? true}, ${account.approved ?? true},
      ${account.staged ?? false}, ${account.admin ?? false}, ${account.moderator ?? false}, ${account.trust_level ?? 1},
      ${account.title ?? null}, ${account.locale ?? null}, ${now}, ${now})
    RETURNING id`;
  const id = row!.id;
  await db.sql`INSERT INTO user_emails (user_id, email, "primary", created_at, updated_at) VALUES (${id}, ${account.email}, true, ${now}, ${now})`;
  await db.sql`INSERT INTO user_options (user_id, timezone, email_level) VALUES (${id}, ${account.time_zone ?? null}, ${account.email_level ?? 1})`;
  await db.sql`INSERT INTO user_profiles (user_id, bio_raw, location) VALUES (${id}, ${account.bio ?? null}, ${account.location ?? null})`;
  await db.sql`INSERT INTO user_stats (user_id) VALUES (${id})`;
  if (account.password) {
    await setPassword(db, id, account.password, now);
  }
  await refreshAutomaticGroups(db, id, now);
  return id;
}
