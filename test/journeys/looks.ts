/** Light and dark, wide and narrow: everything can be read, and nothing scrolls sideways. */
import { heading, type Looks, type Stage } from "./stage";

const LOOKS: [string, Looks][] = [
  ["1280-dark", { scheme: "dark" }],
  ["390", { width: 390, height: 844 }],
  ["390-dark", { width: 390, height: 844, scheme: "dark" }],
  ["320", { width: 320, height: 640 }],
];

const looksWell = (name: string, looks: Looks) => async (stage: Stage) => {
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
  const page = await stage.page("imran", looks);
  const visits: [string, string | RegExp, string][] = [
    ["/board", "What the federation needs done", "board"],
    [`/board/${opening.id}`, opening.title, "opening"],
    ["/coop/me", /waits? for you|Nothing waits/, "waits"],
  ];
  for (const [path, title, shot] of visits) {
    await page.goto(path);
    await heading(page, title).first().waitFor();
    await stage.shot(page, `${shot}-${name}`);
    await stage.noSidewaysScroll(page);
    await stage.accessible(page);
  }
  await page.goto("/board");
  await page.getByRole("button", { name: "Add a task or role" }).click();
  await page.getByRole("dialog").getByLabel("What needs doing").waitFor();
  await stage.shot(page, `form-${name}`);
  await stage.noSidewaysScroll(page);
  await stage.accessible(page);
};

export const all: Record<string, (stage: Stage) => Promise<void>> = Object.fromEntries(
  LOOKS.map(([name, looks]) => [`every page can be read at ${name}`, looksWell(name, looks)])
);
