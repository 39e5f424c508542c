-- Who is told, once, when the details of an opening are there.
CREATE TABLE coop_opening_followers (
  opening_id bigint NOT NULL REFERENCES coop_openings (id) ON DELETE CASCADE,
  user_id bigint NOT NULL,
  asked_at timestamptz NOT NULL,
  PRIMARY KEY (opening_id, user_id)
);
CREATE INDEX coop_opening_followers_of_user ON coop_opening_followers (user_id);
