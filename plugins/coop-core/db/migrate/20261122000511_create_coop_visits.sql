-- When somebody was last at what waits for them, and when the time before that ended.
CREATE TABLE coop_visits (
  user_id bigint PRIMARY KEY,
  since timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  CHECK (since <= seen_at)
);
