CREATE TABLE category_moderation_groups (
  id serial PRIMARY KEY,
  category_id integer NOT NULL,
  group_id integer NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  UNIQUE (category_id, group_id)
);
