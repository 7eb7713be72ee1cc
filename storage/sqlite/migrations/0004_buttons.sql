-- What buttons stand for whose command and argument are longer than a platform lets a button be.

CREATE TABLE kept_calls (
    token TEXT PRIMARY KEY,
    payload TEXT NOT NULL,
    until INTEGER NOT NULL           -- milliseconds since 1970 UTC
) WITHOUT ROWID;
CREATE INDEX kept_calls_by_end ON kept_calls (until);
