-- Who has to look at a conversation, what has to happen when, and what nobody has an answer for yet.

CREATE TABLE cases (
  id TEXT PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'closed')),
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
  why BLOB NOT NULL,                        -- sealed: topic and reasons
  responder TEXT,
  opened_at_ms INTEGER NOT NULL,
  taken_at_ms INTEGER,
  closed_at_ms INTEGER,
  unanswered_at_ms INTEGER                  -- the oldest message passed to a person that none has answered
) STRICT;

CREATE UNIQUE INDEX cases_open ON cases (conversation) WHERE state <> 'closed';
CREATE INDEX cases_of ON cases (conversation);

CREATE TABLE clocks (
  conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
  name TEXT NOT NULL,
  due_at_ms INTEGER NOT NULL,               -- what it was set to
  next_at_ms INTEGER NOT NULL,              -- when it is tried: later than due after a failed try
  tries INTEGER NOT NULL DEFAULT 0,
  suspect INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (conversation, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX clocks_next ON clocks (next_at_ms);

CREATE TABLE unanswered (
  id TEXT PRIMARY KEY,
  body BLOB NOT NULL,                       -- sealed: the question, redacted, and its language
  noted_at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX unanswered_noted ON unanswered (noted_at_ms);
