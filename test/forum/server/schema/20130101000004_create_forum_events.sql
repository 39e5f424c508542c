-- What happened in the forum and has still to be told to the plugins: written
-- in the same transaction as what happened, worked off after it.
CREATE TABLE forum_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  data jsonb NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL,
  error text
);
