import type User from "discourse/models/user";

/** What a plugin's tab in the user menu inherits from. */
export default class UserMenuTab {
  constructor(
    readonly currentUser: User,
    readonly siteSettings: Record<string, unknown>,
    readonly site: { notification_types?: Record<string, number> }
  ) {}

  get shouldDisplay(): boolean {
    return true;
  }

  get count(): number {
    return 0;
  }

  get title(): string {
    return "";
  }

  get panelComponent(): unknown {
    throw new Error("a tab of the user menu needs its own panelComponent");
  }

  get id(): string {
    throw new Error("a tab of the user menu needs its own id");
  }

  get icon(): string {
    throw new Error("a tab of the user menu needs its own icon");
  }

  get notificationTypes(): string[] | undefined {
    return undefined;
  }

  getUnreadCountForType(type: string): number {
    const key = this.site.notification_types?.[type];
    return (key && this.currentUser.grouped_unread_notifications?.[key]) || 0;
  }
}
