/** What is answered without taking a place, and what comes again: on one phone, by touch and by keyboard. */
import { heading, tabTo, type Stage } from "./stage";

/** A day from now, as forms have it. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const ONE = { seats: null, band: "very_little", minutes_from: 5, minutes_to: 5 } as const;

export const all = {
  async "Callum enters a contest, orders leaflets and takes the next of a series, on his phone"(stage: Stage) {
    const contest = await stage.opening({
      ...ONE,
      title: "Find a slogan for the van",
      answered_by: "entry",
      to_on: inDays(20),
    });
    const leaflets = await stage.opening({
      ...ONE,
      title: "Leaflets for a stall",
      answered_by: "copies",
      copies_stock: 90,
    });
    const series = await stage.opening({
      title: "Water the tomatoes at the office",
      seats: 1,
      from_on: inDays(3),
      to_on: inDays(3),
      repeats: "weekly",
    });
    const page = await stage.page("callum", { width: 390, height: 844, touch: true });

    await page.goto(`/board/${contest.id}`);
    await page.getByLabel("What is it called?").fill("We own the van");
    await page.getByLabel("Or the text itself").fill("And the road is everybody’s.");
    await tabTo(page, ".coop-claim .btn-primary");
    await page.keyboard.press("Enter");
    await heading(page, "You have entered").waitFor();
    await stage.accessible(page);

    await page.goto(`/board/${leaflets.id}`);
    await page.getByLabel("How many?").fill("100");
    await page.getByLabel("Name and address").fill("Callum Reid\n3 Byres Road\nGlasgow");
    await page.getByRole("button", { name: "Order them" }).tap();
    await page.locator(".coop-wrong, .coop-refusal").first().waitFor();
    await page.getByLabel("How many?").fill("40");
    await page.getByRole("button", { name: "Order them" }).tap();
    await heading(page, "You have ordered").waitFor();
    await stage.noSidewaysScroll(page);

    await page.goto(`/board/${series.id}`);
    await page.getByRole("button", { name: "I’ll do it" }).tap();
    await heading(page, "You have a place").waitFor();
    await page.getByRole("button", { name: "I’ll do the next one too" }).tap();
    await page.getByText("The next one is yours too").waitFor();
    await stage.accessible(page);
  },
};
