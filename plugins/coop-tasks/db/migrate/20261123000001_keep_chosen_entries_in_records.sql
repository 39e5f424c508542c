-- What was chosen and told stays in the record of whoever entered it when its contest is gone, without its texts.
ALTER TABLE coop_entries
  DROP CONSTRAINT coop_entries_check2,
  ADD CONSTRAINT coop_entries_texts CHECK (CASE
    WHEN state = 'taken_back' OR (state = 'chosen' AND title IS NULL)
      THEN title IS NULL AND link IS NULL AND words IS NULL AND shown IS NULL
    ELSE title IS NOT NULL AND (link IS NOT NULL OR words IS NOT NULL) END);
