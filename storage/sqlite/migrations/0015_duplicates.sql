-- Addresses at which a stored article was met again, with the same text, and was not kept twice.

CREATE TABLE duplicates (
    url TEXT PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    found_at INTEGER NOT NULL        -- milliseconds since 1970 UTC
) WITHOUT ROWID;
CREATE INDEX duplicates_by_article ON duplicates (article_id, found_at);
