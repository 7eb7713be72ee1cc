-- Events that the configuration announces: by which name, whose articles join them, and what the file said last.

CREATE TABLE announced_events (
    name TEXT PRIMARY KEY,
    event_id INTEGER NOT NULL UNIQUE REFERENCES events (id) ON DELETE CASCADE,
    words TEXT NOT NULL,             -- a JSON list
    said TEXT NOT NULL,              -- a state as JSON, as in event_edits
    withdrawn INTEGER NOT NULL       -- 1 once the file does not name it any more
) WITHOUT ROWID;
