/**
 * The least that runs Ember under Vite without ember-cli: content-tag takes the
 * templates out of a .gts, Babel compiles them, the types and the decorators.
 */
import { createRequire } from "node:module";
import babel from "@babel/core";
import { buildMacros } from "@embroider/macros/babel";
import { Preprocessor } from "content-tag";
import type { Plugin } from "vite";

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
      return { code: result!.code!, map: result!.map };
    },
  };
}

/** Addons come with macros and templates that nobody has compiled yet. */
function isAddonSource(file: string, source: string): boolean {
  return (
    /\/node_modules\/.*\.m?js$/.test(file) &&
    !/\/(@embroider\/macros|ember-source)\//.test(file) &&
    /@embroider\/macros|@ember\/template-compilation/.test(source)
  );
}
