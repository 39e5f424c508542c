/**
 * The browser's windows, handed on from journey to journey: one that has shown the
 * forum before shows it again for half of what a new one needs.
 */
import type { Browser, Page } from "playwright-core";

export interface Looks {
  width?: number;
  height?: number;
  scheme?: "light" | "dark";
  touch?: boolean;
}

/** How long a page may take to show what a journey waits for: milliseconds. */
export const PATIENCE = 30_000;

export class Windows {
  /** Whether it has a touch screen cannot be changed later, as its size and colours can. */
  #free = new Map<boolean, Page[]>([true, false].map((touch) => [touch, []]));
  #lent = new Map<Page, boolean>();

  constructor(
    readonly browser: Browser,
    readonly url: string
  ) {}

  /** An empty page in a browser of its own, to which nobody is signed in. */
  async lend({ width = 1280, height = 900, scheme = "light", touch = false }: Looks): Promise<Page> {
    const page = this.#free.get(touch)!.pop() ?? (await this.#make(touch));
    this.#lent.set(page, touch);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    return page;
  }

  async #make(hasTouch: boolean): Promise<Page> {
    const where = { locale: "en-GB", timezoneId: "Europe/London", baseURL: this.url };
    const context = await this.browser.newContext({ ...where, hasTouch });
    context.setDefaultTimeout(PATIENCE);
    return context.newPage();
  }

  /** All that are lent, with what was opened from them. */
  get pages(): Page[] {
    return [...this.#lent.keys()].flatMap((page) => page.context().pages());
  }

  /** Nothing stays in them of whoever had them. */
  async takeBack(): Promise<void> {
    await Promise.all(
      [...this.#lent].map(async ([page, touch]) => {
        await clear(page);
        this.#lent.delete(page);
        this.#free.get(touch)!.push(page);
      })
    );
  }

  /** After a journey that stopped anywhere: no other one has them. */
  async close(): Promise<void> {
    const lent = [...this.#lent.keys()];
    this.#lent.clear();
    await Promise.all(lent.map((page) => page.context().close()));
  }
}

async function clear(page: Page): Promise<void> {
  const context = page.context();
  page.removeAllListeners();
  await page.unrouteAll();
  await page.evaluate("localStorage.clear(), sessionStorage.clear()");
  await page.goto("about:blank");
  await Promise.all(context.pages().map((other) => other === page || other.close()));
  await context.clearCookies();
  await context.clearPermissions();
}
