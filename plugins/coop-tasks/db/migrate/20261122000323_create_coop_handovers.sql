-- How somebody left a role or a task, in their words: one for each person, kept with the opening.
CREATE TABLE coop_handovers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  opening_id bigint NOT NULL REFERENCES coop_openings (id) ON DELETE CASCADE,
  -- Null: an account that is gone. What it knew stays.
  user_id bigint,
  -- Null: nothing to pass on, or blanked.
  text text,
  -- Whoever comes next may know who it was, and ask.
  named boolean NOT NULL DEFAULT false,
  changed_at timestamptz NOT NULL,
  hidden_at timestamptz,
  UNIQUE (opening_id, user_id)
);
CREATE INDEX coop_handovers_by_user ON coop_handovers (user_id);
