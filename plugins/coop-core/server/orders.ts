/**
 * What has to happen outside the suite's own tables. An act writes an order in
 * its own transaction; a job of the host performs it after commit, looks first
 * whether its key was performed before, and hands the result to `done` of the
 * plugin that ordered it.
 */
import { asPlugin } from "./contracts";
import { known, scheduleAll, type NewDue, type TakenDue } from "./due";
import type { Cx } from "./kernel/act";

export interface Orders {
  /** A topic by a person; its key stands on the topic, so it is made once. */
  create_topic: {
    data: { user_id: number; category_id: number; title: string; raw: string };
    /** Null where the forum lets staff look at it first, which is said, or the person may not after all. */
    result: { topic_id: number | null; with_staff?: true };
  };
  /** A reply by a person in a topic; its key stands on the post, so it is made once. */
  create_reply: {
    data: {
      user_id: number;
      topic_id: number;
      /** Where the topic is, as was agreed to. */ category_id: number;
      raw: string;
    };
    /** Both null where the forum lets staff look at it first, the person may not after all, or the topic was moved. */
    result: { topic_id: number | null; post_number: number | null; with_staff?: true };
  };
  /** Takes out of the forum again what an order made or left with staff, whichever it is by then. */
  unmake: { data: { made_key: string }; result: Record<string, never> };
  /** A line in a person's bell. `message` is a client locale key, its values are plain. */
  notify: {
    data: {
      user_id: number;
      message: string;
      values: Record<string, string | number>;
      /** Where a press leads, an address within the forum. */
      path: string;
      topic_id: number | null;
      /** Whose doing it was; shown with their face where the bell does so. */
      actor_id: number | null;
    };
    result: Record<string, never>;
  };
  /** Takes a line out of a person's bell again: what it told of should not stand any more. */
  unnotify: {
    data: { user_id: number; /** Of the order that made it. */ notify_key: string };
    result: Record<string, never>;
  };
  /** A flag goes into the forum's review queue: its words and the text are asked for then, by `take-flag`. */
  flag: { data: { user_id: number; flag_id: number }; result: Record<string, never> };
  /** Staff took a flagged text down where it stands: the queue agrees with its flags. */
  settle_flags: {
    data: { text_id: number; outcome: "hide" | "remove"; by: number };
    result: Record<string, never>;
  };
  /** A flagged text is gone where it stood: the queue forgets it, once staff have answered. */
  forget_flagged: { data: { text_id: number }; result: Record<string, never> };
  /** A flagged text is in another category now. */
  move_flags: { data: { text_id: number; category_id: number }; result: Record<string, never> };
  /** One e-mail with what is new for a person, at the hour when the day's post is sent. Marked sent before it is sent. */
  mail_digest: {
    /** `more`: there was more than a mail can have, and it says so. */
    data: { user_id: number; items: DigestItem[]; more?: true };
    result: Record<string, never>;
  };
  /** One e-mail of its own for what runs out; its one line is the subject. Marked sent before, too. */
  mail_soon: {
    data: { user_id: number; items: DigestItem[] };
    result: Record<string, never>;
  };
  /**
   * One e-mail to an address that may be nobody's account. Neither the address nor what
   * is said stands in the order: `letters` of the plugin are asked for them when it is
   * sent. Marked sent before it is sent.
   */
  mail_letter: {
    data: { letter: string; about: Record<string, string | number> };
    result: Record<string, never>;
  };
}

export interface DigestItem {
  /** Of what it tells; `notify:` before it makes the key of the bell's line. */
  key: string;
  message: string;
  values: Record<string, string | number>;
  path: string;
  topic_id: number | null;
  /** Left out of the mail for those who do not see this category by then. Null: it is about none. */
  category_id: number | null;
  actor_id: number | null;
}

export type OrderKind = keyof Orders;

interface NewOrder<K extends OrderKind> {
  /** Unique over the whole forum; asking twice with one key is asking once. */
  key: string;
  data: Orders[K]["data"];
  /** Name in the plugin's `done`, with what it is told besides the result. */
  then?: { name: string; about: Record<string, number | string> };
  /** ISO 8601; now unless said otherwise. */
  at?: string;
  tolerance?: number;
}

export const orderAll = <K extends OrderKind>(cx: Cx<any>, kind: K, wanted: readonly NewOrder<K>[]): Promise<void> =>
  scheduleAll(
    cx,
    wanted.map(({ key, data, then, at, tolerance }): NewDue => ({
      sort: "order",
      kind,
      key,
      at: at ?? cx.now,
      tolerance,
      data: { ...data, ...(then && { then }) },
    }))
  );

export const order = <K extends OrderKind>(cx: Cx<any>, kind: K, wanted: NewOrder<K>): Promise<void> =>
  orderAll(cx, kind, [wanted]);

/** Whether it was asked for, as long as it is kept: performed or not. */
export const isOrdered = async (cx: Cx<any>, kind: OrderKind, key: string): Promise<boolean> =>
  (await cx.db
    .selectFrom("coop_due")
    .select("id")
    .where("key", "=", key)
    .where("kind", "=", kind)
    .executeTakeFirst()) !== undefined;

/** Hands the result to the plugin that ordered it, where it asked for that. */
export async function handOver(cx: Cx<any, null>, row: TakenDue, result: unknown): Promise<void> {
  const then = row.data["then"] as NewOrder<OrderKind>["then"];
  if (then) {
    const done = cx.scope.registry.get(row.plugin)?.done?.[then.name];
    await known(done, row)(then.about, result, asPlugin(cx, row.plugin));
  }
}
