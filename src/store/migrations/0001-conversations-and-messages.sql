-- What outlives a process: conversations, what came in, what goes out.
-- Sealed columns are BLOBs of AES-256-GCM bound to table, row id and column; nothing a person wrote, and no address, stands open.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE conversations (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  look_up BLOB UNIQUE,                      -- keyed hash of the address; NULL once the address leads here no more
  address BLOB NOT NULL,                    -- sealed
  state BLOB,                               -- sealed; NULL while nothing has been decided
  epoch INTEGER NOT NULL DEFAULT 0,         -- raised when a person takes the conversation
  lines INTEGER NOT NULL DEFAULT 0,         -- lines of the transcript so far
  guarded INTEGER NOT NULL DEFAULT 0,       -- of the state, kept open: it has to hold even when the state cannot be read
  reachable INTEGER NOT NULL DEFAULT 1,
  damaged INTEGER NOT NULL DEFAULT 0,       -- its state could not be read once and was started over
  farewell INTEGER NOT NULL DEFAULT 0,      -- made by an erase, only to say its one line; goes by itself when nobody writes
  erase_asked_at_ms INTEGER,                -- hidden, and still here because of an open danger
  created_at_ms INTEGER NOT NULL,
  active_at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX conversations_farewell ON conversations (active_at_ms) WHERE farewell = 1;
CREATE INDEX conversations_damaged ON conversations (number) WHERE damaged = 1;

-- The data key of each conversation, wrapped by the master key. A key is destroyed by overwriting it where it lies, and its row stays:
-- rows of one length that are only ever added at the end are never moved to another page, so there is no second copy to forget.
CREATE TABLE keys (
  conversation INTEGER PRIMARY KEY,
  wrapped BLOB NOT NULL
) STRICT;

-- Events seen, as keyed hashes, so that one delivered again has no second effect, not even after an erase.
CREATE TABLE seen (
  event BLOB PRIMARY KEY,
  kept_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE inbox (
  arrival INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  conversation INTEGER REFERENCES conversations (number) ON DELETE CASCADE,  -- NULL: a gap whose sender could not be read
  kind TEXT NOT NULL CHECK (kind IN ('message', 'gap')),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'decided', 'set-aside')),
  line INTEGER,                             -- its place in the transcript, once decided
  tries INTEGER NOT NULL DEFAULT 0,
  suspect INTEGER NOT NULL DEFAULT 0,       -- waited through an unclean stop: each try is written first
  body BLOB,                                -- sealed: the message, or the raw bytes of a gap until they are destroyed
  kept_at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX inbox_of ON inbox (conversation);
CREATE INDEX inbox_waiting ON inbox (conversation, arrival) WHERE state = 'waiting';
CREATE INDEX inbox_gaps ON inbox (kept_at_ms) WHERE kind = 'gap' OR state = 'set-aside';

CREATE TABLE outbox (
  number INTEGER PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
  line INTEGER NOT NULL,                    -- its place in the transcript; rows of a conversation leave in this order
  channel TEXT NOT NULL,
  author TEXT NOT NULL CHECK (author IN ('bot', 'person')),
  epoch INTEGER NOT NULL,
  lane TEXT NOT NULL CHECK (lane IN ('danger', 'person', 'bot', 'broadcast')),
  if_uncertain TEXT NOT NULL CHECK (if_uncertain IN ('repeat', 'once')),
  state TEXT NOT NULL CHECK (state IN ('due', 'leaving', 'sent', 'cancelled', 'expired', 'dead', 'for-staff')),
  code TEXT,                                -- why it stands as it stands
  tries INTEGER NOT NULL DEFAULT 0,
  due_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  rank_ms INTEGER NOT NULL,                 -- when it was queued, less the head start of its lane
  body BLOB NOT NULL,                       -- sealed: bubble and origin
  remote_id BLOB,                           -- sealed: the channel's own id of the message
  queued_at_ms INTEGER NOT NULL,
  settled_at_ms INTEGER
) STRICT;

CREATE UNIQUE INDEX outbox_of ON outbox (conversation, line);
CREATE INDEX outbox_unsettled ON outbox (conversation, line) WHERE settled_at_ms IS NULL;
CREATE INDEX outbox_rank ON outbox (channel, rank_ms) WHERE state = 'due';
CREATE INDEX outbox_leaving ON outbox (number) WHERE state = 'leaving';
CREATE INDEX outbox_for_people ON outbox (settled_at_ms) WHERE state IN ('dead', 'for-staff');
