/** Light and dark, wide and narrow: everything can be read, and nothing scrolls sideways. */
import { heading, type Stage } from "./stage";
import { dress, type Looks } from "./windows";

const PHONE = { width: 390, height: 844 };
const WIDE: Looks[] = [{ scheme: "dark" }];
const NARROW: Looks[] = [PHONE, { ...PHONE, scheme: "dark" }, { width: 320, height: 640 }];

const looksWell = (looks: Looks[]) => async (stage: Stage) => {
  const opening = await stage.opening({
    by: "imran",
    seats: 5,
    title: "Phone bank of co-ops in the north",
    note: "A list and a script are ready",
    description: "Four calls an evening, **together** and online.\n\n- a telephone\n- a cup of tea",
  });
  for (const username of ["leila", "priya", "callum"]) {
    await stage.as(username).claimOpening({ opening_id: opening.id, contact: { way: "message" } });
  }
  const page = await stage.page("imran", looks[0]);
  const visits: [string, string | RegExp, string][] = [
    [`/board/${opening.id}`, opening.title, "opening"],
    ["/coop/me", /waits? for you|Nothing waits/, "waits"],
    ["/board", "What the federation needs done", "board"],
  ];
  for (const [path, title, shot] of visits) {
    await dress(page, looks[0]!);
    await page.goto(path);
    await heading(page, title).first().waitFor();
    await stage.looksWell(page, shot, looks);
  }
  await page.getByRole("button", { name: "Add a task or role" }).click();
  await page.getByRole("dialog").getByLabel("What needs doing").waitFor();
  await stage.looksWell(page, "form", looks);
};

export const all = {
  "every page can be read on a wide screen, dark": looksWell(WIDE),
  "every page can be read on a phone, light and dark, and on the narrowest": looksWell(NARROW),
};
