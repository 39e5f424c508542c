/** Tests of all server code: rules, acts on real PostgreSQL, the kernel and the embedded forum; and of what no compiler sees. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { "coop-core/server": `${root}plugins/coop-core/server/for-plugins.ts` } },
  test: {
    include: ["plugins/*/server/**/*.test.ts", "test/*.test.ts", "test/forum/server/**/*.test.ts"],
    globalSetup: ["test/forum/server/testing-setup.ts"],
    pool: "threads",
    // A forum of each test's own is what keeps them apart; the server's modules hold nothing between them.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
  },
});
