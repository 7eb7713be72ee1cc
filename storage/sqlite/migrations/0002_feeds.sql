-- What is known of each feed and its entries, so that a restart asks for nothing twice.
-- Instants are milliseconds since 1970 UTC.

CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,        -- as it is configured
    name TEXT,                       -- as it is configured
    active INTEGER NOT NULL,         -- configured, and not paused
    address TEXT NOT NULL,           -- where it is read: permanent redirects move it
    host TEXT NOT NULL,              -- of the address
    title TEXT NOT NULL,             -- its own
    etag TEXT,
    last_modified TEXT,
    body_hash BLOB,
    due_at INTEGER NOT NULL,
    tried_at INTEGER,
    read_at INTEGER,                 -- the last time that it could be read
    changed_at INTEGER,              -- the last time that it had something new
    failures INTEGER NOT NULL,       -- in a row
    deaths INTEGER NOT NULL,         -- in a row, of its parser
    failing_since INTEGER,
    error TEXT,
    quarantined_at INTEGER
);
CREATE INDEX feeds_by_due ON feeds (due_at, host) WHERE active;

CREATE TABLE feed_entries (
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    key BLOB NOT NULL,               -- of its guid, or of its address
    digest BLOB NOT NULL,            -- of what it says; another one is an edit
    outcome TEXT NOT NULL,
    tries INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (feed_id, key)
) WITHOUT ROWID;

-- An article that was there before we began to read its feed is answered about, but never posted as news.
ALTER TABLE articles ADD COLUMN backlog INTEGER NOT NULL DEFAULT 0;
