/** A full opening: standing in line, being asked, taking a place or passing it on. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Opening } from "../conformance/world";
import { heading, tabTo, until, type Stage } from "./stage";

const MESSAGE = { contact: { way: "message" } } as const;
const JOIN = "Put me on the waiting list";
const OFFERED = "A place has come free for you";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function visit(page: Page, { id, title }: Opening): Promise<void> {
  await page.goto(`/board/${id}`);
  await heading(page, title).waitFor();
}

/** The day after today where it is about noon now, as the last day begins by day. */
function tomorrow(): { due_on: string; due_zone: string } {
  const east = 12 - new Date().getUTCHours();
  const noon = new Date(Date.now() + (24 + east) * 3_600_000);
  // In these names east is minus.
  return { due_on: noon.toISOString().slice(0, 10), due_zone: `Etc/GMT${east > 0 ? "-" : "+"}${Math.abs(east)}` };
}

/** Everything that is said to whoever does not see the page, from now on. */
const listen = (page: Page) =>
  page.evaluate(`
    window.__said = [];
    new MutationObserver(() => window.__said.push(document.getElementById("a11y-announcements-polite").textContent.trim()))
      .observe(document.getElementById("a11y-announcements-polite"), { childList: true, characterData: true, subtree: true });
  `);
const hears = (page: Page, words: string) => until(page, `window.__said.includes(${JSON.stringify(words)})`);

export const all = {
  async "in line, two people at once: what one gives up the other is asked to take, and takes"(stage: Stage) {
    const opening = await stage.opening({ seats: 1, title: "Ring round the bakeries" });
    const [ana, priya, imran] = await Promise.all([stage.page("ana"), stage.page("priya"), stage.page("imran")]);
    await Promise.all([visit(ana, opening), visit(priya, opening), visit(imran, opening)]);
    await button(ana, "I’ll do it").click();
    await heading(ana, "You have a place").waitFor();

    await heading(priya, "The one place is taken").waitFor();
    await stage.shot(priya, "line-full-1280");
    await stage.accessible(priya);
    await priya.getByLabel("By phone").check();
    await priya.getByLabel("Phone number").fill("0161 496 0142");
    await button(priya, JOIN).click();
    await heading(priya, "You are first in line").waitFor();
    await until(priya, "document.activeElement.id === 'coop-claim-title'");
    await stage.as("callum").joinWaitingList({ opening_id: opening.id, ...MESSAGE });
    await priya.locator(".coop-queue").getByText("Callum Reid").waitFor();
    await stage.shot(priya, "line-waiting-1280");
    await stage.accessible(priya);

    const line = imran.locator(".coop-line li");
    await line.filter({ hasText: "Callum Reid" }).waitFor();
    const inOrder = (await line.allInnerTexts()).map((words) => words.replace(/\s+/g, " ").trim());
    assert.deepEqual(inOrder, ["Priya Nair", "Callum Reid"]);
    assert.doesNotMatch(await imran.locator("main").innerText(), /0161/);
    await stage.shot(imran, "line-looked-after-1280");
    await stage.accessible(imran);

    await listen(priya);
    await button(ana, "I can’t after all").click();
    await ana.getByText("the next in line is asked").first().waitFor();
    await button(ana, "Yes, hand it back").click();
    await heading(priya, OFFERED).waitFor();
    await hears(priya, OFFERED);
    await priya.getByText(/It is held for you until .+, then it goes to Callum\./).waitFor();
    await line.filter({ hasText: "asked now" }).waitFor();
    await stage.shot(priya, "line-offered-1280");
    await stage.accessible(priya);
    await button(priya, "Take it").click();
    await heading(priya, "You have a place").waitFor();
    await ana.locator(".coop-places").getByText("Priya Nair").waitFor();
    await imran.getByText("0161 496 0142").waitFor();
  },

  async "in line by keyboard alone, in a window of 320: joined, left, joined again, passed on"(stage: Stage) {
    const opening = await stage.opening({ seats: 1, title: "Fold the newsletters" });
    const { my_claim } = await stage.as("ana").claimOpening({ opening_id: opening.id, ...MESSAGE });
    const page = await stage.page("yusuf", { width: 320, height: 640 });
    await visit(page, opening);
    const looks = async (shot: string) => {
      await stage.noSidewaysScroll(page);
      await stage.accessible(page);
      await stage.shot(page, shot);
    };
    const join = async () => {
      await tabTo(page, ".coop-claim__yes");
      await page.keyboard.press("Enter");
      await heading(page, "You are first in line").waitFor();
    };
    await looks("line-full-320");
    await join();
    await until(page, "document.activeElement.id === 'coop-claim-title'");
    await looks("line-waiting-320");
    await tabTo(page, ".coop-claim footer button");
    await page.keyboard.press("Enter");
    await heading(page, "The one place is taken").waitFor();
    await until(page, "document.activeElement.id === 'coop-claim-title'");
    await join();
    await stage.as("callum").joinWaitingList({ opening_id: opening.id, ...MESSAGE });
    await stage.as("ana").releaseClaim({ claim_id: my_claim!.id });
    await heading(page, OFFERED).waitFor();
    await looks("line-offered-320");
    await tabTo(page, ".coop-claim footer .btn-default");
    await page.keyboard.press("Enter");
    await heading(page, "The one place is taken").waitFor();
    const { line } = await stage.as("ana").showOpening({ opening_id: opening.id });
    assert.deepEqual(
      line.map(({ person, asked }) => [person?.username, asked]),
      [["callum", true]]
    );
  },

  async "in line on the last day: whoever comes first takes it"(stage: Stage) {
    const opening = await stage.opening({ seats: 1, title: "Carry the chairs back", ...tomorrow() });
    const opening_id = opening.id;
    const { my_claim, last_day } = await stage.as("ana").claimOpening({ opening_id, ...MESSAGE });
    assert.ok(last_day);
    for (const who of ["priya", "callum"]) {
      await stage.as(who).joinWaitingList({ opening_id, ...MESSAGE });
    }
    const [priya, callum] = await Promise.all([stage.page("priya"), stage.page("callum", { width: 390, height: 844 })]);
    await Promise.all([visit(priya, opening), visit(callum, opening)]);
    await priya.getByText("whoever comes first takes it").waitFor();
    await stage.as("ana").releaseClaim({ claim_id: my_claim!.id });
    await Promise.all([heading(priya, "Take a place").waitFor(), heading(callum, "Take a place").waitFor()]);
    await stage.shot(callum, "line-last-day-390");
    await stage.accessible(callum);
    await button(callum, "I’ll do it").click();
    await heading(callum, "You have a place").waitFor();
    await heading(priya, "You are first in line").waitFor();
  },

  async "places of kinds are put on the board, and each is filled by itself"(stage: Stage) {
    const maker = await stage.page("imran");
    await maker.goto("/board");
    await button(maker, "Add a task or role").click();
    const form = maker.getByRole("dialog");
    await form.getByLabel("How many are needed").waitFor();
    await form.getByLabel("A task, done once").check();
    await form.getByLabel("What needs doing").fill("Run the tea tent");
    await form.getByLabel("Column on the board").selectOption({ value: "larger" });
    for (const [at, name] of ["Drivers", "In the kitchen"].entries()) {
      await form.getByRole("button", { name: "Add a kind of place" }).click();
      await form.getByLabel(`Name of kind ${at + 1}`).fill(name);
    }
    await form.locator(".coop-kinds li").nth(1).getByLabel("places").fill("2");
    await form.locator(".coop-kinds li").nth(1).getByLabel("needed").fill("1");
    await stage.shot(maker, "line-form-1280");
    await stage.accessible(maker);
    await maker.setViewportSize({ width: 320, height: 640 });
    await stage.noSidewaysScroll(maker);
    await stage.shot(maker, "line-form-320");
    await form.getByRole("button", { name: "Put it on the board" }).click();
    await heading(maker, "Run the tea tent").waitFor();
    const opening_id = Number(maker.url().split("/").pop());
    await maker.getByText("needed for it to go ahead").first().waitFor();

    const page = await stage.page("ana", { width: 390, height: 844, scheme: "dark" });
    await page.goto(`/board/${opening_id}`);
    await button(page, "I’ll do it").click();
    await page.getByRole("alert").filter({ hasText: "There are several kinds of place." }).waitFor();
    await stage.shot(page, "line-kinds-390-dark");
    await stage.noSidewaysScroll(page);
    await stage.accessible(page);
    await page.getByRole("radio", { name: /^Drivers/ }).check();
    await button(page, "I’ll do it").click();
    await heading(page, "You have a place").waitFor();

    const late = await stage.page("priya");
    await late.goto(`/board/${opening_id}`);
    await late.getByRole("radio", { name: /^Drivers/ }).check();
    await button(late, JOIN).click();
    await late.getByText("You wait for this kind of place: Drivers.").waitFor();
    await stage.shot(late, "line-kinds-1280");
    await stage.noSidewaysScroll(late);
    await stage.accessible(late);
  },
};
