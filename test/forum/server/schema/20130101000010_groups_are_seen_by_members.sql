-- As Discourse has them: the automatic groups are shown to people with an account.
UPDATE groups SET visibility_level = 1 WHERE automatic AND id > 0;
