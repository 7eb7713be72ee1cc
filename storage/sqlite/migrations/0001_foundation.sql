-- Instants are milliseconds since 1970 UTC; days are ISO 8601 text; lists are JSON.
-- Texts stand in a table of their own, so that lists of headlines never read past them.

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    guid TEXT UNIQUE,
    url TEXT UNIQUE,
    fingerprint TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    author TEXT,
    dated INTEGER NOT NULL,      -- whether shown_at is the source's own date
    shown_at INTEGER NOT NULL,   -- published, or first seen where the source gives no date
    first_seen_at INTEGER NOT NULL,
    revised_at INTEGER,
    revision INTEGER NOT NULL DEFAULT 1,
    quotes INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX articles_by_fingerprint ON articles (fingerprint);
CREATE INDEX articles_by_time ON articles (shown_at DESC, id DESC);
CREATE INDEX articles_by_source ON articles (source, first_seen_at);

CREATE TABLE texts (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    shown_at INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    raw_text TEXT NOT NULL,
    removed TEXT NOT NULL,
    summary_method TEXT NOT NULL,
    summary TEXT NOT NULL,
    newness INTEGER GENERATED ALWAYS AS ((MIN(MAX(shown_at / 1000 + 2208988800, 0), 8589934591) << 30) + article_id)
);

CREATE TABLE revisions (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    stored_at INTEGER NOT NULL,
    PRIMARY KEY (article_id, revision)
) WITHOUT ROWID;

CREATE TABLE article_topics (
    topic TEXT NOT NULL COLLATE NOCASE,
    shown_at INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (topic, shown_at, article_id)
) WITHOUT ROWID;
CREATE INDEX topics_by_article ON article_topics (article_id);

CREATE TABLE topics (
    topic TEXT PRIMARY KEY COLLATE NOCASE,
    articles INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    quotes INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX people_by_quotes ON people (quotes DESC, name) WHERE quotes > 0;

CREATE TABLE person_names (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (person_id, name)
) WITHOUT ROWID;

CREATE TABLE name_words (
    word TEXT NOT NULL,          -- folded: lower case, no accents
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (word, person_id)
) WITHOUT ROWID;

CREATE TABLE person_roles (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    PRIMARY KEY (person_id, role, at, article_id)
) WITHOUT ROWID;
CREATE INDEX roles_by_article ON person_roles (article_id);

CREATE TABLE quotes (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    shown_at INTEGER NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT,
    role TEXT,
    mention TEXT,
    cue TEXT,
    salience REAL NOT NULL,
    person_id INTEGER REFERENCES people (id),
    newness INTEGER GENERATED ALWAYS AS ((MIN(MAX(shown_at / 1000 + 2208988800, 0), 8589934591) << 30) + id)
);
CREATE INDEX quotes_by_article ON quotes (article_id, salience DESC, start);
CREATE INDEX quotes_by_time ON quotes (shown_at DESC, article_id DESC, salience DESC, start);
CREATE INDEX quotes_by_person ON quotes (person_id, shown_at DESC, article_id DESC, salience DESC, start);

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL,
    start TEXT NOT NULL,
    "end" TEXT NOT NULL,
    precision TEXT NOT NULL,
    time TEXT,
    places TEXT NOT NULL,
    either_or INTEGER NOT NULL,
    status TEXT NOT NULL,
    agenda TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
);
CREATE INDEX events_by_days ON events (start, "end");

CREATE TABLE event_reports (
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    review TEXT NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (event_id, article_id, ordinal)
) WITHOUT ROWID;
CREATE INDEX reports_by_article ON event_reports (article_id);

CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at INTEGER NOT NULL
);
CREATE INDEX notes_by_article ON notes (article_id, written_at);

CREATE TABLE chats (
    target TEXT PRIMARY KEY,
    language TEXT,
    timezone TEXT,
    listing TEXT NOT NULL
) WITHOUT ROWID;

-- Full text: the index keeps no copy of the text. remove_diacritics folds "José" and "Jose" together.
-- Its rowid is ``newness``: 33 bits of seconds since 1900 and 30 bits of id. So the newest hits are read first, whatever
-- the order they were stored in, and no other table is asked for a hit's time.
CREATE VIRTUAL TABLE article_search USING fts5 (
    title, text, content = 'texts', content_rowid = 'newness', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE VIRTUAL TABLE quote_search USING fts5 (
    text, name, content = 'quotes', content_rowid = 'newness', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE vocabulary (
    folded TEXT NOT NULL,        -- lower case, no accents
    word TEXT NOT NULL,
    PRIMARY KEY (folded, word)
) WITHOUT ROWID;

CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
    INSERT INTO article_search (rowid, title, text) VALUES (new.newness, new.title, new.text);
END;
CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
    INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', old.newness, old.title, old.text);
END;
CREATE TRIGGER quotes_added AFTER INSERT ON quotes BEGIN
    INSERT INTO quote_search (rowid, text, name) VALUES (new.newness, new.text, new.name);
    UPDATE articles SET quotes = quotes + 1 WHERE id = new.article_id;
    UPDATE people SET quotes = quotes + 1 WHERE id = new.person_id;
END;
CREATE TRIGGER quotes_removed AFTER DELETE ON quotes BEGIN
    INSERT INTO quote_search (quote_search, rowid, text, name) VALUES ('delete', old.newness, old.text, old.name);
    UPDATE articles SET quotes = quotes - 1 WHERE id = old.article_id;
    UPDATE people SET quotes = quotes - 1 WHERE id = old.person_id;
END;
CREATE TRIGGER topics_added AFTER INSERT ON article_topics BEGIN
    INSERT OR IGNORE INTO topics (topic, articles) VALUES (new.topic, 0);
    UPDATE topics SET articles = articles + 1 WHERE topic = new.topic;
END;
CREATE TRIGGER topics_removed AFTER DELETE ON article_topics BEGIN
    UPDATE topics SET articles = articles - 1 WHERE topic = old.topic;
END;
