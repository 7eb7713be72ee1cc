"""SQL of articles: storing them whole, with their revisions, and reading them back."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from storage.errors import StorageError
from storage.records import (
    Analysis,
    Article,
    ArticleKeys,
    ArticleWrite,
    Copy,
    Headline,
    KnownArticle,
    Page,
    Removed,
    Revision,
    SourceCount,
    Span,
    Summary,
)
from storage.sqlite.events import article_events, article_reports, store_reports
from storage.sqlite.notes import article_notes
from storage.sqlite.people import store_people
from storage.sqlite.quote_changes import store_changes
from storage.sqlite.quotes import article_quotes, store_quotes
from storage.sqlite.values import instant_in, instant_out, list_in, text_in
from storage.sqlite.vocabulary import learn

HEADLINE = (
    "a.id, a.title, a.source, a.url, a.shown_at, a.language, a.quotes,"
    " (SELECT json_group_array(json_array(c.id, c.source, c.url)) FROM"
    " (SELECT * FROM articles WHERE story = a.story AND id <> a.id ORDER BY id) c)"
)
"""The columns that ``headline`` reads, of a table named ``a``."""
MOST_COUNTED = 1_000
"""Of a topic's stories: nobody turns more pages, and each is looked up."""


def headline(row: sqlite3.Row) -> Headline:
    """The Headline in a row that has the columns of HEADLINE first."""
    copies = tuple(Copy(*copy) for copy in json.loads(row[7])) if row[7] != "[]" else ()
    return Headline(row[0], row[1], row[2], row[3], instant_out(row[4]), row[5], row[6], copies)


def identify(db: sqlite3.Connection, keys: ArticleKeys) -> KnownArticle | None:
    """The stored article that shares a key, the strongest first."""
    by: tuple[tuple[Literal["guid", "url", "fingerprint"], str | None], ...] = (
        ("guid", keys.guid),
        ("url", keys.url),
        ("fingerprint", keys.fingerprint),
    )
    for name, value in by:
        if value is None:
            continue
        found = db.execute(
            f"SELECT id, fingerprint, url FROM articles WHERE {name} = ? ORDER BY id LIMIT 1",  # noqa: S608
            (text_in(value),),
        ).fetchone()
        if found:
            return KnownArticle(found[0], found[1], found[2], name)
    places = ", ".join("?" * len(keys.variants))
    found = db.execute(
        f"SELECT id, fingerprint, url FROM articles WHERE url IN ({places}) ORDER BY id LIMIT 1",  # noqa: S608
        tuple(map(text_in, keys.variants)),
    ).fetchone()
    return KnownArticle(found[0], found[1], found[2], "variant") if found else None


def store(db: sqlite3.Connection, writes: Sequence[ArticleWrite], at: datetime) -> tuple[int, ...]:
    """Stores articles with all that belongs to them; returns their ids."""
    return tuple(_store_one(db, write, at) for write in writes)


def _store_one(db: sqlite3.Connection, write: ArticleWrite, at: datetime) -> int:
    article_id = _insert(db, write, at) if write.revises is None else _revise(db, write, write.revises, at)
    shown_at = db.execute("SELECT shown_at FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
    speakers = (quote.speaker.name for quote in write.analysis.quotes if quote.speaker)
    learn(db, map(text_in, (write.analysis.title, write.analysis.text, *speakers)))
    _store_text(db, article_id, shown_at, write)
    db.executemany(
        "INSERT OR IGNORE INTO article_topics (topic, shown_at, article_id) VALUES (?, ?, ?)",
        [(text_in(topic), shown_at, article_id) for topic in write.article.topics],
    )
    people = store_people(db, write.people, article_id, shown_at)
    store_quotes(db, write.analysis.quotes, article_id, shown_at, people)
    store_reports(db, write.events, article_id, at)
    store_changes(db, write.changed, article_id, at)
    return article_id


def _insert(db: sqlite3.Connection, write: ArticleWrite, at: datetime) -> int:
    cursor = db.execute(
        "INSERT INTO articles (guid, url, fingerprint, source, title, language, author, dated, shown_at,"
        " first_seen_at, backlog) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_columns(write), instant_in(write.article.published_at or at), instant_in(at), write.article.backlog),
    )
    assert cursor.lastrowid is not None  # noqa: S101 - an INSERT has one
    story = cursor.lastrowid if write.story is None else write.story
    db.execute("UPDATE articles SET story = ? WHERE id = ?", (story, cursor.lastrowid))
    return cursor.lastrowid


def _columns(write: ArticleWrite) -> tuple[object, ...]:
    """What an article's row holds, new or revised: guid, url, fingerprint, source, title, language, author, dated."""
    article = write.article
    return (
        article.keys.guid and text_in(article.keys.guid),
        article.keys.url and text_in(article.keys.url),
        article.keys.fingerprint,
        text_in(article.source),
        text_in(write.analysis.title),
        write.analysis.language,
        article.author and text_in(article.author),
        article.published_at is not None,
    )


def _revise(db: sqlite3.Connection, write: ArticleWrite, article_id: int, at: datetime) -> int:
    """Keeps the state before as a revision and clears what belonged to it; notes stay."""
    kept = db.execute(
        "INSERT INTO revisions (article_id, revision, title, text, stored_at)"
        " SELECT a.id, a.revision, t.title, t.text, COALESCE(a.revised_at, a.first_seen_at)"
        " FROM articles a JOIN texts t ON t.article_id = a.id WHERE a.id = ?",
        (article_id,),
    )
    if not kept.rowcount:
        raise StorageError(f"there is no article {article_id} to revise")
    for table in ("quotes", "texts", "article_topics", "person_roles"):
        db.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))  # noqa: S608
    db.execute(
        "UPDATE articles SET guid = COALESCE(?, guid), url = COALESCE(?, url), fingerprint = ?, source = ?, title = ?,"
        " language = ?, author = COALESCE(?, author), dated = MAX(dated, ?),"
        " shown_at = CASE WHEN ? THEN ? ELSE shown_at END, revised_at = ?, revision = revision + 1, held = 7"
        " WHERE id = ?",
        (
            *_columns(write),
            write.article.published_at is not None,
            instant_in(write.article.published_at or at),
            instant_in(at),
            article_id,
        ),
    )
    return article_id


def _store_text(db: sqlite3.Connection, article_id: int, shown_at: int, write: ArticleWrite) -> None:
    analysis = write.analysis
    db.execute(
        "INSERT INTO texts (article_id, shown_at, title, text, raw_text, removed, summary_method, summary)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article_id,
            shown_at,
            text_in(analysis.title),
            text_in(analysis.text),
            text_in(write.article.raw_text),
            list_in((text_in(piece.text), piece.why) for piece in analysis.removed),
            analysis.summary.method,
            list_in((span.start, span.end) for span in analysis.summary.sentences),
        ),
    )


def article(db: sqlite3.Connection, article_id: int) -> Article | None:
    """One article, whole."""
    row = db.execute(
        f"SELECT {HEADLINE}, a.revision, a.first_seen_at, a.revised_at, a.author, a.backlog, t.text, t.removed,"  # noqa: S608
        " t.summary_method, t.summary FROM articles a JOIN texts t ON t.article_id = a.id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    head, text = headline(row), row["text"]
    sentences = tuple(Span(text[start:end], start, end) for start, end in json.loads(row["summary"]))
    topics = db.execute("SELECT topic FROM article_topics WHERE article_id = ? ORDER BY topic", (article_id,))
    return Article(
        headline=head,
        revision=row["revision"],
        first_seen_at=instant_out(row["first_seen_at"]),
        revised_at=None if row["revised_at"] is None else instant_out(row["revised_at"]),
        author=row["author"],
        topics=tuple(topic for (topic,) in topics),
        analysis=Analysis(
            title=head.title,
            language=head.language,
            text=text,
            removed=tuple(Removed(piece, why) for piece, why in json.loads(row["removed"])),
            summary=Summary(row["summary_method"], sentences),
            quotes=tuple(sorted((quote.quote for quote in article_quotes(db, article_id)), key=lambda q: q.start)),
            events=article_reports(db, article_id),
        ),
        notes=article_notes(db, article_id),
        events=article_events(db, article_id),
        backlog=bool(row["backlog"]),
    )


def article_by_url(db: sqlite3.Connection, urls: Sequence[str]) -> int | None:
    """The id of the article with the first of these that is known, or of which a duplicate was met there."""
    for url in urls:
        found = db.execute(
            "SELECT id FROM articles WHERE url = ?1 UNION ALL SELECT article_id FROM duplicates WHERE url = ?1 LIMIT 1",
            (text_in(url),),
        ).fetchone()
        if found is not None:
            return int(found[0])
    return None


def revisions(db: sqlite3.Connection, article_id: int) -> tuple[Revision, ...]:
    """Earlier states, oldest first."""
    rows = db.execute(
        "SELECT article_id, revision, title, text, stored_at FROM revisions WHERE article_id = ? ORDER BY revision",
        (article_id,),
    )
    return tuple(Revision(row[0], row[1], row[2], row[3], instant_out(row[4])) for row in rows)


def latest(db: sqlite3.Connection, limit: int, offset: int, topic: str | None) -> Page[Headline]:
    """The newest stories first, each by the article that told it first."""
    if topic is None:
        rows = db.execute(
            f"SELECT {HEADLINE} FROM articles a WHERE a.story = a.id"  # noqa: S608
            " ORDER BY a.shown_at DESC, a.id DESC LIMIT ? OFFSET ?",
            (limit, offset),
        )
        total = db.execute("SELECT COUNT(*) FROM articles WHERE story = id").fetchone()[0]
    else:
        rows = db.execute(
            f"SELECT {HEADLINE} FROM article_topics t JOIN articles a ON a.id = t.article_id"  # noqa: S608
            " WHERE t.topic = ? AND a.story = a.id ORDER BY t.shown_at DESC, t.article_id DESC LIMIT ? OFFSET ?",
            (text_in(topic), limit, offset),
        )
        total = db.execute(
            "SELECT COUNT(*) FROM (SELECT 1 FROM article_topics t JOIN articles a ON a.id = t.article_id"
            " WHERE t.topic = ? AND a.story = a.id LIMIT ?)",
            (text_in(topic), MOST_COUNTED),
        ).fetchone()[0]
    return Page(tuple(headline(row) for row in rows), total, offset)


def news(db: sqlite3.Connection, after: int, since: datetime, limit: int) -> tuple[Article, ...]:
    """Articles stored behind one and dated since then, newest first, without backlog."""
    rows = db.execute(
        "SELECT id FROM articles WHERE shown_at >= ? AND id > ? AND NOT backlog"
        " ORDER BY shown_at DESC, id DESC LIMIT ?",
        (instant_in(since), after, limit),
    ).fetchall()
    return tuple(one for (article_id,) in rows if (one := article(db, article_id)) is not None)


def newest(db: sqlite3.Connection) -> int:
    """The id of the article that was stored last, or 0."""
    (article_id,) = db.execute("SELECT MAX(id) FROM articles").fetchone()
    return article_id or 0


def topics(db: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Topics and how many articles carry each, most first."""
    rows = db.execute("SELECT topic, articles FROM topics WHERE articles > 0 ORDER BY articles DESC, topic")
    return tuple((topic, many) for topic, many in rows)


def sources(db: sqlite3.Connection) -> tuple[SourceCount, ...]:
    """Outlets, most articles first."""
    rows = db.execute(
        "SELECT source, COUNT(*) AS many, MAX(first_seen_at) FROM articles GROUP BY source ORDER BY many DESC, source"
    )
    return tuple(SourceCount(name, many, instant_out(at)) for name, many, at in rows)
