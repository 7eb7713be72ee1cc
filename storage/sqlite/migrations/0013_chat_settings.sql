-- What a chat chose of its quiet hours and of the length of its posts; NULL for the bot's default.

ALTER TABLE chats ADD COLUMN quiet TEXT;   -- "22:00 05:30 hold", "22:00 05:30 silent", or "never"
ALTER TABLE chats ADD COLUMN style TEXT;   -- short, full
