-- In whose name somebody holds a place or waits for one; null: in their own. Who that is, membership knows.
ALTER TABLE coop_claims ADD COLUMN coop_id bigint;
ALTER TABLE coop_waiting ADD COLUMN coop_id bigint;
