-- One row for each time that somebody waits for a place; the order is that of the ids.
CREATE TABLE coop_waiting (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  opening_id bigint NOT NULL REFERENCES coop_openings (id) ON DELETE CASCADE,
  user_id bigint NOT NULL,
  -- The kind of seat waited for; null: whichever comes free.
  seat_kind_id bigint REFERENCES coop_seat_kinds (id) ON DELETE SET NULL,
  state text NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'offered', 'taken', 'passed', 'lapsed', 'left', 'over')),
  joined_at timestamptz NOT NULL,
  -- What was ticked when joining: the opening's lines as they stood.
  ticks text,
  offered_at timestamptz,
  offer_ends_at timestamptz,
  -- The kind of the seat that is held while the offer runs.
  offered_kind_id bigint REFERENCES coop_seat_kinds (id) ON DELETE SET NULL,
  ended_at timestamptz,
  contact_way text NOT NULL CHECK (contact_way IN ('message', 'phone', 'email')),
  -- Goes over to the claim with the place, and is blanked as the waiting ends: nobody else sees it.
  contact_detail text,
  contact_for bigint,
  CHECK ((state IN ('waiting', 'offered')) = (ended_at IS NULL)),
  CHECK (state <> 'offered' OR (offered_at IS NOT NULL AND offer_ends_at IS NOT NULL)),
  CHECK (contact_way <> 'message' OR contact_detail IS NULL),
  CHECK (ended_at IS NULL OR contact_detail IS NULL)
);

CREATE UNIQUE INDEX coop_waiting_once ON coop_waiting (opening_id, user_id) WHERE ended_at IS NULL;
CREATE INDEX coop_waiting_in_line ON coop_waiting (opening_id, id) WHERE ended_at IS NULL;
CREATE INDEX coop_waiting_of_user ON coop_waiting (user_id, opening_id, id);

-- Kept with every change of an opening, as the counts of its claims are: how many are asked and wait, and
-- how many more have to promise before it can go ahead.
ALTER TABLE coop_openings
  ADD COLUMN offered_count integer NOT NULL DEFAULT 0,
  ADD COLUMN waiting_count integer NOT NULL DEFAULT 0,
  ADD COLUMN missing_count integer NOT NULL DEFAULT 0;
