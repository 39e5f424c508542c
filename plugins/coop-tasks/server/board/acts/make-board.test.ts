import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board } from "../../testing";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
  await board.forum.setting("enable_category_group_moderation", true);
});
afterAll(() => board.forum.close());

/** A circle whose facilitators moderate its category, which its members alone see. */
async function circle(name: string) {
  const { forum } = board;
  const short = name.toLowerCase().replace(/\W/g, "");
  const category = await forum.category({ name, groups: [short], moderators: [`${short}_lead`] });
  const member = await forum.person(`${short}1`, { groups: [short] });
  const lead = await forum.person(`${short}2`, { groups: [short, `${short}_lead`] });
  return { category_id: category.id, member, lead };
}
const headingOf = (who: Board["ana"] | null, category_id: number) =>
  board.forum
    .as(who)
    .tasks.showBoard({ category_id })
    .then((shown) => shown.board);

describe("a board of a category's own", () => {
  it("is made, changed and closed by whose group moderates the category, and by staff", async () => {
    const { forum, leila } = board;
    const { category_id, member, lead } = await circle("Weekend");
    expect(await headingOf(member, category_id)).toMatchObject({
      category: { id: category_id, name: "Weekend" },
      title: null,
      can: { make_board: { ok: false, code: "not_your_board" } },
    });
    const form = { category_id, title: "What the weekend needs", intro: "Shifts and lifts." };
    await expect(forum.as(member).tasks.makeBoard(form)).rejects.toMatchObject({
      status: 403,
      error_type: "not_your_board",
    });
    const made = await forum.as(lead).tasks.makeBoard({ ...form, most_at_once: 3 });
    expect(made).toMatchObject({ title: form.title, intro: form.intro, most_at_once: 3, version: 1 });
    expect(made.can).toMatchObject({ make_board: { ok: false, code: "board_there" }, change_board: { ok: true } });
    expect(await headingOf(member, category_id)).toMatchObject({ title: form.title, intro: form.intro });
    const changed = await forum.as(leila).tasks.changeBoard({ ...form, version: 1, title: "The weekend", intro: null });
    expect(changed).toMatchObject({ title: "The weekend", intro: null, most_at_once: null, version: 2 });
    expect(await forum.as(lead).tasks.closeBoard({ category_id })).toMatchObject({ title: null, version: null });
    const facts = await forum.sql`
      SELECT kind, actor_id FROM coop_facts WHERE subject_kind = 'board' AND subject_id = ${category_id} ORDER BY id`;
    expect(facts).toEqual([
      { kind: "board_made", actor_id: lead.id },
      { kind: "board_changed", actor_id: leila.id },
      { kind: "board_closed", actor_id: lead.id },
    ]);
  });

  it("is not kept by groups where the forum's setting does not let them moderate", async () => {
    const { forum } = board;
    const { category_id, lead } = await circle("Fortnight");
    await forum.setting("enable_category_group_moderation", false);
    await expect(forum.as(lead).tasks.makeBoard({ category_id, title: "Ours" })).rejects.toMatchObject({
      error_type: "not_your_board",
    });
    await forum.setting("enable_category_group_moderation", true);
  });

  it("is there once, is changed from what was seen, and is not changed where there is none", async () => {
    const { forum } = board;
    const { category_id, lead } = await circle("Assembly");
    const act = forum.as(lead).tasks;
    const form = { category_id, title: "The assembly" };
    await expect(act.changeBoard({ ...form, version: 1 })).rejects.toMatchObject({ error_type: "no_board" });
    await expect(act.closeBoard({ category_id })).rejects.toMatchObject({ error_type: "no_board" });
    const both = await Promise.allSettled([act.makeBoard(form), act.makeBoard(form)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { error_type: "board_there" } });
    await act.changeBoard({ ...form, version: 1, title: "Second" });
    await expect(act.changeBoard({ ...form, version: 1, title: "Third" })).rejects.toMatchObject({
      status: 409,
      error_type: "stale",
    });
    await expect(act.changeBoard({ ...form, version: 2, title: " " })).rejects.toMatchObject({ status: 422 });
  });

  it("of a category that is not seen is not there, for moderators of the forum neither", async () => {
    const { forum, ana } = board;
    const { category_id, lead } = await circle("Directors");
    await forum.as(lead).tasks.makeBoard({ category_id, title: "Behind doors" });
    const mod = await forum.person("mod", { moderator: true });
    for (const who of [ana, mod]) {
      expect(await headingOf(who, category_id)).toBeNull();
      await expect(forum.as(who).tasks.closeBoard({ category_id })).rejects.toMatchObject({ status: 404 });
      await expect(forum.as(who).tasks.makeBoard({ category_id, title: "x" })).rejects.toMatchObject({ status: 404 });
    }
    expect(await headingOf(null, category_id)).toBeNull();
  });

  it("goes with its category, also where nobody told of that", async () => {
    const { forum } = board;
    for (const told of [true, false]) {
      const { category_id, lead } = await circle(`Gone ${told}`);
      await forum.as(lead).tasks.makeBoard({ category_id, title: "Soon gone" });
      await forum.sql`DELETE FROM categories WHERE id = ${category_id}`;
      await (told ? forum.event("category_removed", { category_id }) : forum.reconcile());
      expect(await forum.sql`SELECT 1 FROM coop_boards WHERE category_id = ${category_id}`).toEqual([]);
    }
  });
});
