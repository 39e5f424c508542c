import { i18n } from "../../../discourse-i18n";

export interface NotificationData {
  id: number;
  notification_type: number;
  read: boolean;
  created_at: string;
  topic_id?: number | null;
  post_number?: number | null;
  slug?: string | null;
  fancy_title?: string | null;
  data: Record<string, any>;
}

/** How a line in the bell's list reads; plugins inherit from it for their own sorts. */
export default class NotificationTypeBase {
  readonly notification: NotificationData;
  readonly currentUser: unknown;
  readonly siteSettings: unknown;
  readonly site: { notification_types?: Record<string, number> };

  constructor(given: {
    notification: NotificationData;
    currentUser: unknown;
    siteSettings: unknown;
    site: { notification_types?: Record<string, number> };
  }) {
    this.notification = given.notification;
    this.currentUser = given.currentUser;
    this.siteSettings = given.siteSettings;
    this.site = given.site;
  }

  get classNames(): string[] {
    return [];
  }

  get linkHref(): string | undefined {
    const { topic_id, slug, post_number } = this.notification;
    return topic_id ? `/t/${slug || "-"}/${topic_id}${post_number ? `/${post_number}` : ""}` : undefined;
  }

  get linkTitle(): string | undefined {
    return i18n(`notifications.titles.${this.notificationName}`, { defaultValue: "" });
  }

  get icon(): string | undefined {
    return `notification.${this.notificationName}`;
  }

  get label(): string | undefined {
    return this.username;
  }

  get description(): unknown {
    return this.notification.fancy_title ?? this.notification.data["topic_title"];
  }

  get labelClasses(): string[] {
    return [];
  }

  get descriptionClasses(): string[] {
    return [];
  }

  get topicId(): number | null | undefined {
    return this.notification.topic_id;
  }

  get username(): string | undefined {
    return this.notification.data["display_username"] as string | undefined;
  }

  get notificationName(): string | undefined {
    const types = Object.entries(this.site.notification_types ?? {});
    return types.find(([, key]) => key === this.notification.notification_type)?.[0];
  }
}
