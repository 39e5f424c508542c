/** Copies go from a shelf to somebody's door. */
import { heading, type Stage } from "./stage";

export const all = {
  async "Ana orders leaflets on her phone; Imran reads where to and sends them"(stage: Stage) {
    const opening = await stage.opening({
      title: "Order leaflets for your shop",
      band: "very_little",
      minutes_from: 5,
      minutes_to: 5,
      seats: null,
      answered_by: "copies",
      copies_stock: 200,
      copies_most: 50,
    });
    const ana = await stage.page("ana", { width: 390, height: 844, touch: true });
    await ana.goto(`/board/${opening.id}`);
    await heading(ana, "Order copies").waitFor();
    await stage.shot(ana, "order-390");
    await stage.accessible(ana);
    await ana.getByLabel("How many?").fill("40");
    await ana.getByLabel("Name and address").fill("Tidewater Bakers\n4 Quay Street\nWhitby");
    await ana.getByRole("button", { name: "Order them" }).click();
    await heading(ana, "You have ordered").waitFor();
    await stage.shot(ana, "ordered-390");
    await stage.accessible(ana);

    const imran = await stage.page("imran", { scheme: "dark" });
    await imran.goto(`/board/${opening.id}`);
    await heading(imran, "What was ordered").waitFor();
    await imran.getByText("4 Quay Street").waitFor();
    await stage.shot(imran, "order-list-1280-dark");
    await stage.accessible(imran);
    await imran.getByRole("button", { name: "They are on their way" }).click();
    await imran.getByText("sent on").waitFor();
    await imran.goto("/board");
    await imran.getByText("160 copies left").waitFor();
    await stage.shot(imran, "order-board-1280-dark");
  },
};
