-- What was chosen in a contest and copies that were sent stand in a record, too; unless their person says it was not them.
ALTER TABLE coop_entries ADD COLUMN disowned boolean NOT NULL DEFAULT false;
ALTER TABLE coop_parcels ADD COLUMN disowned boolean NOT NULL DEFAULT false;

ALTER TABLE coop_given_counted ADD COLUMN source text NOT NULL DEFAULT 'claim' CHECK (source IN ('claim', 'entry', 'parcel'));
ALTER TABLE coop_given_counted ALTER COLUMN source DROP DEFAULT;
ALTER TABLE coop_given_counted RENAME COLUMN claim_id TO id;
ALTER TABLE coop_given_counted
  DROP CONSTRAINT coop_given_counted_pkey,
  ADD PRIMARY KEY (source, id, category_id, campaign, timed);
