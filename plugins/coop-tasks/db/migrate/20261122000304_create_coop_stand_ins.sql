-- Somebody who holds a place asks somebody else to stand in; until there is a yes, the place stays theirs.
CREATE TABLE coop_stand_ins (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  claim_id bigint NOT NULL REFERENCES coop_claims (id) ON DELETE CASCADE,
  opening_id bigint NOT NULL REFERENCES coop_openings (id) ON DELETE CASCADE,
  -- Who is asked; who asks is the claim's.
  user_id bigint NOT NULL,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'taken', 'declined', 'taken_back', 'over')),
  asked_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK ((state = 'asked') = (ended_at IS NULL))
);

CREATE UNIQUE INDEX coop_stand_ins_one_asked ON coop_stand_ins (claim_id) WHERE state = 'asked';
CREATE INDEX coop_stand_ins_of_user ON coop_stand_ins (user_id, opening_id) WHERE state = 'asked';
