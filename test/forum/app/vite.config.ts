import path from "node:path";
import { defineConfig } from "vite";
import ember from "./vite/ember";
import icons from "./vite/icons";
import locales from "./vite/locales";
import moduleNames from "./vite/module-names";
import pluginModules from "./vite/plugin-modules";
import { root } from "./vite/plugins";
import stylesheets from "./vite/stylesheets";

/** `--mode production` is the forum, `--mode test` the QUnit tests of plugins and stand-ins. */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  publicDir: mode === "test" ? false : "public",
  cacheDir: path.join(root, ".cache/vite"),
  plugins: [moduleNames(), pluginModules(), locales(), icons(), stylesheets(), ember()],
  server: { fs: { allow: [root] } },
  css: { preprocessorOptions: { scss: { silenceDeprecations: ["import"] } } },
  build: {
    outDir: path.join(root, ".cache", mode === "test" ? "forum-tests" : "forum-app"),
    emptyOutDir: true,
    target: "es2022",
    sourcemap: mode === "test" ? "inline" : true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { input: path.join(import.meta.dirname, mode === "test" ? "tests.html" : "index.html") },
  },
}));
