-- What was changed in the configuration, by whom and where, and the last texts that it had.

CREATE TABLE config_texts (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,       -- by its content
    text BLOB NOT NULL               -- deflated
);
CREATE TABLE config_changes (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,             -- milliseconds since 1970 UTC
    who TEXT NOT NULL,
    place TEXT NOT NULL,
    action TEXT NOT NULL,
    key TEXT NOT NULL,
    was TEXT NOT NULL,
    becomes TEXT NOT NULL,
    text_before TEXT NOT NULL,       -- a name in config_texts, if it is kept still
    text_after TEXT NOT NULL,
    undoes INTEGER REFERENCES config_changes (id),
    outcome TEXT NOT NULL,           -- begun, done, failed
    reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX config_changes_by_undone ON config_changes (undoes) WHERE undoes IS NOT NULL;
