-- Places may be asked for and given: until a last day, where there is one.
ALTER TABLE coop_openings
  DROP CONSTRAINT coop_openings_answered_by_check,
  ADD CONSTRAINT coop_openings_answered_by_check CHECK (answered_by IN ('claim', 'application', 'link', 'not_yet')),
  -- The day belongs to it, in due_zone.
  ADD COLUMN closes_on date,
  ADD COLUMN closes_at timestamptz,
  DROP CONSTRAINT coop_openings_zone,
  ADD CONSTRAINT coop_openings_zone
    CHECK ((due_zone IS NULL) = (due_on IS NULL AND from_on IS NULL AND to_on IS NULL AND closes_on IS NULL)),
  ADD CONSTRAINT coop_openings_closing CHECK ((closes_on IS NULL) = (closes_at IS NULL)),
  ADD CONSTRAINT coop_openings_closing_of_applications CHECK (closes_on IS NULL OR answered_by = 'application');

-- One row for each time that somebody asks for a place. Seen by whoever asked and by the contact person alone.
CREATE TABLE coop_applications (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  opening_id bigint NOT NULL REFERENCES coop_openings (id) ON DELETE CASCADE,
  user_id bigint NOT NULL,
  coop_id bigint,
  seat_kind_id bigint REFERENCES coop_seat_kinds (id) ON DELETE SET NULL,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'approved', 'declined', 'taken_back', 'over')),
  asked_at timestamptz NOT NULL,
  -- A few words of whoever asks, and of whoever answers; blanked 30 days after the answer, at once where there is none.
  words text,
  answered_at timestamptz,
  answered_by bigint,
  answer text,
  contact_way text NOT NULL CHECK (contact_way IN ('message', 'phone', 'email')),
  -- Goes over to the claim with the place.
  contact_detail text,
  contact_for bigint,
  CHECK ((state IN ('approved', 'declined')) = (answered_at IS NOT NULL)),
  CHECK (contact_way <> 'message' OR contact_detail IS NULL),
  CHECK (state = 'asked' OR contact_detail IS NULL),
  CHECK (state IN ('asked', 'approved', 'declined') OR words IS NULL)
);

CREATE UNIQUE INDEX coop_applications_once ON coop_applications (opening_id, user_id) WHERE state = 'asked';
CREATE INDEX coop_applications_of_opening ON coop_applications (opening_id, id);
CREATE INDEX coop_applications_of_user ON coop_applications (user_id, opening_id, id);
