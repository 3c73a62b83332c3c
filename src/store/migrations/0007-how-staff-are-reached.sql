-- How staff are reached away from the console, and what their Telegram group shows. Nothing here is about a person in need.

CREATE TABLE ways (
  id TEXT PRIMARY KEY,
  staff TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('push', 'mail', 'call')),
  look_up BLOB NOT NULL UNIQUE,             -- keyed hash of where it leads
  language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
  body BLOB NOT NULL,                       -- sealed: phone, mailbox or number
  made_at_ms INTEGER NOT NULL,
  tried_at_ms INTEGER,
  failed INTEGER NOT NULL DEFAULT 0         -- the last try did not arrive
) STRICT;

CREATE INDEX ways_of ON ways (staff);

-- Tokens that have served, as keyed hashes.
CREATE TABLE used_tokens (
  token BLOB PRIMARY KEY,
  until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Accounts of the Telegram group and the codes that show whose they are, as keyed hashes.
CREATE TABLE linked_accounts (
  account BLOB PRIMARY KEY,
  staff TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE link_codes (
  staff TEXT PRIMARY KEY,
  code BLOB NOT NULL UNIQUE,
  until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE group_topics (
  case_id TEXT PRIMARY KEY,                 -- no reference: the row outlives its case until the topic has been deleted over there
  thread INTEGER NOT NULL,
  title TEXT NOT NULL,
  told TEXT NOT NULL,
  copied INTEGER,
  closed_at_ms INTEGER
) STRICT;

CREATE INDEX group_topics_thread ON group_topics (thread);

-- Messages of staff in a topic that went out to the person, so that a correction follows only those.
CREATE TABLE group_relayed (
  case_id TEXT NOT NULL REFERENCES group_topics (case_id) ON DELETE CASCADE,
  message INTEGER NOT NULL,
  PRIMARY KEY (case_id, message)
) STRICT, WITHOUT ROWID;
