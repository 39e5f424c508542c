import path from "node:path";
import type { InlineConfig } from "vite";
import ember from "./vite/ember";
import icons from "./vite/icons";
import locales from "./vite/locales";
import moduleNames from "./vite/module-names";
import pluginModules from "./vite/plugin-modules";
import { root } from "./vite/plugins";
import stylesheets from "./vite/stylesheets";

const here = import.meta.dirname;

/** The forum itself, or the QUnit tests of plugins and stand-ins. */
export function forumConfig(mode: "production" | "test"): InlineConfig {
  const isTest = mode === "test";
  return {
    configFile: false,
    root: here,
    mode,
    publicDir: isTest ? false : "public",
    cacheDir: path.join(root, ".cache/vite"),
    logLevel: "warn",
    plugins: [moduleNames(), pluginModules(), locales(), icons(), stylesheets(), ember()],
    css: { preprocessorOptions: { scss: { silenceDeprecations: ["import"] } } },
    build: {
      outDir: path.join(root, ".cache", isTest ? "forum-tests" : "forum-app"),
      emptyOutDir: true,
      target: "es2022",
      sourcemap: isTest ? "inline" : true,
      minify: !isTest,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 8000,
      rolldownOptions: {
        input: path.join(here, isTest ? "tests.html" : "index.html"),
        checks: { pluginTimings: false },
      },
    },
  };
}
