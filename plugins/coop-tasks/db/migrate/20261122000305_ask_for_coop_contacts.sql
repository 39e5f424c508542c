-- The contact person to whom somebody would rather not show how to be reached: asked once for each.
ALTER TABLE coop_claims ADD COLUMN contact_kept_from bigint;
