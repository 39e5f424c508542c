import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";
import { ANSWERED_BY, BOARD_STATES, KINDS } from "../opening/opening";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const byState = (who: Board["ana"] | null = null, category_id: number | null = null) =>
  board.forum.as(who).tasks.showBoard({ by: "state", category_id, per_group: 50 });
const titles = (shown: Awaited<ReturnType<typeof byState>>, group: string) =>
  shown.groups.find((one) => one.group === group)!.openings.map(({ title }) => title);

describe("the board by state", () => {
  it("moves a task from open to done as its people say", async () => {
    const { forum, ana, imran, priya } = board;
    const category = await forum.category({ name: "By state" });
    const column = async () => {
      const { groups } = await byState(null, category.id);
      expect(groups.map(({ group }) => group)).toEqual([...BOARD_STATES]);
      return groups.find(({ openings }) => openings.length > 0)?.group;
    };
    const made = await board.make({ category_id: category.id, seats: 1, title: "A graphic" });
    expect(await column()).toBe("open");
    const claim_id = (await board.claim(ana, made.id)).my_claim!.id;
    expect(await column()).toBe("claimed");
    await forum.as(ana).tasks.beginClaim({ claim_id });
    expect(await column()).toBe("in_hand");
    const row = (who: Board["ana"] | null) =>
      byState(who, category.id).then(({ groups }) => groups.flatMap(({ openings }) => openings)[0]!);
    expect(Date.parse((await row(null)).begun_on!)).toBe(Date.parse(await forum.clock.now()));
    expect([await row(ana), await row(imran), await row(priya), await row(null)].map(({ movable }) => movable)).toEqual(
      [true, true, false, false]
    );
    await forum.as(imran).tasks.unbeginClaim({ claim_id });
    expect(await column()).toBe("claimed");
    await forum.as(ana).tasks.completeClaim({ claim_id });
    expect(await column()).toBe("done");
  });

  it("“I have 20 minutes” finds nothing whose day is over, by state neither, where that is shown to be settled", async () => {
    const { forum, ana, priya } = board;
    const { id } = await forum.category({ name: "Yesterday" });
    const over = await board.make({ category_id: id, title: "Over", minutes_to: 10, due_on: "2026-11-24", seats: 5 });
    await board.claim(ana, over.id);
    await forum.clock.set("2026-11-25T12:00:00Z");
    const by_state = { by: "state", category_id: id } as const;
    expect(titles(await forum.as(priya).tasks.showBoard(by_state), "claimed")).toEqual(["Over"]);
    expect(titles(await forum.as(priya).tasks.showBoard({ ...by_state, have: "20" }), "fits")).toEqual([]);
    await forum.clock.set("2026-11-22T12:00:00Z");
  });

  it("keeps what was done for three months, the latest first, a page at a time", async () => {
    const { forum, ana } = board;
    const category = await forum.category({ name: "Done" });
    for (const [at, title] of [
      ["2026-08-01T12:00:00Z", "In the summer"],
      ["2026-10-01T12:00:00Z", "In October"],
      ["2026-11-01T12:00:00Z", "In November"],
      ["2026-11-20T12:00:00Z", "The other day"],
    ] as const) {
      await forum.clock.set(at);
      const made = await board.make({ category_id: category.id, seats: 1, title });
      const { my_claim } = await board.claim(ana, made.id);
      await forum.as(ana).tasks.completeClaim({ claim_id: my_claim!.id });
    }
    await forum.clock.set("2026-11-22T12:00:00Z");
    const done = ["The other day", "In November", "In October"];
    expect(titles(await byState(null, category.id), "done")).toEqual(done);
    const first = await forum.as(null).tasks.showBoard({ by: "state", category_id: category.id, per_group: 1 });
    const group = first.groups.find((one) => one.group === "done")!;
    expect(group.meta.total).toBe(3);
    const rest = await forum.as(null).tasks.listOpenings({
      by: "state",
      category_id: category.id,
      group: "done",
      cursor: group.meta.next_cursor,
    });
    expect([...group.openings, ...rest.openings].map(({ title }) => title)).toEqual(done);
  });

  it("shows what somebody is still at though its day is over", async () => {
    const { forum, ana } = board;
    const category = await forum.category({ name: "Over" });
    const due = { category_id: category.id, seats: 2, due_on: "2026-11-23", due_zone: "Europe/London" };
    const begun = await board.make({ ...due, title: "At it" });
    await board.make({ ...due, title: "Nobody came" });
    const { my_claim } = await board.claim(ana, begun.id);
    await forum.as(ana).tasks.beginClaim({ claim_id: my_claim!.id });
    expect(titles(await byState(null, category.id), "open").sort()).toEqual(["At it", "Nobody came"]);
    await forum.clock.set("2026-11-24T12:00:00Z");
    const shown = await byState(null, category.id);
    expect(titles(shown, "in_hand")).toEqual(["At it"]);
    expect(shown.meta.total).toBe(1);
    expect((await forum.as(null).tasks.showBoard({ category_id: category.id })).meta.total).toBe(0);
    await forum.clock.set("2026-11-22T12:00:00Z");
  });

  it("agrees with each opening's own page, whatever was done to it", async () => {
    const { forum, imran } = board;
    const people = await Promise.all([0, 1, 2].map((n) => forum.person(`helper${n}`)));
    const category = await forum.category({ name: "Whatever" });
    const openings = fc.record({
      kind: fc.constantFrom(...KINDS),
      seats: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
      then: fc.constantFrom("claim", ...ANSWERED_BY),
      claims: fc.array(fc.constantFrom("held", "begun", "done", "not_done", "released"), { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(openings, async ({ kind, seats, then, claims }) => {
        const made = await board.make({ category_id: category.id, kind, seats });
        for (const [at, what] of claims.slice(0, seats ?? 3).entries()) {
          const person = forum.as(people[at]!).tasks;
          const { my_claim } = await board.claim(people[at]!, made.id);
          const claim_id = my_claim!.id;
          await (what === "begun"
            ? person.beginClaim({ claim_id })
            : what === "done"
              ? person.completeClaim({ claim_id })
              : what === "not_done"
                ? person.uncompleteClaim({ claim_id })
                : what === "released"
                  ? person.releaseClaim({ claim_id })
                  : undefined);
        }
        // What is done without signing up is a task, and has no places.
        const form = ["report", "hand_in", "copies", "entry"].includes(then)
          ? { kind: "task" as const, seats: null, due_on: then === "entry" ? "2026-12-12" : null }
          : { kind, seats };
        await forum.as(imran).tasks.changeOpening({
          opening_id: made.id,
          version: made.version,
          ...board.phoneBank,
          ...{ category_id: category.id, ...form, answered_by: then, link: then === "link" ? "/t/1" : null },
        });
        const page = await forum.as(null).tasks.showOpening({ opening_id: made.id });
        const { groups } = await byState(null, category.id);
        const found = groups.find(({ openings: rows }) => rows.some(({ id }) => id === made.id))!;
        expect(found.group).toBe(page.state);
        expect(found.openings.find(({ id }) => id === made.id)).toMatchObject({
          taken: page.taken,
          free: page.free,
          done: page.done,
          standing: page.standing,
        });
        await forum.as(imran).tasks.withdrawOpening({ opening_id: made.id, version: made.version + 1 });
      }),
      { numRuns: 12 }
    );
  });
});

it("counts that were written past the acts are mended once a day", async () => {
  const { forum, ana } = board;
  const made = await board.make({ seats: 1, title: "Miscounted" });
  await board.claim(ana, made.id);
  await forum.sql`UPDATE coop_openings SET held_count = 7 WHERE id = ${made.id}`;
  await forum.reconcile();
  expect(await forum.sql`SELECT held_count, begun_count, done_count FROM coop_openings WHERE id = ${made.id}`).toEqual([
    { held_count: 1, begun_count: 0, done_count: 0 },
  ]);
});
