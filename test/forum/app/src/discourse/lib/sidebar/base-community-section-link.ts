import type Owner from "@ember/owner";
import BaseCustomSidebarSectionLink from "./base-custom-sidebar-section-link";

/** What a link in the Community section inherits from. */
export default class BaseCommunitySectionLink extends BaseCustomSidebarSectionLink {
  currentUser: unknown;
  siteSettings: unknown;
  router: unknown;
  appEvents: unknown;

  constructor(readonly owner: Owner) {
    super();
    this.currentUser = owner.lookup("service:current-user");
    this.siteSettings = owner.lookup("service:site-settings");
    this.router = owner.lookup("service:router");
    this.appEvents = owner.lookup("service:app-events");
  }

  get shouldDisplay(): boolean {
    return true;
  }

  override get prefixType(): string {
    return "icon";
  }

  get defaultPrefixValue(): string {
    return "link";
  }

  override get prefixValue(): string {
    return this.defaultPrefixValue;
  }

  teardown(): void {}
}
