-- Whether a chat has paused what it follows.

ALTER TABLE chats ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
