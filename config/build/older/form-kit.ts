/**
 * FormKit says today what a field is by `@type` and draws it by `<field.Control/>`;
 * 3.5 has a control for each sort: `<field.Input/>`, `<field.Select/>`, …
 */
import { type ASTv1, preprocess, traverse } from "@glimmer/syntax";

const CONTROLS: Record<string, string> = {
  checkbox: "Checkbox",
  composer: "Composer",
  custom: "Custom",
  input: "Input",
  password: "Password",
  "radio-group": "RadioGroup",
  select: "Select",
  textarea: "Textarea",
  toggle: "Toggle",
};

interface Edit {
  from: number;
  to: number;
  text: string;
}

export function rewriteFormKit(template: string, file: string): string {
  if (!/\.Field\b/.test(template)) {
    return template;
  }
  const open = /^<template[^>]*>/.exec(template)![0];
  const close = "</template>";
  const source = template.slice(open.length, -close.length);
  const offsetOf = offsets(source);
  const edits: Edit[] = [];
  /** What the fields around yield, and the control that stands for each. */
  const controls: { param: string; control: string; inputType: string | undefined }[] = [];

  const edit = ({ start, end }: { start: Position; end: Position }, text: string): void => {
    edits.push({ from: offsetOf(start), to: offsetOf(end), text });
  };

  traverse(preprocess(source, { mode: "codemod" }), {
    ElementNode: {
      enter(node) {
        if (node.tag.endsWith(".Field")) {
          controls.push(fieldOf(node, file));
          const type = node.attributes.find(({ name }) => name === "@type")!;
          edit(widened(type.loc, source, offsetOf), "");
          return;
        }
        const [param, part] = node.tag.split(".");
        const field = part === "Control" ? controls.findLast((one) => one.param === param) : undefined;
        if (field) {
          renameElement(node, `${param}.${field.control}`, field.inputType);
        }
      },
      exit(node) {
        if (node.tag.endsWith(".Field")) {
          controls.pop();
        }
      },
    },
  });

  function renameElement(node: ASTv1.ElementNode, name: string, inputType: string | undefined): void {
    const from = offsetOf(node.loc.startPosition) + 1;
    edits.push({ from, to: from + node.tag.length, text: name + (inputType ? ` @type="${inputType}"` : "") });
    const end = offsetOf(node.loc.endPosition);
    if (source.slice(0, end).endsWith(`</${node.tag}>`)) {
      edits.push({ from: end - node.tag.length - 1, to: end - 1, text: name });
    }
  }

  const changed = edits
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to), source);
  if (/\.Control\b/.test(changed)) {
    throw new Error(`${file}: a <….Control/> that stands in no <….Field @type="…" as |field|>`);
  }
  return open + changed + close;
}

function fieldOf(
  node: ASTv1.ElementNode,
  file: string
): { param: string; control: string; inputType: string | undefined } {
  const type = node.attributes.find(({ name }) => name === "@type")?.value;
  if (type?.type !== "TextNode") {
    throw new Error(`${file}: @type of <${node.tag}> has to be written out, so that it can be built for Discourse 3.5`);
  }
  const isInput = type.chars.startsWith("input-");
  const control = CONTROLS[isInput ? "input" : type.chars];
  if (!control) {
    throw new Error(`${file}: Discourse 3.5 has no field of @type="${type.chars}"`);
  }
  const inputType = isInput && type.chars !== "input-text" ? type.chars.slice("input-".length) : undefined;
  return { param: node.blockParams[0] ?? "", control, inputType };
}

interface Position {
  line: number;
  column: number;
}

function offsets(source: string): (position: Position) => number {
  const lines = [0];
  for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1)) {
    lines.push(at + 1);
  }
  return ({ line, column }) => lines[line - 1]! + column;
}

/** With the space before it, so that none is left over. */
function widened(
  loc: ASTv1.Node["loc"],
  source: string,
  offsetOf: (position: Position) => number
): { start: Position; end: Position } {
  const start = offsetOf(loc.startPosition);
  const space = /\s*$/.exec(source.slice(0, start))![0].length;
  const before = source.slice(0, start - space);
  const line = before.split("\n").length;
  return {
    start: { line, column: before.length - (before.lastIndexOf("\n") + 1) },
    end: loc.endPosition,
  };
}
