-- Help that somebody offers without an account: on one opening, or as "I could …"
-- on none. A row is deleted when its time is over: nothing of it stays.
CREATE TABLE coop_help (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  opening_id bigint REFERENCES coop_openings (id) ON DELETE CASCADE,
  state text NOT NULL DEFAULT 'unconfirmed'
    CHECK (state IN ('unconfirmed', 'open', 'answered', 'taken_up', 'declined', 'over')),
  name text NOT NULL,
  email text NOT NULL,
  -- Given where a call is liked better than an e-mail.
  phone text,
  words text NOT NULL,
  -- Who sees it: this person, as long as they look after the opening; null: the team.
  for_user_id bigint,
  -- The team may see it where that person no longer looks after the opening.
  team_may boolean NOT NULL DEFAULT false,
  -- The account with this address, once that is confirmed.
  user_id bigint,
  answered_by bigint,
  answered_at timestamptz,
  suggested_opening_id bigint,
  -- Why it is over; the row goes with the letter that says so.
  over_because text CHECK (over_because IN ('contact_left', 'off_the_board', 'unanswered')),
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  CHECK (opening_id IS NOT NULL OR for_user_id IS NULL),
  CHECK ((state = 'unconfirmed') = (confirmed_at IS NULL)),
  CHECK ((state = 'over') = (over_because IS NOT NULL))
);

CREATE INDEX coop_help_of_opening ON coop_help (opening_id);
CREATE INDEX coop_help_of_address ON coop_help (lower(email), created_at);
CREATE INDEX coop_help_of_team ON coop_help (id) WHERE for_user_id IS NULL;
CREATE INDEX coop_help_of_user ON coop_help (user_id) WHERE user_id IS NOT NULL;
-- One address offers help on an opening once at a time.
CREATE UNIQUE INDEX coop_help_once ON coop_help (opening_id, lower(email)) WHERE state IN ('open', 'answered', 'taken_up');
