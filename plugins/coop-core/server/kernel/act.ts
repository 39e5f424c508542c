import type { Kysely } from "kysely";
import type * as v from "valibot";
import type { CallContext, Door } from "../host";
import type { CoreDatabase } from "../tables";
import type { Viewer } from "../viewer";
import type { RefusalStatus } from "./refusal";
import type { Scope } from "./scope";

type Schema = v.GenericSchema<unknown, unknown>;
// Strict object schemas only: an unknown key is a mistake of the caller and is said so.
type InputSchema =
  | v.StrictObjectSchema<v.ObjectEntries, undefined>
  | v.SchemaWithPipe<
      readonly [v.StrictObjectSchema<v.ObjectEntries, undefined>, ...v.PipeItem<any, unknown, v.BaseIssue<unknown>>[]]
    >;

/** What an act has in hand while it runs. Nothing of it outlives the call. */
export interface Cx<DB = CoreDatabase, Who extends Viewer | null = Viewer | null> {
  db: Kysely<DB>;
  viewer: Who;
  /** The host's clock, ISO 8601 in UTC. */
  now: string;
  context: CallContext;
  /** Facts, orders, live messages, questions: everything an act does besides its own tables. */
  scope: Scope;
}

/** How often one caller may call, before anything is run: `[times, seconds]`. */
export interface Limits {
  person?: readonly [times: number, seconds: number];
  visitor?: readonly [times: number, seconds: number];
}

interface Common<I extends InputSchema, O extends Schema> {
  /** One sentence for `/coop/openapi.json`: what a caller gets from it. */
  summary: string;
  input: I;
  output: O;
  /** Every code with which this act may refuse, besides the kernel's own. */
  refuses?: Record<string, RefusalStatus>;
  limits?: Limits;
}

/**
 * One capability under one name. `read` acts answer GET and only select;
 * `write` acts answer POST. Both need a signed-in person unless `visitors` is set;
 * whoever is signed in and writes has to be a person who is not silenced all the same.
 */
export interface Act<
  I extends InputSchema = InputSchema,
  O extends Schema = Schema,
  K extends Door = Door,
> extends Common<I, O> {
  kind: K;
  visitors: boolean;
  content_type?: string;
  file_name?: string;
  run(input: v.InferOutput<I>, cx: Cx<any, any>): Promise<v.InferInput<O>>;
}

type Handler<I extends InputSchema, O extends Schema, DB, Who extends Viewer | null> = (
  input: v.InferOutput<I>,
  cx: Cx<DB, Who>
) => Promise<v.InferInput<O>>;

/**
 * Makers of acts over the tables of one plugin, so that `db` is typed and a
 * visitor can reach only what was written for visitors.
 */
export function actsOver<DB extends CoreDatabase>() {
  return {
    /** A GET for signed-in people. */
    read: <I extends InputSchema, O extends Schema>(
      d: Common<I, O> & { content_type?: string; file_name?: string; run: Handler<I, O, DB, Viewer> }
    ): Act<I, O, "read"> => ({ ...d, kind: "read", visitors: false }),
    /** A GET that visitors may use too; `viewer` is null for them. */
    publicRead: <I extends InputSchema, O extends Schema>(
      d: Common<I, O> & { content_type?: string; file_name?: string; run: Handler<I, O, DB, Viewer | null> }
    ): Act<I, O, "read"> => ({ ...d, kind: "read", visitors: true }),
    /** A POST for signed-in people who are not silenced. */
    write: <I extends InputSchema, O extends Schema>(
      d: Common<I, O> & { run: Handler<I, O, DB, Viewer> }
    ): Act<I, O, "write"> => ({ ...d, kind: "write", visitors: false }),
    /**
     * A POST that visitors may use too, with the forum's token against forged requests as everybody's;
     * `viewer` is null for them. Give it a limit for `visitor`.
     */
    publicWrite: <I extends InputSchema, O extends Schema>(
      d: Common<I, O> & { run: Handler<I, O, DB, Viewer | null> }
    ): Act<I, O, "write"> => ({ ...d, kind: "write", visitors: true }),
    /** Run by the host's jobs, never over HTTP. */
    job: <I extends InputSchema, O extends Schema>(
      d: Common<I, O> & { run: Handler<I, O, DB, null> }
    ): Act<I, O, "job"> => ({ ...d, kind: "job", visitors: false }),
    /** Run when something happened in the forum, by a job after its commit. */
    event: <I extends InputSchema, O extends Schema>(
      d: Common<I, O> & { run: Handler<I, O, DB, null> }
    ): Act<I, O, "event"> => ({ ...d, kind: "event", visitors: false }),
  };
}
