-- Openings that come again by a rule. Each is an opening of its own; this is what the next is made from.
CREATE TABLE coop_series (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  category_id bigint NOT NULL,
  repeats text NOT NULL CHECK (repeats IN ('weekly', 'by_date', 'by_weekday', 'by_last_weekday')),
  every int NOT NULL CHECK (every BETWEEN 1 AND 12),
  -- The day of the opening with which the rule as it stands began, and its number in the series.
  first_on date NOT NULL,
  first_number int NOT NULL DEFAULT 0,
  zone text NOT NULL,
  -- How often from there on, or until which day, which belongs to it; neither: for as long as nobody ends it.
  times int CHECK (times BETWEEN 1 AND 200),
  until_on date,
  -- How many have been made: the number of the next.
  made int NOT NULL,
  -- What the next looks like, with the days of the first; null where there is no next.
  pattern jsonb,
  contact_user_id bigint,
  created_by bigint NOT NULL,
  ended_at timestamptz,
  CHECK (times IS NULL OR until_on IS NULL),
  CHECK (pattern IS NULL OR ended_at IS NULL)
);
CREATE INDEX coop_series_running ON coop_series (category_id) WHERE ended_at IS NULL;

ALTER TABLE coop_openings
  ADD COLUMN series_id bigint REFERENCES coop_series (id),
  ADD COLUMN occurrence int,
  ADD CHECK ((series_id IS NULL) = (occurrence IS NULL));
-- No day of a series comes twice.
CREATE UNIQUE INDEX coop_openings_once_each ON coop_openings (series_id, occurrence) WHERE series_id IS NOT NULL;
