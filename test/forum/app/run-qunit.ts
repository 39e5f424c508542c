/** `npm run test:qunit`: builds the tests, runs them in a real browser, says what failed and how many there were. */
import { build, preview } from "vite";
import { launchBrowser } from "../../browser";
import { forumConfig } from "./vite.config";

/** Longer than this they hang, however slow the machine is: milliseconds. */
const LONGEST = 600_000;

/** What the tests take for today: in words a day of this year has no year. */
const TODAY = "2026-11-22T12:00:00Z";

interface Failed {
  message: string;
  actual: string;
  expected: string;
  stack?: string;
}

interface TestEnd {
  name: string;
  status: "passed" | "failed" | "skipped" | "todo";
  errors: Failed[];
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  total: number;
}

const filter = process.argv.slice(2).find((argument) => !argument.startsWith("-"));

await build(forumConfig("test"));
const server = await preview({ ...forumConfig("test"), preview: { port: 0, host: "127.0.0.1" } });
const { port } = server.httpServer.address() as { port: number };
const browser = await launchBrowser();

try {
  const counts = await run();
  console.log(`${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ""}`);
  process.exitCode = counts.failed > 0 || counts.total === 0 ? 1 : 0;
} catch (error) {
  console.error(error);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}

async function run(): Promise<Counts> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.clock.setSystemTime(TODAY);
  let running = false;
  return new Promise<Counts>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the tests did not end within ${LONGEST / 1000} s`)), LONGEST);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
    };
    // Once it runs, QUnit counts an error that nobody caught as a failure of the test.
    page.on("pageerror", (error) => running || end(() => reject(error)));
    void page
      .exposeFunction("__qunit", (event: string, data: unknown) => {
        if (event === "runEnd") {
          end(() => resolve(data as Counts));
        } else {
          running = true;
          print(data as TestEnd);
        }
      })
      .then(() =>
        page.goto(`http://127.0.0.1:${port}/tests.html${filter ? `?filter=${encodeURIComponent(filter)}` : ""}`)
      )
      .catch(reject);
  });
}

function print({ name, status, errors }: TestEnd): void {
  if (status !== "failed") {
    return;
  }
  console.log(`not ok ${name}`);
  for (const { message, expected, actual, stack } of errors) {
    console.log(`    ${(message ?? "").slice(0, 1500)}\n    expected: ${expected}\n    actual:   ${actual}`);
    if (stack) {
      console.log(
        stack
          .split("\n")
          .slice(0, 5)
          .map((line) => `      ${line.trim()}`)
          .join("\n")
      );
    }
  }
}
