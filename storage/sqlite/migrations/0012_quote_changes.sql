-- Quotes that a revision of their article changed or took out, for operators to be told of.

CREATE TABLE quote_changes (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,       -- of the article that no longer has it
    was TEXT NOT NULL,               -- JSON: its words, who said them, in which role
    now TEXT,                        -- the same of what stands in its place
    found_at INTEGER NOT NULL
);
CREATE INDEX quote_changes_by_article ON quote_changes (article_id);
