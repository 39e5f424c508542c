/** Every act, with ids of what is not the caller's: out of sight it is not there, in sight it stays as it is. */
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { valid, type Known } from "../../../test/conformance/fuzz/arbitrary";
import { tasks } from "./index";
import { openBoard, type Board } from "./testing";

const MISSING = 999_999;
const TRIES = 3;

let board: Board;
let outsider: Board["ana"];
let member: Board["ana"];
/** By the key under which they are sent: rows of a board that the outsider does not see. */
const inside: Record<string, number> = {};

const idIn = async (table: string): Promise<number> => {
  const { rows } = await board.forum.host.db.query(`SELECT max(id) AS id FROM ${table}`);
  return Number(rows[0]!["id"]);
};

beforeAll(async () => {
  board = await openBoard();
  const { forum, imran, ana, priya, leila } = board;
  const femi = await forum.person("femi");
  outsider = await forum.person("zoe");
  member = await forum.person("bo");
  await forum.group("insiders", [imran, ana, priya, leila, femi, member]);
  const { id: category_id } = await forum.category({ name: "Inside", groups: ["insiders"] });
  const make = (more: object) => board.make({ category_id, title: "Sort the grievance files", ...more });

  const { id: opening_id } = await make({ seats: 1, checklist: ["Unlock the door"] });
  await board.claim(ana, opening_id);
  await board.join(priya, opening_id);
  await forum.as(ana).tasks.writeHandover({ opening_id, text: "The key is under the stone." });
  const claim_id = await idIn("coop_claims");
  await forum.as(ana).tasks.askStandIn({ claim_id, username: "femi" });

  const contact = { way: "message" } as const;
  const signed = { credit: "Ana", licence: "cc0", pictured_agree: true } as const;
  const asked = await make({ kind: "role", seats: 1, answered_by: "application" });
  await forum.as(ana).tasks.applyForOpening({ opening_id: asked.id, words: "I should like to.", contact });
  const handed = await make({ seats: null, answered_by: "hand_in" });
  await forum.as(ana).tasks.handInThing({ opening_id: handed.id, title: "A list", words: "Of names.", ...signed });
  const copies = await make({ seats: null, band: "very_little", answered_by: "copies" });
  await forum.as(ana).tasks.orderCopies({ opening_id: copies.id, copies: 5, way: "post", details: "1 Mill Lane" });
  const contest = await make({ seats: null, answered_by: "entry", to_on: "2026-12-20", due_zone: "Europe/London" });
  await forum.as(ana).tasks.enterContest({ opening_id: contest.id, title: "A slogan", words: "Bread." });
  const topic = await forum.topic(imran, { title: "In here", category_id });

  Object.assign(inside, {
    ...{ opening_id, claim_id, category_id, post_id: topic.post_id },
    item_id: await idIn("coop_checklist_items"),
    waiting_id: await idIn("coop_waiting"),
    stand_in_id: await idIn("coop_stand_ins"),
    handover_id: await idIn("coop_handovers"),
    application_id: await idIn("coop_applications"),
    thing_id: await idIn("coop_things"),
    parcel_id: await idIn("coop_parcels"),
    entry_id: await idIn("coop_entries"),
  });
});
afterAll(() => board.forum.close());

const keysOf = (schema: unknown): string[] => Object.keys((schema as { entries: object }).entries);
const withId = Object.entries(tasks.acts).filter(([, act]) =>
  keysOf(act.input).some((key) => /_id$/.test(key) && key !== "coop_id" && key !== "help_id")
);

describe("an act by somebody outside", () => {
  it.each(withId)("%s", async (name, act) => {
    const known: Known = Object.fromEntries(Object.keys(inside).map((key) => [key, [MISSING]]));
    const inputs = fc.sample(valid(act.input as never, known), { numRuns: TRIES, seed: 7 }) as Record<
      string,
      unknown
    >[];
    const answer = async (who: Board["ana"] | null, input: Record<string, unknown>, ids: (key: string) => number) => {
      const sent = Object.entries(input).map(([key, value]) => [
        key,
        key in inside && value !== null ? ids(key) : value,
      ]);
      return board.forum.call(who, `tasks/${name}`, Object.fromEntries(sent)).then(
        (view: unknown) => (act.kind === "read" ? { view } : { done: true }),
        ({ status, error_type }: { status: number; error_type: string }) => ({ status, error_type })
      );
    };
    for (const input of inputs) {
      for (const who of [outsider, null]) {
        const there = await answer(who, input, (key) => inside[key]!);
        expect(there).toEqual(await answer(who, input, () => MISSING));
        expect(JSON.stringify(there)).not.toMatch(/grievance|under the stone|Mill Lane/);
      }
    }
  });
});

/** Between few people: for others who see the board they are not there either. */
const UNSEEN = ["application_id", "thing_id", "parcel_id", "entry_id"];
const others = withId.filter(([, act]) =>
  keysOf(act.input).some((key) =>
    [...UNSEEN, "claim_id", "waiting_id", "stand_in_id", "handover_id", "item_id"].includes(key)
  )
);

describe("an act on what is others', by somebody who sees the board", () => {
  it("is what the board lets its own people do", async () => {
    expect((await board.forum.as(member).tasks.showOpening({ opening_id: inside["opening_id"]! })).taken).toBe(1);
  });

  it.each(others)("%s", async (name, act) => {
    const known: Known = Object.fromEntries(Object.entries(inside).map(([key, id]) => [key, [id]]));
    for (const input of fc.sample(valid(act.input as never, known), { numRuns: TRIES, seed: 11 })) {
      const sent = Object.entries(input as object).map(([key, value]) => [key, inside[key] ?? value]);
      const hidden = keysOf(act.input).some((key) => UNSEEN.includes(key));
      await expect(board.forum.call(member, `tasks/${name}`, Object.fromEntries(sent))).rejects.toMatchObject(
        hidden
          ? { status: 404, error_type: "not_found" }
          : { status: expect.toSatisfy((it: number) => it >= 403 && it !== 422) }
      );
    }
  });
});
