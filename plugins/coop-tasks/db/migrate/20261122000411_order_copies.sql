-- Copies of something are ordered: so many, to an address or another way, for as long as there are some.
ALTER TABLE coop_openings
  DROP CONSTRAINT coop_openings_answered_by_check,
  ADD CONSTRAINT coop_openings_answered_by_check
    CHECK (answered_by IN ('claim', 'application', 'report', 'hand_in', 'copies', 'link', 'not_yet')),
  -- How many there are; null: as many as are ordered.
  ADD COLUMN copies_stock integer CHECK (copies_stock BETWEEN 1 AND 1000000),
  -- How many of them were ordered and are sent or on their way; kept with the other counts.
  ADD COLUMN copies_ordered integer NOT NULL DEFAULT 0,
  -- At most in one order.
  ADD COLUMN copies_most integer CHECK (copies_most BETWEEN 1 AND 100000),
  -- People of this group first; everybody else from that day on, as it begins there.
  ADD COLUMN first_group_id bigint,
  ADD COLUMN others_from date,
  ADD COLUMN others_from_zone text,
  ADD COLUMN others_from_at timestamptz,
  ADD CONSTRAINT coop_openings_copies CHECK (answered_by = 'copies'
    OR (copies_stock IS NULL AND copies_most IS NULL AND first_group_id IS NULL)),
  ADD CONSTRAINT coop_openings_copies_left CHECK (copies_ordered BETWEEN 0 AND coalesce(copies_stock, copies_ordered)),
  ADD CONSTRAINT coop_openings_members_first CHECK (
    (first_group_id IS NULL) = (others_from IS NULL)
    AND (others_from IS NULL) = (others_from_zone IS NULL)
    AND (others_from IS NULL) = (others_from_at IS NULL)),
  ADD CONSTRAINT coop_openings_copies_without_places
    CHECK (answered_by <> 'copies' OR (kind = 'task' AND seats IS NULL AND minimum IS NULL));

-- One row for each order. Seen by whoever ordered and by the contact person alone.
CREATE TABLE coop_parcels (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  opening_id bigint NOT NULL REFERENCES coop_openings (id) ON DELETE CASCADE,
  user_id bigint NOT NULL,
  state text NOT NULL DEFAULT 'ordered' CHECK (state IN ('ordered', 'sent', 'declined', 'taken_back', 'over')),
  copies integer NOT NULL CHECK (copies > 0),
  way text NOT NULL CHECK (way IN ('post', 'other')),
  -- The address, or how else they come; blanked 30 days after they were sent, at once where they are not.
  details text,
  -- The contact person it was given to.
  details_for bigint,
  ordered_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK ((state = 'ordered') = (ended_at IS NULL)),
  CHECK (state <> 'ordered' OR details IS NOT NULL),
  CHECK (state IN ('ordered', 'sent') OR details IS NULL)
);

CREATE UNIQUE INDEX coop_parcels_once ON coop_parcels (opening_id, user_id) WHERE state = 'ordered';
CREATE INDEX coop_parcels_of_opening ON coop_parcels (opening_id, id);
CREATE INDEX coop_parcels_of_user ON coop_parcels (user_id, opening_id, id);
