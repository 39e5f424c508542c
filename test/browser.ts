/**
 * A browser for tests: one on the machine, or the whole Chromium that comes from
 * npm, which needs nothing installed.
 */
import { accessSync, constants } from "node:fs";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";

const ON_THE_MACHINE = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// It is a test's browser: nothing of it calls home.
const QUIET = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const isThere = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const own = process.env["CHROMIUM"] ?? ON_THE_MACHINE.find(isThere);
  if (own && own !== "npm") {
    return chromium.launch({
      ...options,
      executablePath: own,
      args: ["--no-sandbox", ...QUIET, ...(options.args ?? [])],
    });
  }
  // Bare machines lack libraries that the package carries; it unpacks them where it thinks it is on Lambda.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs20.x";
  const { default: packed } = await import("@sparticuz/chromium");
  return chromium.launch({
    ...options,
    executablePath: await packed.executablePath(),
    args: [...packed.args, ...QUIET, ...(options.args ?? [])],
  });
}
