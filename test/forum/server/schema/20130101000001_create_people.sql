-- The forum's own tables have Discourse's names, columns and types, as far as
-- anything here reads or writes them. Timestamps are without a zone, in UTC.
CREATE TABLE users (
  id serial PRIMARY KEY,
  username varchar(60) NOT NULL,
  username_lower varchar(60) NOT NULL UNIQUE,
  name varchar,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  seen_notification_id bigint NOT NULL DEFAULT 0,
  last_posted_at timestamp,
  last_seen_at timestamp,
  first_seen_at timestamp,
  active boolean NOT NULL DEFAULT false,
  approved boolean NOT NULL DEFAULT false,
  staged boolean NOT NULL DEFAULT false,
  admin boolean NOT NULL DEFAULT false,
  moderator boolean NOT NULL DEFAULT false,
  trust_level integer NOT NULL,
  title varchar,
  locale varchar(10),
  uploaded_avatar_id integer,
  primary_group_id integer,
  flair_group_id integer,
  suspended_at timestamp,
  suspended_till timestamp,
  silenced_till timestamp
);

CREATE TABLE user_passwords (
  user_id integer PRIMARY KEY,
  password_hash varchar(64) NOT NULL,
  password_salt varchar(32) NOT NULL,
  password_algorithm varchar(64) NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE TABLE user_emails (
  id serial PRIMARY KEY,
  user_id integer NOT NULL,
  email varchar(513) NOT NULL,
  "primary" boolean NOT NULL DEFAULT false,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);
CREATE UNIQUE INDEX user_emails_by_address ON user_emails (lower(email));
CREATE INDEX user_emails_by_user ON user_emails (user_id);

CREATE TABLE user_options (
  user_id integer PRIMARY KEY,
  timezone varchar,
  mailing_list_mode boolean NOT NULL DEFAULT false,
  email_digests boolean,
  email_level integer NOT NULL DEFAULT 1,
  email_messages_level integer NOT NULL DEFAULT 0,
  hide_profile boolean NOT NULL DEFAULT false
);

CREATE TABLE user_profiles (
  user_id integer PRIMARY KEY,
  location varchar(3000),
  website varchar(3000),
  bio_raw text,
  bio_cooked text
);

CREATE TABLE user_stats (
  user_id integer PRIMARY KEY,
  bounce_score double precision NOT NULL DEFAULT 0,
  post_count integer NOT NULL DEFAULT 0,
  topic_count integer NOT NULL DEFAULT 0
);

-- A second account under which a person writes without being named.
CREATE TABLE anonymous_users (
  id serial PRIMARY KEY,
  user_id integer NOT NULL UNIQUE,
  master_user_id integer NOT NULL,
  active boolean NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE TABLE user_auth_tokens (
  id serial PRIMARY KEY,
  user_id integer NOT NULL,
  auth_token varchar NOT NULL UNIQUE,
  prev_auth_token varchar NOT NULL,
  user_agent varchar,
  auth_token_seen boolean NOT NULL DEFAULT false,
  client_ip inet,
  rotated_at timestamp NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  seen_at timestamp
);
CREATE INDEX user_auth_tokens_by_user ON user_auth_tokens (user_id);

CREATE TABLE api_keys (
  id serial PRIMARY KEY,
  user_id integer,
  created_by_id integer,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  last_used_at timestamp,
  revoked_at timestamp,
  description text,
  key_hash varchar NOT NULL UNIQUE,
  truncated_key varchar NOT NULL
);

-- Without a row a key may do everything; with rows only what they name.
CREATE TABLE api_key_scopes (
  id bigserial PRIMARY KEY,
  api_key_id integer NOT NULL,
  resource varchar NOT NULL,
  action varchar NOT NULL,
  allowed_parameters json,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);
CREATE INDEX api_key_scopes_by_key ON api_key_scopes (api_key_id);

CREATE TABLE groups (
  id serial PRIMARY KEY,
  name varchar NOT NULL UNIQUE CHECK (length(name) <= 20),
  full_name varchar,
  title varchar,
  bio_raw text,
  bio_cooked text,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  automatic boolean NOT NULL DEFAULT false,
  user_count integer NOT NULL DEFAULT 0,
  -- 0 everybody, 1 signed-in, 2 members, 3 staff, 4 owners
  visibility_level integer NOT NULL DEFAULT 0,
  members_visibility_level integer NOT NULL DEFAULT 0,
  mentionable_level integer DEFAULT 0,
  messageable_level integer DEFAULT 0,
  public_admission boolean NOT NULL DEFAULT false,
  public_exit boolean NOT NULL DEFAULT false,
  allow_membership_requests boolean NOT NULL DEFAULT false
);
ALTER SEQUENCE groups_id_seq RESTART WITH 41;

CREATE TABLE group_users (
  id serial PRIMARY KEY,
  group_id integer NOT NULL,
  user_id integer NOT NULL,
  owner boolean NOT NULL DEFAULT false,
  notification_level integer NOT NULL DEFAULT 2,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  UNIQUE (group_id, user_id)
);
CREATE INDEX group_users_by_user ON group_users (user_id, group_id);
