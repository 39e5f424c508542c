-- "Needed most": at most three on each board at once, each until a day.
CREATE TABLE coop_pins (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Whose board; null: the federation's.
  category_id bigint,
  slot smallint NOT NULL CHECK (slot BETWEEN 1 AND 3),
  opening_id bigint NOT NULL REFERENCES coop_openings (id) ON DELETE CASCADE,
  words text,
  -- "Until 31 December": ends with that day in this zone.
  until_on date NOT NULL,
  until_zone text NOT NULL,
  until_at timestamptz NOT NULL,
  pinned_by bigint,
  pinned_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX coop_pins_three ON coop_pins (coalesce(category_id, 0), slot);
CREATE UNIQUE INDEX coop_pins_once ON coop_pins (opening_id, coalesce(category_id, 0));
