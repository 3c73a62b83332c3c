-- Whoever is blocked is counted and told once whom to call; danger is never turned away.

ALTER TABLE blocked ADD COLUMN turned_away INTEGER NOT NULL DEFAULT 0;  -- messages since the block that nobody answered

-- What happened in a week, as counts of two features at most. No row has ever held an id, an address or a word.
CREATE TABLE tallies (
  week TEXT NOT NULL,                       -- the Monday, as 2026-11-23
  what TEXT NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (week, what, a, b)
) STRICT, WITHOUT ROWID;
