-- How long it took whoever did it, as they say; nobody else sees it.
ALTER TABLE coop_claims
  ADD COLUMN minutes integer CHECK (minutes BETWEEN 1 AND 100000),
  ADD CHECK (minutes IS NULL OR state = 'done');

CREATE INDEX coop_claims_given ON coop_claims (user_id, ends_at DESC, id DESC) WHERE state = 'done';
CREATE INDEX coop_claims_given_for ON coop_claims (coop_id, ends_at DESC, id DESC) WHERE state = 'done' AND coop_id IS NOT NULL;

-- What totals are made of. They move on only where five people or more stand behind the
-- change, so that nobody learns one person's minutes by taking one total from another.
CREATE TABLE coop_given_counted (
  claim_id bigint NOT NULL,
  user_id bigint NOT NULL,
  category_id bigint NOT NULL,
  campaign text NOT NULL,
  timed boolean NOT NULL,
  minutes integer NOT NULL,
  PRIMARY KEY (claim_id, category_id, campaign, timed)
);

CREATE INDEX coop_given_counted_category ON coop_given_counted (category_id);
CREATE INDEX coop_given_counted_user ON coop_given_counted (user_id);
