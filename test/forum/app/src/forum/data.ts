/** What the forum's addresses answer, as far as the pages read it. */
import type { NotificationData } from "../discourse/lib/notification-types/base";

export interface Person {
  id: number;
  username: string;
  name: string | null;
  avatar_template: string;
  admin?: boolean;
  moderator?: boolean;
  title?: string | null;
}

export interface TopicRow {
  id: number;
  title: string;
  slug: string;
  posts_count: number;
  reply_count: number;
  bumped_at: string;
  created_at: string;
  category_id: number | null;
  pinned: boolean;
  closed: boolean;
  excerpt?: string | null;
  last_poster_username: string | null;
  posters: { user_id: number; description: string }[];
}

export interface TopicList {
  users: Person[];
  topic_list: { topics: TopicRow[]; can_create_topic: boolean; more_topics_url?: string };
}

export interface Post {
  id: number;
  post_number: number;
  reply_to_post_number: number | null;
  username: string;
  name: string | null;
  user_id: number;
  avatar_template: string;
  user_title?: string | null;
  cooked: string;
  post_type: number;
  action_code: string | null;
  action_code_who?: string | null;
  created_at: string;
  hidden: boolean;
  yours: boolean;
  topic_id: number;
}

export interface TopicData {
  id: number;
  title: string;
  slug: string;
  category_id: number | null;
  posts_count: number;
  closed: boolean;
  post_stream: { posts: Post[]; stream: number[] };
  details: { can_create_post?: boolean };
  message_bus_last_id?: number;
}

export interface GroupRow {
  id: number;
  name: string;
  full_name: string | null;
  user_count: number;
  bio_cooked?: string | null;
  bio_raw?: string | null;
  title?: string | null;
}

export interface Profile extends Person {
  created_at?: string;
  last_seen_at?: string | null;
  location?: string | null;
  website?: string | null;
  bio_cooked?: string | null;
  bio_excerpt?: string | null;
  post_count?: number;
  topic_count?: number;
  profile_hidden?: boolean;
  groups?: GroupRow[];
}

export interface SentMail {
  id: number;
  to_address: string;
  email_type: string;
  created_at: string;
  subject?: string | null;
  body?: string | null;
  user?: Person | null;
}

export interface NotificationList {
  notifications: NotificationData[];
}
