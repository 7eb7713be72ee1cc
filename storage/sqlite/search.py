"""SQL of full-text search: the newest hits, then their rank.

Ranking every hit is linear in hits (seconds over a million articles), so only the newest are ranked; articles and
quotes are found apart and merged by reciprocal rank, since scores of two indexes do not compare.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from storage.base import SearchOrder
from storage.records import Headline, Hit, Page, Span, StoredQuote
from storage.sqlite.articles import HEADLINE, headline
from storage.sqlite.query import Query, matches, parse, window
from storage.sqlite.quotes import quotes_by_id

NEWEST = 1_000
SNIPPET = 180
_TITLE_WEIGHT = 6.0
_RRF = 60
"""The usual constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)."""

Kind = Literal["article", "quote"]


@dataclass(frozen=True, slots=True)
class _Found:
    kind: Kind
    id: int
    shown_at: int
    score: float


def search(db: sqlite3.Connection, typed: str, limit: int, offset: int, order: SearchOrder) -> Page[Hit]:
    """Articles and quotes that hold all the words, among the newest hits of each."""
    query = parse(typed)
    if not query.terms:
        return Page((), 0, offset)
    found = [*_articles(db, query, order), *_quotes(db, query, order)]
    if order == "ranked":
        found = [*_by_reciprocal_rank(found)]
    else:
        found.sort(key=lambda hit: (-hit.shown_at, -hit.id))
    page = found[offset : offset + limit]
    return Page(_hits(db, query, page), min(len(found), NEWEST), offset)


def _articles(db: sqlite3.Connection, query: Query, order: SearchOrder) -> list[_Found]:
    score = f"bm25(article_search, {_TITLE_WEIGHT}, 1.0)" if order == "ranked" else "0.0"
    rows = db.execute(
        f"SELECT a.id, a.shown_at, f.score FROM (SELECT rowid AS id, {score} AS score FROM article_search"  # noqa: S608
        " WHERE article_search MATCH ? ORDER BY rowid DESC LIMIT ?) f JOIN articles a ON a.id = f.id",
        (query.fts(), NEWEST),
    )
    return [_Found("article", row[0], row[1], row[2]) for row in rows]


def _quotes(db: sqlite3.Connection, query: Query, order: SearchOrder) -> list[_Found]:
    score = "bm25(quote_search)" if order == "ranked" else "0.0"
    rows = db.execute(
        f"SELECT q.id, q.shown_at, f.score FROM (SELECT rowid AS id, {score} AS score FROM quote_search"  # noqa: S608
        " WHERE quote_search MATCH ? ORDER BY rowid DESC LIMIT ?) f JOIN quotes q ON q.id = f.id",
        (query.fts(), NEWEST),
    )
    return [_Found("quote", row[0], row[1], row[2]) for row in rows]


def _by_reciprocal_rank(found: Sequence[_Found]) -> list[_Found]:
    scored: list[tuple[float, _Found]] = []
    kinds: tuple[Kind, ...] = ("article", "quote")
    for kind in kinds:
        # bm25 is the better the lower; of equals the newer comes first.
        ranked = sorted((hit for hit in found if hit.kind == kind), key=lambda hit: (hit.score, -hit.shown_at, -hit.id))
        scored += [(1 / (_RRF + rank), hit) for rank, hit in enumerate(ranked)]
    return [hit for _, hit in sorted(scored, key=lambda pair: (-pair[0], -pair[1].shown_at, pair[1].kind))]


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
