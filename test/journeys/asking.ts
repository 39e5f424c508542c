/** Before the yes: what one asks with, in whose name, what else was promised, and how much one wanted at once. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Opening } from "../conformance/world";
import { heading, type Stage } from "./stage";

const MESSAGE = { contact: { way: "message" } } as const;
const WORDS = "I did the books of two co-ops, and I am free on Thursdays.";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function visit(page: Page, { id, title }: Opening): Promise<void> {
  await page.goto(`/board/${id}`);
  await heading(page, title).waitFor();
}

export const all = {
  async "asking for a paid job, read by its contact person alone, who says yes to one and kindly no to the other"(
    stage: Stage
  ) {
    const opening = await stage.opening({
      ...{ kind: "role", title: "Keep the federation’s books", seats: 1, paid: true, rate: "£15 an hour" },
      ...{ answered_by: "application", closes_on: "2097-11-30", due_zone: "Europe/London" },
    });
    const [ana, priya] = await Promise.all([stage.page("ana"), stage.page("priya", { width: 390 })]);
    await Promise.all([visit(ana, opening), visit(priya, opening)]);
    await stage.shot(ana, "asking-1280");
    await stage.accessible(ana);
    await button(ana, "Ask for a place").click();
    await ana.getByText("Write what you would bring.").waitFor();
    await ana.getByLabel("A few words to Imran").fill(WORDS);
    await ana.getByLabel("By phone").check();
    await ana.getByLabel("Phone number").fill("0161 496 0188");
    await button(ana, "Ask for a place").click();
    await heading(ana, "You have asked for a place").waitFor();
    await stage.shot(ana, "asking-asked-1280");
    await stage.accessible(ana);

    await priya.getByLabel("A few words to Imran").fill("I can count, and I live next door.");
    await stage.shot(priya, "asking-390");
    await stage.noSidewaysScroll(priya);
    await button(priya, "Ask for a place").last().click();
    await heading(priya, "You have asked for a place").waitFor();
    assert.doesNotMatch(await priya.locator("main").innerText(), /Ana|Thursdays|0161/);

    const imran = await stage.page("imran");
    await imran.goto("/coop/me");
    await heading(imran, "Two people ask for a place").waitFor();
    await visit(imran, opening);
    const card = (name: string) => imran.locator(".coop-applications li").filter({ hasText: name });
    await card("Ana Ruiz").getByText(WORDS).waitFor();
    await card("Ana Ruiz").getByRole("button", { name: "Answer" }).click();
    await stage.shot(imran, "asking-answer-1280");
    await stage.accessible(imran);
    await card("Ana Ruiz").getByLabel("A few words to Ana").fill("Welcome. Shall we begin on Thursday?");
    await card("Ana Ruiz").getByRole("button", { name: "Yes, the place is theirs" }).click();
    await heading(ana, "You have a place").waitFor();
    await ana.getByText("Shall we begin on Thursday?").waitFor();

    await card("Priya Nair").getByRole("button", { name: "Answer" }).click();
    await card("Priya Nair").getByText("The one place is given.").waitFor();
    await card("Priya Nair").getByRole("button", { name: "Not this time" }).click();
    await imran.getByText("A no without a word is hard to read.").waitFor();
    await card("Priya Nair").getByLabel("A few words to Priya").fill("Thank you, Priya. Next year again?");
    await card("Priya Nair").getByRole("button", { name: "Not this time" }).click();
    await heading(priya, "Not this time").waitFor();
    await priya.getByText("Next year again?").waitFor();
    await stage.shot(priya, "asking-no-390");
    await stage.accessible(priya);
  },

  async "a promise for the same days and one's own limit are said before the yes, and neither stands in its way"(
    stage: Stage
  ) {
    const days = { from_on: "2097-12-10", to_on: "2097-12-10", due_zone: "Europe/London" };
    const hands = await stage.opening({ title: "Take the minutes of the All Hands", ...days });
    const bank = await stage.opening({
      title: "Ring the print shops",
      due_on: "2097-12-12",
      due_zone: "Europe/London",
    });
    await stage.as("callum").claimOpening({ opening_id: hands.id, ...MESSAGE, past_own_limit: true });
    const callum = await stage.page("callum");
    await callum.goto("/coop/me");
    await callum.locator(".coop-waits__settings summary").click();
    await callum.getByLabel("At most").selectOption("1");
    await stage.shot(callum, "limit-settings-1280");
    await stage.accessible(callum);
    await visit(callum, bank);
    await callum.getByText("Take the minutes of the All Hands").waitFor();
    await callum.getByText("at once is the most you wanted").waitFor();
    await stage.shot(callum, "asking-limit-1280");
    await stage.accessible(callum);
    await callum.setViewportSize({ width: 320, height: 800 });
    await stage.noSidewaysScroll(callum);
    await stage.shot(callum, "asking-limit-320");
    await callum.setViewportSize({ width: 1280, height: 900 });
    await button(callum, "I’ll do it all the same").click();
    await heading(callum, "You have a place").waitFor();
    await stage.as("callum").setMostAtOnce({ most_at_once: null });
  },

  async "whoever holds a place asks somebody to stand in, keeps it until there is a yes, and is told"(stage: Stage) {
    const opening = await stage.opening({ seats: 1, title: "Carry the banner" });
    const claim = await stage
      .as("ana")
      .claimOpening({ opening_id: opening.id, contact: { way: "message" }, past_own_limit: true });
    const ana = await stage.page("ana");
    await visit(ana, opening);
    await button(ana, "Ask somebody to stand in").click();
    await ana.getByText("Who could do it instead?").waitFor();
    await stage.shot(ana, "stand-in-ask-1280");
    await stage.accessible(ana);
    await stage.as("ana").askStandIn({ claim_id: claim.my_claim!.id, username: "priya" });
    await ana.getByText("You have asked Priya to stand in.").waitFor();
    await stage.shot(ana, "stand-in-asked-1280");
    const priya = await stage.page("priya", { width: 390 });
    await priya.goto("/coop/me");
    await priya.getByText("Ana Ruiz asks you to stand in").waitFor();
    await visit(priya, opening);
    await heading(priya, "Ana asks you to stand in").waitFor();
    await stage.shot(priya, "stand-in-390");
    await stage.accessible(priya);
    await button(priya, "Yes, I’ll do it").click();
    await heading(priya, "You have a place").waitFor();
    await heading(ana, "The one place is taken").waitFor();
  },
};
