import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBoard, type Board } from "../testing";

let board: Board;
let bank: { id: number };
beforeAll(async () => {
  board = await openBoard();
  bank = await board.forum.category({ name: "Image bank" });
});
afterAll(() => board.forum.close());

type Given = Parameters<ReturnType<Board["forum"]["as"]>["tasks"]["handInThing"]>[0];

const photo = {
  title: "Our bakery at five in the morning",
  alt: "Four people at a table full of loaves",
  credit: "Tidewater Bakers",
  licence: "cc_by",
  pictured_agree: true,
} as const;

const ask = () => board.make({ title: "Photos", seats: null, answered_by: "hand_in", filed_in: bank.id });
const handIn = (who: Board["ana"], opening_id: number, more: Partial<Given>) =>
  board.forum.as(who).tasks.handInThing({ opening_id, ...photo, ...more });
const held = async () =>
  (await board.forum.sql<{ upload_id: number }>`SELECT upload_id FROM upload_references ORDER BY 1`).map(
    ({ upload_id }) => upload_id
  );

describe("a file that is handed in", () => {
  it("is shown, with what it shows, to whoever sees the thing, and its address to nobody else", async () => {
    const { forum, ana, imran, priya } = board;
    const { id } = await ask();
    const file = await forum.upload(ana, "bakery.png");
    const [thing] = (await handIn(ana, id, { upload: file.id })).things;
    expect(thing).toMatchObject({
      upload: { id: file.id, name: "bakery.png", width: 640, height: 480, is_picture: true, bytes: file.filesize },
      alt: photo.alt,
    });
    expect(thing!.upload!.path).toMatch(/^\/uploads\/short-url\/\w+\.png$/);
    const name = thing!.upload!.path.split("/").at(-1)!;
    expect(JSON.stringify(await forum.as(imran).tasks.showOpening({ opening_id: id }))).toContain(name);
    expect(JSON.stringify(await forum.as(priya).tasks.showOpening({ opening_id: id }))).not.toContain(name);
    expect(JSON.stringify(await forum.sql`SELECT data FROM coop_facts`)).not.toContain("bakery");
  });

  it("has to be one's own, and a picture says what it shows; a document need not", async () => {
    const { forum, ana, priya } = board;
    const { id } = await ask();
    const theirs = await forum.upload(priya);
    const mine = await forum.upload(ana);
    for (const upload of [theirs.id, 999_999]) {
      await expect(handIn(ana, id, { upload })).rejects.toMatchObject({
        status: 422,
        error_type: "not_your_upload",
        extras: { field: "upload" },
      });
    }
    await expect(handIn(ana, id, { upload: mine.id, alt: "" })).rejects.toMatchObject({
      error_type: "alt_first",
      extras: { field: "alt" },
    });
    const document = await forum.upload(ana, "policy.pdf");
    const [thing] = (await handIn(ana, id, { upload: document.id, alt: "" })).things;
    expect(thing).toMatchObject({ upload: { name: "policy.pdf", is_picture: false }, alt: null });
  });

  it("is one's own, too, where somebody else had the same file before", async () => {
    const { forum, ana, priya } = board;
    const { id } = await ask();
    const file = await forum.upload(priya, "logo.png");
    await forum.sql`INSERT INTO user_uploads (upload_id, user_id, created_at) VALUES (${file.id}, ${ana.id}, now())`;
    expect((await handIn(ana, id, { upload: file.id })).things[0]!.upload!.id).toBe(file.id);
  });

  it("is kept from the forum's clean-up until it is taken back, or goes with its account or its opening", async () => {
    const { forum, leila } = board;
    const sam = await forum.person("sam");
    const [first, second, third] = [await ask(), await ask(), await ask()];
    const files = [
      await forum.upload(sam, "a.png"),
      await forum.upload(sam, "b.png"),
      await forum.upload(sam, "c.png"),
    ];
    const [a, b, c] = files.map(({ id }) => id) as [number, number, number];
    const thing = (await handIn(sam, first.id, { upload: a })).things[0]!;
    await handIn(sam, second.id, { upload: b });
    await handIn(sam, third.id, { upload: c });
    expect(await held()).toEqual(expect.arrayContaining([a, b, c]));
    await forum.as(sam).tasks.takeBackThing({ thing_id: thing.id });
    await forum.as(leila).tasks.deleteOpening({ opening_id: second.id });
    expect((await held()).filter((id) => [a, b, c].includes(id))).toEqual([c]);
    await forum.event("user_removed", { user_id: sam.id });
    expect(await held()).not.toContain(c);
    const left = await forum.sql`SELECT upload_id, alt FROM coop_things WHERE user_id = ${sam.id}`;
    expect(left).toEqual(Array(3).fill({ upload_id: null, alt: null }));
  });

  it("is filed as the forum shows files in its topics", async () => {
    const { forum, ana, imran } = board;
    const { id } = await ask();
    const picture = await forum.upload(ana, "five ]in the| morning.png");
    const document = await forum.upload(ana, "how we bake.pdf");
    const [thing] = (await handIn(ana, id, { upload: picture.id, alt: "Loaves ](x) | here" })).things;
    const [paper] = (await handIn(ana, id, { upload: document.id, title: "How we bake" })).things;
    await forum.as(imran).tasks.fileThing({ thing_id: thing!.id });
    await forum.as(imran).tasks.fileThing({ thing_id: paper!.id });
    await forum.tick();
    const posts = await forum.sql<{ raw: string; cooked: string }>`
      SELECT raw, cooked FROM posts JOIN topics ON topics.id = topic_id WHERE category_id = ${bank.id} ORDER BY posts.id`;
    const [one, other] = posts.slice(-2);
    expect(one!.cooked).toContain(`<img src="${picture.url}" alt="Loaves  (x)   here" width="640" height="480" />`);
    expect(other!.cooked).toContain(`class="attachment">how we bake.pdf</a>`);
    const { rows } = await forum.host.db.query("SELECT upload_id FROM upload_references WHERE target_type = 'Post'");
    expect(rows.map(({ upload_id }) => upload_id)).toEqual([picture.id, document.id]);
    // From then on the posts alone keep them.
    const { rows: things } = await forum.host.db.query(
      "SELECT upload_id FROM upload_references WHERE target_type = 'CoopTasks::Thing' AND upload_id = ANY($1)",
      [[picture.id, document.id]]
    );
    expect(things).toEqual([]);
  });

  it("goes with its category, where nobody could take it back any more", async () => {
    const { forum, ana } = board;
    const going = await forum.category({ name: "Going" });
    const { id } = await board.make({ category_id: going.id, title: "Photos", seats: null, answered_by: "hand_in" });
    const file = await forum.upload(ana, "going.png");
    const [thing] = (await handIn(ana, id, { upload: file.id })).things;
    await forum.sql`DELETE FROM categories WHERE id = ${going.id}`;
    await forum.event("category_removed", { category_id: going.id });
    const [left] = await forum.sql`SELECT state, title, upload_id FROM coop_things WHERE id = ${thing!.id}`;
    expect(left).toEqual({ state: "taken_back", title: null, upload_id: null });
    expect(await held()).not.toContain(file.id);
  });

  it("is missed quietly where the forum's staff took it away", async () => {
    const { forum, ana } = board;
    const { id } = await ask();
    const file = await forum.upload(ana, "gone.png");
    await handIn(ana, id, { upload: file.id });
    await forum.sql`DELETE FROM uploads WHERE id = ${file.id}`;
    expect((await forum.as(ana).tasks.showOpening({ opening_id: id })).things[0]).toMatchObject({ upload: null });
  });
});
