CREATE TABLE coop_openings (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  category_id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('task', 'role')),
  band text NOT NULL CHECK (band IN ('very_little', 'small', 'larger')),
  title text NOT NULL,
  note text,
  description_raw text NOT NULL DEFAULT '',
  description_cooked text NOT NULL DEFAULT '',
  minutes_from integer CHECK (minutes_from > 0),
  minutes_to integer CHECK (minutes_to > 0),
  rhythm text NOT NULL CHECK (rhythm IN ('once', 'monthly', 'every_few_months', 'ongoing')),
  time_words text,
  -- null: as many as like to
  seats integer CHECK (seats > 0),
  answered_by text NOT NULL CHECK (answered_by IN ('claim', 'link', 'not_yet')),
  link text,
  -- "Before 12 December": ends as that day begins in this zone.
  due_on date,
  due_zone text,
  due_at timestamptz,
  place text,
  paid boolean NOT NULL DEFAULT false,
  contact_user_id bigint,
  -- What another plugin advertises here, e.g. a role of a circle.
  source_plugin text,
  source_kind text,
  source_id bigint,
  topic_id bigint,
  -- Counts the topics that were asked for, so that each is made once.
  talks integer NOT NULL DEFAULT 0,
  talk_asked_at timestamptz,
  -- Grows with every edit: what a form has seen.
  version integer NOT NULL DEFAULT 1,
  -- Grows with every change, claims included: what live messages carry.
  revision bigint NOT NULL DEFAULT 1,
  created_by bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  hidden_at timestamptz,
  deleted_at timestamptz,
  CHECK (minutes_to >= minutes_from),
  CHECK ((answered_by = 'link') = (link IS NOT NULL)),
  CHECK ((due_on IS NULL) = (due_at IS NULL) AND (due_on IS NULL) = (due_zone IS NULL))
);

CREATE INDEX coop_openings_on_boards ON coop_openings (category_id, band, kind)
  WHERE withdrawn_at IS NULL AND deleted_at IS NULL;
CREATE INDEX coop_openings_by_contact ON coop_openings (contact_user_id);
CREATE INDEX coop_openings_by_topic ON coop_openings (topic_id) WHERE topic_id IS NOT NULL;
CREATE UNIQUE INDEX coop_openings_by_source ON coop_openings (source_plugin, source_kind, source_id)
  WHERE source_id IS NOT NULL;

-- One row for each holding, from its beginning to its end.
CREATE TABLE coop_claims (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  opening_id bigint NOT NULL REFERENCES coop_openings (id) ON DELETE CASCADE,
  user_id bigint NOT NULL,
  state text NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'done', 'released')),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  -- The contact person has been in touch.
  answered_at timestamptz,
  contact_way text NOT NULL CHECK (contact_way IN ('message', 'phone', 'email')),
  -- Seen by the claimant and by contact_for alone; blanked 30 days after the end.
  contact_detail text,
  contact_for bigint,
  CHECK ((state = 'held') = (ends_at IS NULL)),
  CHECK (contact_way <> 'message' OR contact_detail IS NULL)
);

CREATE UNIQUE INDEX coop_claims_one_held ON coop_claims (opening_id, user_id) WHERE state = 'held';
CREATE INDEX coop_claims_of_opening ON coop_claims (opening_id, state);
CREATE INDEX coop_claims_of_user ON coop_claims (user_id, state);
