-- What nobody has an answer for goes with the conversation that it was asked in.

ALTER TABLE unanswered ADD COLUMN conversation INTEGER REFERENCES conversations (number) ON DELETE CASCADE;  -- NULL: noted before this step

CREATE INDEX unanswered_of ON unanswered (conversation);
