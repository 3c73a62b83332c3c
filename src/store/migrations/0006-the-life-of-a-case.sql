-- A case is kept whole, as JSON, without its clocks: those are rows of their own. It holds nothing that a person wrote. Beside it stand
-- the columns that it is looked for by.

CREATE TABLE cases_whole (
  id TEXT PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'parked', 'closed')),
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
  body TEXT NOT NULL,                       -- the case, without its clocks
  why BLOB NOT NULL,                        -- sealed: topic and reasons
  closed_at_ms INTEGER
) STRICT;

INSERT INTO cases_whole (id, conversation, state, level, body, why, closed_at_ms)
SELECT cases.id, conversation, iif(cases.state = 'closed', 'closed', 'waiting'), level,
       json_object(
         'id', cases.id,
         'level', level,
         'openedAtMs', opened_at_ms,
         'state', iif(cases.state = 'closed',
           json_object('at', 'closed', 'outcome', 'no-longer-writes', 'by', NULL, 'atMs', closed_at_ms),
           json_object('at', 'waiting', 'sinceMs', opened_at_ms, 'returned', json(iif(cases.state = 'taken', 'true', 'false')), 'rung', 0)),
         'unansweredSinceMs', iif(cases.state = 'closed', NULL, unanswered_at_ms),
         'expecting', json(iif(cases.state = 'closed', 'false', 'true')),
         'eraseAskedAtMs', erase_asked_at_ms,
         'ringing', NULL),
       why, closed_at_ms
FROM cases JOIN conversations ON number = conversation;

DROP TABLE cases;
ALTER TABLE cases_whole RENAME TO cases;

CREATE UNIQUE INDEX cases_open ON cases (conversation) WHERE state <> 'closed';
CREATE INDEX cases_of ON cases (conversation, id);
CREATE INDEX cases_closed ON cases (closed_at_ms) WHERE state = 'closed';

-- Whoever waits is looked at from now on, also where no clock ran for it so far.
INSERT OR IGNORE INTO clocks (conversation, name, due_at_ms, next_at_ms)
SELECT conversation, 'waiting', json_extract(body, '$.openedAtMs'), json_extract(body, '$.openedAtMs') FROM cases WHERE state = 'waiting';
INSERT OR IGNORE INTO clocks (conversation, name, due_at_ms, next_at_ms)
SELECT conversation, 'erase-check', json_extract(body, '$.eraseAskedAtMs'), json_extract(body, '$.eraseAskedAtMs')
FROM cases WHERE state = 'waiting' AND json_extract(body, '$.eraseAskedAtMs') IS NOT NULL;

-- When the person last wrote, as their message was kept.
ALTER TABLE conversations ADD COLUMN heard_at_ms INTEGER NOT NULL DEFAULT 0;
UPDATE conversations SET heard_at_ms = active_at_ms;

-- The machine's words about who is there: they may leave while a person holds the conversation, and not where nothing may be pushed.
ALTER TABLE outbox ADD COLUMN notice INTEGER NOT NULL DEFAULT 0;

-- What staff did once is not done twice: ids that the console made.
CREATE TABLE done_once (
  conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
  id TEXT NOT NULL,
  PRIMARY KEY (conversation, id)
) STRICT, WITHOUT ROWID;

-- A reply of staff that does not arrive is noticed whatever it failed by, in the same transaction.
CREATE TRIGGER outbox_reply_failed AFTER UPDATE OF state ON outbox
WHEN new.author = 'person' AND old.settled_at_ms IS NULL AND new.state IN ('dead', 'for-staff', 'expired')
BEGIN
  INSERT OR IGNORE INTO clocks (conversation, name, due_at_ms, next_at_ms)
  VALUES (new.conversation, 'reply-failed', new.settled_at_ms, new.settled_at_ms);
END;

-- Alerts and rings that have not reached anybody yet. Nothing in them tells of a person.
CREATE TABLE alerts (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL,
  body TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  made_at_ms INTEGER NOT NULL,
  due_at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX alerts_due ON alerts (due_at_ms, number);
CREATE INDEX alerts_of ON alerts (case_id);

-- Hours of the hotline beside the operator's own: one row.
CREATE TABLE timetable (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  body TEXT NOT NULL
) STRICT;
