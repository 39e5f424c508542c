/** Light and dark, wide and narrow: everything can be read, and nothing scrolls sideways. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { heading, type Stage } from "./stage";

type Look = [name: string, size: { width: number; height: number }, scheme: "light" | "dark"];

const PHONE = { width: 390, height: 844 };
const WIDE: Look[] = [["1280-dark", { width: 1280, height: 900 }, "dark"]];
const NARROW: Look[] = [
  ["390", PHONE, "light"],
  ["390-dark", PHONE, "dark"],
  ["320", { width: 320, height: 640 }, "light"],
];

async function look(stage: Stage, page: Page, looks: Look[], shot: string): Promise<void> {
  for (const [at, [name, size, colorScheme]] of looks.entries()) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await stage.shot(page, `${shot}-${name}`);
    await stage.noSidewaysScroll(page);
    await stage.accessible(page, at > 0 && colorScheme === "dark" ? "contrast" : "all");
  }
}

const looksWell = (looks: Look[]) => async (stage: Stage) => {
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
  const [, size, scheme] = looks[0]!;
  const page = await stage.page("imran", { ...size, scheme });
  const visits: [string, string | RegExp, string][] = [
    [`/board/${opening.id}`, opening.title, "opening"],
    ["/coop/me", /waits? for you|Nothing waits/, "waits"],
    ["/board", "What the federation needs done", "board"],
  ];
  for (const [path, title, shot] of visits) {
    await page.setViewportSize(size);
    await page.goto(path);
    await heading(page, title).first().waitFor();
    await look(stage, page, looks, shot);
  }
  await page.getByRole("button", { name: "Add a task or role" }).click();
  await page.getByRole("dialog").getByLabel("What needs doing").waitFor();
  await look(stage, page, looks, "form");
};

/** As long as an address that somebody pasted, or a word of another language. */
const WORD = "Donaudampfschifffahrtsgesellschaftskapitaensmuetze";

export const all = {
  async "a long word widens no page on the narrowest phone, and covers nothing"(stage: Stage) {
    const { id } = await stage.opening({
      by: "imran",
      title: `Read ${WORD}`,
      note: WORD.repeat(3),
      description: `Begin at https://example.org/${WORD.repeat(3)}`,
      ...{ time_words: WORD, place: WORD, paid: true, rate: WORD, days: WORD },
      campaign: WORD.slice(0, 40),
      skills: [WORD.slice(0, 30)],
      ...{ needs: [WORD.repeat(3)], ticks: [WORD.repeat(3)], checklist: [WORD.repeat(3)] },
    });
    await stage.as("ana").claimOpening({ opening_id: id, contact: { way: "message" }, ticked: [WORD.repeat(3)] });
    const page = await stage.page("imran", { width: 320, height: 640 });
    for (const [path, title] of [
      [`/board/${id}`, WORD],
      [`/board?q=${WORD}`, "What the federation needs done"],
      [`/board?view=state&q=${WORD}`, "What the federation needs done"],
      ["/coop/me", /waits? for you/],
    ] as const) {
      await page.goto(path);
      await heading(page, new RegExp(title)).first().waitFor();
      await page.getByText(WORD).last().waitFor();
      await stage.shot(page, `long-words${path.slice(0, 12).replaceAll(/\W/g, "-")}-320`);
      await stage.noSidewaysScroll(page);
      // A row's time stands beside its places, not under them.
      const covered = await page.evaluate(`[...document.querySelectorAll(".coop-opening__time")].filter(
        (time) => time.scrollWidth > time.clientWidth + 1).length`);
      assert.equal(covered, 0, `${path}: a time reaches out of its place`);
    }
  },

  "every page can be read on a wide screen, dark": looksWell(WIDE),
  "every page can be read on a phone, light and dark, and on the narrowest": looksWell(NARROW),
};
