-- What is handed in may be a file of the forum's own: a photo, a document.
ALTER TABLE coop_things
  -- Of `uploads`. Where it lies is asked when it is shown.
  ADD COLUMN upload_id bigint,
  -- What a picture shows, for those who do not see it.
  ADD COLUMN alt text,
  DROP CONSTRAINT coop_things_check2,
  DROP CONSTRAINT coop_things_check3,
  ADD CONSTRAINT coop_things_something
    CHECK (state = 'taken_back'
      OR (credit IS NOT NULL AND (link IS NOT NULL OR words IS NOT NULL OR upload_id IS NOT NULL))),
  ADD CONSTRAINT coop_things_blank
    CHECK (state <> 'taken_back'
      OR (link IS NULL AND words IS NULL AND credit IS NULL AND upload_id IS NULL)),
  ADD CONSTRAINT coop_things_alt CHECK (alt IS NULL OR upload_id IS NOT NULL);
