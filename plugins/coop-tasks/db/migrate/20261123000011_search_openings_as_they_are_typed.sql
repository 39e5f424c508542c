-- Telephones write curly quotation marks and long dashes. Where the database's own
-- language does not know them, "federation’s" was one word that nobody looks for.
ALTER TABLE coop_openings DROP COLUMN words;
ALTER TABLE coop_openings ADD COLUMN words tsvector GENERATED ALWAYS AS (
  to_tsvector('english', translate(
    title || ' ' || coalesce(note, '') || ' ' || description_raw || ' ' || coalesce(place, '')
      || ' ' || coalesce(campaign, ''),
    U&'\2018\2019\201C\201D\201E\2010\2011\2013\2014\2026\00A0\202F', '''''"""--     '
  ))
  || to_tsvector('english', skills)
) STORED;
CREATE INDEX coop_openings_by_words ON coop_openings USING gin (words);
