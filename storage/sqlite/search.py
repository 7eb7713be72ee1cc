"""SQL of full-text search: the newest hits, then their rank.

Ranking every hit is linear in hits (seconds over a million articles), so only the newest are ranked; articles and
quotes are found apart and merged by reciprocal rank, since scores of two indexes do not compare.
"""

import sqlite3
from collections.abc import Sequence, Set
from functools import partial
from typing import Any, NamedTuple

from storage.base import HIT_KINDS, MOST_HITS, MOST_RECENT, HitKind, SearchOrder
from storage.records import Headline, Hit, Page, Span, StoredQuote
from storage.sqlite.articles import HEADLINE, headline
from storage.sqlite.query import Query, matches, parse, window
from storage.sqlite.quotes import quotes_by_id
from storage.sqlite.vocabulary import forms

SNIPPET = 180
_TITLE_WEIGHT = 6.0
_RRF = 60
"""The usual constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)."""

_SCORES: dict[HitKind, str] = {"article": f"bm25(article_search, {_TITLE_WEIGHT}, 1.0)", "quote": "bm25(quote_search)"}
_ID_BITS = 30
_ID = (1 << _ID_BITS) - 1
"""The rowid of both indexes is an instant, in seconds, above these bits of an id; see the migration."""


class _Found(NamedTuple):
    # A tuple, since thousands are sorted for one page.
    kind: HitKind
    newness: int
    score: float

    @property
    def id(self) -> int:
        """The article's or the quote's."""
        return self.newness & _ID


def search(
    db: sqlite3.Connection, typed: str, limit: int, offset: int, *, order: SearchOrder, kinds: Sequence[HitKind]
) -> Page[Hit]:
    """Articles and quotes that hold all the words, among the newest hits of each kind."""
    query = parse(typed)
    wanted = query.fts(partial(forms, db)) if query.terms else None
    if wanted is None:
        return Page((), 0, offset)
    if order == "recent":
        found, total = _recent(db, wanted, kinds, offset + limit)
    else:
        found = _ranked(db, wanted, query.whole_words(), kinds)
        total = len(found)
    page = found[offset : offset + limit]
    return Page(_hits(db, query, page), min(total, MOST_HITS), offset)


def _recent(db: sqlite3.Connection, wanted: str, kinds: Sequence[HitKind], until: int) -> tuple[list[_Found], int]:
    """The newest hits up to a place, and how many there are; of the others nothing is made but a count."""
    most = max(until, MOST_RECENT)
    newest = {kind: _newest(db, kind, wanted, most=most) for kind in kinds}
    found = [_Found(kind, newness, 0.0) for kind, rows in newest.items() for (newness,) in rows[:until]]
    found.sort(key=lambda hit: (hit.newness >> _ID_BITS, hit.kind == "article", hit.newness), reverse=True)
    return found[:until], min(most, sum(map(len, newest.values())))


def _ranked(db: sqlite3.Connection, wanted: str, whole: str, kinds: Sequence[HitKind]) -> list[_Found]:
    found: list[_Found] = []
    exact: set[tuple[HitKind, int]] = set()
    for kind in HIT_KINDS:
        rows = _scored(db, kind, wanted) if kind in kinds else []
        found += [_Found(kind, newness, score) for newness, score in rows]
        if rows and whole != wanted:
            # Only of what was found does it matter whether it holds the words themselves.
            oldest = min(newness for newness, _ in rows)
            exact |= {(kind, newness) for (newness,) in _newest(db, kind, whole, since=oldest)}
    return _by_reciprocal_rank(found, exact)


def _scored(db: sqlite3.Connection, kind: HitKind, wanted: str) -> list[tuple[int, float]]:
    """The newest hits with their scores, the lower the better.

    bm25 weighs words by their rarity, and for that counts every hit of each. Where there are more hits than are looked
    at, the words are common and that weighing says little: there a headline that holds them counts, and then the time.
    """
    newest = _newest(db, kind, wanted)
    if len(newest) < MOST_HITS:
        return _newest(db, kind, wanted, _SCORES[kind])
    titled: set[int] = set()
    if kind == "article":
        titled = {newness for (newness,) in _newest(db, kind, f"title : ({wanted})", since=newest[-1][0])}
    return [(newness, -float(newness in titled)) for (newness,) in newest]


def _newest(
    db: sqlite3.Connection, kind: HitKind, wanted: str, *scores: str, since: int | None = None, most: int = MOST_HITS
) -> list[tuple[Any, ...]]:
    """The newest hits' rowids, each with these scores; with ``since`` none with a lower rowid."""
    bound = "" if since is None else f" AND rowid >= {since:d}"
    return db.execute(
        f"SELECT {', '.join(('rowid', *scores))} FROM {kind}_search"  # noqa: S608
        f" WHERE {kind}_search MATCH ?{bound} ORDER BY rowid DESC LIMIT ?",
        (wanted, most),
    ).fetchall()


def _by_reciprocal_rank(found: Sequence[_Found], whole: Set[tuple[HitKind, int]]) -> list[_Found]:
    """Best first; hits of the typed words themselves precede others, whose rare words would weigh more."""

    def key(hit: _Found) -> tuple[bool, float, int]:
        # bm25 is the better the lower; of equals the newer comes first.
        return ((hit.kind, hit.newness) not in whole, hit.score, -hit.newness)

    scored: list[tuple[float, _Found]] = []
    for kind in HIT_KINDS:
        ranked = sorted((hit for hit in found if hit.kind == kind), key=key)
        scored += [(1 / (_RRF + rank), hit) for rank, hit in enumerate(ranked)]
    return [hit for _, hit in sorted(scored, key=lambda pair: (-pair[0], -(pair[1].newness >> _ID_BITS), pair[1].kind))]


def _hits(db: sqlite3.Connection, query: Query, page: Sequence[_Found]) -> tuple[Hit, ...]:
    quotes = quotes_by_id(db, [hit.id for hit in page if hit.kind == "quote"])
    texts = _texts(db, [hit.id for hit in page if hit.kind == "article"])
    return tuple(
        _quote_hit(query, quotes[hit.id]) if hit.kind == "quote" else _article_hit(query, *texts[hit.id])
        for hit in page
    )


def _texts(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, tuple[Headline, str]]:
    marks = ",".join("?" * len(ids))
    rows = db.execute(
        f"SELECT {HEADLINE}, t.text FROM articles a JOIN texts t ON t.article_id = a.id WHERE a.id IN ({marks})",  # noqa: S608
        tuple(ids),
    )
    return {row[0]: (headline(row), row["text"]) for row in rows}


def _article_hit(query: Query, head: Headline, text: str) -> Hit:
    found = matches(query, text)
    start, end = window(text, found, SNIPPET)
    return Hit(head, None, text[start:end], _within(text, found, start, end))


def _quote_hit(query: Query, quote: StoredQuote) -> Hit:
    text = quote.quote.text
    return Hit(quote.article, quote, text, _within(text, matches(query, text), 0, len(text)))


def _within(text: str, found: Sequence[tuple[int, int]], start: int, end: int) -> tuple[Span, ...]:
    return tuple(Span(text[a:b], a - start, b - start) for a, b in found if start <= a and b <= end)
