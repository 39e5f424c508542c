-- A member says "I could …" to the solidarity team: no e-mail to confirm it, answered here.
ALTER TABLE coop_help
  ADD COLUMN from_member boolean NOT NULL DEFAULT false,
  ALTER COLUMN email DROP NOT NULL,
  ADD CONSTRAINT coop_help_address CHECK (from_member OR email IS NOT NULL),
  ADD CONSTRAINT coop_help_of_member
    CHECK (NOT from_member OR (user_id IS NOT NULL AND opening_id IS NULL AND confirmed_at IS NOT NULL));
