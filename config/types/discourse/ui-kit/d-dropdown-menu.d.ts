import type { TemplateOnlyComponent } from "@ember/component/template-only";
import type { ComponentLike } from "@glint/template";

declare const DDropdownMenu: TemplateOnlyComponent<{
  Blocks: {
    default: [
      menu: {
        item: ComponentLike<{ Blocks: { default: [] }; Element: HTMLLIElement }>;
        divider: ComponentLike<{ Element: HTMLLIElement }>;
      },
    ];
  };
  Element: HTMLUListElement;
}>;
export default DDropdownMenu;
