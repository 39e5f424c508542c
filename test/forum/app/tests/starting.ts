/** With what the next test's forum starts; helpers change it before a test, and it falls back after. */
import type { Starting } from "../src/host/application";
import type { Preloaded } from "../src/host/preloaded";

/** The person of Discourse's own tests. */
export const PERSON = {
  id: 19,
  username: "eviltrout",
  name: "Robin Ward",
  avatar_template: "/images/avatar.png",
  admin: true,
  moderator: false,
  can_create_topic: true,
};

export function fixtures(): Preloaded {
  return {
    currentUser: null,
    csrf: "a-token",
    site: {
      categories: [
        { id: 1, name: "Projects", slug: "projects", color: "0088CC", permission: 1, topic_count: 2 },
        {
          id: 2,
          name: "Members",
          slug: "members",
          color: "AB9364",
          permission: 3,
          read_restricted: true,
          topic_count: 0,
        },
      ],
      groups: [],
      notification_types: { mentioned: 1, replied: 2, liked: 5, custom: 14 },
    },
    siteSettings: {
      title: "A forum",
      authorized_extensions: "jpg|jpeg|png|gif|heic|heif|webp|avif",
      authorized_extensions_for_staff: "",
      max_image_size_kb: 4096,
      max_attachment_size_kb: 4096,
    },
  };
}

export let starting: Starting = { data: fixtures(), runsPlugins: false };

export function startWith(next: Starting): void {
  starting = next;
}
