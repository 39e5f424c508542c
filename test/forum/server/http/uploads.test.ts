import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture } from "../../../fixture/server/index";
import { merge } from "../people/lifecycle";
import type { TestPerson } from "../testing";
import { cleanUpUploads } from "../uploads/store";
import { openListeningForum, type Answer, type ListeningForum } from "./testing";

let here: ListeningForum<typeof fixture>;
let ana: TestPerson;
let ben: TestPerson;
let category: { id: number };
beforeAll(async () => {
  here = await openListeningForum({ plugins: [fixture] });
  ana = await here.forum.person("ana");
  ben = await here.forum.person("ben");
  category = await here.forum.category({ name: "Open" });
});
afterAll(() => here.close());

/** A picture of two by three points. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEklEQVR4nGP4z8AARAwQGgIAH/4D/Uc8nDQAAAAASUVORK5CYII=",
  "base64"
);

function formOf(bytes: Uint8Array | string, name: string): FormData {
  const form = new FormData();
  form.set("upload_type", "composer");
  form.set("file", new File([Buffer.from(bytes)], name));
  return form;
}
const upload = (who: TestPerson, bytes: Uint8Array | string, name: string): Promise<Answer> =>
  here.as(who)("POST", "/uploads.json", formOf(bytes, name));

test("a picture is kept with its size, once, and given out as it was", async () => {
  const { status, body } = await upload(ana, PNG, "bakery.png");
  expect([status, body]).toMatchObject([
    200,
    { original_filename: "bakery.png", width: 2, height: 3, filesize: PNG.length, extension: "png" },
  ]);
  expect(body.url).toMatch(/^\/uploads\/default\/original\/1X\/[0-9a-f]{40}\.png$/);
  expect((await upload(ben, PNG, "the same.png")).body.id).toBe(body.id);
  expect(await here.forum.sql`SELECT user_id FROM user_uploads WHERE upload_id = ${body.id} ORDER BY 1`).toHaveLength(
    2
  );
  for (const path of [body.url as string, body.short_path as string]) {
    const file = await fetch(here.address + path);
    expect([file.headers.get("content-type"), file.headers.get("x-content-type-options")]).toEqual([
      "image/png",
      "nosniff",
    ]);
    expect(Buffer.from(await file.arrayBuffer()).equals(PNG)).toBe(true);
  }
});

test("an account that takes over another's has its files, too", async () => {
  const { db } = here.forum.host;
  const [old, now] = [await here.forum.person("old_cy"), await here.forum.person("cy")];
  await upload(ana, PNG, "ours.png");
  const { body } = await upload(old, PNG, "ours.png");
  await merge(db, old.id, now.id, { actor_id: -1, now: await here.forum.clock.now() });
  const whose = await here.forum.sql`SELECT user_id FROM user_uploads WHERE upload_id = ${body.id} ORDER BY 1`;
  expect(whose.map(({ user_id }) => user_id)).toContain(now.id);
});

test("of whoever is not signed in nothing is read", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536));
      if (sent > 16_000_000) {
        controller.close();
      }
    },
  });
  const headers = { "Content-Type": "multipart/form-data; boundary=x" };
  const request = { method: "POST", headers, body: endless, duplex: "half" } as RequestInit;
  const status = await fetch(`${here.address}/uploads.json`, request).then(
    (answer) => answer.status,
    () => "closed"
  );
  expect([403, "closed"]).toContain(status);
  expect(sent).toBeLessThan(16_000_000);
});

test("what the settings do not allow is refused as Discourse refuses it", async () => {
  const { status, body } = await upload(ana, "<svg/>", "logo.pdf");
  expect([status, body.errors[0]]).toEqual([
    422,
    expect.stringContaining("is not authorized (authorized extensions: jpg"),
  ]);
  expect((await upload(ana, "", "empty.png")).body.errors[0]).toContain("is empty");
  expect((await upload(ana, "no picture", "photo.png")).body.errors[0]).toContain("couldn't determine the size");
  await here.forum.setting("authorized_extensions", "jpg|png|pdf|svg|html");
  await here.forum.setting("max_attachment_size_kb", 1);
  const large = await upload(ana, "x".repeat(1025), "large.pdf");
  expect(large.body.errors[0]).toContain("too big (maximum size is 1 KB)");
  expect((await here.as(ana)("POST", "/uploads.json", { upload_type: "composer" })).status).toBe(422);
  expect((await here.plain("POST", "/uploads.json", formOf(PNG, "a.png"))).status).toBe(403);
});

test("nothing that could run a script is shown by itself", async () => {
  await here.forum.setting("authorized_extensions", "svg|html");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><script>alert(1)</script></svg>`;
  for (const [text, name] of [
    [svg, "logo.svg"],
    ["<script>alert(1)</script>", "page.html"],
  ] as const) {
    const { body } = await upload(ana, text, name);
    const { headers } = await fetch(here.address + body.url);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment/);
    expect(headers.get("content-security-policy")).toContain("sandbox");
  }
});

test("in a text its short address becomes the picture or the file, and holds it", async () => {
  await here.forum.setting("authorized_extensions", "png|txt");
  await here.forum.setting("max_attachment_size_kb", 100);
  const picture = (await upload(ana, PNG, "bakery.png")).body;
  const file = (await upload(ana, "Six pages.", "policy.txt")).body;
  const raw = `![Our bakery|2x3](${picture.short_url})\n\n[policy.txt|attachment](${file.short_url}) (10 Bytes)`;
  const { id } = await here.forum.topic(ana, { title: "Pictures", raw, category_id: category.id });
  const { cooked } = (await here.plain("GET", `/t/${id}.json`)).body.post_stream.posts[0];
  expect(cooked).toContain(`<img src="${picture.url}" alt="Our bakery" width="2" height="3" />`);
  expect(cooked).toContain(`<a href="${file.short_path}" class="attachment">policy.txt</a>`);
  const orphan = (await upload(ana, "Nobody's.", "orphan.txt")).body;
  await here.forum.sql`UPDATE uploads SET created_at = created_at - interval '3 days'`;
  await cleanUpUploads(here.forum.host.db, await here.forum.clock.now());
  const left = (await here.forum.sql<{ id: number }>`SELECT id FROM uploads`).map((one) => one.id);
  expect([left.includes(picture.id), left.includes(file.id), left.includes(orphan.id)]).toEqual([true, true, false]);
});
