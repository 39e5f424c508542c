-- A text outside posts that was flagged at least once: what the forum's review queue points at.
CREATE TABLE coop_flagged_texts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plugin text NOT NULL,
  noun text NOT NULL,
  record_id bigint NOT NULL,
  UNIQUE (plugin, noun, record_id)
);

-- What somebody has against it. How it ended is known to the queue.
CREATE TABLE coop_flags (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  text_id bigint NOT NULL REFERENCES coop_flagged_texts (id) ON DELETE CASCADE,
  user_id bigint NOT NULL,
  reason text NOT NULL CHECK (reason IN ('off_topic', 'inappropriate', 'spam', 'notify_moderators')),
  -- For staff; handed to the queue with the flag, and blank from then on.
  words text,
  created_at timestamptz NOT NULL,
  -- The forum's own score for it, once it is in the queue.
  score_id bigint,
  CHECK (score_id IS NULL OR words IS NULL)
);

CREATE INDEX coop_flags_of_text ON coop_flags (text_id, user_id);
CREATE INDEX coop_flags_of_user ON coop_flags (user_id);
