-- What a chat wants to hear of as it comes.

CREATE TABLE subscriptions (
    target TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    since INTEGER NOT NULL,          -- milliseconds since 1970 UTC
    PRIMARY KEY (target, kind, value)
) WITHOUT ROWID;

-- What editors set by hand of an event: the whole state after it, and on whose word.
CREATE TABLE event_edits (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    author TEXT NOT NULL,
    source TEXT NOT NULL,
    edited_at INTEGER NOT NULL
);
CREATE INDEX edits_by_event ON event_edits (event_id, id);
CREATE INDEX reports_by_review ON event_reports (review) WHERE review = 'proposed';
