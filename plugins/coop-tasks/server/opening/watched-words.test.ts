import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
  await board.forum.sql`
    INSERT INTO watched_words (word, action, replacement, created_at, updated_at) VALUES
    ('lottery', 4, NULL, now(), now()), ('casino', 3, NULL, now(), now()), ('chairman', 5, 'chair', now(), now())`;
});
afterAll(() => board.forum.close());
beforeEach(() => board.forum.clock.set("2026-11-22T12:00:00Z"));

const held = async (form: Parameters<Board["make"]>[0]) => {
  const opening = await board.make(form);
  return { id: opening.id, claim_id: (await board.claim(board.ana, opening.id)).my_claim!.id };
};

/** What is in the queue of this noun, by whom, and what is said of it. */
async function inQueue(noun: string) {
  await board.forum.tick();
  return board.forum.sql<{ record_id: number; status: number; by: number; words: { text: string }[] }>`
    SELECT t.record_id::int, r.status, r.created_by_id AS by, r.payload -> 'words' AS words
    FROM reviewables AS r JOIN coop_flagged_texts AS t ON t.id = r.target_id WHERE t.noun = ${noun} ORDER BY r.id`;
}

const SYSTEM = -1;

const written: Record<string, (words: string) => Promise<unknown>> = {
  async application(words) {
    const { id } = await board.make({ answered_by: "application", seats: 1 });
    const contact = { way: "message" } as const;
    return board.forum.as(board.ana).tasks.applyForOpening({ opening_id: id, words, contact });
  },
  async thing(words) {
    const { id } = await board.make({ answered_by: "hand_in", seats: null });
    const thing = { title: "A policy", credit: "Ana", licence: "cc0", pictured_agree: true } as const;
    return board.forum.as(board.ana).tasks.handInThing({ opening_id: id, ...thing, words });
  },
  async entry(words) {
    const contest = { answered_by: "entry", seats: null, to_on: "2026-11-30", due_zone: "Europe/London" } as const;
    const { id } = await board.make(contest);
    return board.forum.as(board.ana).tasks.enterContest({ opening_id: id, title: "A design", words });
  },
  async handover(text) {
    const { id, claim_id } = await held({ kind: "role", rhythm: "monthly", seats: 1 });
    await board.forum.as(board.ana).tasks.completeClaim({ claim_id });
    return board.forum.as(board.ana).tasks.writeHandover({ opening_id: id, text });
  },
  opening: (description) => board.make({ description }),
};

describe.each(Object.keys(written))("what staff are to look at first, in a text of this kind: %s", (noun) => {
  it("stands, and is in their queue once, with the word; other texts are not", async () => {
    await written[noun]!("Nothing that anybody minds");
    expect(await inQueue(noun)).toEqual([]);
    await written[noun]!("Win in our Lottery, or at the **casino**");
    const queue = await inQueue(noun);
    expect(queue).toMatchObject([{ status: 0, by: SYSTEM }]);
    expect(queue[0]!.words.map(({ text }) => text)).toEqual(["It has what this forum watches: casino, Lottery"]);
  });
});

describe("an opening", () => {
  it.each([
    ["its title", { title: "The lottery club" }],
    ["its checklist", { checklist: ["Buy a lottery ticket"] }],
    ["a kind of its places", { seats: null, seat_kinds: [{ id: null, name: "Lottery", seats: 2, minimum: 0 }] }],
    ["a link in its description", { description: "[here](https://casino.example)" }],
  ])("is looked at in %s", async (_, form) => {
    const { id } = await board.make(form);
    expect((await inQueue("opening")).map(({ record_id }) => record_id)).toContain(id);
  });

  it("is in the queue once, however often it is changed while it waits, and anew after staff have answered", async () => {
    const { forum, imran } = board;
    const { id } = await board.make({ title: "Lottery" });
    const items = async () => (await inQueue("opening")).filter(({ record_id }) => record_id === id);
    const change = async (title: string) => {
      const { version } = await forum.as(imran).tasks.showOpening({ opening_id: id });
      await forum.as(imran).tasks.changeOpening({ ...board.phoneBank, opening_id: id, version, title });
    };
    await change("Lottery again");
    expect((await items())[0]!.words.length).toBe(1);
    await forum.sql`UPDATE reviewables SET status = 2`;
    await forum.sql`UPDATE reviewable_scores SET status = 2`;
    await change("Nothing");
    expect((await items())[0]!.status).toBe(2);
    await change("The lottery club");
    expect((await items())[0]).toMatchObject({ status: 0 });
  });

  it("is told apart from its neighbours in a list", async () => {
    const { forum, imran, category } = board;
    const before = (await inQueue("opening")).length;
    const csv = "Title,Band\nBake,small\nThe lottery club,small\nWash up,small";
    await forum.as(imran).tasks.makeOpenings({ category_id: category.id, csv });
    expect((await inQueue("opening")).length).toBe(before + 1);
  });

  it("has words of the forum in place of those that it replaces", async () => {
    const { title, note } = await board.make({ title: "Chairman of the day", note: "A new chairman" });
    expect([title, note]).toEqual(["chair of the day", "A new chair"]);
  });
});
