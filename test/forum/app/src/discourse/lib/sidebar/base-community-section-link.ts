import type Owner from "@ember/owner";

/** What a link in the Community section inherits from. */
export default class BaseCommunitySectionLink {
  currentUser: unknown;
  siteSettings: unknown;
  router: unknown;
  appEvents: unknown;

  constructor(readonly owner: Owner) {
    this.currentUser = owner.lookup("service:current-user");
    this.siteSettings = owner.lookup("service:site-settings");
    this.router = owner.lookup("service:router");
    this.appEvents = owner.lookup("service:app-events");
  }

  get name(): string {
    throw new Error("a Community link needs its own name");
  }

  get shouldDisplay(): boolean {
    return true;
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

  get currentWhen(): string | undefined {
    return undefined;
  }

  get title(): string {
    return this.text;
  }

  get text(): string {
    throw new Error("a Community link needs its own text");
  }

  get badgeText(): string | undefined {
    return undefined;
  }

  get prefixType(): string {
    return "icon";
  }

  get defaultPrefixValue(): string {
    return "link";
  }

  get prefixValue(): string {
    return this.defaultPrefixValue;
  }

  teardown(): void {}
}
