import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixture } from "../../../fixture/server/index";
import { openListeningForum, PASSWORD, type ListeningForum } from "./testing";

let appDir: string;
let here: ListeningForum<typeof fixture>;
beforeAll(async () => {
  appDir = await mkdtemp(join(tmpdir(), "coop-pages-"));
  await mkdir(join(appDir, "assets"));
  await writeFile(join(appDir, "assets/app.js"), "export {}");
  await writeFile(join(appDir, "index.html"), "<html><head><title>Forum</title></head><body></body></html>");
  here = await openListeningForum({ plugins: [fixture], appDir });
});
afterAll(async () => {
  await here.close();
  await rm(appDir, { recursive: true });
});

const html = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
const preloadedIn = (page: string) =>
  JSON.parse(/id="data-preloaded">(.*?)<\/script>/s.exec(page)![1]!) as Record<string, any>;

test.each([
  "/",
  "/latest",
  "/board",
  "/board/7",
  "/coop/me",
  "/t/a-topic/3",
  "/c/open/2",
  "/u/ana",
  "/g/red",
  "/login",
  "/admin/email/sent",
])("%s is a page", async (path) => {
  const { status, headers, text } = await here.plain("GET", path, undefined, html);
  expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=UTF-8"]);
  expect(headers.get("content-security-policy")).toContain("script-src 'self'");
  expect(preloadedIn(text)).toMatchObject({ currentUser: null, siteSettings: { min_topic_title_length: 15 } });
});

test("an address that is none is a page too, with the status that says so", async () => {
  expect((await here.plain("GET", "/no/such/page", undefined, html)).status).toBe(404);
});

test("acts answer JSON whatever is accepted, other addresses with .json do", async () => {
  expect((await here.plain("GET", "/coop/fixture/list-seats", undefined, html)).body).toEqual({ seats: [] });
  expect((await here.plain("GET", "/latest.json", undefined, html)).body).toHaveProperty("topic_list");
});

test("a page knows who is signed in, and its token is good for a POST", async () => {
  const ana = await here.forum.person("ana", { password: PASSWORD });
  const browser = await here.signIn(ana);
  const data = preloadedIn((await browser("GET", "/", undefined, html)).text);
  expect(data["currentUser"]).toMatchObject({ username: "ana" });
  const { status } = await browser(
    "POST",
    "/coop/fixture/add-seat",
    { name: "Van", seats: 1 },
    { "x-csrf-token": data["csrf"] }
  );
  expect(status).toBe(200);
});

test("nothing that people write can end the script or the title it stands in", async () => {
  const title = "</title></script><script>alert(1)</script>";
  await here.forum.setting("title", title);
  const { text } = await here.plain("GET", "/", undefined, html);
  expect(text).not.toContain("<script>alert");
  expect(preloadedIn(text)["siteSettings"].title).toBe(title);
});

test("what a visitor's page knows holds nothing that is restricted", async () => {
  await here.forum.category({ name: "Hidden from you", groups: ["red"] });
  expect((await here.plain("GET", "/", undefined, html)).text).not.toContain("Hidden from you");
});

test("files of the app are kept by browsers, and nothing beside them is reached", async () => {
  const file = await here.plain("GET", "/assets/app.js");
  expect([file.status, file.text, file.headers.get("cache-control")]).toEqual([
    200,
    "export {}",
    expect.stringContaining("immutable"),
  ]);
  for (const path of [
    "/assets/none.js",
    "/assets/..%2f..%2fetc/passwd",
    "/assets/%2e%2e/%2e%2e/etc/passwd",
    "/assets/%ff",
  ]) {
    expect([path, (await here.plain("GET", path)).status]).toEqual([path, 404]);
  }
});

test("a face without a picture is a letter", async () => {
  const avatar = await here.plain("GET", "/letter_avatar_proxy/v4/letter/%3C/c77e96/48.png");
  expect(avatar.headers.get("content-type")).toBe("image/svg+xml");
  expect(avatar.text).not.toContain("<<");
});
