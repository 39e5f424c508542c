ALTER TABLE coop_openings
  -- The topic of that category in which all of it is collected; null: each thing is a topic of its own.
  ADD COLUMN filed_under bigint,
  ADD CONSTRAINT coop_openings_filed_under CHECK (filed_under IS NULL OR filed_in IS NOT NULL);

ALTER TABLE coop_things
  -- Where it stands in a topic with others.
  ADD COLUMN post_number integer,
  ADD CONSTRAINT coop_things_post_number CHECK (post_number IS NULL OR topic_id IS NOT NULL);
