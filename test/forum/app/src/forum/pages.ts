/**
 * The forum's pages: what each asks the server for, and its part of the window's
 * title. Routes come from this table, templates from `pages/`.
 */
import type RouterService from "@ember/routing/router-service";
import { ajax } from "../discourse/lib/ajax";
import Category from "../discourse/models/category";
import { i18n } from "../discourse-i18n";
import type { GroupRow, NotificationList, Profile, SentMail, TopicData, TopicList } from "./data";
import { join, type Reviewable } from "./review/queue";

export type Params = Record<string, string | undefined>;

export interface Page<Model = any> {
  load?(params: Params, context: { router: RouterService }): Model | Promise<Model>;
  title?(model: Model): string;
}

export interface CategoryModel extends TopicList {
  category: Category | undefined;
}

export interface GroupModel {
  group: GroupRow;
  members: { username: string; name: string | null; avatar_template: string; title?: string | null }[];
}

const page = <Model>(one: Page<Model>): Page<Model> => one;

const latest = page<TopicList>({
  load: () => ajax("/latest.json"),
  title: () => i18n("forum.latest"),
});

export const PAGES: Record<string, Page> = {
  "discovery/index": latest,
  "discovery/latest": latest,
  "discovery/categories": page({ title: () => i18n("forum.categories") }),
  "discovery/category": page<CategoryModel>({
    async load({ category_slug, category_id }) {
      const list = (await ajax(`/c/${category_slug}/${category_id}.json`)) as TopicList;
      return { ...list, category: Category.findById(Number(category_id)) };
    },
    title: ({ category }) => category?.name ?? i18n("forum.categories"),
  }),
  "new-topic": page({ title: () => i18n("forum.new_topic.title") }),
  topic: page<TopicData>({
    load: ({ id }) => ajax(`/t/${id}.json`),
    title: ({ title }) => title,
  }),
  "topic-by-id": page({
    async load({ id }, { router }) {
      const { slug } = (await ajax(`/t/${id}.json`)) as TopicData;
      router.replaceWith(`/t/${slug}/${id}`);
    },
  }),
  groups: page<{ groups: GroupRow[] }>({
    load: () => ajax("/groups.json"),
    title: () => i18n("forum.groups"),
  }),
  group: page<GroupModel>({
    async load({ name }) {
      const [{ group }, { members }] = await Promise.all([
        ajax(`/groups/${name}.json`) as Promise<{ group: GroupRow }>,
        ajax(`/groups/${name}/members.json?limit=200`) as Promise<Pick<GroupModel, "members">>,
      ]);
      return { group, members };
    },
    title: ({ group }) => group.full_name || group.name,
  }),
  user: page<Profile>({
    load: async ({ username }) => ((await ajax(`/u/${username}.json`)) as { user: Profile }).user,
    title: ({ name, username }) => name || username,
  }),
  "user-activity": page({
    load: ({ username }, { router }) => void router.replaceWith(`/u/${username}`),
  }),
  "user-notifications": page<NotificationList>({
    load: () => ajax("/notifications.json"),
    title: () => i18n("forum.notifications"),
  }),
  login: page({ title: () => i18n("forum.log_in.title") }),
  review: page<Reviewable[]>({
    load: async () => join((await ajax("/review.json")) as Parameters<typeof join>[0]),
    title: () => i18n("forum.review.title"),
  }),
  "admin-email-sent": page<SentMail[]>({
    load: () => ajax("/admin/email/sent.json"),
    title: () => i18n("forum.sent_mail.title"),
  }),
  unknown: page({ title: () => i18n("forum.not_found.title") }),
};
