"""SQL of what was changed in the configuration."""

import sqlite3
import zlib
from datetime import datetime

from storage.config_history import KEPT_TEXTS, text_name
from storage.errors import AlreadyDone
from storage.records import ChangeOutcome, ConfigChange, NewConfigChange
from storage.sqlite.connection import Connections
from storage.sqlite.values import instant_in, instant_out, int_in, text_in

_COLUMNS = "id, at, who, place, action, key, was, becomes, text_before, text_after, outcome, reason, undoes"
_SELECT = (
    f"SELECT {_COLUMNS}, EXISTS (SELECT 1 FROM config_changes u WHERE u.undoes = c.id AND u.outcome = 'done')"  # noqa: S608
    " FROM config_changes c"
)


class SqliteConfigHistory:
    """ConfigStorage as ``storage.config_history`` promises it."""

    _db: Connections

    async def begin_config_change(self, change: NewConfigChange, *, at: datetime) -> int:
        return await self._db.transaction(lambda db: _begin(db, change, at))

    async def end_config_change(self, change_id: int, outcome: ChangeOutcome, reason: str = "") -> None:
        await self._db.transaction(lambda db: _end(db, change_id, outcome, reason))

    async def config_changes(self, *, limit: int) -> tuple[ConfigChange, ...]:
        return await self._db.read(lambda db: _changes(db, int_in(limit)))

    async def config_change_of(self, request: str) -> ConfigChange | None:
        return await self._db.read(lambda db: _change_of(db, request))

    async def config_text(self, name: str) -> str | None:
        return await self._db.read(lambda db: _text(db, name))


def _begin(db: sqlite3.Connection, change: NewConfigChange, at: datetime) -> int:
    names = [_keep(db, text) for text in (change.before, change.after)]
    if change.request is not None and _change_of(db, change.request) is not None:
        raise AlreadyDone(f"the change that {change.request} asked for was made before")
    db.execute("UPDATE config_changes SET request = NULL WHERE request = ?", (change.request,))
    row = db.execute(
        "INSERT INTO config_changes"
        " (at, who, place, action, key, was, becomes, text_before, text_after, undoes, request, outcome)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'begun') RETURNING id",
        (
            instant_in(at),
            *map(text_in, (change.who, change.place, change.action, change.key, change.was, change.becomes)),
            *names,
            change.undoes,
            change.request,
        ),
    ).fetchone()
    db.execute(
        "DELETE FROM config_texts WHERE number NOT IN (SELECT number FROM config_texts ORDER BY number DESC LIMIT ?)",
        (KEPT_TEXTS,),
    )
    return int(row[0])


def _keep(db: sqlite3.Connection, text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")
    name = text_name(text)
    # A text that comes back is the newest again.
    db.execute("INSERT OR REPLACE INTO config_texts (name, text) VALUES (?, ?)", (name, zlib.compress(data)))
    return name


def _end(db: sqlite3.Connection, change_id: int, outcome: ChangeOutcome, reason: str) -> None:
    db.execute(
        "UPDATE config_changes SET outcome = ?, reason = ? WHERE id = ?", (outcome, text_in(reason), int_in(change_id))
    )


def _changes(db: sqlite3.Connection, limit: int) -> tuple[ConfigChange, ...]:
    return tuple(_change(row) for row in db.execute(f"{_SELECT} ORDER BY id DESC LIMIT ?", (limit,)))


def _change_of(db: sqlite3.Connection, request: str) -> ConfigChange | None:
    row = db.execute(f"{_SELECT} WHERE request = ? AND outcome <> 'failed'", (request,)).fetchone()
    return None if row is None else _change(row)


def _change(row: sqlite3.Row) -> ConfigChange:
    return ConfigChange(
        id=row[0],
        at=instant_out(row[1]),
        who=row[2],
        place=row[3],
        action=row[4],
        key=row[5],
        was=row[6],
        becomes=row[7],
        before=row[8],
        after=row[9],
        outcome=row[10],
        reason=row[11],
        undoes=row[12],
        undone=bool(row[13]),
    )


def _text(db: sqlite3.Connection, name: str) -> str | None:
    row = db.execute("SELECT text FROM config_texts WHERE name = ?", (text_in(name),)).fetchone()
    return None if row is None else zlib.decompress(row[0]).decode("utf-8", "surrogatepass")
