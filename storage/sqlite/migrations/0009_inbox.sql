-- Requests that change something, from when a platform hands them over until they are answered, and a while longer.

CREATE TABLE inbox (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,        -- the platform, and what it calls the request
    body TEXT NOT NULL,              -- as the platform told it; '' once it is answered
    state TEXT NOT NULL,             -- waiting, done (its change is kept), answered
    taken_at INTEGER NOT NULL        -- milliseconds since 1970 UTC
);
CREATE INDEX inbox_by_time ON inbox (taken_at);
