-- How many free replies the channel said are left, and when: true until the person writes again.
ALTER TABLE conversations ADD COLUMN replies_left INTEGER;
ALTER TABLE conversations ADD COLUMN replies_told_at_ms INTEGER;

-- Tokens that a channel hands out anew from time to time, each pair ending the one before it.
CREATE TABLE channel_tokens (
  channel TEXT NOT NULL,
  account TEXT NOT NULL,
  version INTEGER NOT NULL,                 -- grows by one with every pair
  body BLOB NOT NULL,                       -- sealed: the pair, and the one before it
  renewing_until_ms INTEGER,                -- somebody asks for the next pair, until then at the latest
  trouble TEXT,                             -- why the last asking brought none
  trouble_at_ms INTEGER,
  PRIMARY KEY (channel, account)
) STRICT, WITHOUT ROWID;

-- Log-ins that were begun and wait for the service to send somebody back.
CREATE TABLE channel_logins (
  state BLOB PRIMARY KEY,                   -- keyed hash
  body BLOB NOT NULL,                       -- sealed: what proves that the log-in was begun here
  until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
