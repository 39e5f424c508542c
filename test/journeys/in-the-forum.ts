/** Where the forum itself speaks of the board: in posts, above topics, on people's cards. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { heading, until, type Stage } from "./stage";

const countOf = (page: Page, address: string): (() => number) => {
  let asked = 0;
  page.on("request", (request) => (asked += request.url().includes(address) ? 1 : 0));
  return () => asked;
};

async function post(stage: Stage, by: string, category_id: number, raw: string): Promise<number> {
  const title = `Who has a little time this month, number ${Date.now()}`;
  const answer = await stage.world.as(by).send("POST", "/posts.json", { title, raw, category: category_id });
  assert.equal(answer.status, 200, answer.text);
  return answer.body.topic_id;
}

export const all = {
  async "a link to an opening in a post is a card for whoever may see it, and a link for others"(stage: Stage) {
    const group = await stage.world.group([{ username: "leila" } as never]);
    const restricted = await stage.world.category({ [group.name]: 1 });
    const [open, inside] = [
      await stage.opening({ seats: 4, minutes_from: 180, title: "Ring <b>worker</b> co-ops", note: "From home" }),
      await stage.opening({ by: "leila", category_id: restricted, title: "Sort the grievance files" }),
    ];
    await stage.as("priya").claimOpening({ opening_id: open.id, contact: { way: "message" } });
    const [to, into] = [open, inside].map(({ id }) => `${stage.forum.url}/board/${id}`);
    const raw = `This one is lovely:\n\n${to}\n\nAnd in a line, ${to} that is.\n\nThe other:\n${into}\nThat was all.`;
    const topic = await post(stage, "ana", open.category_id, raw);
    for (const [name, looks] of Object.entries({
      "1280": {},
      "390": { width: 390, height: 844 },
      "390-dark": { width: 390, height: 844, scheme: "dark" as const },
    })) {
      const page = await stage.page("callum", looks);
      const asked = countOf(page, "/show-openings");
      await page.goto(`/t/${topic}`);
      const card = page.locator(".cooked .coop-card");
      await card.getByRole("link", { name: open.title }).waitFor();
      assert.equal(await card.count(), 1);
      assert.equal(asked(), 1, "one request for all cards of the page");
      assert.equal(await page.locator(`.cooked a[href="${into}"]`).isVisible(), true);
      assert.ok(!(await page.content()).includes("grievance"));
      await stage.shot(page, `post-card-${name}`);
      await stage.accessible(page);
      await stage.noSidewaysScroll(page);
    }
    const page = await stage.page(null);
    await page.goto(`/t/${topic}`);
    const seats = page.locator(".cooked .coop-seat");
    await until(page, "document.querySelectorAll('.cooked .coop-seat').length === 3");
    await stage.as("callum").claimOpening({ opening_id: open.id, contact: { way: "message" } });
    await until(page, "document.querySelectorAll('.cooked .coop-seat').length === 2");
    assert.equal(await seats.count(), 2);
    await page.getByRole("link", { name: "I’ll do it" }).click();
    await heading(page, open.title).waitFor();
  },

  async "a topic about an opening shows its card"(stage: Stage) {
    const opening = await stage.opening({ by: "mairi", seats: 3, minutes_to: 45, title: "Walk the southern route" });
    await stage.as("mairi").talkAboutOpening({ opening_id: opening.id });
    await stage.forum.tick();
    const { talk } = await stage.as("mairi").showOpening({ opening_id: opening.id });
    for (const width of [1280, 390]) {
      const page = await stage.page("ana", { width });
      await page.goto(`/t/${talk!.topic_id}`);
      await page.locator(".coop-topic-cards").getByRole("link", { name: opening.title }).waitFor();
      await stage.shot(page, `topic-card-${width}`);
      await stage.accessible(page);
      await stage.noSidewaysScroll(page);
    }
  },

  async "what somebody gives time to stands on their card once they say so"(stage: Stage) {
    const opening = await stage.opening({ kind: "role", rhythm: "monthly", seats: 2, title: "Co-edit the newsletter" });
    await stage.as("mairi").claimOpening({ opening_id: opening.id, contact: { way: "message" } });
    const reader = await stage.page("ana");
    const asked = countOf(reader, "/show-giving");
    const category = await stage.world.category();
    const topic = await post(stage, "mairi", category, "I have been wondering who has time for this.");
    const openCard = async (page: Page) => {
      await page.goto(`/t/${topic}`);
      await page.locator(".topic-avatar a, .topic-avatar [data-user-card]").first().click();
      await page.locator("#user-card").waitFor();
    };
    const answered = reader.waitForResponse(/show-giving/);
    await openCard(reader);
    await answered;
    assert.equal(await reader.locator(".coop-giving").count(), 0);
    assert.equal(asked(), 1, "asked for once the card opens");
    for (const width of [1280, 390]) {
      const page = await stage.page("mairi", { width });
      await page.goto("/coop/me");
      await page.locator(".coop-waits__settings summary").click();
      const toggle = page.getByRole("switch", { name: "Show what I give time to" });
      await toggle.waitFor();
      if (width === 1280) {
        await toggle.click();
        await until(page, "document.querySelector('[role=switch]').ariaChecked === 'true'");
      }
      await stage.shot(page, `giving-settings-${width}`);
      await stage.accessible(page);
      await stage.noSidewaysScroll(page);
    }
    for (const width of [1280, 390]) {
      const page = await stage.page("ana", { width });
      await openCard(page);
      await page.locator(".coop-giving").getByRole("link", { name: opening.title }).waitFor();
      await stage.shot(page, `giving-card-${width}`);
      await stage.accessible(page);
    }
    const visitor = await stage.page(null);
    const askedByVisitor = countOf(visitor, "/show-giving");
    await openCard(visitor);
    assert.equal(askedByVisitor(), 0);
  },

  async "the month's openings are copied as Markdown, and stay text wherever they are put"(stage: Stage) {
    const group = await stage.world.group([{ username: "leila" } as never]);
    const restricted = await stage.world.category({ [group.name]: 1 });
    await stage.opening({ by: "leila", category_id: restricted, title: "Sort the grievance files" });
    const title = "](https://evil.example) **Ring** <b>co-ops</b> & `more` [x";
    const opening = await stage.opening({ by: "imran", seats: 4, minutes_to: 45, title, place: "@imran's" });
    for (const width of [1280, 390]) {
      const page = await stage.page("leila", { width });
      await page.goto("/board");
      await page.getByRole("button", { name: "For the newsletter" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox", { name: "Markdown" }).waitFor();
      await stage.shot(page, `newsletter-${width}`);
      await stage.accessible(page);
      await stage.noSidewaysScroll(page);
    }
    const page = await stage.page("leila");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("/board");
    await page.getByRole("button", { name: "For the newsletter" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Copy" }).click();
    await dialog.getByText("Copied").waitFor();
    const copied = (await page.evaluate("navigator.clipboard.readText()")) as string;
    assert.equal(copied, await dialog.getByRole("textbox", { name: "Markdown" }).inputValue());
    assert.ok(!copied.includes("grievance"), copied);
    const topic = await post(stage, "leila", opening.category_id, copied);
    await page.goto(`/t/${topic}`);
    const link = page.locator(`.cooked a[href="${stage.forum.url}/board/${opening.id}"]`);
    assert.equal(await link.innerText(), title);
    assert.equal(await page.locator(".cooked a[href*='evil.example'], .cooked b, .cooked a.mention").count(), 0);
  },

  async "the sign-up board stands in the sidebar, on a phone and for visitors too"(stage: Stage) {
    for (const [username, width] of [
      ["ana", 1280],
      [null, 1280],
      ["ana", 390],
      [null, 390],
    ] as const) {
      const page = await stage.page(username, { width });
      await page.goto("/latest");
      const link = page.locator("#d-sidebar, .sidebar-container").getByRole("link", { name: "Sign-up board" });
      if (width === 390) {
        await page
          .locator("#toggle-hamburger-menu, .header-sidebar-toggle button, button[aria-label*='enu']")
          .first()
          .click();
        await link.waitFor();
        await stage.shot(page, `sidebar-390-${username ?? "visitor"}`);
      }
      await link.click();
      await heading(page, "What the federation needs done").waitFor();
    }
  },
};
