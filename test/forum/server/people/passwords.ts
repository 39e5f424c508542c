import { pbkdf2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Db } from "../database";

const derive = promisify(pbkdf2);
const LENGTH = 32;
/** Fewer rounds than Discourse's 600,000: the machine that shows a demo also runs its tests. */
const ALGORITHM = `$pbkdf2-sha256$i=60000,l=${LENGTH}$`;

const roundsOf = (algorithm: string): number => Number(/i=(\d+)/.exec(algorithm)?.[1]);

const hash = async (password: string, salt: string, algorithm: string): Promise<Buffer> =>
  derive(password, salt, roundsOf(algorithm), LENGTH, "sha256");

export async function setPassword(db: Db, userId: number, password: string, now: string): Promise<void> {
  const salt = randomBytes(16).toString("hex");
  const hashed = (await hash(password, salt, ALGORITHM)).toString("hex");
  await db.sql`
    INSERT INTO user_passwords (user_id, password_hash, password_salt, password_algorithm, created_at, updated_at)
    VALUES (${userId}, ${hashed}, ${salt}, ${ALGORITHM}, ${now}, ${now})
    ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, password_salt = excluded.password_salt,
      password_algorithm = excluded.password_algorithm, updated_at = excluded.updated_at`;
}

export async function isPassword(db: Db, userId: number, password: string): Promise<boolean> {
  const [row] = await db.sql<{ password_hash: string; password_salt: string; password_algorithm: string }>`
    SELECT password_hash, password_salt, password_algorithm FROM user_passwords WHERE user_id = ${userId}`;
  if (!row) {
    return false;
  }
  const given = await hash(password, row.password_salt, row.password_algorithm);
  return timingSafeEqual(given, Buffer.from(row.password_hash, "hex"));
}
