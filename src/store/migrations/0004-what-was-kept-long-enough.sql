-- Conversations that nobody has written in for long are looked for every hour.

CREATE INDEX conversations_active ON conversations (active_at_ms);
