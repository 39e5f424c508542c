/**
 * Newer Embers know `on`, `fn`, `eq` and others in a template without an import;
 * 5.12 does not. A template that leans on that would break on 3.5 alone.
 */
import { preprocess, traverse } from "@glimmer/syntax";

const KEYWORDS = new Set([
  ...["action", "component", "debugger", "each", "each-in", "has-block", "has-block-params", "helper", "if"],
  ...["in-element", "let", "log", "modifier", "mount", "mut", "outlet", "query-params", "readonly", "unbound"],
  ...["unless", "with", "yield", "page-title", "unique-id", "true", "false", "null", "undefined"],
  ...["Array", "Boolean", "Date", "Math", "Number", "Object", "String", "window", "document"],
]);

export function checkKeywords(code: string, template: string, file: string): void {
  const source = template.replace(/^<template[^>]*>/, "").slice(0, -"</template>".length);
  const scopes: string[][] = [];
  const free = new Set<string>();
  const note = (name: string): void => {
    if (!scopes.some((scope) => scope.includes(name)) && !KEYWORDS.has(name)) {
      free.add(name);
    }
  };
  traverse(preprocess(source, { mode: "codemod" }), {
    Block: {
      enter: (node) => void scopes.push(node.blockParams),
      exit: () => void scopes.pop(),
    },
    ElementNode: {
      enter(node) {
        const head = node.tag.split(".")[0]!;
        if (/^[A-Z]/.test(head) || (node.tag.includes(".") && !/^(this|@)/.test(head))) {
          note(head);
        }
        scopes.push(node.blockParams);
      },
      exit: () => void scopes.pop(),
    },
    PathExpression(node) {
      if (node.head.type === "VarHead") {
        note(node.head.name);
      }
    },
  });
  for (const name of free) {
    if (!new RegExp(`\\b${name.replace(/[$]/g, "\\$&")}\\b`).test(code)) {
      throw new Error(`${file}: the template uses "${name}", which is neither imported nor known to Ember 5.12`);
    }
  }
}
