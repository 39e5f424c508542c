CREATE TABLE uploads (
  id serial PRIMARY KEY,
  user_id integer NOT NULL,
  original_filename varchar NOT NULL,
  filesize bigint NOT NULL,
  width integer,
  height integer,
  url varchar NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  sha1 varchar(40) UNIQUE,
  retain_hours integer,
  extension varchar(10),
  secure boolean NOT NULL DEFAULT false,
  access_control_post_id bigint
);
CREATE INDEX uploads_by_user ON uploads (user_id);

-- Who uploaded the same file after somebody else had: it is kept once.
CREATE TABLE user_uploads (
  id bigserial PRIMARY KEY,
  upload_id integer NOT NULL,
  user_id integer NOT NULL,
  created_at timestamp NOT NULL,
  UNIQUE (upload_id, user_id)
);

-- What points to none of these is an orphan, and cleaned up.
CREATE TABLE upload_references (
  id bigserial PRIMARY KEY,
  upload_id bigint NOT NULL,
  target_type varchar NOT NULL,
  target_id bigint NOT NULL,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  UNIQUE (upload_id, target_type, target_id)
);
CREATE INDEX upload_references_by_target ON upload_references (target_type, target_id);

-- Discourse has files on a disk or in a store; here two forums on one database show the same.
CREATE TABLE upload_contents (
  upload_id integer PRIMARY KEY REFERENCES uploads (id) ON DELETE CASCADE,
  bytes bytea NOT NULL
);
