-- With fewer it does not go ahead; null: with whoever comes.
ALTER TABLE coop_openings
  ADD COLUMN minimum integer CHECK (minimum > 0),
  ADD CONSTRAINT coop_openings_minimum CHECK (minimum <= seats);

-- "2 drivers, 3 in the kitchen": the seats of an opening are their sum.
CREATE TABLE coop_seat_kinds (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  opening_id bigint NOT NULL REFERENCES coop_openings (id) ON DELETE CASCADE,
  name text NOT NULL,
  seats integer NOT NULL CHECK (seats > 0),
  minimum integer NOT NULL DEFAULT 0 CHECK (minimum >= 0 AND minimum <= seats),
  position integer NOT NULL
);

CREATE INDEX coop_seat_kinds_of_opening ON coop_seat_kinds (opening_id, position);

-- Null: of no kind, or taken before there were kinds.
ALTER TABLE coop_claims ADD COLUMN seat_kind_id bigint REFERENCES coop_seat_kinds (id) ON DELETE SET NULL;
CREATE INDEX coop_claims_by_seat_kind ON coop_claims (seat_kind_id) WHERE seat_kind_id IS NOT NULL;
