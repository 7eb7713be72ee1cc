"""A look at a source, sorted: what is read of it now, without all that is not.

A feed of ten thousand entries takes tens of megabytes. It is let go here, before the first of its pages is fetched,
which may take minutes.
"""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.ingest.feed import ParsedFeed
from bot.ingest.poller.entries import Plan, keys_of, plan_entries
from bot.ingest.poller.timing import typical_gap
from bot.ingest.sources.base import Look, Sources
from storage.base import Storage
from storage.records import FeedState


@dataclass(frozen=True, slots=True)
class Met:
    """What a changed feed holds: ``listed`` are the keys of all its entries, ``gap`` is the usual time between them.

    ``full_text`` says that the entries' articles are on pages of their own.
    """

    plan: Plan
    listed: frozenset[bytes]
    count: int
    title: str
    ttl: timedelta | None
    gap: timedelta | None
    full_text: bool


async def look_at(
    state: FeedState, sources: Sources, storage: Storage, *, full_text: bool, now: datetime
) -> tuple[Look, Met | None]:
    """Looks at a source; the Look comes back without its feed. There is no Met where nothing has changed.

    Raises:
        LookFailed: nothing usable came.
        StorageError: it is not known which entries were seen before.
    """
    look = await sources.look(state, now=now)
    if look.feed is None:
        return look, None
    met = await _met(look.feed, state, storage, full_text=full_text and not look.whole_text, now=now)
    return replace(look, feed=None), met


async def _met(feed: ParsedFeed, state: FeedState, storage: Storage, *, full_text: bool, now: datetime) -> Met:
    # A feed of ten thousand entries takes half a second here, in which nobody else would be served.
    listed = await asyncio.to_thread(_keys, feed)
    plan = await asyncio.to_thread(
        plan_entries,
        feed.entries,
        await storage.seen_entries(state.url, listed),
        first_read=state.read_at is None,
        full_text=full_text,
        now=now,
    )
    gap = typical_gap([entry.published_at for entry in feed.entries if entry.published_at])
    return Met(plan, listed, len(feed.entries), feed.title, feed.ttl, gap, full_text)


def _keys(feed: ParsedFeed) -> frozenset[bytes]:
    return frozenset(key for entry in feed.entries for key in keys_of(entry))
