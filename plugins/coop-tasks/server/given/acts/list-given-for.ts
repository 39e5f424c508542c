import { demand, Person, readPeople, schema } from "coop-core/server";
import * as v from "valibot";
import { read } from "../../acts";
import { COOP_REFUSALS, mayActFor } from "../../coop/coop";
import { KINDS } from "../../opening/opening";
import { givenForCoop, totalForCoop } from "../rows";
import { Cursor, cursorOf } from "../sources";

export const listGivenFor = read({
  summary:
    "What was given in the name of a co-op of the caller's, as far as they see it. How long it took is each person's own.",
  input: v.strictObject({ coop_id: schema.id, cursor: v.optional(v.nullable(Cursor), null), limit: schema.limit }),
  output: v.object({
    given: v.array(
      v.object({
        claim_id: v.number(),
        kind: v.picklist(KINDS),
        opening: v.object({ id: v.number(), title: v.string() }),
        /** Who did it; who held a role before is not named. */
        person: v.nullable(Person),
        ends_at: v.nullable(v.string()),
      })
    ),
    meta: v.object({ total: v.number(), next_cursor: v.nullable(v.string()) }),
  }),
  refuses: COOP_REFUSALS,
  async run({ coop_id, cursor, limit }, cx) {
    demand(await mayActFor(cx, coop_id));
    const rows = await givenForCoop(cx, coop_id, { cursor, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const people = await readPeople(
      cx,
      shown.map(({ user_id }) => user_id)
    );
    return {
      given: shown.map(({ id, kind, opening_id, title, user_id, state, ends_at }) => ({
        claim_id: id,
        kind,
        opening: { id: opening_id, title },
        person: (kind === "task" || state === "held" || user_id === cx.viewer.id ? people.get(user_id) : null) ?? null,
        ends_at,
      })),
      meta: {
        total: await totalForCoop(cx, coop_id),
        next_cursor: rows.length > limit ? cursorOf(shown.at(-1)!) : null,
      },
    };
  },
});
