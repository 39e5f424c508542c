/** Taking a place: by mouse, by keyboard, on a phone, together with others, and too late. */
import assert from "node:assert/strict";
import { heading, tabTo, until, type Stage } from "./stage";

export const all = {
  async "Ana claims a task by mouse"(stage: Stage) {
    const opening = await stage.opening({
      note: "A list and a script are ready",
      minutes_from: 180,
      time_words: "3 hours at least",
    });
    const page = await stage.page(null);
    await page.goto("/login");
    await page.locator(".demo-person", { hasText: "Ana Ruiz" }).click();
    await page.locator(".user-menu-panel").waitFor();
    await page.goto("/board");
    await heading(page, "What the federation needs done").waitFor();
    await stage.shot(page, "board-1280");
    await page.goto(`/board/${opening.id}`);
    await heading(page, opening.title).waitFor();
    await stage.shot(page, "opening-1280");
    await stage.accessible(page);
    await page.getByLabel("By phone").check();
    await page.getByLabel("Phone number").fill("0131 496 0771");
    await page.getByRole("button", { name: "I’ll do it" }).click();
    await heading(page, "You have a place").waitFor();
    await stage.shot(page, "opening-held-1280");
    await stage.accessible(page);
    await page.reload();
    await heading(page, "You have a place").waitFor();
    const { claims } = await stage.as("imran").showOpening({ opening_id: opening.id });
    assert.deepEqual(
      claims.map(({ person, contact }) => [person?.username, contact?.detail]),
      [["ana", "0131 496 0771"]]
    );
  },

  async "Ana finds a task on the board, and claims it by keyboard alone"(stage: Stage) {
    const opening = await stage.opening({
      band: "very_little",
      minutes_from: 1,
      minutes_to: 1,
      title: "Put your name on the banner",
    });
    const page = await stage.page("ana");
    await page.goto("/board?have=20");
    await page.getByRole("link", { name: new RegExp(opening.title) }).waitFor();
    await tabTo(page, `a[href$="/board/${opening.id}"]`);
    await page.keyboard.press("Enter");
    await heading(page, opening.title).waitFor();
    await tabTo(page, 'input[name="coop-way"]');
    await page.keyboard.press("ArrowDown");
    await tabTo(page, "#coop-claim-detail");
    await page.keyboard.type("0131 496 0771");
    await tabTo(page, ".coop-claim__yes");
    await page.keyboard.press("Enter");
    await heading(page, "You have a place").waitFor();
    // The focus is at what became of it.
    await until(page, "document.activeElement.id === 'coop-claim-title'");
  },

  async "Ana claims a task on a phone"(stage: Stage) {
    const opening = await stage.opening({
      title: "Photograph the bakery's ovens",
      minutes_to: 20,
      // Long enough for the panel to be out of sight at first.
      description: "The light is best in the morning, when the loaves come out.\n\n".repeat(12),
    });
    const page = await stage.page("ana", { width: 390, height: 844, touch: true });
    await page.goto("/board");
    await heading(page, "What the federation needs done").waitFor();
    await stage.noSidewaysScroll(page);
    await stage.shot(page, "board-390");
    await page.goto(`/board/${opening.id}`);
    await page.locator(".coop-bar").getByRole("button", { name: "Take a place" }).tap();
    await stage.shot(page, "opening-390");
    await stage.noSidewaysScroll(page);
    await page.getByRole("button", { name: "I’ll do it" }).tap();
    await heading(page, "You have a place").waitFor();
    await stage.noSidewaysScroll(page);
    await stage.accessible(page);
  },

  async "two people at once: what one takes appears on the other's page"(stage: Stage) {
    const opening = await stage.opening({ seats: 2, title: "Carry the banner together" });
    const [ana, priya, board] = await Promise.all([stage.page("ana"), stage.page("priya"), stage.page(null)]);
    await Promise.all([
      ana.goto(`/board/${opening.id}`),
      priya.goto(`/board/${opening.id}`),
      board.goto("/board?have=180"),
    ]);
    await Promise.all([heading(ana, opening.title).waitFor(), heading(priya, opening.title).waitFor()]);
    await ana.getByRole("button", { name: "I’ll do it" }).click();
    await heading(ana, "You have a place").waitFor();
    await priya.getByText("Ana Ruiz").first().waitFor();
    await stage.as("callum").claimOpening({ opening_id: opening.id, contact: { way: "message" } });
    await heading(priya, /places? (is|are) taken/).waitFor();
    await stage.shot(priya, "opening-full-1280");
    await stage.accessible(priya);
    await ana.getByText("Callum Reid").first().waitFor();
  },

  async "what is taken while a page comes over a slow line appears on it"(stage: Stage) {
    const opening = await stage.opening({ seats: 2 });
    const page = await stage.page("priya");
    let connect = (): void => {};
    const connected = new Promise<void>((done) => (connect = done));
    await page.route("**/message-bus/**", async (route) => {
      await connected;
      await route.continue().catch(() => {});
    });
    await page.goto(`/board/${opening.id}`);
    await heading(page, opening.title).waitFor();
    await stage.as("ana").claimOpening({ opening_id: opening.id, contact: { way: "message" } });
    connect();
    await page.getByText("Ana Ruiz").first().waitFor();
  },

  async "who comes too late is told so at the button, with a way on"(stage: Stage) {
    const opening = await stage.opening({ seats: 1 });
    const page = await stage.page("ana");
    // This page hears of nothing, as when a train is in a tunnel.
    await page.route("**/message-bus/**", (route) => route.abort());
    await page.goto(`/board/${opening.id}`);
    await heading(page, opening.title).waitFor();
    await stage.as("priya").claimOpening({ opening_id: opening.id, contact: { way: "message" } });
    await page.getByRole("button", { name: "I’ll do it" }).click();
    await page
      .locator(".coop-claim .coop-refusal")
      .filter({ hasText: "Somebody was a moment earlier. Put yourself on the waiting list" })
      .waitFor();
    await heading(page, /place is taken/).waitFor();
    await until(page, "!!document.activeElement.closest('.coop-claim')");
    await stage.shot(page, "opening-refused-1280");
    await stage.accessible(page);
    await page.getByRole("button", { name: "Put me on the waiting list" }).click();
    await heading(page, "You are first in line").waitFor();
  },

  async "a telephone number that is missing is asked for at its field"(stage: Stage) {
    const opening = await stage.opening();
    const page = await stage.page("ana");
    await page.goto(`/board/${opening.id}`);
    await page.getByLabel("By e-mail").check();
    const field = page.getByLabel("E-mail address");
    await page.getByRole("button", { name: "I’ll do it" }).click();
    await page.getByText("Which address?").waitFor();
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await field.fill("not an address");
    await page.getByRole("button", { name: "I’ll do it" }).click();
    await page.getByText("This does not look like an e-mail address.").waitFor();
    assert.equal((await stage.as("ana").showOpening({ opening_id: opening.id })).taken, 0);
    await field.fill("ana@tidewater.example");
    await page.getByRole("button", { name: "I’ll do it" }).click();
    await heading(page, "You have a place").waitFor();
  },

  async "a session that is lost asks to sign in, and keeps what was typed"(stage: Stage) {
    const opening = await stage.opening();
    const page = await stage.page("ana");
    await page.goto(`/board/${opening.id}`);
    await page.getByLabel("By phone").check();
    await page.getByLabel("Phone number").fill("0131 496 0771");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "I’ll do it" }).click();
    await page.locator(".coop-refusal").getByRole("button", { name: "Sign in" }).waitFor();
    assert.equal(await page.getByLabel("Phone number").inputValue(), "0131 496 0771");
    assert.equal((await stage.as("ana").showOpening({ opening_id: opening.id })).taken, 0);
    await stage.shot(page, "session-lost-1280");
  },

  async "a place is handed back after one question, and is free again"(stage: Stage) {
    const opening = await stage.opening({ seats: 1 });
    const page = await stage.page("ana");
    await page.goto(`/board/${opening.id}`);
    await page.getByRole("button", { name: "I’ll do it" }).click();
    await heading(page, "You have a place").waitFor();
    await page.getByRole("button", { name: "I can’t after all" }).click();
    await page.getByRole("button", { name: "Yes, hand it back" }).click();
    await heading(page, "Take a place").waitFor();
    assert.equal((await stage.as("ana").showOpening({ opening_id: opening.id })).free, 1);
  },
};
