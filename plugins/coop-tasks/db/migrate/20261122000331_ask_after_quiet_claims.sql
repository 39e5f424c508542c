-- When something was last heard of whoever holds a place: "still on it", "in hand", a line ticked off.
-- Without it, nobody has begun to count; the day's round does.
ALTER TABLE coop_claims
  ADD COLUMN heard_at timestamptz,
  -- Whether they are still on it was asked then, and an answer is waited for until.
  ADD COLUMN asked_at timestamptz,
  ADD COLUMN ask_ends_at timestamptz,
  ADD CHECK ((asked_at IS NULL) = (ask_ends_at IS NULL)),
  ADD CHECK (asked_at IS NULL OR state = 'held');

CREATE INDEX coop_claims_unheard ON coop_claims (id) WHERE state = 'held' AND heard_at IS NULL;
