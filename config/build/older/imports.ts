/**
 * Module names of today's Discourse, and where 3.5 has the same. What stands in
 * neither list has not been looked up in 3.5's source, so it ends the build.
 */

/** Moved or renamed since. */
const MOVED: Record<string, string> = {
  "discourse/truth-helpers": "truth-helpers",
  "discourse/ui-kit/d-button": "discourse/components/d-button",
  "discourse/ui-kit/d-conditional-loading-section": "discourse/components/conditional-loading-section",
  "discourse/ui-kit/d-conditional-loading-spinner": "discourse/components/conditional-loading-spinner",
  "discourse/ui-kit/d-dropdown-menu": "discourse/components/dropdown-menu",
  "discourse/ui-kit/d-empty-state": "discourse/components/empty-state",
  "discourse/ui-kit/d-flash-message": "discourse/components/flash-message",
  "discourse/ui-kit/d-load-more": "discourse/components/load-more",
  "discourse/ui-kit/d-modal": "discourse/components/d-modal",
  "discourse/ui-kit/d-modal-cancel": "discourse/components/d-modal-cancel",
  "discourse/ui-kit/d-relative-date": "discourse/components/relative-date",
  "discourse/ui-kit/d-toggle-switch": "discourse/components/d-toggle-switch",
  "discourse/ui-kit/d-user-avatar": "discourse/components/user-avatar",
  "discourse/ui-kit/d-user-link": "discourse/components/user-link",
  "discourse/ui-kit/helpers/d-age-with-tooltip": "discourse/helpers/age-with-tooltip",
  "discourse/ui-kit/helpers/d-avatar": "discourse/helpers/avatar",
  "discourse/ui-kit/helpers/d-bound-avatar": "discourse/helpers/bound-avatar",
  "discourse/ui-kit/helpers/d-bound-avatar-template": "discourse/helpers/bound-avatar-template",
  "discourse/ui-kit/helpers/d-category-badge": "discourse/helpers/category-badge",
  "discourse/ui-kit/helpers/d-category-link": "discourse/helpers/category-link",
  "discourse/ui-kit/helpers/d-concat-class": "discourse/helpers/concat-class",
  "discourse/ui-kit/helpers/d-format-date": "discourse/helpers/format-date",
  "discourse/ui-kit/helpers/d-icon": "discourse/helpers/d-icon",
  "discourse/ui-kit/helpers/d-unique-id": "discourse/helpers/unique-id",
  "discourse/ui-kit/modifiers/d-auto-focus": "discourse/modifiers/auto-focus",
  "discourse/ui-kit/modifiers/d-close-on-click-outside": "discourse/modifiers/close-on-click-outside",
  "discourse/ui-kit/modifiers/d-trap-tab": "discourse/modifiers/trap-tab",
  "discourse/float-kit/components/d-menu": "float-kit/components/d-menu",
  "discourse/float-kit/components/d-tooltip": "float-kit/components/d-tooltip",
  "discourse/select-kit/components/category-chooser": "select-kit/components/category-chooser",
  "discourse/select-kit/components/email-group-user-chooser": "select-kit/components/email-group-user-chooser",
  "discourse/select-kit/components/user-chooser": "select-kit/components/user-chooser",
};

/** The same in both. */
const SAME = new Set([
  "@ember/application",
  "@ember/component/helper",
  "@ember/component/template-only",
  "@ember/controller",
  "@ember/debug",
  "@ember/destroyable",
  "@ember/helper",
  "@ember/modifier",
  "@ember/object",
  "@ember/object/internals",
  "@ember/owner",
  "@ember/routing",
  "@ember/routing/route",
  "@ember/runloop",
  "@ember/service",
  "@ember/template",
  "@ember/test-helpers",
  "@ember/utils",
  "@glimmer/component",
  "@glimmer/tracking",
  "discourse-i18n",
  "discourse/components/form",
  "discourse/components/plugin-outlet",
  "discourse/helpers/body-class",
  "discourse/helpers/lazy-hash",
  "discourse/helpers/with-event-value",
  "discourse/lib/ajax",
  "discourse/lib/ajax-error",
  "discourse/lib/api",
  "discourse/lib/debounce",
  "discourse/lib/decorators",
  "discourse/lib/environment",
  "discourse/lib/formatter",
  "discourse/lib/get-url",
  "discourse/lib/later",
  "discourse/lib/load-script",
  "discourse/lib/notification-types/base",
  "discourse/lib/plugin-api",
  "discourse/lib/plugin-connectors",
  "discourse/lib/transformer",
  "discourse/lib/uploads",
  "discourse/lib/uppy/uppy-upload",
  "discourse/lib/url",
  "discourse/lib/user-menu/tab",
  "discourse/lib/utilities",
  "discourse/models/category",
  "discourse/models/site",
  "discourse/models/user",
  "discourse/routes/discourse",
  "discourse/services/message-bus",
  "discourse/services/modal",
  "discourse/tests/helpers/component-test",
  "discourse/tests/helpers/create-pretender",
  "discourse/tests/helpers/form-kit-helper",
  "discourse/tests/helpers/qunit-helpers",
  "discourse/tests/helpers/select-kit-helper",
  "ember-modifier",
  "ember-qunit",
  "qunit",
]);

/** Names that a module of Ember 5.12 has not got, or calls otherwise. */
const NAMES: Record<string, Record<string, string>> = {
  "@ember/template": { trustHTML: "htmlSafe", isTrustedHTML: "isHTMLSafe" },
};

const IMPORT = /(\bimport\s+(?:[^"';]*?\sfrom\s+)?|\bexport\s+[^"';]*?\sfrom\s+|\bimport\(\s*)(["'])([^"']+)\2/g;

const isOwn = (id: string): boolean => id.startsWith(".") || id.startsWith("discourse/plugins/");

function renamed(clause: string, names: Record<string, string> | undefined): string {
  return Object.entries(names ?? {}).reduce(
    (text, [today, then]) =>
      text.replace(
        new RegExp(`\\b${today}\\b(\\s+as\\s+\\w+)?`),
        (_, alias?: string) => `${then}${alias ?? ` as ${today}`}`
      ),
    clause
  );
}

export function rewriteImports(code: string, file: string): string {
  return code.replace(IMPORT, (whole: string, clause: string, quote: string, id: string) => {
    if (isOwn(id)) {
      return whole;
    }
    const target = MOVED[id] ?? (SAME.has(id) ? id : undefined);
    if (!target) {
      throw new Error(
        `${file}: nobody has looked up yet whether Discourse 3.5 has "${id}". ` +
          "If so, add it to config/build/older/imports.ts; if not, do without."
      );
    }
    return `${renamed(clause, NAMES[id])}${quote}${target}${quote}`;
  });
}

/** Every name that both lists promise for 3.5, for the check against its source. */
export const PROMISED = [...Object.values(MOVED), ...SAME];
