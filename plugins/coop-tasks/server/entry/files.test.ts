import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBoard, type Board, type MakeInput } from "../testing";

const DURING = "2026-11-22T12:00:00.000Z";
const AFTER = "2026-12-01T12:00:00.000Z";

let board: Board;
beforeAll(async () => {
  board = await openBoard();
  await board.forum.group("keepers", [board.leila]);
});
afterAll(() => board.forum.close());
beforeEach(() => board.forum.clock.set(DURING));

type Given = Parameters<ReturnType<Board["forum"]["as"]>["tasks"]["enterContest"]>[0];

const design = { title: "Bread and roses", alt: "Two hands break a loaf" } as const;
const contest = (more: Partial<MakeInput> = {}, maker = board.imran) =>
  board.make(
    {
      ...{ title: "Design a T-shirt", seats: null, answered_by: "entry" },
      ...{ to_on: "2026-11-30", due_zone: "Europe/London", ...more },
    },
    maker
  );
const enter = (who: Board["ana"], opening_id: number, more: Partial<Given>) =>
  board.forum.as(who).tasks.enterContest({ opening_id, ...design, ...more });
const sees = async (who: Board["ana"] | null, opening_id: number, path: string) =>
  JSON.stringify(await board.forum.as(who).tasks.showOpening({ opening_id })).includes(path);
const isHeld = async (upload_id: number) =>
  (await board.forum.sql`SELECT 1 FROM upload_references WHERE upload_id = ${upload_id}`).length > 0;

describe("a file that is entered", () => {
  it("is the entry, and its address is told to whoever sees that, and to nobody else", async () => {
    const { forum, ana, priya, imran, leila } = board;
    const { id } = await contest();
    const file = await forum.upload(ana, "shirt.png");
    const [entry] = (await enter(ana, id, { upload: file.id })).entries;
    expect(entry).toMatchObject({
      ...{ link: null, words: null, alt: design.alt },
      upload: { id: file.id, name: "shirt.png", width: 640, height: 480, is_picture: true },
    });
    const { path } = entry!.upload!;
    await enter(priya, id, { title: "Sickle and spoon", words: "A spoon.", alt: "" });
    const seers = async () => {
      const all = [null, ana, priya, imran, leila];
      const seen = await Promise.all(all.map((who) => sees(who, id, path)));
      return all.filter((_, n) => seen[n]);
    };
    expect(await seers()).toEqual([ana, imran]);
    await forum.clock.set(AFTER);
    expect(await seers()).toEqual([ana, priya, imran]);
    await forum.as(imran).tasks.chooseEntry({ entry_id: entry!.id });
    await forum.as(imran).tasks.tellChoice({ opening_id: id });
    expect(await seers()).toEqual([ana, priya, imran]);
    await forum.as(ana).tasks.shareEntry({ entry_id: entry!.id });
    expect(await seers()).toEqual([null, ana, priya, imran, leila]);
    await forum.as(ana).tasks.keepEntry({ entry_id: entry!.id });
    expect(await seers()).toEqual([ana, priya, imran]);
    for (const kept of [await forum.sql`SELECT data FROM coop_facts`, await forum.sql`SELECT data FROM coop_due`]) {
      expect(JSON.stringify(kept)).not.toMatch(/shirt\.png|short-url|break a loaf/);
    }
  });

  it("has to be one's own, and a picture says what it shows; another file need not", async () => {
    const { forum, ana, priya } = board;
    const { id } = await contest();
    const theirs = await forum.upload(priya, "theirs.png");
    const mine = await forum.upload(ana, "mine.png");
    const paper = await forum.upload(ana, "mine.pdf");
    for (const upload of [theirs.id, 999_999]) {
      await expect(enter(ana, id, { upload })).rejects.toMatchObject({
        ...{ status: 422, error_type: "not_your_upload", extras: { field: "upload" } },
      });
    }
    for (const [alt, error_type] of [
      ["", "alt_first"],
      ["Two\nlines", "invalid_input"],
    ] as const) {
      await expect(enter(ana, id, { upload: mine.id, alt })).rejects.toMatchObject({
        ...{ status: 422, error_type, extras: { field: "alt" } },
      });
    }
    expect((await enter(ana, id, { upload: paper.id, alt: "" })).entries).toMatchObject([
      { upload: { name: "mine.pdf", is_picture: false }, alt: null },
    ]);
  });

  it("is shown by its name, of which nothing is turned round", async () => {
    const { forum, ana } = board;
    const { id } = await contest();
    const { id: upload } = await forum.upload(ana, "shirt\u202Egnp.pdf");
    expect((await enter(ana, id, { upload })).entries).toMatchObject([{ upload: { name: "shirtgnp.pdf" } }]);
  });

  const ends: Record<string, (who: Board["ana"], ids: { opening: number; entry: number }) => Promise<unknown>> = {
    "is taken back": (who, { entry }) => board.forum.as(who).tasks.takeBackEntry({ entry_id: entry }),
    "goes with its contest": (_, { opening }) =>
      board.forum.as(board.leila).tasks.deleteOpening({ opening_id: opening }),
    "goes with its account": ({ id }) => board.forum.event("user_removed", { user_id: id }),
    async "is of somebody who sees the board no more"({ id }) {
      await board.forum.sql`DELETE FROM group_users WHERE user_id = ${id}`;
      await board.forum.reconcile();
    },
  };
  it.each(Object.keys(ends))("is kept from the forum's clean-up until it %s", async (why) => {
    const { forum, leila } = board;
    const who = await forum.person(`wren_${Object.keys(ends).indexOf(why)}`, { groups: ["printers"] });
    const { id: category_id } = await forum.category({ name: why, groups: ["printers", "keepers"] });
    const { id } = await contest({ category_id, contact: "leila" }, leila);
    const { id: upload } = await forum.upload(who, `${why}.png`);
    const [entry] = (await enter(who, id, { upload })).entries;
    expect(await isHeld(upload)).toBe(true);
    await ends[why]!(who, { opening: id, entry: entry!.id });
    expect(await isHeld(upload)).toBe(false);
    expect(await forum.sql`SELECT state, upload_id, alt FROM coop_entries WHERE id = ${entry!.id}`).toEqual([
      { state: "taken_back", upload_id: null, alt: null },
    ]);
  });

  it("stays with what was entered when two accounts become one, and is missed quietly where it is gone", async () => {
    const { forum } = board;
    const [old, now] = [await forum.person("old_jo"), await forum.person("jo_now")];
    const { id } = await contest();
    const { id: upload } = await forum.upload(old, "from-before.png");
    await enter(old, id, { upload });
    await forum.event("users_merged", { source_user_id: old.id, target_user_id: now.id });
    const mine = async () => (await forum.as(now).tasks.showOpening({ opening_id: id })).entries;
    expect(await mine()).toMatchObject([{ upload: { name: "from-before.png" }, alt: design.alt }]);
    expect(await isHeld(upload)).toBe(true);
    await forum.sql`DELETE FROM uploads WHERE id = ${upload}`;
    expect(await mine()).toMatchObject([{ title: design.title, upload: null }]);
  });
});
