-- "I did it": said without taking a place before, by as many as like to, once for each person or each co-op.
ALTER TABLE coop_openings
  DROP CONSTRAINT coop_openings_answered_by_check,
  ADD CONSTRAINT coop_openings_answered_by_check
    CHECK (answered_by IN ('claim', 'application', 'report', 'link', 'not_yet')),
  ADD COLUMN once_for text CHECK (once_for IN ('person', 'coop')),
  ADD CONSTRAINT coop_openings_reported CHECK ((answered_by = 'report') = (once_for IS NOT NULL)),
  ADD CONSTRAINT coop_openings_report_without_limit
    CHECK (answered_by <> 'report' OR (kind = 'task' AND seats IS NULL AND minimum IS NULL));

-- Of a claim that began as done. A slip is taken back by releasing it.
ALTER TABLE coop_claims
  ADD COLUMN reported boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT coop_claims_reported CHECK (NOT reported OR state <> 'held');

CREATE UNIQUE INDEX coop_claims_reported_by_person ON coop_claims (opening_id, user_id)
  WHERE reported AND state = 'done' AND coop_id IS NULL;
CREATE UNIQUE INDEX coop_claims_reported_for_coop ON coop_claims (opening_id, coop_id)
  WHERE reported AND state = 'done' AND coop_id IS NOT NULL;
