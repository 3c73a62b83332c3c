-- Whoever typed that they leave sees nothing from before again, on no page and after no reload.

ALTER TABLE conversations ADD COLUMN left_at_line INTEGER NOT NULL DEFAULT 0;  -- the line of the last such message; 0: never
