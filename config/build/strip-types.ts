/**
 * `.gts` → `.gjs`, `.ts` → `.js`: what every Discourse compiles. Templates are cut
 * out before the types go, and put back as they were.
 */
import { removeTypes } from "babel-remove-types";
import { Preprocessor } from "content-tag";

const preprocessor = new Preprocessor();

/** After these an expression stands, so its template needs no semicolon of its own. */
const EXPECTS_EXPRESSION = /(?:[=(,:?[>&|]|\breturn|\bdefault)\s*$/;

export function strippedName(file: string): string {
  return file.replace(/\.gts$/, ".gjs").replace(/\.ts$/, ".js");
}

export interface Parts {
  /** JavaScript with a mark for each template. */
  code: string;
  templates: string[];
}

export function cutTemplates(source: string, file: string): Parts {
  const templates: string[] = [];
  // content-tag counts in bytes.
  const bytes = Buffer.from(source);
  let code = "";
  let at = 0;
  for (const { type, range } of preprocessor.parse(source, { filename: file })) {
    const before = bytes.subarray(at, range.startByte).toString();
    const mark = `"template:${templates.length}"`;
    templates.push(bytes.subarray(range.startByte, range.endByte).toString());
    const isPart = EXPECTS_EXPRESSION.test(code + before);
    code += before + (type === "class-member" ? `static { ${mark}; }` : isPart ? mark : `${mark};`);
    at = range.endByte;
  }
  return { code: code + bytes.subarray(at).toString(), templates };
}

/** As their authors laid them out. Where one is the whole component, no semicolon follows it. */
export function putTemplatesBack({ code, templates }: Parts): string {
  return code.replace(
    /static\s*\{\s*\(?["']template:(\d+)["']\)?;?\s*\}|^(export default )?\(?["']template:(\d+)["']\)?;|["']template:(\d+)["']/gm,
    (_, member?: string, exported = "", whole?: string, part?: string) =>
      exported + templates[Number(member ?? whole ?? part)]!
  );
}

/** The JavaScript of one file, its templates still cut out. */
export async function stripTypes(source: string, file: string): Promise<Parts> {
  const parts = file.endsWith(".gts") ? cutTemplates(source, file) : { code: source, templates: [] };
  return { code: await removeTypes(parts.code, false), templates: parts.templates };
}
