-- Files that people sent or staff attached, and messages that the channel is asked to take back.

CREATE TABLE media (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
  line INTEGER,                             -- of the message that brought it; NULL: attached by staff
  state TEXT NOT NULL CHECK (state IN ('remote', 'wanted', 'kept', 'refused', 'forgotten')),
  code TEXT,                                -- why it was refused, or not fetched yet
  tries INTEGER NOT NULL DEFAULT 0,
  due_at_ms INTEGER,                        -- when it is fetched or tried again
  remote BLOB,                              -- sealed: where its channel has it
  wrapped BLOB,                             -- a key of its own, wrapped by the conversation's; overwritten when the file is forgotten
  type TEXT,
  bytes INTEGER NOT NULL DEFAULT 0,
  noted_at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX media_of ON media (conversation);
CREATE INDEX media_wanted ON media (due_at_ms) WHERE state = 'wanted';
CREATE INDEX media_noted ON media (noted_at_ms) WHERE state <> 'forgotten';

CREATE TABLE media_parts (
  media INTEGER NOT NULL REFERENCES media (number) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  body BLOB NOT NULL,                       -- sealed by the file's own key
  PRIMARY KEY (media, part)
) STRICT;

CREATE TABLE take_backs (
  id TEXT PRIMARY KEY,
  channel TEXT NOT NULL,
  body BLOB NOT NULL,                       -- sealed: to whom, and the channel's ids of the messages; the conversation may be gone
  tries INTEGER NOT NULL DEFAULT 0,
  due_at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX take_backs_due ON take_backs (due_at_ms);
