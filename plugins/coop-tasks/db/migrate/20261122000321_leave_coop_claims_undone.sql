-- Held to its end and not done; why is one of a few answers, never a text.
ALTER TABLE coop_claims
  ADD COLUMN why_not text CHECK (why_not IN ('no_time', 'not_needed', 'something_missing', 'too_few', 'unsaid')),
  DROP CONSTRAINT coop_claims_state_check,
  ADD CONSTRAINT coop_claims_state_check CHECK (state IN ('held', 'done', 'not_done', 'released')),
  ADD CONSTRAINT coop_claims_why_not CHECK ((state = 'not_done') = (why_not IS NOT NULL));
