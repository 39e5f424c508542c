CREATE TABLE post_custom_fields (
  id serial PRIMARY KEY,
  post_id integer NOT NULL,
  name varchar(256) NOT NULL,
  value text,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);
CREATE INDEX post_custom_fields_by_post ON post_custom_fields (post_id, name);
CREATE UNIQUE INDEX post_custom_fields_by_coop_order ON post_custom_fields (value) WHERE name = 'coop_order';
