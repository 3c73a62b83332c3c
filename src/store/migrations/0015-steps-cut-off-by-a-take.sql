-- Whoever takes a case before the steps for danger have left hears that the person has seen nothing: the bot stays silent, so it is theirs to say.
DROP TRIGGER outbox_steps_failed;
CREATE TRIGGER outbox_steps_failed AFTER UPDATE OF state ON outbox
WHEN new.author = 'bot' AND new.lane = 'danger' AND old.settled_at_ms IS NULL
  AND (new.state IN ('dead', 'for-staff', 'expired') OR (new.state = 'cancelled' AND new.code = 'taken'))
BEGIN
  INSERT OR IGNORE INTO clocks (conversation, name, due_at_ms, next_at_ms)
  VALUES (new.conversation, 'steps-failed', new.settled_at_ms + 5000, new.settled_at_ms + 5000);
END;
