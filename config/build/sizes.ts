/**
 * What every page of a forum loads of each plugin, and what comes with the
 * plugin's own pages, as Discourse packs it: minified, gzipped, without locales.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { compileAsync } from "sass";
import { build, type Rolldown } from "vite";
import ember from "../../test/forum/app/vite/ember";
import { frontEndFiles } from "./plugin-folder";

export interface Size {
  plugin: string;
  javascript: number;
  stylesheets: number;
  /** JavaScript of its own pages. */
  pages: number;
}

export async function sizeOf(plugin: string): Promise<Size> {
  const files = await frontEndFiles(plugin);
  const under = (folder: string): string[] => files.filter((file) => file.startsWith(path.join(plugin, folder)));
  return {
    plugin: path.basename(plugin),
    javascript: await javascript(under("assets/javascripts")),
    stylesheets: await stylesheets(plugin),
    pages: await javascript(under("admin/assets/javascripts")),
  };
}

/** @param files of `dist`, where the types are gone */
async function javascript(files: string[]): Promise<number> {
  if (files.length === 0) {
    return 0;
  }
  const entry = "virtual:all";
  const within = new Set(files.map((file) => file.replace(/\.\w+$/, "")));
  const result = (await build({
    configFile: false,
    mode: "production",
    logLevel: "silent",
    plugins: [
      {
        name: "all-files",
        enforce: "pre",
        resolveId(id, importer) {
          if (id === entry) {
            return `\0${entry}`;
          }
          // The forum, or the other of the two files, brings everything that is not in this one.
          const isHere = id.startsWith(".")
            ? within.has(path.resolve(path.dirname(importer!), id))
            : id.startsWith("/") || id.startsWith("\0") || /^decorator-transforms/.test(id);
          return isHere ? undefined : { id, external: true };
        },
        load: (id) =>
          id === `\0${entry}`
            ? files.map((file, at) => `export * as m${at} from ${JSON.stringify(file)};`).join("\n")
            : undefined,
      },
      ember(),
    ],
    build: {
      write: false,
      minify: true,
      reportCompressedSize: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: "strict",
        output: { format: "es" },
        checks: { pluginTimings: false },
      },
    },
  })) as Rolldown.RolldownOutput;
  return result.output.reduce((sum, part) => sum + (part.type === "chunk" ? gzipSync(part.code).length : 0), 0);
}

async function stylesheets(plugin: string): Promise<number> {
  const ruby = path.join(plugin, "plugin.rb");
  const registered = existsSync(ruby) ? await readFile(ruby, "utf8") : "";
  const files = [...registered.matchAll(/^\s*register_asset\s+["']([^"']+\.scss)["']/gm)].map(([, file]) => file!);
  const sizes = await Promise.all(
    files.map(async (file) => {
      const { css } = await compileAsync(path.join(plugin, "assets", file), {
        style: "compressed",
        // As in Discourse, which joins its own stylesheets by it.
        silenceDeprecations: ["import"],
      });
      return gzipSync(css).length;
    })
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

export function table(sizes: Size[]): string {
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
  const row = (name: string, js: number, css: number, pages: number): string =>
    `${name.padEnd(26)}${kilobytes(js)}${kilobytes(css)}${kilobytes(js + css)}${kilobytes(pages).padStart(18)}`;
  const total = (key: "javascript" | "stylesheets" | "pages"): number =>
    sizes.reduce((sum, size) => sum + size[key], 0);
  return [
    `${"gzipped, on every page".padEnd(26)}${"JS".padStart(9)}${"CSS".padStart(9)}${"both".padStart(9)}${"its own pages".padStart(18)}`,
    ...sizes.map(({ plugin, javascript: js, stylesheets: css, pages }) => row(plugin, js, css, pages)),
    row("all", total("javascript"), total("stylesheets"), total("pages")),
  ].join("\n");
}
