-- A role may be held for a term; null: as long as somebody likes to.
ALTER TABLE coop_openings
  ADD COLUMN term_months integer CHECK (term_months BETWEEN 1 AND 60),
  ADD CONSTRAINT coop_openings_terms CHECK (term_months IS NULL OR kind = 'role'),
  -- Of those who hold a place, how many leave at the end of their term; kept with the other counts.
  ADD COLUMN leaving_count integer NOT NULL DEFAULT 0,
  -- The day from which the next place is free, where that is still to come.
  ADD COLUMN free_from date;

ALTER TABLE coop_claims
  ADD COLUMN term_begins_on date,
  -- The last day belongs to the term.
  ADD COLUMN term_ends_on date,
  ADD COLUMN term_zone text,
  ADD COLUMN term_ends_at timestamptz,
  -- Whoever holds it was asked whether they stay.
  ADD COLUMN term_asked_at timestamptz,
  -- They go at its end: the place is on the board, though they hold it still.
  ADD COLUMN leaving_since timestamptz,
  ADD CONSTRAINT coop_claims_term CHECK (
    (term_ends_on IS NULL) = (term_ends_at IS NULL) AND (term_ends_on IS NULL) = (term_zone IS NULL)
    AND (term_ends_on IS NULL) = (term_begins_on IS NULL)),
  ADD CONSTRAINT coop_claims_leaving CHECK (leaving_since IS NULL OR (state = 'held' AND term_ends_at IS NOT NULL));

CREATE INDEX coop_claims_leaving_of_opening ON coop_claims (opening_id) WHERE leaving_since IS NOT NULL;
