/** One line of the bell: what plugins say of their own sort, and the forum's words for the rest. */
import type Owner from "@ember/owner";
import NotificationTypeBase, { type NotificationData } from "../../discourse/lib/notification-types/base";
import { i18n } from "../../discourse-i18n";
import { registries } from "../../host/registries";

const ICONS: Record<string, string> = {
  mentioned: "at",
  replied: "reply",
  quoted: "quote-right",
  edited: "pencil",
  liked: "heart",
  private_message: "envelope",
  posted: "reply",
  custom: "bell",
};

export interface NotificationLine {
  id: number;
  read: boolean;
  classNames: string;
  href: string;
  title: string | undefined;
  icon: string;
  label: string | null | undefined;
  description: unknown;
  createdAt: string;
}

export function lineOf(owner: Owner, notification: NotificationData): NotificationLine {
  const site = owner.lookup("service:site") as { notification_types?: Record<string, number> };
  const given = {
    notification,
    currentUser: owner.lookup("service:current-user"),
    siteSettings: owner.lookup("service:site-settings"),
    site,
  };
  const type = Object.entries(site.notification_types ?? {}).find(([, key]) => key === notification.notification_type);
  const name = type?.[0] ?? "custom";
  const Renderer = registries.notificationRenderers.get(name) as typeof NotificationTypeBase | undefined;
  const line = new (Renderer ?? NotificationTypeBase)(given);
  const icon = line.icon ?? "";
  return {
    id: notification.id,
    read: notification.read,
    classNames: ["notification", notification.read ? "read" : "unread", name, ...line.classNames].join(" "),
    href: line.linkHref ?? "#",
    title: line.linkTitle || undefined,
    icon: icon.startsWith("notification.") || !icon ? (ICONS[name] ?? "bell") : icon,
    label: line.label,
    description: line.description ?? i18n("forum.notification"),
    createdAt: notification.created_at,
  };
}
