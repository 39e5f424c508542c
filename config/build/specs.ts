/**
 * Puts what `npm run build` made into a checkout of Discourse, with the plugins'
 * specs and the plugin that exists for tests alone:
 *
 *   npm run build && npm run build:specs -- ../discourse
 *   cd ../discourse && LOAD_PLUGINS=1 bin/rspec plugins/coop-core/spec plugins/coop-tasks/spec
 */
import { existsSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import path from "node:path";
import { buildServer, FIXTURE, listPlugins, ROOT } from "./server";

async function put(from: string, to: string): Promise<void> {
  if (existsSync(from)) {
    await cp(from, to, { recursive: true });
  }
}

async function main(checkout: string | undefined, edition = "3.5"): Promise<void> {
  if (!checkout || !existsSync(path.join(checkout, "lib/discourse.rb"))) {
    throw new Error("Say where the checkout of Discourse is: npm run build:specs -- ../discourse [3.5|current]");
  }
  for (const { name, dir } of await listPlugins()) {
    const to = path.join(checkout, "plugins", `coop-${name}`);
    await rm(to, { recursive: true, force: true });
    await put(path.join(ROOT, "dist", edition, `coop-${name}`), to);
    await put(path.join(dir, "spec"), path.join(to, "spec"));
  }
  // Where the specs look for it (plugins/coop-core/spec/plugin_helper.rb).
  const fixture = path.join(checkout, "tmp/coop-fixture");
  await buildServer(path.join(ROOT, ".cache/server"), { fixture: true });
  await put(path.join(ROOT, ".cache/server/coop-fixture"), fixture);
  await put(path.join(FIXTURE, "db"), path.join(fixture, "db"));
}

const [checkout, edition] = process.argv.slice(2);
await main(checkout, edition);
