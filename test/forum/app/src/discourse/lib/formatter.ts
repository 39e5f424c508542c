import { i18n } from "../../discourse-i18n";
import { escapeExpression } from "./utilities";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function longDate(date: Date): string {
  return date.toLocaleString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
  });
}

/** "5m", "3h", "4d", then the day. */
export function shortAge(date: Date, now = Date.now()): string {
  const age = Math.max(0, now - date.getTime());
  if (age < MINUTE) {
    return i18n("dates.tiny.less_than_x_minutes", { count: 1 });
  }
  if (age < HOUR) {
    return i18n("dates.tiny.x_minutes", { count: Math.round(age / MINUTE) });
  }
  if (age < DAY) {
    return i18n("dates.tiny.about_x_hours", { count: Math.round(age / HOUR) });
  }
  if (age < 30 * DAY) {
    return i18n("dates.tiny.x_days", { count: Math.round(age / DAY) });
  }
  const sameYear = new Date(now).getFullYear() === date.getFullYear();
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) });
}

export function autoUpdatingRelativeAge(date: Date, options: { format?: string; title?: boolean } = {}): string {
  const title = options.title ? ` title="${escapeExpression(longDate(date))}"` : "";
  return `<span class="relative-date" data-time="${date.getTime()}" data-format="${options.format ?? "tiny"}"${title}>${escapeExpression(shortAge(date))}</span>`;
}

export function number(value: number): string {
  return Math.abs(value) < 1000 ? String(value) : `${(value / 1000).toFixed(1)}k`;
}
