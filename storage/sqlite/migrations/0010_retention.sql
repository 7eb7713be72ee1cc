-- What is still held of an article's content: 4 its text, 2 its quotes, 1 its summary, together.

ALTER TABLE articles ADD COLUMN held INTEGER NOT NULL DEFAULT 7;
