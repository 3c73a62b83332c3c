-- When the message was sent by which somebody left or had everything erased, by the clock of its channel: what they sent before does not
-- bring them back, however late it arrives. NULL: they have not left, or have written since.
ALTER TABLE conversations ADD COLUMN went_at_ms INTEGER;
