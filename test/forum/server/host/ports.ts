/** What acts get from this host; see `host.ts` of the core. */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type pg from "pg";
import type { Ports } from "../../../../plugins/coop-core/server/host";
import { over } from "../database";
import type { Forum } from "../forum";
import { avatarTemplate } from "./avatars";
import { cook } from "./cook";
import { failpoint } from "./failpoint";
import { queryPort } from "./query";
import { logCustom } from "./staff-log";
import { moderate } from "./watched-words";

export function portsFor(forum: Forum, client: pg.PoolClient, now: string): Ports {
  const db = over(client);
  const sign = (purpose: string, text: string): string =>
    createHmac("sha256", `${forum.secret}:${purpose}`).update(text).digest("base64url");
  return {
    query: queryPort(client),
    token: () => randomBytes(24).toString("base64url"),
    sign,
    verify(purpose, text, signature) {
      const [expected, given] = [sign(purpose, text), signature].map((value) => Buffer.from(value)) as [Buffer, Buffer];
      return String(expected.length === given.length && timingSafeEqual(expected, given));
    },
    cook: (markdown) => cook(db, markdown),
    moderate: async (text) => JSON.stringify(await moderate(db, text)),
    translate: (locale, key, values) => forum.texts.translate(locale, key, JSON.parse(values)),
    avatars: (people) =>
      JSON.stringify((JSON.parse(people) as { username: string }[]).map(({ username }) => avatarTemplate(username))),
    log: (level, message, data) => forum.log({ level, message, data: JSON.parse(data) }),
    staffLog(actorId, action, data) {
      // Without words the log's page shows administrators the key.
      forum.texts.demand("en", `admin_js.admin.logs.staff_actions.actions.${action}`, {});
      return logCustom(db, now, Number(actorId), action, JSON.parse(data));
    },
    failpoint,
  };
}
