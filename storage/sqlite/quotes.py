"""SQL of quotes."""

import sqlite3
from collections.abc import Mapping, Sequence

from storage.records import Headline, Page, Quote, Speaker, StoredQuote
from storage.sqlite.values import instant_out, text_in

_SELECT = (
    'SELECT q.id, q.text, q.start, q."end", q.kind, q.name, q.role, q.mention, q.cue, q.salience, q.person_id,'
    " a.id, a.title, a.source, a.url, a.shown_at, a.language, a.quotes"
    " FROM quotes q JOIN articles a ON a.id = q.article_id "
)
_NEWEST = " ORDER BY q.shown_at DESC, q.article_id DESC, q.salience DESC, q.start LIMIT ? OFFSET ?"


def stored_quote(row: sqlite3.Row) -> StoredQuote:
    """The StoredQuote in a row of ``_SELECT``."""
    speaker = None if row[5] is None else Speaker(row[5], row[6], row[7])
    quote = Quote(row[1], row[2], row[3], row[4], speaker, row[8], row[9])
    head = Headline(row[11], row[12], row[13], row[14], instant_out(row[15]), row[16], row[17])
    return StoredQuote(row[0], quote, row[10], head)


def store_quotes(
    db: sqlite3.Connection, quotes: Sequence[Quote], article_id: int, shown_at: int, people: Mapping[str, int]
) -> None:
    """Stores an article's quotes; ``people`` maps a speaker's name to a person's id."""
    db.executemany(
        'INSERT INTO quotes (article_id, shown_at, text, start, "end", kind, name, role, mention, cue, salience,'
        " person_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                article_id,
                shown_at,
                text_in(quote.text),
                quote.start,
                quote.end,
                quote.kind,
                quote.speaker and text_in(quote.speaker.name),
                quote.speaker and quote.speaker.role and text_in(quote.speaker.role),
                quote.speaker and text_in(quote.speaker.mention),
                quote.cue and text_in(quote.cue),
                quote.salience,
                people.get(quote.speaker.name) if quote.speaker else None,
            )
            for quote in quotes
        ],
    )


def article_quotes(db: sqlite3.Connection, article_id: int) -> tuple[StoredQuote, ...]:
    """The quotes of one article, the most salient first."""
    rows = db.execute(_SELECT + "WHERE q.article_id = ? ORDER BY q.salience DESC, q.start", (article_id,))
    return tuple(stored_quote(row) for row in rows)


def latest_quotes(db: sqlite3.Connection, limit: int, offset: int) -> Page[StoredQuote]:
    """Quotes of the newest articles first."""
    rows = db.execute(_SELECT + _NEWEST, (limit, offset))
    total = db.execute("SELECT COUNT(*) FROM quotes").fetchone()[0]
    return Page(tuple(stored_quote(row) for row in rows), total, offset)


def person_quotes(db: sqlite3.Connection, person_id: int, limit: int, offset: int) -> Page[StoredQuote]:
    """What one person said, newest article first."""
    rows = db.execute(_SELECT + "WHERE q.person_id = ?" + _NEWEST, (person_id, limit, offset))
    total = db.execute("SELECT COUNT(*) FROM quotes WHERE person_id = ?", (person_id,)).fetchone()[0]
    return Page(tuple(stored_quote(row) for row in rows), total, offset)


def quotes_by_id(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, StoredQuote]:
    """Some quotes by their ids."""
    marks = ",".join("?" * len(ids))
    rows = db.execute(_SELECT + f"WHERE q.id IN ({marks})", tuple(ids))
    return {row[0]: stored_quote(row) for row in rows}
