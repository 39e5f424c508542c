-- An opening from which others are begun. Its texts stay where they are, so what is hidden or deleted is in no form.
CREATE TABLE coop_templates (
  opening_id bigint PRIMARY KEY REFERENCES coop_openings (id) ON DELETE CASCADE,
  name text NOT NULL,
  saved_by bigint NOT NULL,
  saved_at timestamptz NOT NULL
);
