/**
 * A browser for tests: where it runs, the Chromium that comes from npm, the same
 * for everybody and nothing to install; otherwise one on the machine. A page in
 * a new window costs it a third of what a distribution's whole Chromium needs.
 * CHROMIUM names another: a path, or "npm".
 */
import { execFileSync } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
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

const UNPACK = 'import("@sparticuz/chromium").then(({ default: packed }) => packed.executablePath())';

/**
 * Where the package's Chromium lies, ready to run. It would unpack into the
 * machine's folder for temporary files, where another user's may lie already, or
 * one that another process has not finished: here it is whole or not there.
 */
function unpacked(): string {
  const cache = join(import.meta.dirname, "..", ".cache");
  const folder = join(cache, "chromium");
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const unfinished = mkdtempSync(join(cache, "chromium-"));
    execFileSync(process.execPath, ["--input-type=module", "--eval", UNPACK], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: unfinished },
    });
    const fonts = join(unfinished, "fonts", "fonts.conf");
    writeFileSync(fonts, readFileSync(fonts, "utf8").replaceAll("/tmp/", `${folder.replaceAll("&", "&amp;")}/`));
    try {
      renameSync(unfinished, folder);
    } catch (error) {
      rmSync(unfinished, { recursive: true });
      if (!existsSync(folder)) {
        throw error;
      }
    }
  }
  return folder;
}

/** Its own arguments are left out: one process for all ends with the first page that is closed. */
async function fromNpm(): Promise<string> {
  // Bare machines lack libraries that the package carries; it unpacks them where it thinks it is on Lambda.
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs20.x";
  const tmpdir = process.env["TMPDIR"];
  process.env["TMPDIR"] = unpacked();
  const { default: packed } = await import("@sparticuz/chromium");
  const executablePath = await packed.executablePath();
  if (tmpdir === undefined) {
    delete process.env["TMPDIR"];
  } else {
    process.env["TMPDIR"] = tmpdir;
  }
  return executablePath;
}

/** The package's file is one for Linux on x64. */
const npmRunsHere = process.platform === "linux" && process.arch === "x64";

async function executable(): Promise<string> {
  const asked = process.env["CHROMIUM"];
  const own = asked ?? (npmRunsHere ? "npm" : ON_THE_MACHINE.find(isThere));
  return own && own !== "npm" ? own : fromNpm();
}

export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    ...options,
    executablePath: await executable(),
    args: ["--no-sandbox", ...QUIET, ...(options.args ?? [])],
  });
}
