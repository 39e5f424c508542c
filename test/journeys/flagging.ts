/** Flagging a text: from the opening's page into the forum's review queue, and back. */
import assert from "node:assert/strict";
import { heading, type Stage } from "./stage";

export const all = {
  async "Ana flags a text, Leila hides it in the review queue"(stage: Stage) {
    const opening = await stage.opening({
      title: "Buy my watches",
      note: "Cheaper than anywhere",
      description: "Hundreds of **good** watches.",
    });
    const ana = await stage.page("ana", { width: 390 });
    await ana.goto(`/board/${opening.id}`);
    await ana.getByRole("button", { name: "Flag" }).click();
    const form = ana.getByRole("dialog");
    await form.getByLabel("Something else").check();
    await form.getByLabel("What staff should know").fill("This is a trader, and no co-op of ours.");
    await stage.accessible(ana);
    await stage.noSidewaysScroll(ana);
    await stage.shot(ana, "flag-390");
    await form.getByRole("button", { name: "Send it to the staff" }).click();
    await ana.getByText("You flagged this. Staff will have a look.").waitFor();
    await stage.shot(ana, "flagged-390");
    await stage.accessible(ana);

    await stage.forum.tick();
    const leila = await stage.page("leila");
    await leila.goto("/review");
    await leila.getByRole("link", { name: "Buy my watches" }).waitFor();
    await leila.getByText("This is a trader, and no co-op of ours.").waitFor();
    await stage.shot(leila, "review-1280");
    await stage.accessible(leila);
    await leila.getByRole("button", { name: "Hide it" }).click();
    await leila.getByText("Hidden.").waitFor();

    await stage.forum.tick();
    await ana.goto(`/board/${opening.id}`);
    await ana.getByText("Buy my watches").waitFor({ state: "detached" });
    await leila.goto(`/board/${opening.id}`);
    await heading(leila, "Buy my watches").waitFor();
    assert.equal(await leila.getByText("Hidden: only staff see this.").count(), 1);
  },

  async "the flag form on a wide page, dark"(stage: Stage) {
    const opening = await stage.opening({ title: "Sort the screws" });
    const page = await stage.page("ana", { scheme: "dark" });
    await page.goto(`/board/${opening.id}`);
    await stage.shot(page, "flag-button-1280-dark");
    await page.getByRole("button", { name: "Flag" }).click();
    await page.getByRole("dialog").getByLabel("Advertising").check();
    await stage.shot(page, "flag-1280-dark");
    await stage.accessible(page);
  },
};
