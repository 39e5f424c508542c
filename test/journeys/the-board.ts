/** The whole board: filters in the address, the view by state, moving, pinning, a circle's own. */
import assert from "node:assert/strict";
import { heading, tabTo, until, type Stage } from "./stage";

const SKILL = "signwriting";

export const all = {
  async "Ana filters the board, sees it by state and moves her task, by keyboard alone"(stage: Stage) {
    const [mine, other] = [
      await stage.opening({ seats: 1, skills: [SKILL], no_experience: true, title: "Paint the sign over the door" }),
      await stage.opening({ seats: 1, title: "Sweep the yard" }),
    ];
    const { my_claim } = await stage.as("ana").claimOpening({ opening_id: mine.id, contact: { way: "message" } });
    const page = await stage.page("ana");
    const row = (id: number): string => `a[href$="/board/${id}"]`;
    await page.goto("/board");
    await heading(page, "What the federation needs done").waitFor();
    await tabTo(page, ".coop-sentence__more");
    await page.keyboard.press("Enter");
    await tabTo(page, `#coop-more-filters a[href*="fresh=1"]`);
    await page.keyboard.press("Enter");
    await page.waitForURL(/fresh=1/);
    await tabTo(page, 'select[aria-label="Skill"]');
    await page.keyboard.type(SKILL);
    await page.waitForURL(/skill=signwriting/);
    await tabTo(page, '.coop-chosen a[aria-label="Take off: no experience needed"]');
    await page.keyboard.press("Enter");
    await until(page, "!location.search.includes('fresh')");
    await until(page, "document.activeElement.matches('.coop-chosen')");
    await tabTo(page, '.coop-pills a[href*="view=state"]');
    await page.keyboard.press("Enter");
    await page
      .locator("section", { has: heading(page, "Claimed") })
      .locator(row(mine.id))
      .waitFor();
    assert.equal(await page.locator(row(other.id)).count(), 0, "the filter stays on");
    await stage.accessible(page);
    await tabTo(page, ".coop-opening__move");
    await page.keyboard.press("Enter");
    await page.locator(".coop-move li").first().waitFor();
    await stage.shot(page, "board-state-menu-1280");
    await stage.accessible(page);
    await tabTo(page, ".coop-move li:nth-child(2) .btn");
    await page.keyboard.press("Enter");
    const inHand = page.locator("section", { has: heading(page, "In hand") });
    await inHand.locator(row(mine.id)).waitFor();
    await until(page, `document.activeElement.matches('${row(mine.id)}')`);
    const { my_claim: moved } = await stage.as("ana").showOpening({ opening_id: mine.id });
    assert.equal(moved?.id, my_claim?.id);
    assert.ok(moved?.begun_at, "what was moved is in hand for everybody");
  },

  async "the way back to the board leads to where Ana was on it, on her phone"(stage: Stage) {
    // After those that take less: under the fold.
    const opening = await stage.opening({ minutes_from: 300, title: "Dig the pond" });
    const page = await stage.page("ana", { width: 390, height: 844, touch: true });
    const list = page.locator(".coop-list", { has: page.locator(`a[href$="/board/${opening.id}"]`) });
    const row = list.locator(`a[href$="/board/${opening.id}"]`);
    await page.goto("/board");
    await heading(page, "What the federation needs done").waitFor();
    assert.equal(await row.isVisible(), false);
    await list.getByRole("button", { name: /^\d+ more$/ }).tap();
    await row.scrollIntoViewIfNeeded();
    const top = (await page.evaluate("scrollY")) as number;
    assert.ok(top > 0);
    await row.tap();
    await heading(page, opening.title).waitFor();
    await until(page, "scrollY === 0");
    await page.goBack();
    await row.waitFor();
    await until(page, `Math.abs(scrollY - ${top}) < 3`);

    const { id, title } = await stage.opening({
      ...{ band: "very_little", minutes_from: 1, minutes_to: 1, no_experience: true, title: "Water the fern" },
    });
    await page.goto("/board?have=20&fresh=1");
    await page.locator(`a[href$="/board/${id}"]`).tap();
    await heading(page, title).waitFor();
    await page.getByRole("link", { name: "Sign-up board" }).first().tap();
    await page.waitForURL(/\/board\?.*have=20/);
    assert.match(page.url(), /fresh=1/);
  },

  async "words are looked for in the whole board, and what is not there is said kindly"(stage: Stage) {
    const { id, title } = await stage.opening({ description: "Bring the marmalade spoons." });
    const page = await stage.page(null, { width: 390, height: 844, touch: true });
    await page.goto("/board");
    const field = page.getByRole("searchbox", { name: "Search the board" });
    await field.fill("marmalade spoon");
    await field.press("Enter");
    await page.locator(`.coop-effort a[href$="/board/${id}"]`).waitFor();
    await page.reload();
    await page.getByRole("link", { name: new RegExp(title) }).waitFor();
    await field.fill("zeppelins");
    await page.locator(".coop-search button").tap();
    await page.getByText("Nothing on the board speaks of “zeppelins” now.").waitFor();
    await stage.accessible(page);
    await stage.noSidewaysScroll(page);
    await page.getByRole("link", { name: "Show everything" }).tap();
    await page.locator(".coop-effort").waitFor();
    assert.equal(await field.inputValue(), "");
  },

  async "who keeps a circle's board says what it needs most, until a day"(stage: Stage) {
    const { id, title } = await stage.opening({ seats: 2, title: "Bake for a hundred" });
    const page = await stage.page("leila");
    await page.goto(`/board/${id}`);
    await heading(page, title).waitFor();
    // A place on the strip of the federation may be taken by three others: this one is the category's own.
    const { category_id } = await stage.as("leila").showOpening({ opening_id: id });
    await page.goto(`/board?circle=${category_id}`);
    await page.getByRole("button", { name: "Give this category a board of its own" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Heading").fill("What the kitchen needs");
    await form.getByRole("button", { name: "Save" }).click();
    await heading(page, "What the kitchen needs").waitFor();
    await page.goto(`/board/${id}`);
    await page.getByText("Pin as needed most").click();
    await page.getByLabel("On which board").selectOption("circle");
    await page.getByLabel("Why it is needed").fill("Nobody bakes yet.");
    await page.getByRole("button", { name: "Pin it" }).click();
    await page.getByText("Needed most on its category’s board, until").waitFor();
    await stage.accessible(page);
    await page.goto(`/board?circle=${category_id}`);
    await page.locator(".coop-needed").getByText("Nobody bakes yet.").waitFor();
    await stage.as("leila").closeBoard({ category_id });
  },
};
