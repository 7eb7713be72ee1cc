"""SQL of the outbox: rows claimed by compare-and-set, and what became of them."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from storage.records import DELIVERY_STATES, Delivery, DeliveryState, Outcome, Page, StateCount
from storage.sqlite.targets import close_target
from storage.sqlite.values import instant_in, instant_out, text_in

_AHEAD = 60_000
"""A row that was changed so much later than now is of a clock that was ahead: its ``not_before`` means nothing."""
_HEADS = (
    "SELECT MIN(id) AS id FROM deliveries WHERE state IN ('pending', 'sending') AND target > ? AND target < ?"
    " GROUP BY target HAVING MAX(state = 'sending') = 0"
)
_SELECT = (
    "SELECT d.id, d.schedule, d.slot, d.target, d.part, d.parts, m.body, d.silent, d.preview, d.pin, d.state,"
    " d.attempts, d.not_before, d.created_at, d.changed_at, d.reason, d.receipt, d.link, o.receipt"
    " FROM deliveries d JOIN messages m ON m.id = d.message_id LEFT JOIN deliveries o ON o.id = d.edits "
)


def claim(db: sqlite3.Connection, platform: str, limit: int, at: datetime) -> tuple[Delivery, ...]:
    """Claims rows of a platform that may be sent now: of each target that has none claimed, the first not ended."""
    now = instant_in(at)
    # The heads of the targets' queues come from the partial index alone; ";" follows ":".
    heads = db.execute(
        f"SELECT d.id FROM ({_HEADS}) h JOIN deliveries d ON d.id = h.id WHERE d.state = 'pending'"  # noqa: S608
        " AND (d.not_before <= ? OR d.changed_at > ?) ORDER BY d.id LIMIT ?",
        (f"{platform}:", f"{platform};", now, now + _AHEAD, limit),
    ).fetchall()
    return tuple(one for (number,) in heads if (one := _claim_one(db, number, now)) is not None)


def _claim_one(db: sqlite3.Connection, number: int, now: int) -> Delivery | None:
    # Of a correction the whole goes, the parts that would be new too.
    vain = db.execute(
        "UPDATE deliveries SET state = 'dropped', reason = 'the post that it corrects was not sent', changed_at = ?"
        " WHERE state = 'pending' AND (schedule, slot, target) IN (SELECT d.schedule, d.slot, d.target"
        " FROM deliveries d JOIN deliveries o ON o.id = d.edits WHERE d.id = ? AND o.receipt IS NULL)",
        (now, number),
    )
    if vain.rowcount:
        return None
    claimed = db.execute(
        "UPDATE deliveries SET state = 'sending', attempts = attempts + 1, changed_at = ?"
        " WHERE id = ? AND state = 'pending'",
        (now, number),
    )
    return delivery(db, number) if claimed.rowcount else None


def settle(db: sqlite3.Connection, outcomes: Sequence[Outcome], at: datetime) -> int:
    """Keeps what became of claimed rows; returns how many there were. A row that is not claimed stays as it is."""
    return sum(_settle_one(db, outcome, instant_in(at)) for outcome in outcomes)


def _settle_one(db: sqlite3.Connection, outcome: Outcome, now: int) -> bool:
    not_before = now if outcome.not_before is None else instant_in(outcome.not_before)
    reason = outcome.reason and text_in(outcome.reason)
    settled = db.execute(
        "UPDATE deliveries SET state = ?, reason = ?, receipt = ?, link = ?, not_before = ?, changed_at = ?"
        " WHERE id = ? AND state = 'sending' RETURNING schedule, slot, target, part",
        (outcome.state, reason, outcome.receipt, outcome.link, not_before, now, outcome.delivery),
    ).fetchone()
    if settled is None:
        return False
    schedule, slot, target, part = settled
    if outcome.state == "failed":
        db.execute(
            "UPDATE deliveries SET state = 'failed', reason = ?, changed_at = ? WHERE schedule = ? AND slot = ?"
            " AND target = ? AND part > ? AND state = 'pending'",
            (reason, now, schedule, slot, target, part),
        )
    if outcome.closes:
        db.execute(
            "UPDATE deliveries SET missed = 1 WHERE schedule = ? AND slot = ? AND target = ? AND state = 'failed'",
            (schedule, slot, target),
        )
        close_target(db, target, None, reason or "", now)
    elif outcome.moved_to is not None:
        close_target(db, target, text_in(outcome.moved_to), reason or "", now)
    return True


def unfinished(db: sqlite3.Connection) -> tuple[Delivery, ...]:
    """Rows that are claimed; at a start, those that the process before left behind."""
    return tuple(_delivery(row) for row in db.execute(_SELECT + "WHERE d.state = 'sending' ORDER BY d.id"))


def next_delivery(db: sqlite3.Connection, platforms: Sequence[str]) -> datetime | None:
    """When the next row of these platforms may be sent that waits for nothing but its time."""
    found = [
        db.execute(
            f"SELECT MIN(d.not_before) FROM ({_HEADS}) h JOIN deliveries d ON d.id = h.id",  # noqa: S608
            (f"{platform}:", f"{platform};"),
        ).fetchone()[0]
        for platform in platforms
    ]
    return min((instant_out(due) for due in found if due is not None), default=None)


def resend(db: sqlite3.Connection, numbers: Sequence[int], by: str, at: datetime) -> int:
    """Puts ended rows that were not surely sent back in the queue, and opens their targets; returns how many."""
    now = instant_in(at)
    rows = [
        row
        for number in numbers
        for row in db.execute(
            "UPDATE deliveries SET state = 'pending', missed = 0, attempts = 0, not_before = ?, changed_at = ?,"
            " reason = ? WHERE id = ? AND state IN ('uncertain', 'failed', 'dropped') RETURNING target",
            (now, now, text_in(f"sent again by {by}"), number),
        ).fetchall()
    ]
    db.executemany("DELETE FROM closed_targets WHERE target = ? AND moved_to IS NULL", rows)
    return len(rows)


def release(db: sqlite3.Connection, target: str, silent: bool, at: datetime) -> int:
    """Lets rows of a target go that wait for their first try; returns how many."""
    now = instant_in(at)
    return db.execute(
        "UPDATE deliveries SET not_before = ?, silent = MAX(silent, ?) WHERE target = ? AND state = 'pending'"
        " AND attempts = 0 AND not_before > ?",
        (now, silent, text_in(target), now),
    ).rowcount


def drop(db: sqlite3.Connection, numbers: Sequence[int], by: str, why: str, at: datetime) -> int:
    """Takes rows out of the queue that were not surely sent; returns how many."""
    now, reason = instant_in(at), text_in(f"dropped by {by}: {why}" if why else f"dropped by {by}")
    return sum(
        db.execute(
            "UPDATE deliveries SET state = 'dropped', missed = 0, reason = ?, changed_at = ? WHERE id = ?"
            " AND state IN ('pending', 'uncertain', 'failed')",
            (reason, now, number),
        ).rowcount
        for number in numbers
    )


def deliveries(db: sqlite3.Connection, states: Sequence[DeliveryState], limit: int, offset: int) -> Page[Delivery]:
    """Rows in these states, oldest first."""
    where = f"state IN ({', '.join('?' * len(states))})"
    rows = db.execute(f"{_SELECT} WHERE d.{where} ORDER BY d.id LIMIT ? OFFSET ?", (*states, limit, offset))
    total = db.execute(f"SELECT COUNT(*) FROM deliveries WHERE {where}", tuple(states)).fetchone()[0]  # noqa: S608
    return Page(tuple(_delivery(row) for row in rows), total, offset)


def article_deliveries(db: sqlite3.Connection, article_id: int) -> tuple[Delivery, ...]:
    """Every row that carries an article, oldest first."""
    rows = db.execute(
        _SELECT + "JOIN message_articles c ON c.message_id = d.message_id WHERE c.article_id = ? ORDER BY d.id",
        (article_id,),
    )
    return tuple(_delivery(row) for row in rows)


def counts(db: sqlite3.Connection) -> tuple[StateCount, ...]:
    """How many rows are in each state other than sent."""
    rows = db.execute(
        "SELECT state, COUNT(*), MIN(created_at) FROM deliveries WHERE state <> 'sent' GROUP BY state"
    ).fetchall()
    counted = {state: StateCount(state, many, instant_out(oldest)) for state, many, oldest in rows}
    return tuple(counted[state] for state in DELIVERY_STATES if state in counted)


def delivery(db: sqlite3.Connection, number: int) -> Delivery | None:
    """One row."""
    row = db.execute(_SELECT + "WHERE d.id = ?", (number,)).fetchone()
    return None if row is None else _delivery(row)


def _delivery(row: sqlite3.Row) -> Delivery:
    return Delivery(
        id=row[0],
        schedule=row[1],
        slot=row[2],
        target=row[3],
        part=row[4],
        parts=row[5],
        body=row[6],
        silent=bool(row[7]),
        preview=bool(row[8]),
        pin=bool(row[9]),
        state=row[10],
        attempts=row[11],
        not_before=instant_out(row[12]),
        created_at=instant_out(row[13]),
        changed_at=instant_out(row[14]),
        reason=row[15],
        receipt=row[16],
        link=row[17],
        edits=row[18],
    )
