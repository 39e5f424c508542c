-- A mailbox gets so many e-mails a day by offers of help. What was offered may be gone
-- by then, taken back or with its opening, so they are counted here: under a signature of
-- the address, which is not told from it without the forum's secret.
CREATE TABLE coop_help_emails (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mailbox text NOT NULL,
  ordered_at timestamptz NOT NULL
);
CREATE INDEX coop_help_emails_to_mailbox ON coop_help_emails (mailbox, ordered_at);
