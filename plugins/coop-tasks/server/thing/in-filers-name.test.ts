import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { formatted, linked, plain } from "./in-filers-name";

// More than the forum allows, so that nothing depends on what it takes out afterwards.
const markdown = new MarkdownIt({ html: true, linkify: true, breaks: true });
const parse = (raw: string) => markdown.parse(raw, {}).flatMap((token) => [token, ...(token.children ?? [])]);
const textOf = (raw: string) =>
  parse(raw)
    .filter(({ type }) => ["text", "softbreak", "hardbreak"].includes(type))
    .map(({ type, content }) => (type === "text" ? content : "\n"))
    .join("");

const signs = ["@", "#", "[", "]", "(", ")", "<", ">", "\\", "`", "~", "!", ":", "/", ".", "&", ";", "*", "\n", " "];
const parts = [
  "priya",
  "a",
  "https",
  "example",
  "org",
  "www",
  "mailto",
  "#64",
  "quote",
  "img src=x",
  "    ",
  "\t",
  "- ",
  "1. ",
  "> ",
  "~~~",
  "é",
];
const written = fc.array(fc.constantFrom(...signs, ...parts), { maxLength: 24 }).map((all) => all.join(""));

describe("a giver's words in the filer's name", () => {
  it("call nobody and lead nowhere, whatever they are", () => {
    fc.assert(
      fc.property(written, fc.constantFrom(formatted, plain), (text, quiet) => {
        const tokens = parse(quiet(text));
        const live = tokens.filter(({ type }) => /^(link|image|html|fence|code_inline)/.test(type));
        expect(live).toEqual([]);
        expect(tokens.map(({ children, content }) => (children ? "" : content)).join("\n")).not.toMatch(
          /@[\p{L}\p{N}_]|#[\p{L}\p{N}]/u
        );
        expect(quiet(text).replaceAll("\\\\", "")).not.toMatch(/(?<!\\)[[\]]/);
      }),
      { numRuns: 500 }
    );
  });

  it("are no code, however far they stand from the margin", () => {
    const isCode = (raw: string) => parse(raw).some(({ type }) => type.startsWith("code"));
    for (const text of [
      "    a.b",
      "one\n\n\ta.b",
      "## one\n     a.b",
      "-     a.b",
      ">\t\ta.b",
      "- one\n\n        a.b",
    ]) {
      expect([isCode(text), isCode(formatted(text))]).toEqual([true, false]);
    }
    fc.assert(
      fc.property(written, (text) => !isCode(formatted(text))),
      { numRuns: 500 }
    );
    expect(markdown.render(formatted("- one\n    - two"))).toMatch(/<ul>[^]*<ul>/);
  });

  it.each([
    '@priya, [quote="priya, post:1"]x[/quote] https://example.org/t/1 <a class="mention">@priya</a> &#64;priya',
    "www.example.org #secret //example.org mailto:a@example.org ![x](https://example.org/x.png) `@priya`",
  ])("read as they were written: %s", (text) => {
    expect(textOf(formatted(text)).replaceAll("\u200c", "")).toBe(text);
    expect(textOf(plain(text)).replaceAll("\u200c", "")).toBe(text);
  });

  it("keep their headings, lists and emphasis", () => {
    const html = markdown.render(
      formatted("## Ours\n\n- *one*\n- **two**\n\n1. first\n\n> said\n\n| a | b |\n|:--|--:|\n| 1 | 2 |")
    );
    for (const tag of ["<h2>", "<ul>", "<em>", "<strong>", "<ol>", "<blockquote>", "<table>"]) {
      expect(html).toContain(tag);
    }
  });

  it("have a link named by its address, which is not unfolded, and none into the forum itself", () => {
    const [open] = parse(linked("https://example.org/a_b(c)?x=1#y", "https://forum.example")).filter(
      ({ type }) => type === "link_open"
    );
    expect(open).toMatchObject({ info: "", attrs: [["href", "https://example.org/a_b(c)?x=1#y"]] });
    for (const inside of ["https://forum.example/t/x/5", "HTTP://me@Forum.Example:443/t/x/5"]) {
      expect(parse(linked(inside, "https://forum.example/forum")).some(({ type }) => type === "link_open")).toBe(false);
    }
  });
});
