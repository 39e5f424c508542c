/**
 * The least that runs Ember under Vite without ember-cli: content-tag takes the
 * templates out of a .gts, Babel compiles them, the types and the decorators.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import babel from "@babel/core";
import { buildMacros } from "@embroider/macros/babel";
import { Preprocessor } from "content-tag";
import type { Plugin } from "vite";
import { root } from "./plugins";

const require = createRequire(import.meta.url);
const here = import.meta.filename;

type Macros = ReturnType<typeof buildMacros>;

export default function ember(): Plugin {
  const preprocessor = new Preprocessor();
  const renamed: Record<string, string> = require("ember-source/package.json")["ember-addon"]["renamed-modules"];
  let macros: Macros;

  return {
    name: "ember",
    enforce: "pre",

    config(_, { mode }) {
      const production = mode === "production";
      macros = buildMacros({
        configure(config) {
          if (!production) {
            config.enablePackageDevelopment(process.cwd());
          }
        },
      });
      return {
        oxc: false, // Babel strips the types: oxc gets class fields with decorators wrong.
        resolve: {
          extensions: [".ts", ".gts", ".js", ".gjs", ".mjs", ".json"],
          conditions: [production ? "production" : "development", "module", "browser"],
        },
        build: { rolldownOptions: { moduleTypes: { ".ts": "js" } } },
        optimizeDeps: { noDiscovery: true, include: [] },
      };
    },

    resolveId(id, importer, options) {
      const target = renamed[id] ?? renamed[`${id}.js`] ?? renamed[`${id}/index.js`];
      return target ? this.resolve(target, here ?? importer, { ...options, skipSelf: true }) : undefined;
    },

    async transform(source, id) {
      const file = id.split("?")[0]!;
      const ours = /\.(gts|gjs|ts|js)$/.test(file) && !file.includes("/node_modules/");
      if (!ours && !isAddonSource(file, source)) {
        return;
      }
      // What names no macro is the same for the forum and for its tests: whichever is built first does the work.
      const key = /@embroider\/macros|@glimmer\/env/.test(source) ? undefined : keyOf(file, source);
      const kept = key && readKept(key);
      if (kept) {
        return kept;
      }
      const code = /\.(gts|gjs)$/.test(file) ? preprocessor.process(source, { filename: file }).code : source;
      const result = await babel.transformAsync(code, {
        filename: file,
        configFile: false,
        babelrc: false,
        sourceMaps: true,
        generatorOpts: { compact: false },
        plugins: [
          ...(/\.(gts|ts)$/.test(file)
            ? [
                [
                  "@babel/plugin-transform-typescript",
                  { allExtensions: true, onlyRemoveTypeImports: true, allowDeclareFields: true },
                ],
              ]
            : []),
          ["babel-plugin-ember-template-compilation", { transforms: [...macros.templateMacros] }],
          ["module:decorator-transforms", { runtime: { import: require.resolve("decorator-transforms/runtime-esm") } }],
          ...macros.babelMacros,
        ],
      });
      const made: Made = { code: result!.code!, map: result!.map };
      if (key) {
        keep(key, made);
      }
      return made;
    },
  };
}

interface Made {
  code: string;
  map: NonNullable<babel.BabelFileResult["map"]> | null | undefined;
}

const KEPT = path.join(root, ".cache/ember");
const hashOf = (...texts: string[]): string => createHash("sha256").update(texts.join("\0")).digest("hex");

/** What besides a file decides what is made of it. */
const WAY = hashOf(readFileSync(here, "utf8"), readFileSync(path.join(root, "package-lock.json"), "utf8"));

const keyOf = (file: string, source: string): string => hashOf(WAY, file, source);

function readKept(key: string): Made | undefined {
  try {
    return JSON.parse(readFileSync(path.join(KEPT, key), "utf8")) as Made;
  } catch {
    return undefined;
  }
}

/** Two builds may write the same at once. */
function keep(key: string, made: Made): void {
  mkdirSync(KEPT, { recursive: true });
  const unfinished = path.join(KEPT, `${key}.${process.pid}`);
  writeFileSync(unfinished, JSON.stringify(made));
  renameSync(unfinished, path.join(KEPT, key));
}

/** Addons come with macros and templates that nobody has compiled yet. */
function isAddonSource(file: string, source: string): boolean {
  return (
    /\/node_modules\/.*\.m?js$/.test(file) &&
    !/\/(@embroider\/macros|ember-source)\//.test(file) &&
    /@embroider\/macros|@ember\/template-compilation/.test(source)
  );
}
