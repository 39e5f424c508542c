/** What is done without signing up for it. */
import { heading, type Stage } from "./stage";

export const all = {
  async "Ana has shared the newsletter and says so; Joe sees it, and takes a slip of his own back"(stage: Stage) {
    const opening = await stage.opening({
      title: "Forward the newsletter sign-up to your co-workers",
      band: "very_little",
      minutes_from: 5,
      minutes_to: 5,
      seats: null,
      answered_by: "report",
      ticks: ["I have read it before I sent it on"],
    });
    const ana = await stage.page("ana", { width: 390, height: 844, touch: true });
    await ana.goto(`/board/${opening.id}`);
    await heading(ana, "Have you done it?").waitFor();
    await stage.shot(ana, "report-390");
    await stage.accessible(ana);
    await ana.getByLabel("I have read it before I sent it on").check();
    await ana.locator(".coop-claim").getByRole("button", { name: "I did it" }).click();
    await heading(ana, "You did it").waitFor();
    await stage.shot(ana, "report-said-390");
    await stage.accessible(ana);

    const joe = await stage.page("joe", { scheme: "dark" });
    await joe.goto(`/board/${opening.id}`);
    await heading(joe, "Open to all, 1 did it").waitFor();
    await stage.shot(joe, "report-1280-dark");
    await joe.getByLabel("I have read it before I sent it on").check();
    await joe.getByRole("button", { name: "I did it" }).click();
    await heading(joe, "Open to all, 2 did it").waitFor();
    await joe.getByRole("button", { name: "Take it back, it was a slip" }).click();
    await heading(joe, "Have you done it?").waitFor();
    await stage.accessible(joe);
  },
};
