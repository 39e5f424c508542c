import * as v from "valibot";
import { afterEach, expect, test } from "vitest";
import { openTestForum } from "../../../test/forum/server/testing";
import { absent, answer, ask, contract } from "./contracts";
import { record } from "./facts";
import { actsOver } from "./kernel/act";
import { definePlugin } from "./kernel/plugin";
import { Refusal } from "./kernel/refusal";

const whoDecides = contract<{ topic_id: number }, { circle: string }>("test.who_decides");

const { write } = actsOver();
const asker = definePlugin({
  name: "asker",
  acts: {
    "ask-it": write({
      summary: "Asks who decides.",
      input: v.strictObject({ topic_id: v.number() }),
      output: v.object({ circle: v.nullable(v.string()) }),
      refuses: { no_circle: 409 },
      async run(about, cx) {
        const answered = await ask(cx, whoDecides, about);
        await record(cx, { kind: "asked", subject_kind: "topic", subject_id: about.topic_id });
        return { circle: answered === absent ? null : answered.circle };
      },
    }),
  },
});

const circles = definePlugin({
  name: "circles",
  acts: {},
  answers: [
    answer(whoDecides, async ({ topic_id }, cx) => {
      if (topic_id === 404) {
        throw new Refusal(409, "no_circle");
      }
      await record(cx, { kind: "was_asked", subject_kind: "topic", subject_id: topic_id });
      return { circle: `circle of ${topic_id}` };
    }),
  ],
});

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

async function open<P extends typeof asker | typeof circles>(plugins: readonly P[]) {
  const forum = await openTestForum({ plugins });
  close = forum.close;
  return { forum, ana: await forum.person("ana") };
}

test("a question that nobody answers is answered absent", async () => {
  const { forum, ana } = await open([asker]);
  expect(await forum.as(ana).asker.askIt({ topic_id: 1 })).toEqual({ circle: null });
});

test("a question is answered by the plugin that declares it, whose facts bear its own name", async () => {
  const { forum, ana } = await open([asker, circles]);
  expect(await forum.as(ana).asker.askIt({ topic_id: 5 })).toEqual({ circle: "circle of 5" });
  expect(await forum.sql`SELECT plugin, kind FROM coop_facts ORDER BY id`).toEqual([
    { plugin: "circles", kind: "was_asked" },
    { plugin: "asker", kind: "asked" },
  ]);
});

test("a refusal of the plugin that answers refuses the caller's act, with everything it did", async () => {
  const { forum, ana } = await open([asker, circles]);
  await expect(forum.as(ana).asker.askIt({ topic_id: 404 })).rejects.toMatchObject({
    status: 409,
    error_type: "no_circle",
  });
  expect(await forum.sql`SELECT 1 FROM coop_facts`).toEqual([]);
});
