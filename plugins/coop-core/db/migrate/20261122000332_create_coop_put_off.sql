-- "Not today": what waits for somebody is not counted, and nobody is reminded of it, until then.
CREATE TABLE coop_put_off (
  user_id bigint PRIMARY KEY,
  until timestamptz NOT NULL
);
