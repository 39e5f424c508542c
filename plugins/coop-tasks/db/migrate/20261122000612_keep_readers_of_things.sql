-- What is filed is read by those to whom its giver agreed, and by nobody else.
ALTER TABLE coop_things
  -- Ids of the groups that read where it was to be filed when it was handed in, 0 for everybody.
  ADD COLUMN agreed_group_ids jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(agreed_group_ids) = 'array');

UPDATE coop_things AS t SET agreed_group_ids = CASE WHEN NOT k.read_restricted THEN '[0]'
  ELSE coalesce((SELECT jsonb_agg(p.group_id ORDER BY p.group_id) FROM category_groups AS p WHERE p.category_id = k.id), '[]') END
FROM coop_openings AS o JOIN categories AS k ON k.id = o.filed_in
WHERE o.id = t.opening_id AND t.state <> 'taken_back';
