-- What happened, once and for all: ids and codes, no free text.
CREATE TABLE coop_facts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  plugin text NOT NULL,
  kind text NOT NULL,
  subject_kind text NOT NULL,
  subject_id bigint NOT NULL,
  category_id bigint,
  topic_id bigint,
  actor_id bigint,
  data jsonb NOT NULL DEFAULT '{}'
);

CREATE INDEX coop_facts_by_subject ON coop_facts (plugin, subject_kind, subject_id, id);

CREATE TABLE coop_fact_people (
  fact_id bigint NOT NULL REFERENCES coop_facts (id) ON DELETE CASCADE,
  user_id bigint NOT NULL,
  part text NOT NULL,
  PRIMARY KEY (fact_id, user_id, part)
);

CREATE INDEX coop_fact_people_by_user ON coop_fact_people (user_id, fact_id);

-- What is to happen later, each thing under one key.
CREATE TABLE coop_due (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL UNIQUE,
  plugin text NOT NULL,
  sort text NOT NULL CHECK (sort IN ('order', 'listener', 'due')),
  kind text NOT NULL,
  due_at timestamptz NOT NULL,
  tolerance integer CHECK (tolerance > 0),
  data jsonb NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'dropped', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  taken_until timestamptz,
  done_at timestamptz,
  error text
);

-- The tick's cost follows what is due, not what exists.
CREATE INDEX coop_due_waiting ON coop_due (due_at, id) WHERE state = 'waiting';
CREATE INDEX coop_due_finished ON coop_due (done_at) WHERE state IN ('done', 'dropped');

CREATE TABLE coop_topic_records (
  topic_id bigint NOT NULL,
  plugin text NOT NULL,
  noun text NOT NULL,
  record_id bigint NOT NULL,
  PRIMARY KEY (topic_id, plugin, noun, record_id)
);

CREATE INDEX coop_topic_records_by_record ON coop_topic_records (plugin, noun, record_id);
