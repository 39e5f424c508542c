import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board, type MakeInput } from "../testing";
import type { TestPerson } from "../../../../test/forum/server/testing";

let board: Board;
let wren: TestPerson;
let hamish: TestPerson;
beforeAll(async () => {
  board = await openBoard();
  wren = await board.forum.person("wren");
  hamish = await board.forum.person("hamish");
});
afterAll(() => board.forum.close());

const KINDS = [
  { name: "Drivers", seats: 1, minimum: 1 },
  { name: "In the kitchen", seats: 2 },
];

/** "1 driver, 2 in the kitchen", with the ids of both. */
async function weekend(more: Partial<MakeInput> = {}) {
  const made = await board.make({ seat_kinds: KINDS, ...more });
  const [drivers, kitchen] = made.seat_kinds.map(({ id }) => id) as [number, number];
  return { id: made.id, drivers, kitchen, made };
}
const claim = (who: TestPerson, opening_id: number, seat_kind_id?: number) =>
  board.forum.as(who).tasks.claimOpening({ opening_id, seat_kind_id, contact: { way: "message" } });
const join = (who: TestPerson, opening_id: number, seat_kind_id?: number) =>
  board.forum.as(who).tasks.joinWaitingList({ opening_id, seat_kind_id, contact: { way: "message" } });
const change = (opening: { id: number; version: number }, more: Partial<MakeInput>) =>
  board.forum
    .as(board.imran)
    .tasks.changeOpening({ ...board.phoneBank, opening_id: opening.id, version: opening.version, ...more });

describe("kinds of seat", () => {
  it("make up the seats, and what is needed", async () => {
    const { made } = await weekend({ seats: 40 });
    expect(made).toMatchObject({
      ...{ seats: 3, minimum: 1, missing: 1, free: 3 },
      seat_kinds: [
        { name: "Drivers", seats: 1, taken: 0, free: 1, minimum: 1, missing: 1 },
        { name: "In the kitchen", seats: 2, taken: 0, free: 2, minimum: 0, missing: 0 },
      ],
    });
  });

  it("are named by a claim, unless only one has a place free", async () => {
    const { ana, priya } = board;
    const { id, drivers, kitchen } = await weekend();
    await expect(claim(ana, id)).rejects.toMatchObject({
      ...{ status: 422, error_type: "which_kind", extras: { field: "seat_kind_id" } },
    });
    await expect(claim(ana, id, kitchen + 1000)).rejects.toMatchObject({ error_type: "no_such_kind" });
    expect(await claim(ana, id, drivers)).toMatchObject({
      ...{ standing: "open", missing: 0, my_claim: { seat_kind_id: drivers } },
      seat_kinds: [
        { taken: 1, free: 0 },
        { taken: 0, free: 2 },
      ],
    });
    await expect(claim(priya, id, drivers)).rejects.toMatchObject({
      ...{ status: 409, error_type: "kind_full", extras: { name: "Drivers" } },
    });
    expect(await claim(priya, id)).toMatchObject({ my_claim: { seat_kind_id: kitchen } });
    const plain = await board.make();
    await expect(claim(ana, plain.id, drivers)).rejects.toMatchObject({ error_type: "no_such_kind" });
  });

  it("of forty at once for each kind fill each and no more", async () => {
    const { forum } = board;
    const { id, drivers, kitchen } = await weekend();
    const people = await Promise.all(Array.from({ length: 40 }, (_, n) => forum.person(`helper${n}`)));
    const outcomes = await Promise.allSettled(people.map((who, n) => claim(who, id, n % 2 ? drivers : kitchen)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect((await forum.as(null).tasks.showOpening({ opening_id: id })).seat_kinds).toMatchObject([
      { taken: 1, free: 0 },
      { taken: 2, free: 0 },
    ]);
  });

  it("are waited for one by one, or whichever comes free", async () => {
    const { forum, ana, priya } = board;
    const { id, drivers, kitchen } = await weekend();
    const { my_claim: driving } = await claim(ana, id, drivers);
    await expect(join(wren, id, kitchen)).rejects.toMatchObject({ error_type: "places_free" });
    await expect(join(wren, id)).rejects.toMatchObject({ error_type: "places_free" });
    expect(await join(wren, id, drivers)).toMatchObject({ my_waiting: { seat_kind_id: drivers, ahead: 0 } });
    const { my_claim: cooking } = await claim(priya, id, kitchen);
    await claim(await forum.person("cook"), id, kitchen);
    expect(await join(hamish, id)).toMatchObject({ my_waiting: { seat_kind_id: null, ahead: 1 } });

    // Wren waits for the wheel alone, so the kitchen is Hamish's.
    expect(await forum.as(priya).tasks.releaseClaim({ claim_id: cooking!.id })).toMatchObject({
      seat_kinds: [
        { free: 0, waiting: 1 },
        { free: 0, offered: 1 },
      ],
      line: [
        { seat_kind_id: drivers, asked: false },
        { seat_kind_id: kitchen, asked: true },
      ],
    });
    await forum.as(ana).tasks.releaseClaim({ claim_id: driving!.id });
    const { my_waiting } = await forum.as(wren).tasks.showOpening({ opening_id: id });
    expect(my_waiting).toMatchObject({ state: "offered", seat_kind_id: drivers });
    expect(await forum.as(wren).tasks.takeOffer({ waiting_id: my_waiting!.id })).toMatchObject({
      my_claim: { seat_kind_id: drivers },
    });
  });

  it("change without taking anybody's place away", async () => {
    const { ana } = board;
    const { id, drivers, kitchen, made } = await weekend();
    await claim(ana, id, kitchen);
    const [driving, cooking] = [
      { id: drivers, ...KINDS[0]! },
      { id: kitchen, ...KINDS[1]! },
    ];
    await expect(change(made, { seat_kinds: [driving] })).rejects.toMatchObject({
      ...{ status: 422, error_type: "too_few_of_kind" },
      extras: { field: "seat_kinds", name: "In the kitchen", count: 1 },
    });
    const changed = await change(made, {
      seat_kinds: [
        { ...cooking, seats: 1, name: "Cooks" },
        { name: "Washing up", seats: 4, minimum: 2 },
      ],
    });
    expect(changed).toMatchObject({
      ...{ seats: 5, minimum: 2, missing: 2 },
      seat_kinds: [
        { id: kitchen, name: "Cooks", taken: 1, free: 0 },
        { name: "Washing up", taken: 0, free: 4 },
      ],
    });
    await expect(
      change(changed, { seats: null, seat_kinds: [{ id: drivers, name: "x", seats: 1 }] })
    ).rejects.toMatchObject({ error_type: "no_such_kind" });
    expect(await change(changed, { seats: 2 })).toMatchObject({ seats: 2, taken: 1, seat_kinds: [] });
  });

  it("that come later leave the places that were taken before among all", async () => {
    const { ana, priya, forum } = board;
    const made = await board.make({ seats: 2 });
    await claim(ana, made.id);
    const changed = await change(made, {
      seat_kinds: [
        { name: "Drivers", seats: 1 },
        { name: "Cooks", seats: 1 },
      ],
    });
    expect(changed).toMatchObject({ taken: 1, free: 1, seat_kinds: [{ free: 1 }, { free: 1 }] });
    const full = await claim(priya, made.id, changed.seat_kinds[1]!.id);
    expect(full).toMatchObject({ standing: "full", seat_kinds: [{ free: 0 }, { free: 0 }] });
    await expect(claim(await forum.person("third"), made.id)).rejects.toMatchObject({ error_type: "full" });
  });

  it("with more seats of one kind are offered to whoever waits for it", async () => {
    const { forum, ana } = board;
    const { id, drivers, kitchen, made } = await weekend();
    await claim(ana, id, drivers);
    await join(wren, id, drivers);
    await change(made, {
      seat_kinds: [
        { id: drivers, name: "Drivers", seats: 2 },
        { id: kitchen, name: "In the kitchen", seats: 1 },
      ],
    });
    expect((await forum.as(wren).tasks.showOpening({ opening_id: id })).my_waiting).toMatchObject({ state: "offered" });
  });

  it.each([
    ["more needed than there are", { seats: 2, minimum: 3 }, "minimum", "more_than_places"],
    [
      "more needed of one kind",
      { seat_kinds: [{ name: "x", seats: 1, minimum: 2 }] },
      "seat_kinds",
      "more_than_places",
    ],
    ["one name twice", { seat_kinds: [...KINDS, { name: "drivers", seats: 1 }] }, "seat_kinds", "same_name_twice"],
    ["a kind that is another's", { seat_kinds: [{ id: 1, name: "x", seats: 1 }] }, "seat_kinds", "no_such_kind"],
  ] as const)("say so at the field: %s", async (_, more, field, code) => {
    await expect(board.make(more as Partial<MakeInput>)).rejects.toMatchObject({
      ...{ status: 422, error_type: code, extras: { field } },
    });
  });

  it("have names that are looked after", async () => {
    const { forum } = board;
    await forum.sql`INSERT INTO watched_words (word, action, created_at, updated_at) VALUES ('scab', 1, now(), now()), ('blast', 2, now(), now())`;
    await expect(board.make({ seat_kinds: [{ name: "a scab", seats: 1 }] })).rejects.toMatchObject({
      ...{ error_type: "watched_word", extras: { field: "seat_kinds" } },
    });
    const made = await board.make({
      seat_kinds: [
        { name: "One", seats: 1 },
        { name: "A blast", seats: 1 },
      ],
    });
    expect(made.seat_kinds.map(({ name }) => name)).toEqual(["One", expect.not.stringContaining("blast")]);
  });
});

describe("a minimum", () => {
  it("says how many more it takes, on the page and on the board", async () => {
    const { forum, ana, priya } = board;
    const { id } = await board.make({ seats: 4, minimum: 2 });
    expect(await claim(ana, id)).toMatchObject({ minimum: 2, missing: 1, free: 3 });
    const row = async () =>
      (await forum.as(null).tasks.listOpenings({ limit: 100 })).openings.find((one) => one.id === id);
    expect(await row()).toMatchObject({ minimum: 2, missing: 1 });
    const { my_claim } = await claim(priya, id);
    expect(await row()).toMatchObject({ missing: 0 });
    // A task that was done stays promised.
    await forum.as(priya).tasks.completeClaim({ claim_id: my_claim!.id });
    expect(await row()).toMatchObject({ missing: 0 });
  });
});
