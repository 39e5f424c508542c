import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
  const { forum } = board;
  const circle = await forum.category({ name: "Communications" });
  await board.make({
    title: "Phone bank worker co-ops",
    description: "Ring *ten* bakeries and ask how they are.",
    remote: true,
    no_experience: true,
    skills: ["phoning", "listening"],
    campaign: "Co-op Fortnight",
    minutes_to: 180,
  });
  await board.make({ title: "Visit co-ops", place: "Leeds", skills: ["driving"], campaign: "co-op fortnight" });
  await board.make({ title: "Take notes", place: "Online", remote: true, category_id: circle.id });
  await board.make({
    title: "Update the federation’s “window”…doors, 2019–2024 — two of them",
    category_id: circle.id,
  });
  await board.make({ title: "Write a policy", paid: true, skills: ["Writing", "writing "], kind: "role" });
});
afterAll(() => board.forum.close());

const list = async (input: object, who: Board["ana"] | null = null): Promise<string[]> =>
  ((await board.forum.call(who, "tasks/list-openings", input)) as { openings: { title: string }[] }).openings
    .map(({ title }) => title)
    .sort();

describe("the board's filters", () => {
  it.each([
    ["from home", { where: "remote" }, ["Phone bank worker co-ops", "Take notes"]],
    ["in a place", { where: "place" }, ["Visit co-ops"]],
    ["no experience needed", { fresh: "true" }, ["Phone bank worker co-ops"]],
    ["paid", { paid: "true" }, ["Write a policy"]],
    ["by a skill", { skill: "phoning" }, ["Phone bank worker co-ops"]],
    ["by a skill as somebody may write it", { skill: " Writing" }, ["Write a policy"]],
    ["by a part of a skill: none", { skill: "phon" }, []],
    [
      "by a campaign, however it is written",
      { campaign: "CO-OP fortnight" },
      ["Phone bank worker co-ops", "Visit co-ops"],
    ],
    ["two at once", { campaign: "Co-op Fortnight", where: "place" }, ["Visit co-ops"]],
    ["of a kind", { kind: "role" }, ["Write a policy"]],
    ["for a word of the description", { q: "bakery" }, ["Phone bank worker co-ops"]],
    ["for a place", { q: "leeds" }, ["Visit co-ops"]],
    ["for two words that both have to be there", { q: "phone policy" }, []],
    ["for one or the other", { q: "notes or policy" }, ["Take notes", "Write a policy"]],
    ["without a word", { q: "co-ops -phone" }, ["Visit co-ops"]],
    ["for a phrase", { q: '"visit co-ops"' }, ["Visit co-ops"]],
    [
      "for a word in curly marks",
      { q: "federation window" },
      ["Update the federation’s “window”…doors, 2019–2024 — two of them"],
    ],
    ["for the last year of some", { q: "2024" }, ["Update the federation’s “window”…doors, 2019–2024 — two of them"]],
    [
      "for a word after an ellipsis",
      { q: "doors" },
      ["Update the federation’s “window”…doors, 2019–2024 — two of them"],
    ],
    [
      "for a title with a dash",
      { q: "2019–2024 — two" },
      ["Update the federation’s “window”…doors, 2019–2024 — two of them"],
    ],
    ["in curly marks for a phrase", { q: "“visit co‑ops”" }, ["Visit co-ops"]],
    ["for a campaign's name", { q: "fortnight" }, ["Phone bank worker co-ops", "Visit co-ops"]],
    ["for nothing but stop words", { q: "the of" }, []],
    ["for words with a dash between them", { q: "leeds - visit" }, ["Visit co-ops"]],
    [
      "with more dashes than PostgreSQL can count",
      { q: "phone " + "- ".repeat(50) + "-<".repeat(40) },
      ["Phone bank worker co-ops"],
    ],
    ["with signs that mean something to others", { q: "'; & | ! <-> :* (" }, []],
  ])("narrow it: %s", async (_, filter, expected) => {
    expect(await list(filter)).toEqual(expected);
    const shown = (await board.forum.call(null, "tasks/show-board", filter)) as {
      groups: { openings: { title: string }[] }[];
      meta: { total: number };
    };
    expect(shown.groups.flatMap(({ openings }) => openings.map(({ title }) => title)).sort()).toEqual(expected);
    expect(shown.meta.total).toBe(expected.length);
  });

  it("say what can be chosen, whatever is chosen", async () => {
    const shown = await board.forum.as(null).tasks.showBoard({ where: "place" });
    expect(shown.skills).toEqual([
      { name: "driving", count: 1 },
      { name: "listening", count: 1 },
      { name: "phoning", count: 1 },
      { name: "writing", count: 1 },
    ]);
    expect(shown.campaigns).toEqual([{ name: expect.stringMatching(/^co-op fortnight$/i) as string, count: 2 }]);
    expect(shown.categories.map(({ name, count }) => [name, count])).toEqual([
      ["Communications", 2],
      ["Get involved", 3],
    ]);
  });

  it("count nothing that the viewer may not see", async () => {
    const { forum, ana } = board;
    const grace = await forum.person("grace", { groups: ["board"] });
    const closed = await forum.category({ name: "Behind doors", groups: ["board"] });
    const secret = { category_id: closed.id, title: "Grievance", skills: ["mediation"], campaign: "Quiet matters" };
    await board.make(secret, grace);
    expect(await list({ q: "grievance" }, grace)).toEqual(["Grievance"]);
    const theirs = await forum.as(grace).tasks.showBoard();
    expect(theirs.skills).toContainEqual({ name: "mediation", count: 1 });
    for (const who of [ana, null]) {
      const shown = await forum.as(who).tasks.showBoard();
      expect(JSON.stringify(shown)).not.toMatch(/mediation|Quiet matters|Behind doors|Grievance/);
      expect(shown.categories.map(({ count }) => count)).toEqual([2, 3]);
      for (const filter of [{ q: "grievance" }, { skill: "mediation" }, { campaign: "quiet matters" }]) {
        expect(await list(filter, who)).toEqual([]);
      }
    }
  });

  it("are answered in one query, and another each for faces and for people", async () => {
    const { forum, ana } = board;
    const [one] = (await forum.as(null).tasks.listOpenings({ skill: "driving" })).openings;
    await board.claim(ana, one!.id);
    const statements = async (filter: object): Promise<number> => {
      const spy = vi.spyOn(pg.Client.prototype, "query");
      await forum.as(ana).tasks.showBoard(filter);
      // Statements of acts alone ask for rows as arrays.
      const count = spy.mock.calls.filter(([query]) => (query as { rowMode?: string }).rowMode === "array").length;
      spy.mockRestore();
      return count;
    };
    const bare = await statements({});
    expect(bare).toBe(3);
    expect(await statements({ skill: "driving", campaign: "co-op fortnight", q: "visit", where: "place" })).toBe(bare);
  });
});

describe("what the form takes", () => {
  it("keeps skills short, in lower case and once each", async () => {
    const made = await board.make({ skills: ["Graphic Design", " graphic design ", "Print"], campaign: " Fortnight " });
    expect(made).toMatchObject({ skills: ["graphic design", "print"], campaign: "Fortnight" });
    expect(made).toMatchObject({ remote: false, no_experience: false });
  });

  it.each([
    ["an empty skill", { skills: [" "] }, /^skills/],
    ["a skill of two lines", { skills: ["a\nb"] }, /^skills/],
    ["a long skill", { skills: ["x".repeat(31)] }, /^skills/],
    ["too many skills", { skills: Array.from({ length: 9 }, (_, n) => `skill ${n}`) }, /^skills/],
    ["a long campaign", { campaign: "x".repeat(41) }, /^campaign/],
  ])("says so at the field: %s", async (_, more, field) => {
    await expect(board.make(more)).rejects.toMatchObject({
      status: 422,
      error_type: "invalid_input",
      extras: { field: expect.stringMatching(field) as string },
    });
  });

  it("looks after the words of skills and campaigns as of all others", async () => {
    const { forum } = board;
    await forum.sql`INSERT INTO watched_words (word, action, created_at, updated_at) VALUES ('scab', 1, now(), now())`;
    for (const [field, more] of [
      ["skills", { skills: ["phoning", "scab"] }],
      ["campaign", { campaign: "scab" }],
    ] as const) {
      await expect(board.make(more as never)).rejects.toMatchObject({ error_type: "watched_word", extras: { field } });
    }
  });

  it("forgets them when staff delete the opening, and finds it no more", async () => {
    const { forum, leila } = board;
    const made = await board.make({ title: "Unfindable", skills: ["haggling"], campaign: "Wild" });
    expect(await list({ q: "unfindable" })).toEqual(["Unfindable"]);
    await forum.as(leila).tasks.deleteOpening({ opening_id: made.id });
    expect(await list({ q: "unfindable" })).toEqual([]);
    expect(JSON.stringify(await forum.sql`SELECT * FROM coop_openings WHERE id = ${made.id}`)).not.toMatch(
      /haggl|Wild|unfind/i
    );
  });
});
