/** A policy goes from one person to another, and from there to everybody who may read it. */
import { fileURLToPath } from "node:url";
import { heading, type Stage } from "./stage";

const PICTURE = fileURLToPath(new URL("../../assets/board.png", import.meta.url));

export const all = {
  async "Ana hands a policy in on her phone; Imran thanks her and files it"(stage: Stage) {
    const filed_in = await stage.world.board();
    const opening = await stage.opening({
      title: "Share a policy of your co-op",
      band: "very_little",
      minutes_from: 30,
      minutes_to: 30,
      seats: null,
      answered_by: "hand_in",
      filed_in,
    });
    const ana = await stage.page("ana", { width: 390, height: 844, touch: true });
    await ana.goto(`/board/${opening.id}`);
    await heading(ana, "Hand it in").waitFor();
    await stage.shot(ana, "thing-390");
    await stage.accessible(ana);
    await ana.getByLabel("What is it?").fill("Our sickness policy");
    await ana.getByLabel("A picture or another file").setInputFiles(PICTURE);
    await ana.getByLabel("What does the picture show?").fill("The first page of six");
    await ana.getByLabel("Or the text itself").fill("Six pages, in plain English.");
    await stage.shot(ana, "thing-file-390");
    await stage.accessible(ana);
    await ana.getByLabel("Who is named for it?").fill("Tidewater Bakers");
    await ana.getByLabel(/Everybody who is pictured/).check();
    await ana.locator(".coop-claim").getByRole("button", { name: "Hand it in" }).click();
    await heading(ana, "You handed it in").waitFor();
    await stage.shot(ana, "thing-handed-in-390");
    await stage.accessible(ana);

    const imran = await stage.page("imran", { scheme: "dark" });
    await imran.goto(`/board/${opening.id}`);
    await heading(imran, "What was handed in").waitFor();
    await stage.shot(imran, "thing-list-1280-dark");
    await stage.accessible(imran);
    await imran.getByRole("button", { name: "Thank them and file it" }).click();
    await imran.getByText("being filed, in a moment it is there").waitFor();
    await stage.forum.tick();
    await imran.reload();
    await imran.getByRole("link", { name: "See where it is filed" }).click();
    await imran.getByText("Six pages, in plain English.").first().waitFor();
    await imran.getByRole("img", { name: "The first page of six" }).waitFor();
  },
};
