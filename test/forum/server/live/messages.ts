/**
 * Live messages of all processes on one database: kept in a table with ids that
 * count up for each channel, as MessageBus does, and told by NOTIFY.
 */
import type pg from "pg";
import type { LiveMessage } from "../../../../plugins/coop-core/server/host";
import { over, type Db } from "../database";
import { LIVE, type Wire } from "./wire";

/** A message with those who may get it; null means everybody. */
export interface SentMessage {
  global_id: number;
  message_id: number;
  channel: string;
  data: unknown;
  user_ids: number[] | null;
  group_ids: number[] | null;
}

export interface Audience {
  user_ids: number[] | null;
  group_ids: number[] | null;
}

const ADMINS = 1;
/** How long a page may have been away and still be told what it missed. */
const KEPT = "1 hour";

export class LiveMessages {
  constructor(
    private readonly pool: pg.Pool,
    private readonly wire: Wire
  ) {}

  /** What any process says from now on. @returns a function that ends it */
  listen = (listener: (message: SentMessage) => void): (() => void) =>
    this.wire.listen(LIVE, (payload) => listener(JSON.parse(payload) as SentMessage));

  /**
   * To those who may see it at this moment, to nobody where nobody may: one
   * statement finds the audience, numbers the message and tells all processes.
   */
  async publish({ channel, data, category_id, user_ids = [] }: LiveMessage, db: Db = over(this.pool)): Promise<void> {
    if (category_id === undefined && user_ids.length === 0) {
      return;
    }
    await this.#send(
      db,
      channel,
      data,
      category_id === undefined
        ? ["SELECT $3::int[] AS user_ids, NULL::int[] AS group_ids", user_ids]
        : [
            `SELECT NULL::int[] AS user_ids, CASE WHEN read_restricted THEN ARRAY(
              SELECT group_id FROM category_groups WHERE category_id = categories.id
              UNION SELECT ${ADMINS} WHERE NOT EXISTS (
                SELECT 1 FROM site_settings WHERE name = 'suppress_secured_categories_from_admin' AND value = 't')
            ) END AS group_ids FROM categories WHERE id = $3`,
            category_id,
          ]
    );
  }

  /** To an audience that is known. */
  publishTo = (
    channel: string,
    data: unknown,
    { user_ids, group_ids }: Audience,
    db: Db = over(this.pool)
  ): Promise<void> =>
    this.#send(db, channel, data, ["SELECT $3::int[] AS user_ids, $4::int[] AS group_ids", user_ids, group_ids]);

  /** @param audience a statement for it, and what that takes */
  async #send(db: Db, channel: string, data: unknown, [audience, ...values]: [string, ...unknown[]]): Promise<void> {
    await db.query(
      `WITH audience AS (${audience}), heard AS (
        SELECT * FROM audience WHERE cardinality(user_ids) IS DISTINCT FROM 0 AND cardinality(group_ids) IS DISTINCT FROM 0
      ), channel AS (
        INSERT INTO live_channels (name, last_id) SELECT $1, 1 FROM heard
        ON CONFLICT (name) DO UPDATE SET last_id = live_channels.last_id + 1
        RETURNING name, last_id
      ), message AS (
        INSERT INTO live_messages (channel, message_id, data, user_ids, group_ids)
        SELECT name, last_id, $2, user_ids, group_ids FROM channel, heard
        RETURNING *
      )
      SELECT pg_notify('${LIVE}', json_build_object('global_id', global_id, 'message_id', message_id, 'channel', channel,
        'data', data::json, 'user_ids', user_ids, 'group_ids', group_ids)::text) FROM message`,
      [channel, JSON.stringify(data), ...values]
    );
  }

  /** What was said in a channel after a position. */
  backlog = (channel: string, after: number): Promise<SentMessage[]> =>
    over(this.pool).sql<SentMessage>`
      SELECT global_id, message_id, channel, data::json AS data, user_ids, group_ids FROM live_messages
      WHERE channel = ${channel} AND message_id > ${after} ORDER BY message_id`;

  /** The last id of each channel that was ever used. */
  async lastIds(channels: string[]): Promise<Map<string, number>> {
    const rows = await over(this.pool).sql<{ name: string; last_id: number }>`
      SELECT name, last_id FROM live_channels WHERE name = ANY(${channels})`;
    return new Map(rows.map(({ name, last_id }) => [name, last_id]));
  }

  async forgetOld(): Promise<void> {
    await over(this.pool).query(`DELETE FROM live_messages WHERE created_at < clock_timestamp() - interval '${KEPT}'`);
  }
}
