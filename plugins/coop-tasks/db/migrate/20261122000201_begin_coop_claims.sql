-- Somebody has begun with what they took on: "in hand".
ALTER TABLE coop_claims ADD COLUMN begun_at timestamptz;

-- How its claims stand, kept with every change of an opening: a board reads thousands of rows at once.
ALTER TABLE coop_openings
  ADD COLUMN held_count integer NOT NULL DEFAULT 0,
  ADD COLUMN begun_count integer NOT NULL DEFAULT 0,
  ADD COLUMN done_count integer NOT NULL DEFAULT 0,
  ADD COLUMN first_begun_at timestamptz,
  ADD COLUMN last_done_at timestamptz;

UPDATE coop_openings o SET held_count = c.held, done_count = c.done, last_done_at = c.last_done_at
FROM (
  SELECT opening_id, count(*) FILTER (WHERE state = 'held') AS held, count(*) FILTER (WHERE state = 'done') AS done,
    max(ends_at) FILTER (WHERE state = 'done') AS last_done_at
  FROM coop_claims GROUP BY opening_id
) c
WHERE c.opening_id = o.id;
