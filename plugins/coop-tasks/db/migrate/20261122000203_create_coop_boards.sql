-- The board of a circle or a campaign that wants one of its own: a category's, with its privacy.
CREATE TABLE coop_boards (
  category_id bigint PRIMARY KEY,
  title text NOT NULL,
  intro text,
  -- How many places one person may hold on it at once; null: as many as they like.
  most_at_once integer CHECK (most_at_once > 0),
  version integer NOT NULL DEFAULT 1,
  made_by bigint,
  made_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
