/**
 * The forum's own tables, with Discourse's names, for reading only: what is
 * written to them goes through orders, so that Discourse's callbacks run.
 * Columns without a time zone are read `AT TIME ZONE 'UTC'`.
 */
export interface ForumTables {
  users: {
    id: number;
    username: string;
    username_lower: string;
    name: string | null;
    admin: boolean;
    moderator: boolean;
    active: boolean;
    staged: boolean;
    uploaded_avatar_id: number | null;
    /** Null: the forum's own language. */
    locale: string | null;
    suspended_till: string | null;
    silenced_till: string | null;
  };
  user_options: {
    user_id: number;
    timezone: string | null;
    email_level: number;
    hide_profile: boolean;
  };
  groups: {
    id: number;
    name: string;
    full_name: string | null;
    visibility_level: number;
  };
  group_users: { group_id: number; user_id: number };
  categories: {
    id: number;
    name: string;
    slug: string;
    color: string;
    parent_category_id: number | null;
    position: number | null;
    read_restricted: boolean;
  };
  category_moderation_groups: { category_id: number; group_id: number };
  category_groups: { category_id: number; group_id: number; permission_type: number };
  topics: {
    id: number;
    title: string;
    slug: string | null;
    category_id: number | null;
    archetype: string;
    user_id: number;
    posts_count: number;
    visible: boolean;
    closed: boolean;
    archived: boolean;
    deleted_at: string | null;
  };
  posts: {
    id: number;
    topic_id: number;
    post_number: number;
    post_type: number;
    raw: string;
    hidden: boolean;
    user_deleted: boolean;
    deleted_at: string | null;
  };
  uploads: {
    id: number;
    user_id: number;
    original_filename: string;
    filesize: number;
    width: number | null;
    height: number | null;
    url: string;
    sha1: string | null;
    extension: string | null;
  };
  user_uploads: { upload_id: number; user_id: number };
  upload_references: {
    upload_id: number;
    target_type: string;
    target_id: number;
    created_at: string;
    updated_at: string;
  };
  topic_allowed_users: { topic_id: number; user_id: number };
  reviewables: { id: number; type: string; status: number; target_id: number | null; updated_at: string };
  reviewable_scores: { id: number; reviewable_id: number; user_id: number; status: number };
  topic_allowed_groups: { topic_id: number; group_id: number };
}
