import type { TrustedHTML } from "@ember/template";
import { trustHTML } from "@ember/template";
import { escapeExpression } from "../../lib/utilities";

interface Named {
  id: number;
  name: string;
  slug?: string;
  color?: string;
  read_restricted?: boolean;
  description_text?: string | null;
}

interface BadgeOptions {
  link?: boolean;
  url?: string;
}

export function categoryBadgeHTML(category: Named | null | undefined, options: BadgeOptions = {}): string {
  if (!category) {
    return "";
  }
  const colour = /^[0-9a-fA-F]{3,8}$/.test(category.color ?? "") ? category.color : "888";
  const badge = `<span data-category-id="${category.id}" class="badge-category --style-square" style="--category-badge-color: #${colour}"><span class="badge-category__name" dir="auto">${escapeExpression(category.name)}</span></span>`;
  if (options.link === false) {
    return badge;
  }
  const href = options.url ?? `/c/${category.slug ?? "-"}/${category.id}`;
  return `<a class="badge-category__wrapper" href="${escapeExpression(href)}">${badge}</a>`;
}

export function categoryLinkHTML(category: Named | null | undefined, options: BadgeOptions = {}): TrustedHTML {
  return trustHTML(categoryBadgeHTML(category, options));
}

export default function dCategoryLink(category: Named | null | undefined, options: BadgeOptions = {}): TrustedHTML {
  return categoryLinkHTML(category, options);
}
