import papaparse from "papaparse";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const read = (csv: string) =>
  papaparse.parse<Record<string, string>>(csv.replace("\uFEFF", ""), { header: true, skipEmptyLines: true }).data;
const openings = async (
  who: Board["ana"] | null,
  filter: Parameters<ReturnType<Board["forum"]["as"]>["tasks"]["listOpeningsCsv"]>[0] = {}
) => read(await board.forum.as(who).tasks.listOpeningsCsv(filter));

it("the board goes out as it is narrowed, with all that its openings say and no formula", async () => {
  const { make, ana } = board;
  const made = await make({
    title: "=cmd|' /C calc'!A0",
    band: "very_little",
    campaign: "Fortnight",
    minutes_from: 10,
    due_on: "2026-12-12",
    due_zone: "Europe/London",
    skills: ["driving", "welding"],
    needs: ["A van", "@ and + keys"],
    checklist: ["Fetch it", "Bring it"],
    seats: null,
    seat_kinds: [{ name: "Drivers", seats: 2, minimum: 1 }],
    contact: "priya",
  });
  await make({ title: "Something else" });
  await board.forum.as(ana).tasks.claimOpening({
    opening_id: made.id,
    seat_kind_id: made.seat_kinds[0]!.id,
    contact: { way: "phone", detail: "07700 900142" },
  });
  const [row, ...others] = await openings(null, { campaign: "fortnight" });
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    Title: "'=cmd|' /C calc'!A0",
    Kind: "task",
    Band: "very little",
    "Minutes from": "10",
    Seats: "",
    "Seat kinds": "Drivers: 2, 1 at least",
    "Due on": "2026-12-12",
    Skills: "driving; welding",
    Needs: "A van\n@ and + keys",
    Checklist: "Fetch it\nBring it",
    Paid: "no",
    Contact: "priya",
    Board: "Get involved",
    State: "open",
    Taken: "1",
    Address: `https://forum.example/board/${made.id}`,
  });
  expect(JSON.stringify(row)).not.toContain("07700");
  expect(await openings(null, { q: "something" })).toMatchObject([{ Title: "Something else" }]);
});

it("holds nothing that its reader does not see", async () => {
  const { forum, make, imran, leila } = board;
  await forum.group("readers", [imran]);
  const { id: category_id } = await forum.category({ name: "Inside", groups: ["readers"] });
  await make({ category_id, title: "Grievances" });
  const hidden = await make({ title: "Rude" });
  await forum.as(leila).tasks.hideOpening({ opening_id: hidden.id });
  const titles = async (who: Board["ana"] | null) => (await openings(who)).map(({ Title }) => Title);
  expect(await titles(null)).not.toContain("Grievances");
  expect(await titles(null)).not.toContain("Rude");
  expect(await titles(imran)).toContain("Grievances");
  expect(await openings(null, { category_id })).toEqual([]);
});

it("who holds what is for those who look after it, without how they are reached", async () => {
  const { forum, make, ana, priya, imran, leila } = board;
  const mine = await make({ title: "Carry chairs" });
  const theirs = await make({ title: "Carry tables" }, priya);
  for (const { id: opening_id } of [mine, theirs]) {
    const contact = { way: "phone", detail: "07700 900142" } as const;
    await forum.as(ana).tasks.claimOpening({ opening_id, contact });
  }
  const held = async (who: Board["ana"]) => read(await forum.as(who).tasks.listHoldersCsv());
  const ofImran = await held(imran);
  expect(ofImran.find(({ Title }) => Title === "Carry chairs")).toMatchObject({
    Name: "Ana Ruiz",
    Username: "ana",
    State: "held",
    Since: "2026-11-22",
    Address: `https://forum.example/board/${mine.id}`,
  });
  expect(JSON.stringify(ofImran)).not.toContain("07700");
  expect(ofImran.map(({ Title }) => Title)).not.toContain("Carry tables");
  expect((await held(priya)).map(({ Title }) => Title)).toContain("Carry tables");
  expect(await held(ana)).toEqual([]);
  expect((await held(leila)).length).toBeGreaterThan(1);
  await expect(forum.as(null).tasks.listHoldersCsv()).rejects.toMatchObject({ error_type: "not_logged_in" });
});

it("what was handed in, entered, ordered and asked for is for those who see it there, by its name", async () => {
  const { forum, make, ana, priya, imran, leila } = board;
  const none = { seats: null } as const;
  const guide = await make({ ...none, title: "Share a guide", answered_by: "hand_in" });
  const days = { to_on: "2026-12-12", due_zone: "Europe/London" };
  const { id: chooser_group_id } = await forum.group("jury", [priya]);
  const shirt = await make({ ...none, ...days, title: "Design a shirt", answered_by: "entry", chooser_group_id });
  const leaflets = await make({ ...none, title: "Leaflets", answered_by: "copies", copies_stock: 90 });
  const job = await make({ title: "Keep the books", answered_by: "application" });
  const { tasks } = forum.as(ana);
  const thing = { title: "Our rota", words: "Mornings first.", credit: "Tidewater", licence: "cc_by" } as const;
  await tasks.handInThing({ opening_id: guide.id, pictured_agree: true, ...thing });
  await tasks.enterContest({ opening_id: shirt.id, title: "Bread and roses", words: "Two hands, one loaf." });
  await tasks.orderCopies({ opening_id: leaflets.id, copies: 40, way: "post", details: "3 Byres Road" });
  const contact = { way: "phone", detail: "07700 900142" } as const;
  await tasks.applyForOpening({ opening_id: job.id, words: "I like ledgers.", contact });
  const ids = [guide, shirt, leaflets, job].map(({ id }) => `https://forum.example/board/${id}`);
  const rows = async (who: Board["ana"]) =>
    read(await forum.as(who).tasks.listHoldersCsv())
      .filter(({ Address }) => ids.includes(Address!))
      .map(({ Title, What, State }) => [Title, What, State].join("|"))
      .sort();
  expect(await rows(imran)).toEqual([
    "Design a shirt|Bread and roses|entered",
    "Keep the books||asked",
    "Leaflets|40|ordered",
    "Share a guide|Our rota|handed in",
    "Share a guide||done",
  ]);
  expect(await rows(priya)).toEqual(["Design a shirt|Bread and roses|entered"]);
  expect(await rows(leila)).toEqual(["Share a guide||done"]);
  expect(await rows(ana)).toEqual([]);
  const all = await forum.as(imran).tasks.listHoldersCsv();
  expect(all).not.toMatch(/07700|Byres|ledgers|one loaf|Mornings/);
});
