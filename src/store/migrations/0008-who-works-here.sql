-- Who works here and how they prove it, what they write beside a case, and what curators set at once.

CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  look_up BLOB NOT NULL UNIQUE,             -- keyed hash of the name they log in with
  body BLOB NOT NULL,                       -- sealed: that name, the one people in need know, their language
  role TEXT NOT NULL CHECK (role IN ('responder', 'supervisor', 'curator', 'admin')),
  password TEXT,                            -- argon2id; NULL from a reset until its link is used
  totp BLOB,                                -- sealed
  totp_step INTEGER NOT NULL DEFAULT 0,     -- no code of this time step or an older one counts again
  disabled_at_ms INTEGER,
  seen_at_ms INTEGER,
  made_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE staff_sessions (
  token BLOB PRIMARY KEY,                   -- SHA-256 of what the cookie holds
  staff TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  made_at_ms INTEGER NOT NULL,
  active_at_ms INTEGER NOT NULL             -- when somebody was last at the page; long ago: locked
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_sessions_of ON staff_sessions (staff);

CREATE TABLE staff_invites (
  token BLOB PRIMARY KEY,                   -- SHA-256 of what the link holds
  role TEXT NOT NULL CHECK (role IN ('responder', 'supervisor', 'curator', 'admin')),
  staff TEXT UNIQUE REFERENCES staff (id) ON DELETE CASCADE,  -- whose account begins anew; NULL: a new one
  by_staff TEXT,
  totp BLOB,                                -- sealed; NULL until the link is opened
  expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_recovery (
  code BLOB PRIMARY KEY,                    -- keyed hash of account and code
  staff TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX staff_recovery_of ON staff_recovery (staff);

CREATE TABLE tries (
  number INTEGER PRIMARY KEY,
  who BLOB NOT NULL,                        -- keyed hash of a name, whether anybody has it or not
  at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX tries_of ON tries (who, at_ms);
CREATE INDEX tries_at ON tries (at_ms);

CREATE TABLE notes (
  id TEXT PRIMARY KEY,
  press TEXT NOT NULL,                      -- made by the page: the same one is noted once
  case_id TEXT NOT NULL,
  conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
  staff TEXT NOT NULL,
  body BLOB NOT NULL,                       -- sealed by the key of the conversation
  noted_at_ms INTEGER NOT NULL,
  UNIQUE (case_id, press)
) STRICT;

CREATE INDEX notes_of ON notes (conversation);

CREATE TABLE drafts (
  conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
  staff TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  body BLOB NOT NULL,                       -- sealed by the key of the conversation
  PRIMARY KEY (conversation, staff)
) STRICT, WITHOUT ROWID;

CREATE INDEX drafts_by ON drafts (staff);

CREATE TABLE overrides (
  kind TEXT NOT NULL CHECK (kind IN ('contact-confirmed', 'contact-withdrawn', 'entry-withdrawn')),
  id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  told TEXT NOT NULL,                       -- why, or the day of the call
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE blocked (
  look_up BLOB PRIMARY KEY,                 -- of the address, as in conversations
  until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
