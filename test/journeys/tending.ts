/** Looking after openings: putting one on the board, changing it, talking about it. */
import assert from "node:assert/strict";
import { heading, type Stage } from "./stage";

export const all = {
  async "Mairi puts a task on the board"(stage: Stage) {
    const page = await stage.page("mairi");
    await page.goto("/board");
    await page.getByRole("button", { name: "Add a task or role" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("A task, done once").check();
    await form.getByLabel("What needs doing").fill("Count the bicycles in the shed");
    await form.getByLabel("Column on the board").selectOption({ value: "very_little" });
    await form.getByLabel("Minutes it takes at most").fill("15");
    await stage.shot(page, "form-1280");
    await stage.accessible(page);
    await form.getByRole("button", { name: "Put it on the board" }).click();
    await heading(page, "Count the bicycles in the shed").waitFor();
    assert.match(page.url(), /\/board\/\d+$/);
  },

  async "a field that cannot be kept says so beside itself, and nothing is lost"(stage: Stage) {
    await stage.world.watchWord("whippersnapper", "block");
    const page = await stage.page("mairi");
    await page.goto("/board");
    await page.getByRole("button", { name: "Add a task or role" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("A task, done once").check();
    await form.getByLabel("What needs doing").fill("Find a whippersnapper");
    await form.getByLabel("Column on the board").selectOption({ value: "very_little" });
    await form.getByRole("button", { name: "Put it on the board" }).click();
    await form.getByText("“whippersnapper” cannot be used here.").first().waitFor();
    const field = form.getByLabel("What needs doing");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.equal(await field.inputValue(), "Find a whippersnapper");
    await stage.shot(page, "form-error-1280");
    await stage.accessible(page);
    await field.fill("Find somebody young");
    await form.getByRole("button", { name: "Put it on the board" }).click();
    await heading(page, "Find somebody young").waitFor();
    await stage.world.remove();
  },

  async "an edit on a stale page shows what is so now, and asks which goes on"(stage: Stage) {
    const opening = await stage.opening({ by: "mairi", title: "Sweep the yard" });
    const page = await stage.page("mairi");
    await page.goto(`/board/${opening.id}`);
    await page.getByRole("button", { name: "Change", exact: true }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("What needs doing").fill("Sweep the yard and the street");
    const { kind, band, rhythm, category_id, version, seats } = opening;
    await stage.as("mairi").changeOpening({
      opening_id: opening.id,
      version,
      kind,
      band,
      rhythm,
      category_id,
      seats,
      title: "Sweep the yard twice",
    });
    await form.getByRole("button", { name: "Put it on the board" }).click();
    const note = form.getByRole("alert").filter({ hasText: "Somebody changed this after you opened it" });
    await note.waitFor();
    await note.getByText("Sweep the yard twice").waitFor();
    await stage.shot(page, "form-stale-1280");
    await stage.accessible(page);
    await form.getByRole("button", { name: "Go on with what I typed" }).click();
    await form.getByRole("button", { name: "Put it on the board" }).click();
    await heading(page, "Sweep the yard and the street").waitFor();
    assert.equal((await stage.as("mairi").showOpening({ opening_id: opening.id })).version, 3);
  },

  async "talking about it opens a topic, and the topic shows what it is about"(stage: Stage) {
    const opening = await stage.opening({ title: "Paint the sign over the door" });
    const page = await stage.page("ana");
    await page.goto(`/board/${opening.id}`);
    await page.getByRole("button", { name: "Talk about it" }).click();
    await page.getByRole("link", { name: /Talked about in/ }).click();
    await heading(page, /Paint the sign over the door/)
      .first()
      .waitFor();
    await page.locator(`a[href$="/board/${opening.id}"]`).first().waitFor();
    await stage.shot(page, "topic-1280");
    await stage.accessible(page);
  },
};
