-- How many things somebody would like to do at once, at most; null: they have not said.
ALTER TABLE coop_task_people ADD COLUMN most_at_once integer CHECK (most_at_once BETWEEN 1 AND 100);
