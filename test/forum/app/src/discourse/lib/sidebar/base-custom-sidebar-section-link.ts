/** What a link in a plugin's section of the sidebar inherits from. */
export default class BaseCustomSidebarSectionLink {
  get name(): string {
    throw new Error("a sidebar link needs its own name");
  }

  get classNames(): string | undefined {
    return undefined;
  }

  get route(): string | undefined {
    return undefined;
  }

  get href(): string | undefined {
    return undefined;
  }

  get model(): unknown {
    return undefined;
  }

  get models(): unknown[] | undefined {
    return undefined;
  }

  get query(): Record<string, unknown> | undefined {
    return undefined;
  }

  get currentWhen(): string | boolean | undefined {
    return undefined;
  }

  get title(): string {
    return this.text;
  }

  get text(): string {
    throw new Error("a sidebar link needs its own text");
  }

  get badgeText(): string | undefined {
    return undefined;
  }

  get prefixType(): string | undefined {
    return undefined;
  }

  get prefixValue(): string | undefined {
    return undefined;
  }

  get prefixColor(): string | undefined {
    return undefined;
  }

  get suffixType(): string | undefined {
    return undefined;
  }

  get suffixValue(): string | undefined {
    return undefined;
  }

  get suffixCSSClass(): string | undefined {
    return undefined;
  }
}
