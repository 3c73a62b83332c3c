-- Steps for danger that do not arrive are noticed whatever they failed by, in the same transaction: whoever is in danger has seen nothing.
-- The bubbles of one reply fail one after another and are told once.
CREATE TRIGGER outbox_steps_failed AFTER UPDATE OF state ON outbox
WHEN new.author = 'bot' AND new.lane = 'danger' AND old.settled_at_ms IS NULL AND new.state IN ('dead', 'for-staff', 'expired')
BEGIN
  INSERT OR IGNORE INTO clocks (conversation, name, due_at_ms, next_at_ms)
  VALUES (new.conversation, 'steps-failed', new.settled_at_ms + 5000, new.settled_at_ms + 5000);
END;
