ALTER TABLE coop_openings
  -- Lines, one under the other.
  ADD COLUMN needs text,
  ADD COLUMN ticks text,
  -- "Between 2 and 12 December": both days belong to it, in due_zone.
  ADD COLUMN from_on date,
  ADD COLUMN to_on date,
  -- In words: "£15 an hour", "two days a month".
  ADD COLUMN rate text,
  ADD COLUMN days text,
  ADD COLUMN chat_first boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT coop_openings_check2,
  ADD CONSTRAINT coop_openings_due_or_window CHECK (due_on IS NULL OR (from_on IS NULL AND to_on IS NULL)),
  ADD CONSTRAINT coop_openings_window CHECK (to_on >= from_on),
  ADD CONSTRAINT coop_openings_end CHECK ((due_at IS NULL) = (due_on IS NULL AND to_on IS NULL)),
  ADD CONSTRAINT coop_openings_zone
    CHECK ((due_zone IS NULL) = (due_on IS NULL AND from_on IS NULL AND to_on IS NULL)),
  ADD CONSTRAINT coop_openings_rate CHECK (paid OR (rate IS NULL AND days IS NULL));

CREATE TABLE coop_checklist_items (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  opening_id bigint NOT NULL REFERENCES coop_openings (id) ON DELETE CASCADE,
  place integer NOT NULL,
  text text NOT NULL,
  ticked_at timestamptz,
  -- Null also where the account is gone.
  ticked_by bigint,
  UNIQUE (opening_id, text),
  CHECK (ticked_at IS NOT NULL OR ticked_by IS NULL)
);
CREATE INDEX coop_checklist_items_by_person ON coop_checklist_items (ticked_by) WHERE ticked_by IS NOT NULL;
