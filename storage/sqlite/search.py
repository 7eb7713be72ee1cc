"""SQL of full-text search: the newest hits, then their rank.

Ranking every hit is linear in hits (seconds over a million articles), so only the newest are ranked; articles and
quotes are found apart and merged by reciprocal rank, since scores of two indexes do not compare.
"""

import sqlite3
from collections.abc import Sequence, Set
from functools import partial
from typing import NamedTuple

from storage.base import HIT_KINDS, MOST_HITS, HitKind, SearchOrder
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
    found = [hit for kind in HIT_KINDS if kind in kinds for hit in _newest(db, kind, wanted, order)]
    if order == "ranked":
        whole = query.whole_words()
        found = _by_reciprocal_rank(found, _whole(db, whole, kinds) if whole != wanted else set())
    else:
        found.sort(key=lambda hit: (hit.newness >> _ID_BITS, hit.kind == "article", hit.newness), reverse=True)
    page = found[offset : offset + limit]
    return Page(_hits(db, query, page), min(len(found), MOST_HITS), offset)


def _newest(db: sqlite3.Connection, kind: HitKind, wanted: str, order: SearchOrder) -> list[_Found]:
    score = _SCORES[kind] if order == "ranked" else "0.0"
    rows = db.execute(
        f"SELECT rowid, {score} FROM {kind}_search WHERE {kind}_search MATCH ? ORDER BY rowid DESC LIMIT ?",  # noqa: S608
        (wanted, MOST_HITS),
    )
    return [_Found(kind, newness, score) for newness, score in rows.fetchall()]


def _whole(db: sqlite3.Connection, wanted: str, kinds: Sequence[HitKind]) -> set[tuple[HitKind, int]]:
    rows = {
        kind: db.execute(
            f"SELECT rowid FROM {kind}_search WHERE {kind}_search MATCH ? ORDER BY rowid DESC LIMIT ?",  # noqa: S608
            (wanted, MOST_HITS),
        )
        for kind in kinds
    }
    return {(kind, newness) for kind in kinds for (newness,) in rows[kind]}


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
