-- What is asked for is a thing: a photo, a case study, a policy. It is handed in, thanked for, and filed as a topic.
ALTER TABLE coop_openings
  DROP CONSTRAINT coop_openings_answered_by_check,
  ADD CONSTRAINT coop_openings_answered_by_check
    CHECK (answered_by IN ('claim', 'application', 'report', 'hand_in', 'link', 'not_yet')),
  -- The category whose readers may see what is filed; null: it is not filed here.
  ADD COLUMN filed_in bigint,
  ADD CONSTRAINT coop_openings_filed_in CHECK (filed_in IS NULL OR answered_by = 'hand_in'),
  ADD CONSTRAINT coop_openings_hand_in_without_limit
    CHECK (answered_by <> 'hand_in' OR (kind = 'task' AND seats IS NULL AND minimum IS NULL));

CREATE TABLE coop_things (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  opening_id bigint NOT NULL REFERENCES coop_openings (id) ON DELETE CASCADE,
  -- With which whoever handed it in counts among those who did it; one for all things of one person.
  claim_id bigint NOT NULL REFERENCES coop_claims (id) ON DELETE CASCADE,
  user_id bigint NOT NULL,
  state text NOT NULL DEFAULT 'handed_in'
    CHECK (state IN ('handed_in', 'thanked', 'filing', 'filed', 'taken_back')),
  -- Seen by whoever handed it in and by whoever looks after the opening; blanked when it is taken back.
  title text,
  link text,
  words text,
  credit text,
  licence text NOT NULL CHECK (licence IN ('cc_by', 'cc_by_sa', 'cc0', 'ask_first')),
  handed_in_at timestamptz NOT NULL,
  thanked_at timestamptz,
  -- Counts the topics that were asked for, so that each is made once.
  filings integer NOT NULL DEFAULT 0,
  topic_id bigint,
  CHECK (state <> 'filed' OR topic_id IS NOT NULL),
  CHECK ((state = 'taken_back') = (title IS NULL)),
  CHECK (state = 'taken_back' OR (credit IS NOT NULL AND (link IS NOT NULL OR words IS NOT NULL))),
  CHECK (state <> 'taken_back' OR (link IS NULL AND words IS NULL AND credit IS NULL))
);

CREATE INDEX coop_things_of_opening ON coop_things (opening_id, id);
CREATE INDEX coop_things_of_user ON coop_things (user_id, opening_id);
