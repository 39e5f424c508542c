/**
 * Discourse 3.5 packs a plugin's scripts into one file for every page, and what
 * lies under `admin/` into a second, which only staff get. What nothing but our
 * own pages need goes into the second; `lib/coop-pages.js` fetches it with the
 * first of them. Discourse's own `splitAtRoutes` will do the same some day.
 */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { Preprocessor } from "content-tag";
import { init, parse } from "es-module-lexer";
import { frontEndFiles } from "../plugin-folder";
import { pretty } from "../pretty";
import { isRouteTemplate } from "./route-templates";

const EVERYWHERE = "assets/javascripts";
const WITH_PAGES = "admin/assets/javascripts";

const preprocessor = new Preprocessor();

/** @param imports by module, as Discourse names it, the modules that it imports */
export function onlyForPages(imports: Map<string, string[]>, pages: string[]): Set<string> {
  const reached = reachedFrom(pages, imports);
  // A module that nobody imports may be looked up by its name, so it stays.
  const elsewhere = reachedFrom(
    [...imports.keys()].filter((name) => !reached.has(name)),
    imports
  );
  return new Set([...reached].filter((name) => !elsewhere.has(name)));
}

function reachedFrom(roots: string[], imports: Map<string, string[]>): Set<string> {
  const reached = new Set<string>();
  const toDo = [...roots];
  for (let name = toDo.pop(); name !== undefined; name = toDo.pop()) {
    if (imports.has(name) && !reached.has(name)) {
      reached.add(name);
      toDo.push(...imports.get(name)!);
    }
  }
  return reached;
}

/** @param folders of plugins, written for 3.5 */
export async function splitPages(folders: string[]): Promise<void> {
  await init;
  const files = new Map<string, string>();
  const imports = new Map<string, string[]>();
  for (const folder of folders) {
    for (const file of await frontEndFiles(folder)) {
      if (file.startsWith(path.join(folder, EVERYWHERE))) {
        const name = moduleName(folder, file);
        files.set(name, file);
        imports.set(name, importsOf(await readFile(file, "utf8"), file, name));
      }
    }
  }
  const pages = [...files].filter(([, file]) => isRouteTemplate(file)).map(([name]) => name);
  for (const name of onlyForPages(imports, pages)) {
    const file = files.get(name)!;
    const target = file.replace(`/${EVERYWHERE}/`, `/${WITH_PAGES}/`);
    await mkdir(path.dirname(target), { recursive: true });
    await rename(file, target);
  }
  for (const folder of folders) {
    await writeInitializer(
      folder,
      pages.filter((name) => name.startsWith(moduleName(folder)))
    );
  }
}

/** `discourse/plugins/coop-tasks/discourse/lib/board` */
function moduleName(folder: string, file = path.join(folder, EVERYWHERE)): string {
  const relative = path.relative(path.join(folder, EVERYWHERE), file).replace(/\.\w+$/, "");
  return `discourse/plugins/${path.basename(folder)}/${relative}`;
}

function importsOf(source: string, file: string, name: string): string[] {
  const code = file.endsWith(".gjs") ? preprocessor.process(source, { filename: file }).code : source;
  const [found] = parse(code);
  return found.flatMap(({ n: specifier }) =>
    specifier === undefined
      ? []
      : [specifier.startsWith(".") ? path.posix.join(path.posix.dirname(name), specifier) : specifier]
  );
}

async function writeInitializer(folder: string, pages: string[]): Promise<void> {
  if (pages.length === 0) {
    return;
  }
  const plugin = path.basename(folder);
  const routes = pages.map((name) => path.posix.basename(name));
  const code = `import { bringPages } from "discourse/plugins/coop-core/discourse/lib/coop-pages";
    ${routes.map((route, at) => `import Route${at} from "../routes/${route}";`).join("\n")}

    export default {
      name: "${plugin}-pages",
      initialize: () => bringPages("${plugin}", [${routes.map((_, at) => `Route${at}`).join(", ")}]),
    };`;
  const file = path.join(folder, EVERYWHERE, `discourse/initializers/${plugin}-pages.js`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await pretty(code, file));
}
