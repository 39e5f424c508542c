-- An opening may have been made from a post, to which its page leads back.
ALTER TABLE coop_openings ADD COLUMN from_post_id bigint;
