CREATE TABLE notifications (
  id bigserial PRIMARY KEY,
  notification_type integer NOT NULL,
  user_id integer NOT NULL,
  data varchar(1000) NOT NULL,
  read boolean NOT NULL DEFAULT false,
  high_priority boolean NOT NULL DEFAULT false,
  topic_id integer,
  post_number integer,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);
CREATE INDEX notifications_by_user ON notifications (user_id, id DESC);

CREATE TABLE email_logs (
  id serial PRIMARY KEY,
  to_address varchar NOT NULL,
  email_type varchar NOT NULL,
  user_id integer,
  topic_id integer,
  post_id integer,
  message_id varchar,
  bounced boolean NOT NULL DEFAULT false,
  raw text,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);
CREATE INDEX email_logs_by_time ON email_logs (created_at DESC);

CREATE TABLE skipped_email_logs (
  id bigserial PRIMARY KEY,
  email_type varchar NOT NULL,
  to_address varchar NOT NULL,
  user_id integer,
  post_id integer,
  reason_type integer NOT NULL,
  custom_reason text,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE TABLE user_histories (
  id serial PRIMARY KEY,
  action integer NOT NULL,
  custom_type varchar,
  acting_user_id integer,
  target_user_id integer,
  details text,
  context varchar,
  subject text,
  previous_value text,
  new_value text,
  topic_id integer,
  post_id integer,
  category_id integer,
  admin_only boolean NOT NULL DEFAULT false,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

CREATE TABLE site_settings (
  id serial PRIMARY KEY,
  name varchar NOT NULL UNIQUE,
  data_type integer NOT NULL,
  value text,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);

-- action: 1 block, 2 censor, 3 require_approval, 4 flag
CREATE TABLE watched_words (
  id serial PRIMARY KEY,
  word varchar NOT NULL,
  action integer NOT NULL,
  replacement varchar,
  case_sensitive boolean NOT NULL DEFAULT false,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  UNIQUE (action, word)
);

-- What only this forum has: the demo's mark, the clock, the secret, the API key.
CREATE TABLE forum_state (
  key text PRIMARY KEY,
  value text NOT NULL
);

-- Live messages between processes; ids of a channel count from 1 as in MessageBus.
-- After a crash they are gone, as with Redis: pages whose ids are ahead begin anew.
CREATE UNLOGGED TABLE live_channels (
  name text PRIMARY KEY,
  last_id bigint NOT NULL
);
CREATE UNLOGGED TABLE live_messages (
  global_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel text NOT NULL,
  message_id bigint NOT NULL,
  data text NOT NULL,
  user_ids integer[],
  group_ids integer[],
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (channel, message_id)
);
CREATE INDEX live_messages_by_age ON live_messages (created_at);

-- The accounts and groups that every forum begins with.
INSERT INTO users (id, username, username_lower, name, created_at, updated_at, active, approved, admin, moderator, trust_level)
VALUES
  (-1, 'system', 'system', 'system', '2022-01-01', '2022-01-01', true, true, true, true, 4);
INSERT INTO user_options (user_id, email_level) VALUES (-1, 2);
INSERT INTO user_stats (user_id) VALUES (-1);

INSERT INTO groups (id, name, full_name, automatic, visibility_level, created_at, updated_at)
SELECT id, name, NULL, true, CASE WHEN id IN (1, 2, 3) THEN 0 ELSE 3 END, '2022-01-01', '2022-01-01'
FROM (VALUES (0, 'everyone'), (1, 'admins'), (2, 'moderators'), (3, 'staff'),
  (10, 'trust_level_0'), (11, 'trust_level_1'), (12, 'trust_level_2'), (13, 'trust_level_3'), (14, 'trust_level_4')) AS automatic (id, name);

INSERT INTO categories (name, slug, color, text_color, description, created_at, updated_at, user_id, position)
VALUES ('General', 'general', '25AAE2', 'FFFFFF', 'Talk about anything that is in no other category.', '2022-01-01', '2022-01-01', -1, 0);
