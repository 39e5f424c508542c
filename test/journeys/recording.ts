/** What was given stands in a record that is one's own. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { heading, type Stage } from "./stage";

export const all = {
  async "Ana says how long it took, corrects her record and takes it along"(stage: Stage) {
    const ana = stage.as("ana");
    const [bank, oven] = [
      await stage.opening({ title: "Phone bank of co-ops in the south", minutes_from: 20, minutes_to: 30 }),
      await stage.opening({ title: "Photograph the ovens" }),
    ];
    for (const { id: opening_id } of [bank, oven]) {
      const held = await ana.claimOpening({ opening_id, contact: { way: "message" } });
      await ana.completeClaim({ claim_id: held.my_claim!.id });
    }
    const page = await stage.page("ana", { width: 390, height: 844, touch: true });
    await page.goto(`/board/${bank.id}`);
    await page.getByLabel("How long did it take you?").fill("25");
    await stage.shot(page, "how-long-390");
    await stage.accessible(page);
    await page.getByRole("button", { name: "Write it down" }).click();
    await page.getByText("25 min, you said.").waitFor();

    await page.goto("/coop/me");
    await page.getByRole("link", { name: "See it, correct it, take it along" }).click();
    await heading(page, "What you have given").waitFor();
    const row = page.locator(".coop-given__row", { hasText: "Photograph the ovens" });
    await row.getByRole("button", { name: "That was not me" }).click();
    await stage.shot(page, "given-390");
    await stage.noSidewaysScroll(page);
    await stage.accessible(page);
    await row.getByRole("group").getByRole("button", { name: "That was not me" }).click();
    await row.waitFor({ state: "detached" });

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Take it along as CSV" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "given.csv");
    assert.match(await readFile(await download.path(), "utf8"), /Phone bank of co-ops in the south,,25,/);

    const wide = await stage.page("ana", { scheme: "dark" });
    await wide.goto("/board/given");
    await heading(wide, "What you have given").waitFor();
    await stage.shot(wide, "given-1280-dark");
    await stage.accessible(wide);
  },

  async "Imran puts several things on the board from a list, once he has looked at it"(stage: Stage) {
    const imran = await stage.page("imran", { width: 390, height: 844, touch: true });
    await imran.goto("/board");
    await imran.getByRole("button", { name: "Several at once, from a list" }).click();
    const dialog = imran.getByRole("dialog");
    const title = `Put up posters ${stage.world.mark}`;
    const list = dialog.getByLabel("Or paste it here");
    await list.fill(`Title,Band,Remote\n${title},small,yes\nHand out leaflets,huge,perhaps`);
    await dialog.getByRole("button", { name: "Look at it first" }).click();
    await dialog.getByText("Band: Write very little, small or larger.").waitFor();
    await stage.shot(imran, "bulk-390");
    await stage.noSidewaysScroll(imran);
    await stage.accessible(imran);
    await list.fill(`Title,Band\n${title},small`);
    await dialog.getByRole("button", { name: "Look at it first" }).click();
    await dialog.getByRole("button", { name: "Put it on the board" }).click();
    await dialog.getByText("It is on the board now.").waitFor();
    assert.equal((await stage.as("imran").listOpenings({ q: title })).meta.total, 1);
  },
};
