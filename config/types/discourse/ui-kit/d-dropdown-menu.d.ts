import type { TemplateOnlyComponent } from "@ember/component/template-only";
import type { ComponentLike } from "@glint/template";

export interface DDropdownMenuSignature {
  Blocks: {
    default: [
      menu: {
        item: ComponentLike<{ Blocks: { default: [] }; Element: HTMLLIElement }>;
        divider: ComponentLike<{ Element: HTMLLIElement }>;
      },
    ];
  };
  Element: HTMLUListElement;
}

declare const DDropdownMenu: TemplateOnlyComponent<DDropdownMenuSignature>;
export default DDropdownMenu;
