-- status: 0 pending, 1 approved, 2 rejected, 3 ignored, 4 deleted
CREATE TABLE reviewables (
  id bigserial PRIMARY KEY,
  type varchar NOT NULL,
  type_source varchar NOT NULL DEFAULT 'unknown',
  status integer NOT NULL DEFAULT 0,
  created_by_id integer NOT NULL,
  reviewable_by_moderator boolean NOT NULL DEFAULT false,
  category_id integer,
  topic_id integer,
  score double precision NOT NULL DEFAULT 0,
  potential_spam boolean NOT NULL DEFAULT false,
  target_id integer,
  target_type varchar,
  target_created_by_id integer,
  payload json,
  version integer NOT NULL DEFAULT 0,
  latest_score timestamp,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  UNIQUE (type, target_id)
);
CREATE INDEX reviewables_by_status ON reviewables (status, score);

-- status: 0 pending, 1 agreed, 2 disagreed, 3 ignored; types are the forum's flags
CREATE TABLE reviewable_scores (
  id bigserial PRIMARY KEY,
  reviewable_id integer NOT NULL,
  user_id integer NOT NULL,
  reviewable_score_type integer NOT NULL,
  status integer NOT NULL,
  score double precision NOT NULL DEFAULT 0,
  reviewed_by_id integer,
  reviewed_at timestamp,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);
CREATE INDEX reviewable_scores_by_reviewable ON reviewable_scores (reviewable_id);
CREATE INDEX reviewable_scores_by_user ON reviewable_scores (user_id);

ALTER TABLE user_stats
  ADD COLUMN flags_agreed integer NOT NULL DEFAULT 0,
  ADD COLUMN flags_disagreed integer NOT NULL DEFAULT 0,
  ADD COLUMN flags_ignored integer NOT NULL DEFAULT 0;
