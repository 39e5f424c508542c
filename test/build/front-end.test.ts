import { describe, expect, test } from "vitest";
import { buildFrontEndFile, type Edition } from "../../config/build/front-end";

const PLUGIN = "/forum/plugins/coop-tasks/assets/javascripts/discourse";

const build = async (source: string, edition: Edition, name = "components/a.gts", services = new Set<string>()) =>
  (await buildFrontEndFile(source, `${PLUGIN}/${name}`, edition, services)).code.trim();

describe("types go, and nothing else", () => {
  test.each([
    {
      what: "annotations, interfaces and imports of types",
      name: "lib/a.ts",
      source: `import type { tasks } from "../../../../../server/index";
import { type Band, bands } from "./bands";
interface Row { id: number }
export const first = (rows: readonly Row[]): Row | undefined => rows[0] as Row;
export const all = bands satisfies Band[];`,
      becomes: `import { bands } from "./bands";

export const first = (rows) => rows[0];
export const all = bands;`,
    },
    {
      what: "an injected service stays a field",
      name: "services/a.ts",
      source: `import Service, { service } from "@ember/service";
export default class A extends Service {
  @service declare router: RouterService;
  private count = 0;
}`,
      becomes: `import Service, { service } from "@ember/service";
export default class A extends Service {
  @service router;
  count = 0;
}`,
    },
    {
      what: "a template in a class",
      name: "components/a.gts",
      source: `import Component from "@glimmer/component";
export default class A extends Component<{ Args: { n: number } }> {
  get twice(): number {
    return this.args.n * 2;
  }

  <template><b>{{this.twice}} – £1</b></template>
}`,
      becomes: `import Component from "@glimmer/component";
export default class A extends Component {
  get twice() {
    return this.args.n * 2;
  }

  <template><b>{{this.twice}} – £1</b></template>
}`,
    },
    {
      what: "templates as values",
      name: "components/a.gts",
      source: `import type { TOC } from "@ember/component/template-only";
const Dot: TOC<{ Element: HTMLElement }> = <template><i ...attributes></i></template>;
export default <template><Dot /></template> satisfies TOC<object>;`,
      becomes: `const Dot = <template><i ...attributes></i></template>;
export default <template><Dot /></template>`,
    },
  ])("$what", async ({ name, source, becomes }) => {
    expect(squeezed(await build(source, "current", name))).toBe(squeezed(becomes));
  });
});

const squeezed = (code: string): string => code.replace(/\s+/g, "");

describe("for Discourse 3.5", () => {
  test.each([
    ['import DButton from "discourse/ui-kit/d-button";', 'import DButton from "discourse/components/d-button";'],
    ['import icon from "discourse/ui-kit/helpers/d-icon";', 'import icon from "discourse/helpers/d-icon";'],
    ['import DMenu from "discourse/float-kit/components/d-menu";', 'import DMenu from "float-kit/components/d-menu";'],
    ['import { eq } from "discourse/truth-helpers";', 'import { eq } from "truth-helpers";'],
    ['import { trustHTML } from "@ember/template";', 'import { htmlSafe as trustHTML } from "@ember/template";'],
    ['import { trustHTML as safe } from "@ember/template";', 'import { htmlSafe as safe } from "@ember/template";'],
    ['import { ajax } from "discourse/lib/ajax";', 'import { ajax } from "discourse/lib/ajax";'],
    [
      'import x from "discourse/plugins/coop-core/discourse/lib/x";',
      'import x from "discourse/plugins/coop-core/discourse/lib/x";',
    ],
    ['import x from "../lib/x";', 'import x from "../lib/x";'],
  ])("%s", async (source, becomes) => {
    expect(await build(source, "3.5", "lib/a.ts")).toBe(becomes);
    expect(await build(source, "current", "lib/a.ts")).toBe(source);
  });

  test.each([
    ['import DSkeleton from "discourse/ui-kit/d-skeleton";', 'whether Discourse 3.5 has "discourse/ui-kit/d-skeleton"'],
    [
      'import { trackedMap } from "@ember/reactive/collections";',
      'whether Discourse 3.5 has "@ember/reactive/collections"',
    ],
    ["class A { @service declare interfaceColor: object }", 'no service "interface-color"'],
    ['class A { @service("login") declare auth: object }', 'no service "login"'],
  ])("what 3.5 lacks ends the build: %s", async (source, message) => {
    await expect(build(source, "3.5", "lib/a.ts")).rejects.toThrow(message);
    await expect(build(source, "current", "lib/a.ts")).resolves.toBeDefined();
  });

  test("services of the suite, and those that the build brings, may be injected", async () => {
    const source = "class A { @service declare coopLive: object; @service declare a11y: object; }";
    await expect(build(source, "3.5", "lib/a.ts", new Set(["coop-live"]))).resolves.toContain("coopLive");
  });

  test("a helper that only newer Embers know without an import", async () => {
    const source = `export default <template>{{#if (eq @a 1)}}x{{/if}}</template>`;
    await expect(build(source, "3.5")).rejects.toThrow('"eq", which is neither imported nor known to Ember 5.12');
    await expect(build(`import { eq } from "discourse/truth-helpers";\n${source}`, "3.5")).resolves.toContain("eq");
  });

  test("names that a template itself gives need no import", async () => {
    const source = `import List from "./list";
export default <template>
  <List as |row|><row.Name />{{#each row.all as |one|}}{{one}}{{/each}}{{#let (component List) as |Same|}}<Same />{{/let}}</List>
</template>`;
    await expect(build(source, "3.5")).resolves.toContain("<row.Name />");
  });
});

describe("FormKit's fields for 3.5", () => {
  const field = (inner: string) => `import Form from "discourse/components/form";
export default <template><Form as |form|>${inner}</Form></template>`;

  test.each([
    ["input", "<field.Control />", "<field.Input />"],
    ["input-text", "<field.Control />", "<field.Input />"],
    ["input-number", '<field.Control min="5" />', '<field.Input @type="number" min="5" />'],
    ["input-date", "<field.Control />", '<field.Input @type="date" />'],
    ["textarea", "<field.Control @height={{90}} />", "<field.Textarea @height={{90}} />"],
    ["composer", "<field.Control />", "<field.Composer />"],
    ["toggle", "<field.Control />", "<field.Toggle />"],
    ["checkbox", "<field.Control>Yes</field.Control>", "<field.Checkbox>Yes</field.Checkbox>"],
    ["custom", "<field.Control><b></b></field.Control>", "<field.Custom><b></b></field.Custom>"],
    [
      "select",
      "<field.Control as |s|><s.Option @value={{1}}>é</s.Option></field.Control>",
      "<field.Select as |s|><s.Option @value={{1}}>é</s.Option></field.Select>",
    ],
    [
      "radio-group",
      "<field.Control as |g|><g.Radio @value={{1}}>a</g.Radio></field.Control>",
      "<field.RadioGroup as |g|><g.Radio @value={{1}}>a</g.Radio></field.RadioGroup>",
    ],
  ])("%s", async (type, control, becomes) => {
    const today = field(`<form.Field @name="a" @type="${type}" @title="A" as |field|>${control}</form.Field>`);
    const then = field(`<form.Field @name="a" @title="A" as |field|>${becomes}</form.Field>`);
    expect(await build(today, "3.5")).toBe(await build(then, "current"));
  });

  test("fields within a field keep their own sort", async () => {
    const today = field(
      `<form.Field @type="radio-group" @name="a" @title="A" as |a|><a.Control as |g|><g.Radio @value="x">
        <form.Field @type="input-number" @name="b" @title="B" as |b|><b.Control /></form.Field></g.Radio></a.Control></form.Field>`
    );
    const then = field(
      `<form.Field @name="a" @title="A" as |a|><a.RadioGroup as |g|><g.Radio @value="x">
        <form.Field @name="b" @title="B" as |b|><b.Input @type="number" /></form.Field></g.Radio></a.RadioGroup></form.Field>`
    );
    expect(await build(today, "3.5")).toBe(await build(then, "current"));
  });

  test.each([
    ['<form.Field @name="a" @title="A" @type={{this.type}} as |f|><f.Control /></form.Field>', "has to be written out"],
    ['<form.Field @name="a" @title="A" as |f|><f.Control /></form.Field>', "has to be written out"],
    ['<form.Field @name="a" @title="A" @type="color" as |f|><f.Control /></form.Field>', 'no field of @type="color"'],
  ])("%s", async (inner, message) => {
    await expect(build(field(inner), "3.5")).rejects.toThrow(message);
  });
});

describe("templates of routes for 3.5", () => {
  test.each([
    ["a template", "export default <template>{{@model}}</template>;"],
    ["a bare one", "<template>{{@model}}</template>"],
    ["one with a type", "export default <template>{{@model}}</template> satisfies TOC<object>;"],
  ])("%s", async (_, source) => {
    const code = await build(source, "3.5", "templates/coop-board.gts");
    expect(code).toContain('import RouteTemplate from "ember-route-template";');
    expect(code).toMatch(/export default RouteTemplate\(\s*<template>\{\{@model\}\}<\/template>\s*\);/);
  });

  test("a class", async () => {
    const source = `import Component from "@glimmer/component";
export default class Board extends Component { <template>{{@model}}</template> }`;
    const code = await build(source, "3.5", "templates/coop-board.gts");
    expect(code).toContain("class Board extends Component");
    expect(code).toContain("export default RouteTemplate(Board);");
  });

  test("today's Discourse takes components as they are", async () => {
    expect(await build("export default <template>x</template>", "current", "templates/a.gts")).not.toContain(
      "RouteTemplate"
    );
    expect(await build("export default <template>x</template>", "3.5", "components/a.gts")).not.toContain(
      "RouteTemplate"
    );
  });
});
