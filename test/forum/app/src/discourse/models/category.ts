import { assign } from "../../host/assign";
import { hostOwner } from "../../host/owner";

/** A category as `site.categories` holds it. */
export default class Category {
  static list(): Category[] {
    const site = hostOwner().lookup("service:site") as { categories?: Category[] };
    return site.categories ?? [];
  }

  static findById(id: number | null | undefined): Category | undefined {
    return this.list().find((category) => category.id === id);
  }

  declare id: number;
  declare name: string;
  declare slug: string;
  declare color: string;
  declare text_color: string;
  declare read_restricted: boolean;
  declare permission: number | null;
  declare description_text: string | null;
  declare parent_category_id: number | null;
  declare topic_count: number;

  constructor(data: object) {
    assign(this, data);
  }

  get url(): string {
    return `/c/${this.slug}/${this.id}`;
  }

  get displayName(): string {
    return this.name;
  }

  get parentCategory(): Category | undefined {
    return Category.findById(this.parent_category_id);
  }
}
