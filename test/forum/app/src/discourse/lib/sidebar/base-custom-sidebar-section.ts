import type BaseCustomSidebarSectionLink from "./base-custom-sidebar-section-link";

/** What a plugin's section of the sidebar inherits from. */
export default class BaseCustomSidebarSection {
  get name(): string {
    return missing("name");
  }

  get text(): string {
    return missing("text");
  }

  get title(): string {
    return this.text;
  }

  get links(): BaseCustomSidebarSectionLink[] {
    return missing("links");
  }

  get actions(): { id: string; title: string; action(): void }[] {
    return [];
  }

  get actionsIcon(): string | undefined {
    return undefined;
  }

  get displaySection(): boolean {
    return true;
  }

  get collapsedByDefault(): boolean {
    return false;
  }
}

function missing(name: string): never {
  throw new Error(`a sidebar section needs its own ${name}`);
}
