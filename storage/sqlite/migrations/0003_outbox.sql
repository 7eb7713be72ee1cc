-- Posts on their way out. Instants are milliseconds since 1970 UTC.

CREATE TABLE schedules (
    name TEXT PRIMARY KEY,
    timing TEXT NOT NULL,
    known_since INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE slots (
    schedule TEXT NOT NULL,
    slot TEXT NOT NULL,
    target TEXT NOT NULL,
    at INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT,
    covered INTEGER NOT NULL,    -- the newest article that there was
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (schedule, slot, target)
) WITHOUT ROWID;
CREATE INDEX slots_by_time ON slots (schedule, at);
CREATE INDEX slots_by_target ON slots (schedule, target, covered) WHERE verdict IN ('posted', 'empty', 'filtered');

-- One message, however many chats it goes to.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL
);

CREATE TABLE message_articles (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    PRIMARY KEY (article_id, message_id)
) WITHOUT ROWID;

-- Within a target rows go out by id.
CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    schedule TEXT NOT NULL,
    slot TEXT NOT NULL,
    target TEXT NOT NULL,
    part INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    message_id INTEGER NOT NULL REFERENCES messages (id),
    silent INTEGER NOT NULL,
    preview INTEGER NOT NULL,
    pin INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    reason TEXT,
    receipt TEXT,                -- the platform's id of the message
    link TEXT,
    UNIQUE (schedule, slot, target, part)
);
CREATE INDEX deliveries_open ON deliveries (target, id, state) WHERE state IN ('pending', 'sending');
CREATE INDEX deliveries_by_state ON deliveries (state, created_at) WHERE state <> 'sent';
CREATE INDEX deliveries_by_message ON deliveries (message_id);

-- Targets that take nothing (paused) or that live elsewhere now (moved_to).
CREATE TABLE closed_targets (
    target TEXT PRIMARY KEY,
    moved_to TEXT,
    reason TEXT NOT NULL,
    closed_at INTEGER NOT NULL
) WITHOUT ROWID;

-- What chats were last told of an event, as JSON.
CREATE TABLE events_told (
    event_id INTEGER PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
    state TEXT NOT NULL
);
