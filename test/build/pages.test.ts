import { describe, expect, test } from "vitest";
import { onlyForPages } from "../../config/build/older/pages";

describe("what only a plugin's own pages need", () => {
  test.each([
    {
      what: "the page and what it imports, at any depth",
      imports: { page: ["list"], list: ["row"], row: [], initializer: [] },
      pages: ["page"],
      apart: ["page", "list", "row"],
    },
    {
      what: "not what something else imports too, nor what that imports",
      imports: { page: ["row", "form"], row: ["words"], words: [], form: [], connector: ["row"] },
      pages: ["page"],
      apart: ["page", "form"],
    },
    {
      what: "another plugin's part, if no page of the forum needs it",
      imports: {
        page: ["core/button", "core/words"],
        "core/button": [],
        "core/words": [],
        "core/menu": ["core/words"],
      },
      pages: ["page"],
      apart: ["page", "core/button"],
    },
    {
      what: "not what nobody imports: it may be looked up by its name",
      imports: { page: [], reviewable: ["words"], words: [] },
      pages: ["page"],
      apart: ["page"],
    },
    {
      what: "two pages that lead to each other, and what the forum itself brings",
      imports: { page: ["other", "discourse/lib/ajax"], other: ["page"] },
      pages: ["page", "other"],
      apart: ["page", "other"],
    },
    { what: "nothing where there is no page", imports: { connector: ["row"], row: [] }, pages: [], apart: [] },
  ])("$what", ({ imports, pages, apart }) => {
    const found = onlyForPages(new Map<string, string[]>(Object.entries(imports)), pages);
    expect([...found].sort()).toEqual([...apart].sort());
  });
});
