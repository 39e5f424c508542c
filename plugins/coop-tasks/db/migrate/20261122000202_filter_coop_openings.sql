-- What a board can be narrowed by.
ALTER TABLE coop_openings
  ADD COLUMN skills jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(skills) = 'array'),
  ADD COLUMN remote boolean NOT NULL DEFAULT false,
  ADD COLUMN no_experience boolean NOT NULL DEFAULT false,
  ADD COLUMN campaign text,
  ADD COLUMN words tsvector GENERATED ALWAYS AS (
    to_tsvector('english', title || ' ' || coalesce(note, '') || ' ' || description_raw || ' ' || coalesce(place, '')
      || ' ' || coalesce(campaign, ''))
    || to_tsvector('english', skills)
  ) STORED;

CREATE INDEX coop_openings_by_words ON coop_openings USING gin (words);
CREATE INDEX coop_openings_by_skill ON coop_openings USING gin (skills jsonb_path_ops);
CREATE INDEX coop_openings_by_campaign ON coop_openings (lower(campaign)) WHERE campaign IS NOT NULL;
