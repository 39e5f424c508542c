-- What is entered for a contest may be a file of the forum's own: a design, a photo.
ALTER TABLE coop_entries
  -- Of `uploads`. Where it lies is asked when it is shown.
  ADD COLUMN upload_id bigint,
  -- What a picture shows, for those who do not see it.
  ADD COLUMN alt text,
  DROP CONSTRAINT coop_entries_texts,
  ADD CONSTRAINT coop_entries_texts CHECK (CASE
    WHEN state = 'taken_back' OR (state = 'chosen' AND title IS NULL)
      THEN title IS NULL AND link IS NULL AND words IS NULL AND upload_id IS NULL AND shown IS NULL
    ELSE title IS NOT NULL AND (link IS NOT NULL OR words IS NOT NULL OR upload_id IS NOT NULL) END),
  ADD CONSTRAINT coop_entries_alt CHECK (alt IS NULL OR upload_id IS NOT NULL);
