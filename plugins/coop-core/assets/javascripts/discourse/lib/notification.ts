import getURL from "discourse/lib/get-url";
import type NotificationTypeBase from "discourse/lib/notification-types/base";
import { i18n } from "discourse-i18n";

/** What a notice of the suite carries; other plugins' custom notifications carry something else. */
interface CoopData {
  /** The order that made it; both hosts keep it there. */
  coop_order: string;
  message: string;
  values: Record<string, string | number>;
  path: string;
}

/** Draws our notices, and everybody else's as Discourse does. */
export function customNotification(Base: typeof NotificationTypeBase) {
  return class extends Base {
    get #ours(): CoopData | null {
      const data = this.notification.data as CoopData;
      return data.coop_order && data.message ? data : null;
    }

    override get linkHref() {
      return this.#ours ? getURL(this.#ours.path) : super.linkHref;
    }

    // As Discourse's own renderer of these: the words of the base are by kind, and this kind has none.
    override get linkTitle() {
      const { title } = this.notification.data;
      return title ? i18n(title) : "";
    }

    override get icon() {
      return this.#ours
        ? "hand"
        : `notification.${this.notification.data.message}`;
    }

    override get label() {
      return this.#ours ? "" : super.label;
    }

    override get description() {
      return this.#ours
        ? i18n(this.#ours.message, this.#ours.values)
        : super.description;
    }
  };
}
