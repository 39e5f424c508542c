import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board, type MakeInput } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

type Shown = Awaited<ReturnType<ReturnType<Board["forum"]["as"]>["tasks"]["showBoard"]>>;
const titles = (shown: Shown, group: string) =>
  shown.groups.find((one) => one.group === group)!.openings.map(({ title }) => title);

describe("the board", () => {
  it("groups by effort, shortest first, full ones in their place, done ones last", async () => {
    const { forum, ana } = board;
    const five = { band: "very_little", minutes_from: 5, title: "Forward the newsletter", seats: null } as const;
    const range = { band: "very_little", minutes_from: 10, minutes_to: 15, title: "Case study", seats: 1 } as const;
    const untimed = { band: "very_little", title: "No minutes known", seats: 1 } as const;
    const done = { band: "very_little", minutes_from: 1, title: "Done already", seats: 1 } as const;
    for (const one of [untimed, range, five]) {
      await board.make(one);
    }
    const over = await board.make(done);
    const { my_claim } = await board.claim(ana, over.id);
    await forum.as(ana).tasks.completeClaim({ claim_id: my_claim!.id });
    await board.make({
      kind: "role",
      band: "larger",
      rhythm: "ongoing",
      title: "Mentor",
      answered_by: "not_yet",
      seats: null,
    });

    const shown = await forum.as(ana).tasks.showBoard();
    expect(titles(shown, "very_little.task")).toEqual([
      "Forward the newsletter",
      "Case study",
      "No minutes known",
      "Done already",
    ]);
    expect(titles(shown, "larger.role")).toEqual(["Mentor"]);
    expect(titles(shown, "small.role")).toEqual([]);
    expect(shown.meta).toMatchObject({ total: 5, with_room: 3, left_out: 0 });
    const last = shown.groups[0]!.openings.at(-1)!;
    expect(last).toMatchObject({ standing: "done", mine: "done", people: [{ username: "ana" }] });
  });

  it("answers “I have 20 minutes” with what fits, what nearly does, and how many take longer", async () => {
    const { forum } = board;
    await board.make({ band: "very_little", minutes_from: 30, title: "Half an hour" });
    await board.make({ band: "small", minutes_from: 60, title: "An hour" });
    const shown = await forum.as(board.priya).tasks.showBoard({ have: "20" });
    expect(titles(shown, "fits")).toEqual(["Forward the newsletter", "Case study"]);
    expect(titles(shown, "nearly")).toEqual(["Half an hour"]);
    expect(shown.meta.left_out).toBe(2);
    // The list, page by page or as CSV, is of what the board shows.
    const { openings, meta } = await forum.as(board.priya).tasks.listOpenings({ have: "20" });
    expect(openings.map(({ title }) => title)).toEqual(["Forward the newsletter", "Case study", "Half an hour"]);
    expect(meta.total).toBe(3);
    expect(await forum.as(board.priya).tasks.listOpeningsCsv({ have: "20" })).not.toContain("An hour");
    const hour = await forum.as(board.priya).tasks.showBoard({ have: "60" });
    expect(titles(hour, "fits")).toContain("An hour");
  });

  it("filters by kind, pay, board and what is mine, from texts as an address has them", async () => {
    const { forum, priya, category } = board;
    await board.make({ title: "Paid policy", band: "larger", paid: true }, priya);
    const list = async (input: object) =>
      ((await forum.call(priya, "tasks/list-openings", input)) as { openings: { title: string }[] }).openings.map(
        ({ title }) => title
      );
    expect(await list({ paid: "true" })).toEqual(["Paid policy"]);
    expect(await list({ mine: "true" })).toEqual(["Paid policy"]);
    expect(await list({ kind: "role" })).toEqual(["Mentor"]);
    expect(await list({ category_id: String(category.id + 1) })).toEqual([]);
  });

  it("pages through everything once, in order, by cursor", async () => {
    const { forum } = board;
    const all = (await forum.as(null).tasks.listOpenings({ limit: 100 })).openings.map(({ id }) => id);
    const paged: number[] = [];
    let cursor: string | null = null;
    do {
      const { openings, meta }: Awaited<ReturnType<ReturnType<Board["forum"]["as"]>["tasks"]["listOpenings"]>> =
        await forum.as(null).tasks.listOpenings({ limit: 2, cursor });
      expect(meta.total).toBe(all.length);
      paged.push(...openings.map(({ id }) => id));
      cursor = meta.next_cursor;
    } while (cursor !== null);
    expect(paged).toEqual(all);
    const group = await forum.as(null).tasks.showBoard({ per_group: 2 });
    const first = group.groups[0]!;
    const rest = await forum.as(null).tasks.listOpenings({ group: first.group, cursor: first.meta.next_cursor });
    expect(first.openings.length + rest.openings.length).toBe(first.meta.total);
  });

  it("says the same as each opening's own page", async () => {
    const { forum, ana } = board;
    const { openings } = await forum.as(ana).tasks.listOpenings({ limit: 100 });
    for (const row of openings) {
      const page = await forum.as(ana).tasks.showOpening({ opening_id: row.id });
      const { people: _, mine: __, movable: ___, begun_on: ____, done_on: _____, ...shared } = row;
      expect(page).toMatchObject(shared);
    }
  });

  it("leaves out what is over, and keeps it for those whose it is", async () => {
    const { forum, priya } = board;
    await board.make({ title: "Over", due_on: "2026-11-22", due_zone: "Europe/London" }, priya);
    expect(JSON.stringify(await forum.as(priya).tasks.showBoard())).not.toContain("Over");
    expect(JSON.stringify(await forum.as(priya).tasks.showBoard({ mine: true }))).toContain("Over");
  });
});

/** The federation's whole "get involved" list: kind, band, and how its time is said. */
const LIST: [title: string, more: Partial<MakeInput>][] = [
  ["Forward the newsletter sign-up to co-workers", { band: "very_little", minutes_from: 5 }],
  ["Submit a case study of your co-op", { band: "very_little", minutes_from: 10, minutes_to: 15 }],
  ["Phone bank worker co-ops", { band: "small", minutes_from: 180, time_words: "3 hours at least" }],
  ["Visit local worker co-ops", { band: "small", time_words: "a few hours" }],
  ["Attend an All Hands", { band: "small", minutes_from: 60, rhythm: "every_few_months" }],
  [
    "Join SolidFund",
    {
      kind: "role",
      band: "small",
      minutes_from: 30,
      time_words: "30 min to set up",
      rhythm: "ongoing",
      answered_by: "link",
      link: "https://solidfund.coop",
    },
  ],
  ["Inductions with new members", { kind: "role", band: "small", minutes_from: 30, rhythm: "every_few_months" }],
  ["Events planning group", { kind: "role", band: "small", minutes_from: 60, minutes_to: 180, rhythm: "monthly" }],
  ["Mentor", { kind: "role", band: "larger", rhythm: "ongoing", answered_by: "not_yet" }],
  [
    "Stand for the board",
    { kind: "role", band: "larger", rhythm: "monthly", answered_by: "link", link: "/t/how-to-stand/12", seats: 1 },
  ],
];

it.each(LIST)("has a place for “%s”", async (title, more) => {
  const made = await board.make({ seats: null, ...more, title });
  expect(made).toMatchObject({ title, ...more });
});
