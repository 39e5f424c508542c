/** What stands in the sidebar: the forum's own links and what plugins add, in one shape. */
import type Owner from "@ember/owner";
import type User from "discourse/models/user";
import Category from "../../discourse/models/category";
import { i18n } from "../../discourse-i18n";
import { registries, type SidebarLink } from "../../host/registries";

export interface Section {
  name: string;
  text: string;
  links: SidebarLink[];
}

const core = (name: string, icon: string, where: Partial<SidebarLink>): SidebarLink => ({
  name,
  text: i18n(`forum.sidebar.${name}`),
  title: i18n(`forum.sidebar.${name}`),
  prefixType: "icon",
  prefixValue: icon,
  ...where,
});

type LinkClass = new (owner: Owner) => SidebarLink & { defaultPrefixValue?: string };

function community(owner: Owner): SidebarLink[] {
  return registries.communityLinks
    .map(({ link }) => {
      if (typeof link === "function") {
        return new (link as LinkClass)(owner);
      }
      const plain = link as SidebarLink & { icon?: string };
      return { ...plain, prefixType: "icon", prefixValue: plain.icon ?? "link" };
    })
    .filter(({ shouldDisplay }) => shouldDisplay !== false);
}

/** Made once for each page load: plugins' links keep state. */
export function makeSections(owner: Owner): Section[] {
  void registries.version;
  const user = owner.lookup("service:current-user") as User | null;
  const first: Section = {
    name: "community",
    text: i18n("forum.sidebar.community"),
    links: [
      core("topics", "layer-group", { route: "discovery.latest" }),
      ...(user ? [core("my_posts", "user", { route: "user", models: [user.username] })] : []),
      ...community(owner),
      core("groups", "users", { route: "groups" }),
      ...(user?.staff ? [core("review", "flag", { route: "review" })] : []),
    ],
  };
  const ofPlugins = registries.sidebarSections
    .map((SectionClass) => new (SectionClass as new () => Section & { displaySection: boolean })())
    .filter(({ displaySection }) => displaySection);
  const categories: Section = {
    name: "categories",
    text: i18n("forum.sidebar.categories"),
    links: [
      ...Category.list().map((category) => ({
        name: category.slug,
        text: category.name,
        title: category.description_text ?? category.name,
        route: "discovery.category",
        models: [category.slug, category.id],
        prefixType: "span",
        prefixColor: category.color,
      })),
      core("all_categories", "list", { route: "discovery.categories" }),
    ],
  };
  const admin: Section[] = user?.admin
    ? [
        {
          name: "admin",
          text: i18n("forum.sidebar.admin"),
          links: [core("sent_mail", "envelope", { route: "adminEmailSent" })],
        },
      ]
    : [];
  return [first, ...ofPlugins, categories, ...admin];
}
