/** What a journey has in hand: a forum with its invented people, browsers of those people, pictures and axe. */
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AxeResults } from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { openAsVisitor } from "../conformance/caller";
import { World, type Opening } from "../conformance/world";
import type { EmbeddedForum } from "../embedded";
import { PATIENCE, type Looks, type Windows } from "./windows";

const SHOTS = fileURLToPath(new URL("../../.cache/shots", import.meta.url));
const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type NewOpening = Parameters<World["opening"]>[0] & { by?: string };

export class Stage {
  readonly world: World;
  #wrong: string[] = [];

  constructor(
    readonly forum: EmbeddedForum,
    readonly windows: Windows
  ) {
    this.world = new World(forum.url, forum.apiKey, forum);
  }

  /** Acts in the name of one of the demo's people, behind the browser's back. */
  as = (username: string) => this.world.as(username).tasks;

  /** An opening of the demo's people, with a title that no other journey has. */
  opening({ by = "imran", ...given }: NewOpening = {}): Promise<Opening> {
    const caller = this.world.as(by);
    return this.world.opening(given, { ...caller, tasks: caller.tasks } as never);
  }

  /** A page in a browser of its own: of somebody who is signed in, or of a visitor. */
  async page(username: string | null, looks: Looks = {}): Promise<Page> {
    const page = await this.windows.lend(looks);
    if (username !== null) {
      await this.#signIn(page.context(), username);
    }
    page.on("pageerror", (error) => this.#wrong.push(`${page.url()}: ${error.message}`));
    page.on("response", (response) => {
      if (response.status() >= 500) {
        this.#wrong.push(`${response.status()} ${response.url()}`);
      }
    });
    return page;
  }

  /** By the demo's one click, without the page of it. */
  async #signIn(context: BrowserContext, username: string): Promise<void> {
    const visitor = await openAsVisitor(this.forum.url);
    const answer = await visitor.send("POST", "/demo/sign-in", { username });
    assert.equal(answer.status, 200, answer.text);
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(";")[0]!.split(/=(.*)/s) as [string, string];
      await context.addCookies([{ name, value, url: this.forum.url }]);
    }
  }

  /** A picture, where somebody wants to look: with SHOTS=1. They take a quarter of the time. */
  async shot(page: Page, name: string): Promise<void> {
    if (process.env["SHOTS"] === "1") {
      await this.#photograph(page, name);
    }
  }

  async #photograph(page: Page, name: string): Promise<void> {
    await mkdir(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  }

  /** How every page looked when a journey failed. */
  async shotAll(name: string): Promise<void> {
    await Promise.all(
      this.windows.pages.map((page, at) => this.#photograph(page, `${name}-${at + 1}`).catch(() => {}))
    );
  }

  /**
   * Nothing that keeps somebody from using the page.
   * @param rules for a page that was looked at before in other colours: contrast alone
   */
  async accessible(page: Page, rules: "all" | "contrast" = "all"): Promise<void> {
    if (!(await page.evaluate("!!window.axe"))) {
      await page.evaluate(AXE);
    }
    const options = {
      runOnly: rules === "all" ? RULES : { type: "rule", values: ["color-contrast"] },
      // Whatever was well, it would write down with every element: most of its time.
      resultTypes: ["violations"],
    };
    // What the header covers now can be scrolled to.
    const violations = (await page.evaluate(
      `scrollTo(0, 0); axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`
    )) as AxeResults["violations"];
    const found = violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(
        ({ id, help, nodes }) =>
          `${id}: ${help}\n${nodes.map(({ html, target, failureSummary }) => `    ${target.join(" ")}  ${html.slice(0, 300)}  ${failureSummary}`).join("\n")}`
      );
    assert.equal(found.length, 0, `axe on ${page.url()}:\n${found.join("\n")}`);
  }

  /** Everything can be read by scrolling down alone. */
  async noSidewaysScroll(page: Page): Promise<void> {
    const [wide, seen] = (await page.evaluate("[document.documentElement.scrollWidth, innerWidth]")) as [
      number,
      number,
    ];
    assert.ok(wide <= seen, `${page.url()} is ${wide} px wide in a window of ${seen}`);
  }

  /** Ends a journey: its windows are handed back, and no page may have had an error. */
  async clear(): Promise<void> {
    await this.windows.takeBack();
    assert.deepEqual(this.#wrong, [], "errors in pages");
  }
}

/** Waits until an expression holds in the page; the page itself may not evaluate texts. */
export async function until(page: Page, expression: string): Promise<void> {
  for (const end = Date.now() + PATIENCE; !(await page.evaluate(expression));) {
    assert.ok(Date.now() < end, `it never became so: ${expression}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}

/** By keyboard: presses Tab until the focus is there. */
export async function tabTo(page: Page, what: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(`!!document.activeElement?.closest(${JSON.stringify(what)})`)) {
      return;
    }
  }
  assert.fail(`the Tab key never came to ${what}`);
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name });
