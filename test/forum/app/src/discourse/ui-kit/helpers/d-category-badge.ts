import type { TrustedHTML } from "@ember/template";
import { categoryLinkHTML } from "./d-category-link";

export default function dCategoryBadge(
  category: Parameters<typeof categoryLinkHTML>[0],
  options: { link?: boolean } = {}
): TrustedHTML {
  return categoryLinkHTML(category, { link: false, ...options });
}
