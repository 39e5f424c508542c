/**
 * A forum for one test: a database of its own on real PostgreSQL, people, a
 * clock that stands still, and acts called as HTTP calls them.
 */
import { inject } from "vitest";
import type { LiveMessage } from "../../../plugins/coop-core/server/host";
import type { ForumEvents } from "../../../plugins/coop-core/server/forum/events";
import type { Plugin } from "../../../plugins/coop-core/server/kernel/plugin";
import { apisOver, callAct, Refused, type Apis } from "./call-as";
import { createCategory, PERMISSIONS } from "./categories/create";
import { setClock } from "./clock";
import type { Row, Sql } from "./database";
import { raise } from "./due/events";
import { readTime } from "./due/worker";
import { openForum, type Forum, type LogEntry } from "./forum";
import { addMembers, createGroup } from "./groups/membership";
import { createAccount, type NewAccount } from "./people/accounts";
import { FIXTURE, listPluginFolders } from "./plugins";
import { reconcile, tick } from "./tick";
import { takeDatabase, type TestServer } from "./testing-databases";
import { createPost, createTopic } from "./topics/create";
import { keepUpload, type Upload } from "./uploads/store";

export { Refused } from "./call-as";

declare module "vitest" {
  interface ProvidedContext {
    postgres: TestServer;
  }
}

/** Where the test begins, unless it sets the clock: a Sunday noon in London's winter. */
const BEGINNING = "2026-11-22T12:00:00.000Z";

export interface TestPerson {
  id: number;
  username: string;
}

export type TestForum<P extends Plugin<any, any>> = Awaited<ReturnType<typeof openTestForum<P>>>;

export async function openTestForum<const P extends Plugin<any, any>>({ plugins }: { plugins: readonly P[] }) {
  const { url, pool, giveBack } = await takeDatabase(inject("postgres"));

  const log: LogEntry[] = [];
  const live: LiveMessage[] = [];
  const names = ["core", ...plugins.map((plugin) => plugin.name as string)];
  const known = [...(await listPluginFolders()), FIXTURE];
  // A plugin that a test makes up has no folder, so no settings, texts or tables.
  const folders = names.map((plugin) => known.find((folder) => folder.name === plugin) ?? { name: plugin, folder: "" });
  const forum: Forum = await openForum({
    url,
    base_url: "https://forum.example",
    strict: true,
    plugins: [...plugins],
    folders,
    migrated: true,
    pool,
    log: (entry) => void log.push(entry),
  });
  const publish = forum.live.publish.bind(forum.live);
  forum.live.publish = async (message, db) => {
    if (message.channel.startsWith("/coop/")) {
      live.push(message);
    }
    await publish(message, db);
  };
  const { db } = forum;
  await setClock(db, BEGINNING, true);

  /** A fault is thrown with what the log says of it. */
  async function call(who: TestPerson | null, address: string, input: unknown): Promise<any> {
    try {
      return await callAct(forum, who?.id ?? null, address, input, await readTime(forum));
    } catch (error) {
      const entry = log.at(-1);
      throw error instanceof Refused && error.status >= 500
        ? new Error(`${address} failed: ${entry?.message} ${String(entry?.data["stack"] ?? "")}`)
        : error;
    }
  }

  async function groupId(group: string): Promise<number> {
    const [row] = await db.sql<{ id: number }>`SELECT id FROM groups WHERE name = ${group}`;
    return row?.id ?? createGroup(db, { name: group }, (await readTime(forum)).now);
  }

  return {
    /** The process behind it, for tests of the forum itself. */
    host: forum,
    url,
    log,
    /** Live messages of plugins that were published, in order. */
    live,
    sql: ((strings, ...values) => db.sql(strings, ...values)) as Sql,

    clock: {
      /** Time stands still at an instant. */
      set: (instant: string) => setClock(db, instant, true),
      now: async () => (await readTime(forum)).now,
    },
    setting: async (setting: string, value: string | number | boolean) => {
      await forum.settings.set(db, setting, value, (await readTime(forum)).now);
    },

    async person(
      username: string,
      { groups = [], ...account }: Partial<NewAccount> & { groups?: string[] } = {}
    ): Promise<TestPerson> {
      const { now } = await readTime(forum);
      const id = await createAccount(db, { username, email: `${username}@example.com`, name: null, ...account }, now);
      for (const group of groups) {
        await addMembers(db, await groupId(group), [id], now);
      }
      return { id, username };
    },
    /** Makes it where it is not there. */
    group: async (group: string, members: TestPerson[] = []) => {
      const id = await groupId(group);
      await addMembers(
        db,
        id,
        members.map((member) => member.id),
        (await readTime(forum)).now
      );
      return { id, name: group };
    },
    /**
     * @param groups to whom it is restricted; everybody's without
     * @param moderators groups that moderate it, where the forum's setting lets them
     */
    async category({
      name: title,
      groups,
      moderators = [],
    }: {
      name: string;
      groups?: string[];
      moderators?: string[];
    }): Promise<{ id: number; name: string }> {
      const permissions = new Map<number, number>();
      for (const group of groups ?? []) {
        permissions.set(await groupId(group), PERMISSIONS.full);
      }
      const moderating_group_ids = [];
      for (const group of moderators) {
        moderating_group_ids.push(await groupId(group));
      }
      const category = { name: title, user_id: -1, permissions, moderating_group_ids };
      const id = await createCategory(db, category, (await readTime(forum)).now);
      return { id, name: title };
    },
    async topic(
      author: TestPerson,
      topic: { title: string; raw?: string; category_id: number }
    ): Promise<{ id: number; post_id: number }> {
      const { now } = await readTime(forum);
      const made = await createTopic(forum, db, { raw: topic.title, ...topic, user_id: author.id }, now);
      return { id: made.topic_id, post_id: made.post_id };
    },
    async reply(author: TestPerson, topic_id: number, raw: string): Promise<{ id: number }> {
      const made = await createPost(forum, db, { user_id: author.id, topic_id, raw }, (await readTime(forum)).now);
      return { id: made.post_id };
    },

    /** A file that somebody has uploaded: a picture, or what its name says. */
    async upload(by: TestPerson, name = "photo.png"): Promise<Upload> {
      const extension = /\w+$/.exec(name)![0];
      const size = extension === "png" ? { width: 640, height: 480 } : { width: null, height: null };
      const bytes = Buffer.from(`${name} of ${by.username}`);
      return keepUpload(db, by.id, bytes, { name, extension, ...size }, (await readTime(forum)).now);
    },

    /** Calls acts as a person, or as a visitor. A no is thrown as `Refused`. */
    as: (who: TestPerson | null): Apis<P> => apisOver<P>((address, input) => call(who, address, input)),
    /** An act by its address and with whatever input, also one that its types forbid. */
    call: (who: TestPerson | null, address: string, input?: unknown): Promise<any> => call(who, address, input),

    /** Does all that is due now, orders included. Throws where something failed, unless it is meant to. */
    async tick({ failing = false } = {}) {
      const ticked = await tick(forum);
      if (!failing && (ticked.failed.length > 0 || ticked.events_failed.length > 0)) {
        throw new Error(`due and failed: ${JSON.stringify([...ticked.failed, ...ticked.events_failed])}`);
      }
      return ticked;
    },
    reconcile: () => reconcile(forum),
    /** As the forum tells its own doings: written down, then told by a job. */
    async event<E extends keyof ForumEvents>(event: E, data: ForumEvents[E]) {
      await raise(db, event, data, (await readTime(forum)).now);
      await this.tick();
    },

    /** A person's bell, the oldest first, with `data` parsed. */
    async notifications({ id }: TestPerson): Promise<Row[]> {
      const rows = await db.sql`SELECT * FROM notifications WHERE user_id = ${id} ORDER BY id`;
      return rows.map((row) => ({ ...row, data: JSON.parse(row["data"] as string) }));
    },
    /** What a person was sent, the oldest first. */
    async mails({
      id,
    }: TestPerson): Promise<{ subject: string; body: string; email_type: string; created_at: string }[]> {
      const rows = await db.sql`SELECT * FROM email_logs WHERE user_id = ${id} ORDER BY id`;
      return rows.map(({ raw, email_type, created_at }) => {
        const [head, ...body] = (raw as string).split("\r\n\r\n");
        return {
          subject: /^Subject: (.*)$/m.exec(head!)![1]!.trim(),
          body: body.join("\r\n\r\n"),
          email_type,
          created_at,
        };
      });
    },

    async close() {
      await forum.close();
      await giveBack();
    },
  };
}
