-- What is filed where the forum's staff look at such topics first waits with them.
ALTER TABLE coop_things
  DROP CONSTRAINT coop_things_state_check,
  ADD CONSTRAINT coop_things_state_check
    CHECK (state IN ('handed_in', 'thanked', 'filing', 'with_staff', 'filed', 'taken_back'));
