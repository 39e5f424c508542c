/** Reading: visitors, the filter, topics. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { heading, type Stage } from "./stage";

/** What a page asks the forum for while it is opened, but for what it listens to. */
async function requestsOf(page: Page, path: string): Promise<string[]> {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (["xhr", "fetch"].includes(request.resourceType()) && !request.url().includes("/message-bus/")) {
      asked.push(new URL(request.url()).pathname);
    }
  });
  await page.goto(path);
  await page.locator(".topic-post, article").first().waitFor();
  // Whatever waits for the browser to be idle has had its chance.
  await page.evaluate("new Promise((done) => requestIdleCallback(() => setTimeout(done, 1500), { timeout: 5000 }))");
  return asked.sort();
}

export const all = {
  async "a visitor reads the board and is asked to sign in where they act"(stage: Stage) {
    const opening = await stage.opening();
    const page = await stage.page(null);
    await page.goto("/board");
    await heading(page, "What the federation needs done").waitFor();
    await stage.accessible(page);
    await page.goto(`/board/${opening.id}`);
    await heading(page, opening.title).waitFor();
    assert.equal(await page.getByRole("button", { name: "I’ll do it" }).count(), 0);
    await stage.shot(page, "opening-visitor-1280");
    await stage.accessible(page);
    await page.locator(".coop-refusal").getByRole("button", { name: "Sign in" }).click();
    await page.locator(".demo-person", { hasText: "Callum Reid" }).click();
    await heading(page, opening.title).waitFor();
    await page.getByRole("button", { name: "I’ll do it" }).click();
    await heading(page, "You have a place").waitFor();
  },

  async "a page of one's own asks whoever comes without a session to sign in, and is there then"(stage: Stage) {
    for (const [path, title] of [
      ["/board/given", "What you have given"],
      ["/board/offers", "Offers of help"],
      ["/board/new", "Add a task or role"],
    ] as const) {
      const page = await stage.page(null);
      await page.goto(path);
      await heading(page, title).waitFor();
      await stage.accessible(page);
      if (path === "/board/given") {
        await page.locator(".coop-refusal").getByRole("button", { name: "Sign in" }).click();
        await page.locator(".demo-person", { hasText: "Callum Reid" }).click();
        await page.getByText("Only you see this page").waitFor();
      }
    }
  },

  async "“I have 20 minutes” shows what fits, and stands in the address"(stage: Stage) {
    const [fits, takesLonger] = [
      await stage.opening({ minutes_to: 15, title: "Read a page of the rules aloud" }),
      await stage.opening({ minutes_to: 600, title: "Paint the whole van" }),
    ];
    const page = await stage.page("ana");
    await page.goto("/board?have=20");
    await page.getByRole("link", { name: new RegExp(fits.title) }).waitFor();
    assert.equal(await page.getByRole("link", { name: new RegExp(takesLonger.title) }).count(), 0);
    await stage.shot(page, "board-have-20-1280");
    await stage.accessible(page);
  },

  async "what is not there says so, and the forum goes on"(stage: Stage) {
    const page = await stage.page("ana");
    await page.goto("/board/987654321");
    await heading(page, "That page is not here").waitFor();
    await page.goto("/latest");
    await page.locator("a[href*='/t/']").first().waitFor();
  },

  async "a topic page asks for nothing more than without the plugins"(stage: Stage) {
    const opening = await stage.opening({ by: "mairi", title: "Walk the northern route" });
    await stage.as("mairi").talkAboutOpening({ opening_id: opening.id });
    await stage.forum.tick();
    const { talk } = await stage.as("mairi").showOpening({ opening_id: opening.id });
    const withPlugins = await requestsOf(await stage.page("ana"), `/t/${talk!.topic_id}`);
    const without = await stage.world.withSetting("coop_core_enabled", false, async () =>
      requestsOf(await stage.page("ana"), `/t/${talk!.topic_id}`)
    );
    assert.deepEqual(withPlugins, without);
  },
};
