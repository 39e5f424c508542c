import type { ColumnType, Generated } from "kysely";
import type { Reason } from "./flags/flaggable";
import type { ForumTables } from "./forum/tables";

/** An instant: ISO 8601 in both directions. */
export type Instant = string;
/** A jsonb column: objects go in, objects come out. */
export type Json<T> = ColumnType<T, T, T>;

export type DueState = "waiting" | "done" | "dropped" | "failed";
/** Orders are performed by the host; listeners and dues run in the plugin. */
export type DueSort = "order" | "listener" | "due";

interface OwnTables {
  coop_facts: {
    id: Generated<number>;
    at: Instant;
    plugin: string;
    kind: string;
    subject_kind: string;
    subject_id: number;
    category_id: number | null;
    topic_id: number | null;
    actor_id: number | null;
    data: Json<Record<string, unknown>>;
  };
  coop_fact_people: { fact_id: number; user_id: number; part: string };
  coop_due: {
    id: Generated<number>;
    key: string;
    plugin: string;
    sort: DueSort;
    kind: string;
    due_at: Instant;
    /** Minutes after which it is too late and is dropped; null: never too late. */
    tolerance: number | null;
    data: Json<Record<string, unknown>>;
    state: Generated<DueState>;
    attempts: Generated<number>;
    taken_until: Instant | null;
    done_at: Instant | null;
    error: string | null;
  };
  coop_flagged_texts: { id: Generated<number>; plugin: string; noun: string; record_id: number };
  coop_flags: {
    id: Generated<number>;
    text_id: number;
    user_id: number;
    reason: Reason;
    words: string | null;
    created_at: Instant;
    score_id: number | null;
  };
  coop_put_off: { user_id: number; until: Instant };
  coop_visits: { user_id: number; since: Instant; seen_at: Instant };
  coop_topic_records: {
    topic_id: number;
    plugin: string;
    noun: string;
    record_id: number;
  };
}

/** What every plugin may query: the core's tables and, for reading, the forum's. */
export type CoreDatabase = OwnTables & ForumTables;
