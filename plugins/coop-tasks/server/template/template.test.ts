import { afterAll, beforeAll, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.forum.close());

const save = (who: Board["ana"], opening_id: number, name = "Phone bank") =>
  board.forum.as(who).tasks.saveTemplate({ opening_id, name });
const namesFor = async (who: Board["ana"]) =>
  (await board.forum.as(who).tasks.listTemplates({})).templates.map(({ name }) => name);

it("whoever looks after an opening keeps it as a template, and others begin from it", async () => {
  const { forum, ana, imran } = board;
  const made = await board.make();
  await expect(save(ana, made.id)).rejects.toMatchObject({ status: 403, error_type: "not_yours_to_change" });
  expect(await save(imran, made.id)).toMatchObject({ template: "Phone bank", can: { keep_template: { ok: true } } });
  expect(await forum.as(ana).tasks.listTemplates({})).toEqual({
    templates: [{ opening_id: made.id, name: "Phone bank", category_id: board.category.id }],
  });
  expect(await save(imran, made.id, "Ring co-ops")).toMatchObject({ template: "Ring co-ops" });
  expect(await namesFor(ana)).toEqual(["Ring co-ops"]);
  expect(await forum.as(imran).tasks.deleteTemplate({ opening_id: made.id })).toMatchObject({ template: null });
  await forum.as(imran).tasks.deleteTemplate({ opening_id: made.id });
  expect(await namesFor(ana)).toEqual([]);
  expect(await board.facts(made.id)).toEqual(["opening_made", "template_saved", "template_saved", "template_deleted"]);
});

it("stays when the opening is taken off the board, and goes out of sight with a hidden one", async () => {
  const { forum, ana, imran, leila } = board;
  const made = await board.make();
  const kept = await save(imran, made.id, "Yearly");
  await forum.as(imran).tasks.withdrawOpening({ opening_id: made.id, version: kept.version });
  expect(await namesFor(ana)).toEqual(["Yearly"]);
  await forum.as(leila).tasks.hideOpening({ opening_id: made.id });
  expect(await namesFor(ana)).toEqual([]);
  await forum.as(leila).tasks.deleteOpening({ opening_id: made.id });
  expect(await namesFor(leila)).toEqual([]);
  expect(await forum.sql`SELECT 1 FROM coop_templates WHERE opening_id = ${made.id}`).toEqual([]);
});

it("of a board that one does not see, or where one may put nothing, there is none", async () => {
  const { forum, ana } = board;
  const sam = await forum.person("sam", { groups: ["inner"] });
  const closed = await forum.category({ name: "Inner", groups: ["inner"] });
  const made = await board.make({ category_id: closed.id }, sam);
  await save(sam, made.id, "Inner matters");
  expect(await namesFor(sam)).toEqual(["Inner matters"]);
  expect(await namesFor(ana)).toEqual([]);
  await expect(save(ana, made.id)).rejects.toMatchObject({ status: 404 });
});

it("has a name without watched words", async () => {
  const { forum, imran } = board;
  await forum.sql`INSERT INTO watched_words (word, action, created_at, updated_at) VALUES ('scab', 1, now(), now())`;
  const made = await board.make();
  await expect(save(imran, made.id, "for a scab")).rejects.toMatchObject({
    error_type: "watched_word",
    extras: { field: "name" },
  });
});
