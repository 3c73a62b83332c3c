-- Who did what, and when; never what was said. Only ever added to: a keyed hash in each row covers it and the one before.

CREATE TABLE audit (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  staff TEXT,                               -- NULL: nobody who has an account
  deed TEXT NOT NULL,
  case_id TEXT,
  detail TEXT,
  hash BLOB NOT NULL
) STRICT;

CREATE INDEX audit_at ON audit (at_ms);
CREATE INDEX audit_of_case ON audit (case_id) WHERE case_id IS NOT NULL;

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit is only added to'); END;
