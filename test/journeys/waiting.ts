/** What waits for me: asked, promised, answered in place. */
import assert from "node:assert/strict";
import { heading, until, type Stage } from "./stage";

const claim = { contact: { way: "message" } } as const;

export const all = {
  async "what waits for Grace is answered in place, until nothing waits"(stage: Stage) {
    const opening = await stage.opening({ by: "grace", title: "Write down the board's dates" });
    await stage.as("ana").claimOpening({ opening_id: opening.id, ...claim });
    const page = await stage.page("grace");
    await page.goto("/coop/me");
    const rows = page.locator(".coop-wait");
    await rows.filter({ hasText: opening.title }).waitFor();
    await stage.shot(page, "waits-1280");
    await stage.accessible(page);
    for (let left = await rows.count(); left > 0; left--) {
      await rows.first().getByRole("button", { name: "I’ve been in touch" }).click();
      await until(page, `document.querySelectorAll(".coop-wait").length === ${left - 1}`);
    }
    await heading(page, /Nothing waits for you/).waitFor();
    await stage.shot(page, "waits-nothing-1280");
    await stage.accessible(page);
    const { claims } = await stage.as("grace").showOpening({ opening_id: opening.id });
    assert.ok(claims[0]?.answered_at);
  },

  async "what somebody promised is handed back from the same page"(stage: Stage) {
    const opening = await stage.opening({
      title: "Bring the big kettle",
      due_on: "2036-12-12",
      due_zone: "Europe/London",
    });
    await stage.as("yusuf").claimOpening({ opening_id: opening.id, ...claim });
    const page = await stage.page("yusuf", { width: 390, height: 844 });
    await page.goto("/coop/me");
    const row = page.locator(".coop-promise", { hasText: opening.title });
    await row.getByRole("button", { name: "I can’t after all" }).click();
    await row.getByRole("button", { name: "Yes, hand it back" }).click();
    await row.waitFor({ state: "detached" });
    await stage.noSidewaysScroll(page);
    assert.equal((await stage.as("yusuf").showOpening({ opening_id: opening.id })).taken, 0);
  },

  async "a claim is told in the bell, and what waits shows in the user menu"(stage: Stage) {
    const opening = await stage.opening({ by: "dev", title: "Mend the forum's clock" });
    const page = await stage.page("dev");
    await page.goto("/latest");
    await stage.as("ana").claimOpening({ opening_id: opening.id, ...claim });
    await stage.forum.tick();
    await page.locator(".unread-notifications").waitFor();
    await page.locator(".user-menu-panel button").first().click();
    await page.getByText(`Ana Ruiz took a place: ${opening.title}`).first().waitFor();
    await stage.shot(page, "bell-1280");
    await stage.accessible(page);
  },
};
