"""A kind of source for a test: texts that were put into a folder, ``told:/path``, each as one line of JSON."""

import asyncio
import json
from datetime import datetime
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from bot.ingest.feed import FeedEntry, ParsedFeed
from bot.ingest.sources.base import Look, LookFailed
from bot.ingest.web.tools import Web
from storage.records import FeedState


class Told:
    """Reads a folder; its ETag is the names that are in it."""

    async def look(self, state: FeedState, *, now: datetime) -> Look:
        """See ``Source.look``."""
        folder = Path(urlsplit(state.address).path)
        if not await asyncio.to_thread(folder.is_dir):
            raise LookFailed(f"there is no folder {folder}")
        files = await asyncio.to_thread(lambda: sorted(folder.glob("*.jsonl")))
        names = ",".join(file.name for file in files)
        if names == state.etag:
            return Look(feed=None, etag=names)
        lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
        entries = tuple(_entry(json.loads(line)) for line in lines)
        feed = ParsedFeed(title="Kiriman", site_url=None, entries=entries, ttl=None)
        return Look(feed=feed, etag=names, whole_text=True)


def _entry(told: dict[str, str]) -> FeedEntry:
    return FeedEntry(
        guid=told["id"],
        url=told["url"],
        title=told["title"],
        html=escape(told["text"]),
        published_at=datetime.fromisoformat(told["at"]),
        author=None,
        topics=(),
    )


def open_source(web: Web) -> Told:
    """The kind, for ``bot.ingest.sources.kinds``."""
    return Told()
