-- What somebody has settled for themselves on the boards; without a row, nothing.
CREATE TABLE IF NOT EXISTS coop_task_people (
  user_id bigint PRIMARY KEY
);

-- What they hold stands on their user card.
ALTER TABLE coop_task_people ADD COLUMN shows_giving boolean NOT NULL DEFAULT false;
