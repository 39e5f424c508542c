/** Helping without an account: offered, confirmed from the mailbox, answered by those who see it. */
import assert from "node:assert/strict";
import { heading, type Stage } from "./stage";

async function linkTo(stage: Stage, address: string): Promise<string> {
  const [letter] = await stage.world.lettersTo(address);
  const [link] = /\/board\/offers\/\d+\/\S+/.exec(letter!.body) ?? [];
  assert.ok(link, letter!.body);
  return link;
}

export const all = {
  async "a visitor offers help, says in the mailbox that it was them, and Imran takes it up"(stage: Stage) {
    const opening = await stage.opening({ title: "Ring co-ops in the west", seats: 3 });
    const page = await stage.page(null);
    await page.goto(`/board/${opening.id}`);
    await page.getByRole("button", { name: "Offer help without one" }).click();
    await page.getByText("Seen by Imran alone.").waitFor();
    await stage.shot(page, "offer-1280");
    await stage.accessible(page);
    await page.getByRole("button", { name: "Offer help", exact: true }).click();
    await page.getByText("What may you be called?").waitFor();
    await page.getByLabel("Your name").fill("Nadia Brown");
    await page.getByLabel("E-mail address").fill("nadia@example.org");
    await page.getByLabel("By phone").check();
    await page.getByLabel("Phone number").fill("0131 496 0155");
    await page.getByLabel("A few words").fill("I am free on Tuesday evenings.");
    await stage.shot(page, "offer-filled-1280");
    await page.getByRole("button", { name: "Offer help", exact: true }).click();
    await heading(page, "Have a look at your e-mail").waitFor();
    await stage.shot(page, "offer-sent-1280");
    await stage.accessible(page);

    const link = await linkTo(stage, "nadia@example.org");
    await page.goto(link);
    await heading(page, "Did you offer help, Nadia Brown?").waitFor();
    await stage.shot(page, "offer-confirm-1280");
    await stage.accessible(page);
    assert.deepEqual((await stage.as("imran").showOpening({ opening_id: opening.id })).help, []);
    await page.getByRole("button", { name: "Yes, that is me" }).click();
    await heading(page, "Thank you, Nadia Brown").waitFor();
    await stage.shot(page, "offer-confirmed-1280");
    await stage.accessible(page);

    const imran = await stage.page("imran");
    await imran.goto("/coop/me");
    await imran.getByRole("heading", { name: "Nadia Brown offers help" }).waitFor();
    await stage.shot(imran, "offer-waits-1280");
    await imran.goto(`/board/${opening.id}`);
    await heading(imran, "Offered without an account").waitFor();
    await imran.getByRole("link", { name: "0131 496 0155" }).waitFor();
    await stage.shot(imran, "offered-1280");
    await stage.accessible(imran);
    await imran.getByRole("button", { name: "Take it up" }).click();
    await imran.getByRole("button", { name: "Yes, gladly" }).click();
    await imran.getByText("taken up").waitFor();
    const [letter] = await stage.world.lettersTo("nadia@example.org", 2);
    assert.match(letter!.subject, /Your help is welcome/);
  },

  async "somebody could do something, on a phone, and the solidarity team suggests an opening"(stage: Stage) {
    const phone = { width: 390, height: 844, touch: true };
    const page = await stage.page(null, phone);
    await page.goto("/board");
    await page.getByRole("button", { name: "Say what you could do" }).click();
    await page.getByText("Seen by the solidarity team alone.").waitFor();
    await page.getByLabel("Your name").fill("Tam");
    await page.getByLabel("E-mail address").fill("tam@example.org");
    await page.getByLabel("What could you do?").fill("I could draw posters.");
    await stage.shot(page, "could-390");
    await stage.accessible(page);
    await stage.noSidewaysScroll(page);
    await page.getByRole("button", { name: "Offer help", exact: true }).click();
    await heading(page, "Have a look at your e-mail").waitFor();
    await page.goto(await linkTo(stage, "tam@example.org"));
    await stage.shot(page, "offer-confirm-390");
    await stage.noSidewaysScroll(page);
    await page.getByRole("button", { name: "Yes, that is me" }).click();
    await heading(page, "Thank you, Tam").waitFor();

    const opening = await stage.opening({ title: "A poster for the spring" });
    const leila = await stage.page("leila", phone);
    await leila.goto("/board/offers");
    await heading(leila, "Help that was offered").waitFor();
    const card = leila.locator(".coop-offered", { hasText: "I could draw posters." });
    await stage.shot(leila, "offers-390");
    await stage.accessible(leila);
    await stage.noSidewaysScroll(leila);
    await card.getByRole("button", { name: "Suggest an opening" }).click();
    await card.getByLabel("Which one?").selectOption({ label: opening.title });
    await stage.shot(leila, "offers-suggest-390");
    await stage.noSidewaysScroll(leila);
    await card.getByRole("button", { name: "Suggest it by e-mail" }).click();
    await card.getByText(`${opening.title} was suggested`).waitFor();
    const [letter] = await stage.world.lettersTo("tam@example.org", 2);
    assert.match(letter!.body, new RegExp(`/board/${opening.id}\\b`));
  },

  async "a member could do something, and hears from the solidarity team here"(stage: Stage) {
    const page = await stage.page("ana");
    await page.goto("/board");
    await page.getByRole("button", { name: "Say what you could do" }).click();
    await page.getByText("Seen by the solidarity team alone.").waitFor();
    await page.getByLabel("What could you do?").fill("I could teach bread.");
    await stage.shot(page, "could-member-1280");
    await stage.accessible(page);
    await page.getByRole("button", { name: "Say it" }).click();
    await heading(page, "The solidarity team knows now").waitFor();
    const leila = await stage.page("leila");
    await leila.goto("/board/offers");
    const card = leila.locator(".coop-offered", { hasText: "I could teach bread." });
    await card.getByRole("link", { name: "Message here" }).waitFor();
    await stage.shot(leila, "offers-1280");
    await stage.accessible(leila);
    await card.getByRole("button", { name: "Take it up" }).click();
    await card.getByRole("button", { name: "Yes, gladly" }).click();
    await card.getByText("taken up").waitFor();
    await page.goto("/coop/me");
    const promised = page.locator(".coop-promise", { hasText: "What you could do" });
    await promised.getByRole("button", { name: "Take it back" }).click();
    await promised.getByRole("button", { name: "Yes, take it back" }).click();
    await promised.waitFor({ state: "detached" });
  },

  async "a link that is over says so, and what was offered is taken back"(stage: Stage) {
    const opening = await stage.opening({ title: "Carry the tables" });
    const visitor = await stage.world.visitorWithToken();
    const { help_id, token } = await stage.world.offerOfHelp(visitor, { opening_id: opening.id });
    await visitor.tasks.confirmHelp({ help_id, token });
    const page = await stage.page(null, { scheme: "dark" });
    await page.goto(`/board/offers/${help_id}/${token}`);
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByRole("button", { name: "Yes, take it back" }).click();
    await heading(page, "It is deleted").waitFor();
    await page.reload();
    await page.getByText("This offer is not here any more.").waitFor();
    await stage.shot(page, "offer-gone-1280-dark");
    await stage.accessible(page);
  },
};
