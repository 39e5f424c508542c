CREATE TABLE categories (
  id serial PRIMARY KEY,
  name varchar(50) NOT NULL,
  color varchar(6) NOT NULL DEFAULT '0088CC',
  text_color varchar(6) NOT NULL DEFAULT 'FFFFFF',
  slug varchar NOT NULL,
  description text,
  topic_id integer,
  topic_count integer NOT NULL DEFAULT 0,
  post_count integer NOT NULL DEFAULT 0,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  user_id integer NOT NULL,
  read_restricted boolean NOT NULL DEFAULT false,
  position integer,
  parent_category_id integer
);
CREATE UNIQUE INDEX unique_index_categories_on_name ON categories (coalesce(parent_category_id, -1), lower(name));
CREATE UNIQUE INDEX unique_index_categories_on_slug ON categories (coalesce(parent_category_id, -1), lower(slug)) WHERE slug <> '';

-- permission_type: 1 full, 2 create_post, 3 readonly
CREATE TABLE category_groups (
  id serial PRIMARY KEY,
  category_id integer NOT NULL,
  group_id integer NOT NULL,
  permission_type integer DEFAULT 1,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  UNIQUE (category_id, group_id)
);
CREATE INDEX category_groups_by_group ON category_groups (group_id, permission_type, category_id);

CREATE TABLE topics (
  id serial PRIMARY KEY,
  title varchar NOT NULL,
  fancy_title varchar,
  slug varchar,
  excerpt varchar,
  user_id integer,
  last_post_user_id integer NOT NULL,
  category_id integer,
  archetype varchar NOT NULL DEFAULT 'regular',
  subtype varchar,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  last_posted_at timestamp,
  bumped_at timestamp NOT NULL,
  deleted_at timestamp,
  deleted_by_id integer,
  views integer NOT NULL DEFAULT 0,
  posts_count integer NOT NULL DEFAULT 0,
  reply_count integer NOT NULL DEFAULT 0,
  like_count integer NOT NULL DEFAULT 0,
  highest_post_number integer NOT NULL DEFAULT 0,
  visible boolean NOT NULL DEFAULT true,
  closed boolean NOT NULL DEFAULT false,
  archived boolean NOT NULL DEFAULT false,
  pinned_at timestamp
);
CREATE INDEX topics_by_bump ON topics (bumped_at DESC) WHERE deleted_at IS NULL;
CREATE INDEX topics_by_category ON topics (category_id, bumped_at DESC) WHERE deleted_at IS NULL;

-- post_type: 1 regular, 2 moderator_action, 3 small_action, 4 whisper
CREATE TABLE posts (
  id serial PRIMARY KEY,
  user_id integer,
  topic_id integer NOT NULL,
  post_number integer NOT NULL,
  reply_to_post_number integer,
  raw text NOT NULL,
  cooked text NOT NULL,
  post_type integer NOT NULL DEFAULT 1,
  action_code varchar,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  deleted_at timestamp,
  deleted_by_id integer,
  user_deleted boolean NOT NULL DEFAULT false,
  hidden boolean NOT NULL DEFAULT false,
  hidden_at timestamp,
  version integer NOT NULL DEFAULT 1,
  last_editor_id integer,
  word_count integer,
  like_count integer NOT NULL DEFAULT 0,
  UNIQUE (topic_id, post_number)
);

CREATE TABLE topic_custom_fields (
  id serial PRIMARY KEY,
  topic_id integer NOT NULL,
  name varchar(256) NOT NULL,
  value text,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);
CREATE INDEX topic_custom_fields_by_topic ON topic_custom_fields (topic_id, name);
-- As on Discourse (add_unique index of a plugin's field): one topic for each order.
CREATE UNIQUE INDEX topic_custom_fields_by_coop_order ON topic_custom_fields (value) WHERE name = 'coop_order';

CREATE TABLE topic_allowed_users (
  id serial PRIMARY KEY,
  user_id integer NOT NULL,
  topic_id integer NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  UNIQUE (topic_id, user_id)
);

CREATE TABLE topic_allowed_groups (
  id serial PRIMARY KEY,
  group_id integer NOT NULL,
  topic_id integer NOT NULL,
  UNIQUE (topic_id, group_id)
);
