"""The database: its engine, whether it is sound, who uses it, what waits in it."""

from pathlib import Path

from bot.doctor.finding import Finding, fine, trouble, warning
from bot.phrase import unpacked
from storage import open_storage
from storage.base import Storage
from storage.errors import AlreadyRunning, StorageError
from storage.sqlite.backup import verify
from storage.sqlite.engine import Engine


def engine_finding(engine: Engine) -> Finding:
    """The SQLite that is used."""
    if not engine.fault:
        return fine("SQLite", engine.version)
    return warning("SQLite", f"{engine.version}: {engine.fault}", "use a Python with SQLite 3.51.3 or later")


def soundness(database: Path) -> Finding:
    """Reads all of it; a large one takes some seconds."""
    if not database.exists():
        return fine("database", f"{database}: is not there yet, and will be made")
    try:
        articles = verify(database)
    except StorageError as error:
        return trouble("database", str(error), "pewarta restore COPY puts a sound copy in its place")
    return fine("database", f"{database}: sound, {articles:,} articles, {database.stat().st_size / 1e6:.0f} MB")


async def state(database: str) -> list[Finding]:
    """Whether a bot runs on it, and what needs a person."""
    try:
        async with open_storage(database) as storage:
            found = [_use(storage)]
            counts = {count.state: count.rows for count in await storage.delivery_counts()}
            if uncertain := counts.get("uncertain", 0):
                found.append(
                    warning(
                        "outbox", f"{uncertain} posts may or may not have arrived", "pewarta outbox list, or /antrean"
                    )
                )
            closed = [one for one in await storage.closed_targets() if one.moved_to is None]
            found += (
                warning("outbox", f"{one.target} takes no posts: {one.reason}", "let the bot in again, or take it out")
                for one in closed[:10]
            )
            given_up = [feed for feed in await storage.feeds() if feed.active and feed.quarantined_at]
            found += (
                warning(
                    "feeds",
                    f"{feed.url}: given up ({unpacked(feed.error or '?')})",
                    "mend or remove it; pewarta feeds retry URL",
                )
                for feed in given_up[:10]
            )
            return found
    except StorageError as error:
        return [trouble("database", str(error), "see the line above")]


def _use(storage: Storage) -> Finding:
    try:
        with storage.delivering():
            return fine("bot", "none runs on this database now")
    except AlreadyRunning:
        return fine("bot", "one runs on this database now")
