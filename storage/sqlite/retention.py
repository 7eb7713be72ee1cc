"""SQL of what goes with time: an article's text, and its quotes and summary if they are not to stay.

What stays of a text is those pieces that quotes, summaries and reports of events stand in, so that every offset still
finds its words. The search index follows by the triggers of the tables. Headline, address, dates, keys, topics, notes
and what was posted stay: the article is known as before, and is not taken for a new one.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from storage.records import Holding
from storage.sqlite.values import instant_in, list_in

Offsets = tuple[int, int]


def overdue(db: sqlite3.Connection, before: datetime, keep: Holding, after: int, limit: int) -> tuple[int, ...]:
    """Articles behind one, stored or revised last before an instant, of which more is held than is to be kept."""
    rows = db.execute(
        "SELECT id FROM articles WHERE id > ? AND held & ? AND COALESCE(revised_at, first_seen_at) < ?"
        " ORDER BY id LIMIT ?",
        (after, 7 & ~_bits(keep), instant_in(before), limit),
    )
    return tuple(number for (number,) in rows)


def thin(db: sqlite3.Connection, numbers: Collection[int], keep: Holding) -> None:
    """Takes from these articles what is not to be kept."""
    for number in numbers:
        _thin_one(db, number, keep)


def reclaim(db: sqlite3.Connection, pages: int) -> int:
    """Gives up to so many free pages back to the file system; returns how many are still free.

    Of a database that was made before there was retention they are not given back, but used again.
    """
    (mode,) = db.execute("PRAGMA auto_vacuum").fetchone()
    if mode != 2:
        return 0
    db.execute(f"PRAGMA incremental_vacuum({int(pages)})").fetchall()
    (free,) = db.execute("PRAGMA freelist_count").fetchone()
    return int(free)


def _bits(keep: Holding) -> int:
    return 2 * keep.quotes + keep.summary


def _thin_one(db: sqlite3.Connection, number: int, keep: Holding) -> None:
    row = db.execute(
        "SELECT shown_at, title, text, summary_method, summary FROM texts WHERE article_id = ?", (number,)
    ).fetchone()
    if row is None:
        return
    if not keep.quotes:
        db.execute("DELETE FROM quotes WHERE article_id = ?", (number,))
    summary: list[Offsets] = [(start, end) for start, end in json.loads(row["summary"])] if keep.summary else []
    text, moved = kept_pieces(row["text"], [*summary, *_quoted(db, number), *_reported(db, number)])
    db.execute("DELETE FROM texts WHERE article_id = ?", (number,))
    db.execute(
        "INSERT INTO texts (article_id, shown_at, title, text, raw_text, removed, summary_method, summary)"
        " VALUES (?, ?, ?, ?, '', '[]', ?, ?)",
        (number, row["shown_at"], row["title"], text, row["summary_method"], list_in(map(moved, summary))),
    )
    _move_quotes(db, number, moved)
    _move_reports(db, number, moved)
    for table in ("revisions", "quote_changes"):
        db.execute(f"DELETE FROM {table} WHERE article_id = ?", (number,))  # noqa: S608
    db.execute("UPDATE articles SET held = held & ? WHERE id = ?", (_bits(keep), number))


def kept_pieces(text: str, spans: Sequence[Offsets]) -> tuple[str, Callable[[Offsets], Offsets]]:
    """The pieces of a text that spans stand in, a line each, and what gives a span's offsets among them."""
    pieces: list[Offsets] = []
    for start, end in sorted(spans):
        if pieces and start <= pieces[-1][1]:
            pieces[-1] = pieces[-1][0], max(pieces[-1][1], end)
        else:
            pieces.append((start, end))
    begins, at = [], 0
    for start, end in pieces:
        begins.append(at)
        at += end - start + 1

    def moved(span: Offsets) -> Offsets:
        for (start, end), begin in zip(pieces, begins, strict=True):
            if start <= span[0] and span[1] <= end:
                return span[0] - start + begin, span[1] - start + begin
        return span

    return "\n".join(text[start:end] for start, end in pieces), moved


def _quoted(db: sqlite3.Connection, number: int) -> list[Offsets]:
    rows = db.execute('SELECT start, "end" FROM quotes WHERE article_id = ?', (number,))
    return [(start, end) for start, end in rows]


def _reported(db: sqlite3.Connection, number: int) -> list[Offsets]:
    rows = db.execute("SELECT report FROM event_reports WHERE article_id = ?", (number,))
    return [(start, end) for (report,) in rows for _, start, end in (json.loads(report)["evidence"],)]


def _move_quotes(db: sqlite3.Connection, number: int, moved: Callable[[Offsets], Offsets]) -> None:
    rows = db.execute('SELECT id, start, "end" FROM quotes WHERE article_id = ?', (number,)).fetchall()
    db.executemany(
        'UPDATE quotes SET start = ?, "end" = ? WHERE id = ?',
        [(*moved((row["start"], row["end"])), row["id"]) for row in rows],
    )


def _move_reports(db: sqlite3.Connection, number: int, moved: Callable[[Offsets], Offsets]) -> None:
    where = "WHERE article_id = ? AND event_id = ? AND ordinal = ?"
    rows = db.execute("SELECT event_id, ordinal, report FROM event_reports WHERE article_id = ?", (number,)).fetchall()
    for row in rows:
        report = json.loads(row["report"])
        words, start, end = report["evidence"]
        report["evidence"] = (words, *moved((start, end)))
        plain = json.dumps(report, ensure_ascii=False, separators=(",", ":"))
        db.execute(
            f"UPDATE event_reports SET report = ? {where}",  # noqa: S608
            (plain, number, row["event_id"], row["ordinal"]),
        )
