/** One front-end file as a Discourse of today or of 3.5 takes it. */
import { checkKeywords } from "./older/keywords";
import { rewriteFormKit } from "./older/form-kit";
import { rewriteImports } from "./older/imports";
import { isRouteTemplate, wrapRouteTemplate } from "./older/route-templates";
import { checkServices } from "./older/services";
import { pretty as makePretty } from "./pretty";
import { putTemplatesBack, strippedName, stripTypes as strip } from "./strip-types";

export type Edition = "current" | "3.5";

export interface Built {
  file: string;
  code: string;
}

type Make<T> = (code: string, file: string) => Promise<T>;

/** Both editions begin with the same code, and half of their files end with it. */
function once<T>(make: Make<T>): Make<T> {
  const made = new Map<string, Promise<T>>();
  return (code, file) => {
    const key = `${file}\n${code}`;
    const kept = made.get(key) ?? make(code, file);
    made.set(key, kept);
    return kept;
  };
}

const stripTypes = once(strip);
const pretty = once(makePretty);

/** @param services names of the suite's own services */
export async function buildFrontEndFile(
  source: string,
  file: string,
  edition: Edition,
  services: Set<string>
): Promise<Built> {
  const name = strippedName(file);
  let { code, templates } = await stripTypes(source, file);
  if (edition === "3.5") {
    code = rewriteImports(code, file);
    checkServices(code, file, services);
    if (isRouteTemplate(file)) {
      code = wrapRouteTemplate(code, file);
    }
    for (const template of templates) {
      checkKeywords(code, template, file);
    }
    templates = templates.map((template) => rewriteFormKit(template, file));
  }
  return { file: name, code: putTemplatesBack({ code: await pretty(code, name), templates }) };
}
