-- Lists that were put on a board lately: the same list again makes nothing twice.
CREATE TABLE coop_bulk (
  user_id bigint NOT NULL,
  category_id bigint NOT NULL,
  digest text NOT NULL,
  opening_ids jsonb NOT NULL DEFAULT '[]',
  made_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, category_id, digest)
);
