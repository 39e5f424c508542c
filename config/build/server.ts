/**
 * Builds what runs inside a host: for each plugin its bundle `server.js`, its
 * `manifest.json` (what Ruby has to know without touching V8) and its
 * `openapi.json`. Kysely, valibot and Temporal lie only in the core's bundle;
 * the others take them from the global that it leaves.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, transform, type BuildOptions, type Plugin as EsbuildPlugin } from "esbuild";
import type { openApi } from "../../plugins/coop-core/server/openapi";
import type { Plugin } from "../../plugins/coop-core/server/kernel/plugin";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CORE = path.join(ROOT, "plugins/coop-core/server");
/** For tests alone: a plugin that is never shipped. */
export const FIXTURE = path.join(ROOT, "test/fixture");

/**
 * What the core leaves, by module; an import of anything else fails the build.
 * Of Kysely only what plugins write with.
 */
const SHARED: Record<string, () => Promise<string[]>> = {
  kysely: async () => ["sql"],
  valibot: async () => namesIn(await import("valibot")),
  "temporal-polyfill": async () => namesIn(await import("temporal-polyfill")),
  "coop-core/server": async () => namesIn(await import("../../plugins/coop-core/server/for-plugins")),
};

const namesIn = (module: object): string[] => Object.keys(module).filter((name) => name !== "default");

interface Source {
  /** Without `coop-`; also the name of the constant that its index exports. */
  name: string;
  dir: string;
}

/** MiniRacer knows no modules, and Debian's and Discourse's V8 both know ES2022. */
const bundling: BuildOptions = {
  bundle: true,
  write: false,
  format: "iife",
  target: "es2022",
  platform: "neutral",
  mainFields: ["module", "main"],
  // papaparse asks for it where Node's streams are parsed, which nobody does here.
  external: ["stream"],
  // Names stay, so that a stack trace in the forum's log can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  // One byte a character: V8 keeps the whole source.
  charset: "ascii",
  logLevel: "warning",
  absWorkingDir: ROOT,
};

/** Whoever reads a stack trace looks for our names, not for those within libraries; half as much to read for V8. */
const shortNames: EsbuildPlugin = {
  name: "short-names",
  setup({ onLoad }) {
    onLoad({ filter: /node_modules.*\.m?js$/ }, async ({ path: file }) => ({
      contents: (await transform(await readFile(file, "utf8"), { minify: true, target: bundling.target })).code,
    }));
  },
};

/** `null` and `enum` are names of schemas, and cannot be names of constants. */
const takes = (name: string, at: number): string =>
  `const part${at} = /* @__PURE__ */ take("${name}"); export { part${at} as ${name} };`;

const ofTheCore: EsbuildPlugin = {
  name: "of-the-core",
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(${Object.keys(SHARED).join("|")})$`);
    onResolve({ filter }, ({ path: name }) => ({ path: name, namespace: "core" }));
    // By name: a whole module would be copied anew for each file that imports it, which took longer than all the rest.
    onLoad({ filter: /.*/, namespace: "core" }, async ({ path: name }) => ({
      contents: `${(await SHARED[name]!()).map(takes).join("\n")}
        function take(part) { return globalThis.coop.modules[${JSON.stringify(name)}][part]; }`,
    }));
  },
};

async function bundle(source: Source, version: string): Promise<string> {
  const index = path.join(source.dir, "server/index.ts");
  const result = await build(
    source.name === "core"
      ? { ...bundling, plugins: [shortNames], entryPoints: [path.join(CORE, "main.ts")] }
      : {
          ...bundling,
          plugins: [ofTheCore, shortNames],
          stdin: {
            contents: `import { ${source.name} } from ${JSON.stringify(index)};
              globalThis.coop.register(${source.name}, ${JSON.stringify(version)});`,
            resolveDir: ROOT,
          },
        }
  );
  return result.outputFiles![0]!.text;
}

/** The plugin's table of contents as a value, with what is needed to describe it. */
async function load(source: Source): Promise<{ plugin: Plugin; VERSION: string; openApi: typeof openApi }> {
  const file = path.join(ROOT, `.cache/build/${source.name}-${process.pid}.mjs`);
  await mkdir(path.dirname(file), { recursive: true });
  const result = await build({
    ...bundling,
    format: "esm",
    platform: "node",
    alias: { "coop-core/server": path.join(CORE, "for-plugins.ts") },
    stdin: {
      contents: `export { ${source.name} as plugin } from ${JSON.stringify(path.join(source.dir, "server/index.ts"))};
        export { VERSION } from ${JSON.stringify(path.join(CORE, "version.ts"))};
        export { openApi } from ${JSON.stringify(path.join(CORE, "openapi.ts"))};`,
      resolveDir: ROOT,
    },
  });
  await writeFile(file, result.outputFiles![0]!.text);
  return import(`${pathToFileURL(file)}?${Date.now()}`);
}

const manifest = (plugin: Plugin, version: string) => ({
  name: plugin.name,
  version,
  acts: Object.fromEntries(
    Object.entries(plugin.acts).map(([name, { kind, visitors, limits, content_type, file_name }]) => [
      name,
      { kind, visitors, limits, content_type, file_name },
    ])
  ),
});

/** A running forum may read the file at any moment: it is there whole or not at all. */
async function put(file: string, text: string): Promise<void> {
  if (existsSync(file) && (await readFile(file, "utf8")) === text) {
    return;
  }
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
}

async function buildOne(source: Source, outDirs: string[]): Promise<void> {
  const { plugin, VERSION, openApi: describe } = await load(source);
  const files = {
    "server.js": await bundle(source, VERSION),
    "manifest.json": `${JSON.stringify(manifest(plugin, VERSION), null, 1)}\n`,
    "openapi.json": `${JSON.stringify(describe(plugin, VERSION), null, 1)}\n`,
  };
  for (const outDir of outDirs) {
    for (const [name, text] of Object.entries(files)) {
      await put(path.join(outDir, `coop-${source.name}/server`, name), text);
    }
  }
}

export async function listPlugins(): Promise<Source[]> {
  const names = (await readdir(path.join(ROOT, "plugins"))).filter((dir) => dir.startsWith("coop-")).sort();
  return names
    .map((dir) => ({ name: dir.slice("coop-".length), dir: path.join(ROOT, "plugins", dir) }))
    .filter(({ dir }) => existsSync(path.join(dir, "server/index.ts")));
}

/** Writes `<outDir>/coop-<name>/server/` of every plugin that is shipped, and of the fixture where asked. */
export async function buildServer(outDirs: string | string[], { fixture = false } = {}): Promise<void> {
  const sources = await listPlugins();
  if (fixture) {
    sources.push({ name: "fixture", dir: FIXTURE });
  }
  for (const source of sources) {
    await buildOne(source, [outDirs].flat());
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildServer(["3.5", "current"].map((target) => path.join(ROOT, "dist", target)));
  await buildServer(path.join(ROOT, ".cache/server"), { fixture: true });
}
