import * as fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
let category_id: number;
beforeAll(async () => {
  board = await openBoard();
  category_id = board.category.id;
});
afterAll(() => board.forum.close());

const attempt = (csv: string, who = board.imran) => board.forum.as(who).tasks.tryOpenings({ category_id, csv });
const make = (csv: string, who = board.imran) => board.forum.as(who).tasks.makeOpenings({ category_id, csv });
const onBoard = async () => (await board.forum.sql<{ n: number }>`SELECT count(*)::int AS n FROM coop_openings`)[0]!.n;

const LIST = `Title,Kind,Band,Minutes from,Skills,Needs,Seat kinds,Remote
Carry chairs,task,very little,20,"driving; welding","A van
Gloves","Drivers: 2, 1 at least
Kitchen: 3",yes
Co-editor,Role,Small,,,,,`;

it("a list is tried line by line, and nothing is made of it", async () => {
  const before = await onBoard();
  expect(await attempt(`${LIST}\nNo band,task,,,,,,\nWrong,task,huge,none,,,,perhaps`)).toEqual({
    lines: [
      { line: 2, title: "Carry chairs", would_be: { kind: "task", band: "very_little", seats: null }, problems: [] },
      { line: 3, title: "Co-editor", would_be: { kind: "role", band: "small", seats: null }, problems: [] },
      {
        line: 4,
        title: "No band",
        would_be: null,
        problems: [{ field: "band", code: "invalid_input", values: {} }],
      },
      {
        line: 5,
        title: "Wrong",
        would_be: null,
        problems: ["band", "minutes_from", "remote"].map((field) => ({ field, code: "invalid_input", values: {} })),
      },
    ],
    unknown: [],
  });
  expect(await onBoard()).toBe(before);
});

it("says what the form would say: one column against another, people who are not there", async () => {
  const csv =
    "Title;Band;Due on;From on;Contact;Colour\nOne;small;2026-12-12;2026-12-01;;red\nTwo;small;;;nobody_here;\n";
  const { lines, unknown } = await attempt(csv);
  expect(lines.map(({ problems }) => problems)).toMatchObject([
    [{ field: "due_on", code: "due_or_window" }],
    [{ field: "contact", code: "no_such_person", values: { username: "nobody_here" } }],
  ]);
  expect(unknown).toEqual(["Colour"]);
  expect((await attempt('Title,Band\n"Torn,small\n')).lines[0]).toMatchObject({ problems: [{ code: "torn_line" }] });
});

it("loses nothing in silence: two columns of one name, and what stands under no heading", async () => {
  for (const csv of ["Title,Band,title\nOne,small,Another", "Title,Band, Band \nOne,small,larger"]) {
    await expect(attempt(csv)).rejects.toMatchObject({ status: 422, error_type: "heading_twice" });
    await expect(make(csv)).rejects.toMatchObject({ error_type: "heading_twice" });
  }
  // Headings that nobody knows may be alike, and a spreadsheet leaves empty columns.
  const { lines } = await attempt("Title,Band,Colour,Colour,,\nOne,small,red,blue,,\nTwo,small,,,loud, \n");
  expect(lines.map(({ problems }) => problems)).toMatchObject([[], [{ field: null, code: "cells_left_over" }]]);
  const comma = "Title,Band,Note\nChairs,small,Bring gloves, and a hat";
  expect((await attempt(comma)).lines[0]).toMatchObject({ would_be: null, problems: [{ code: "cells_left_over" }] });
  await expect(make(comma)).rejects.toMatchObject({ error_type: "lines_wrong" });
});

it("counts lines as a spreadsheet does, the empty ones too", async () => {
  const { lines } = await attempt('\nTitle;Band;Skills\n\n;;\nGood;small;a, b, c\n\nHuge;huge;d, e\n"Torn;small\n');
  expect(lines.map(({ line, problems }) => [line, problems.map(({ field, code }) => field ?? code)])).toEqual([
    [5, []],
    [7, ["band"]],
    [8, ["torn_line"]],
  ]);
});

it("takes lines however they end, in one list and within a cell", async () => {
  const { lines } = await attempt('Title,Band,Needs\r\nOne,small,"A van\rGloves"\nTwo,small,\rThree,small,\r\n');
  expect(lines.map(({ title, problems }) => [title, problems])).toEqual([
    ["One", []],
    ["Two", []],
    ["Three", []],
  ]);
});

it("is made in all, with what each line says, and its contact people are told once", async () => {
  const { forum, priya, imran } = board;
  const csv = `Title,Band,Contact,Checklist,Kind\nFirst,small,priya,"Fetch\nBring",\nSecond,larger,priya,,role`;
  const { opening_ids, already } = await make(csv);
  expect(already).toBe(false);
  const views = await Promise.all(opening_ids.map((opening_id) => forum.as(imran).tasks.showOpening({ opening_id })));
  expect(views).toMatchObject([
    { title: "First", kind: "task", rhythm: "once", contact_person: { username: "priya" } },
    { title: "Second", kind: "role", rhythm: "ongoing", band: "larger" },
  ]);
  expect(views[0]!.checklist.map(({ text }) => text)).toEqual(["Fetch", "Bring"]);
  await forum.tick();
  const bell = (await forum.notifications(priya)).filter((one) => JSON.stringify(one).includes("looks_after"));
  expect(bell).toHaveLength(1);
});

it("is made wholly or not at all", async () => {
  const before = await onBoard();
  await expect(make("Title,Band\nGood,small\nBad,huge")).rejects.toMatchObject({
    status: 422,
    error_type: "lines_wrong",
    extras: { count: 1 },
  });
  expect(await onBoard()).toBe(before);
  expect((await make("Title,Band\nGood,small\nBad,larger")).opening_ids).toHaveLength(2);
});

it("twice at once, or again after an answer that was lost, makes nothing twice", async () => {
  const { forum } = board;
  const csv = "Title,Band\nOnly once,small";
  const both = await Promise.all([make(csv), make(csv)]);
  expect(both.map(({ already }) => already).sort()).toEqual([false, true]);
  expect(both[0]!.opening_ids).toEqual(both[1]!.opening_ids);
  expect(await make(csv)).toEqual({ opening_ids: both[0]!.opening_ids, already: true });
  await forum.clock.set("2026-11-24T12:00:00Z");
  expect((await make(csv)).already).toBe(false);
  await forum.clock.set("2026-11-22T12:00:00Z");
});

it("is for those who may make openings there, and needs a title and a line", async () => {
  const { forum, ana } = board;
  await forum.group("insiders", [ana]);
  const inside = await forum.category({ name: "Inside", groups: ["insiders"] });
  await expect(forum.as(board.imran).tasks.tryOpenings({ category_id: inside.id, csv: LIST })).rejects.toMatchObject({
    status: 404,
  });
  await expect(attempt("Name,Band\nOne,small")).rejects.toMatchObject({ error_type: "no_title_column" });
  await expect(attempt("Title,Band\n\n")).rejects.toMatchObject({ error_type: "nothing_in_list" });
  await expect(attempt(`Title,Band\n${"x,small\n".repeat(101)}`)).rejects.toMatchObject({
    error_type: "list_too_long",
  });
});

it("what goes out comes in as it was", async () => {
  const { forum, imran } = board;
  const some = fc.string({ minLength: 1, maxLength: 20 }).map((text) => `=${text.replaceAll(/[^\w "',;+@-]/g, "x")}x`);
  await fc.assert(
    fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 4 }), some, async (titles, note) => {
      const { id } = await forum.category({ name: `From ${Math.random()}` });
      for (const title of titles) {
        await board.make({
          category_id: id,
          title,
          note,
          needs: [note],
          skills: ["driving"],
          minutes_to: 20,
          paid: true,
          rate: "£15",
        });
      }
      const csv = await forum.as(imran).tasks.listOpeningsCsv({ category_id: id });
      const { id: other } = await forum.category({ name: `To ${Math.random()}` });
      await forum.as(imran).tasks.makeOpenings({ category_id: other, csv });
      const said = (of: number) => forum.sql`
        SELECT title, note, needs, skills, minutes_to, paid, rate, kind, band, rhythm, seats, contact_user_id
        FROM coop_openings WHERE category_id = ${of} ORDER BY id`;
      expect(await said(other)).toEqual(await said(id));
    }),
    { numRuns: 10 }
  );
});
