-- A contest: people enter something within some days, and afterwards somebody chooses.
ALTER TABLE coop_openings
  DROP CONSTRAINT coop_openings_answered_by_check,
  ADD CONSTRAINT coop_openings_answered_by_check
    CHECK (answered_by IN ('claim', 'application', 'report', 'hand_in', 'copies', 'entry', 'link', 'not_yet')),
  -- Whose people choose, with the contact person; null: the contact person alone.
  ADD COLUMN chooser_group_id bigint,
  -- What was chosen has been told to everybody who entered.
  ADD COLUMN choice_told_at timestamptz,
  ADD CONSTRAINT coop_openings_contest CHECK (answered_by = 'entry' OR chooser_group_id IS NULL),
  ADD CONSTRAINT coop_openings_contest_ends CHECK (answered_by <> 'entry'
    OR (kind = 'task' AND seats IS NULL AND minimum IS NULL AND due_at IS NOT NULL));

-- Seen by whoever chooses; after the end by all who entered; and by everybody if it is chosen and they agree.
CREATE TABLE coop_entries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  opening_id bigint NOT NULL REFERENCES coop_openings (id) ON DELETE CASCADE,
  user_id bigint NOT NULL,
  state text NOT NULL DEFAULT 'entered' CHECK (state IN ('entered', 'chosen', 'taken_back')),
  -- Blanked when it is taken back.
  title text,
  link text,
  words text,
  entered_at timestamptz NOT NULL,
  chosen_at timestamptz,
  -- Whether everybody may see what was chosen; null: not said yet.
  shown boolean,
  CHECK ((state = 'chosen') = (chosen_at IS NOT NULL)),
  CHECK (state = 'chosen' OR shown IS NULL),
  CHECK (CASE WHEN state = 'taken_back' THEN title IS NULL AND link IS NULL AND words IS NULL
    ELSE title IS NOT NULL AND (link IS NOT NULL OR words IS NOT NULL) END)
);

CREATE INDEX coop_entries_of_opening ON coop_entries (opening_id, id);
CREATE INDEX coop_entries_of_user ON coop_entries (user_id, opening_id);
