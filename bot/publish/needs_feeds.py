"""Feeds that were given up, and those that are back: operators hear of all that came up since the last word at once."""

import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b

from bot.commands.context import Context
from bot.commands.status import retry_button
from bot.message import Action, Bullets, Call, Heading, Message, Paragraph, Runs, Text
from bot.phrase import unpacked
from bot.publish.operators import OperatorDesk
from storage.base import Storage
from storage.records import FeedState

_KEPT = ":needs:feeds"
MOST = 20_000
"""Of feeds that are looked at: all of them may be gone together, with the network."""
SHOWN = 3
_FOR_EVER = timedelta(days=3650)


class FeedNeeds:
    """Tells operators; what was told is known by the database, so that a restart tells nothing twice.

    Args:
        storage: the feeds.
        desk: writes to the operators.
        quiet: between two messages, whatever goes wrong.
    """

    def __init__(self, storage: Storage, desk: OperatorDesk, quiet: timedelta) -> None:
        self._storage = storage
        self._desk = desk
        self._quiet = quiet
        self._told_at: datetime | None = None

    async def tell(self, now: datetime) -> None:
        """Tells of what is new; a feed that goes and comes back between two messages is not told of.

        Raises:
            StorageError: the database failed; what was not told is told later.
        """
        if self._told_at is not None and abs(now - self._told_at) < self._quiet:
            return
        gone = {feed.url: feed for feed in await self._storage.quarantined(limit=MOST)}
        since = {url: f"{feed.quarantined_at:%Y-%m-%dT%H:%M:%S}" for url, feed in gone.items()}
        known: dict[str, str] = json.loads(await self._storage.kept_call(_KEPT) or "{}")
        fresh = [feed for url, feed in gone.items() if known.get(url) != since[url]]
        back = [url for url in known if url not in gone and await self._is_read(url)]
        if since == known:
            return
        if fresh or back:
            name = blake2b(json.dumps([since, back]).encode(), digest_size=12).hexdigest()
            await self._desk.tell_each(f"feeds {name}", _made(fresh, back), now)
            self._told_at = now
        await self._storage.keep_call(_KEPT, json.dumps(since), at=now, until=now + _FOR_EVER)

    async def _is_read(self, url: str) -> bool:
        """Whether a feed is read again, rather than paused or taken out of the configuration."""
        feed = await self._storage.feed(url)
        return feed is not None and feed.active


def feeds_message(gone: Sequence[FeedState], back: Sequence[str], context: Context) -> Message:
    """The first few of both, with a button for each that was given up."""
    words = context.words
    blocks: list[Heading | Bullets | Paragraph] = []
    if gone:
        lines = [_line(feed, context) for feed in gone[:SHOWN]]
        blocks += [Heading((Text(words("needs-feeds", count=len(gone))),)), Bullets((*lines, *_more(gone, context)))]
        blocks.append(Paragraph((Text(words("needs-feeds-how")),)))
    if back:
        again: list[Runs] = [(Text(url, "code"),) for url in back[:SHOWN]]
        blocks.append(Heading((Text(words("needs-feeds-back", count=len(back))),)))
        blocks.append(Bullets((*again, *_more(back, context))))
    rows: list[tuple[Action, ...]] = []
    for feed in gone[:SHOWN]:
        retry = retry_button(feed.url, words)
        label = retry.label if len(gone) == 1 else f"{retry.label}: {feed.name or feed.title or feed.url}"[:60]
        rows.append((Call(label, retry.command, retry.argument),))
    if len(gone) > SHOWN:
        rows.append((Call("/status", "status"),))
    return Message(tuple(blocks), tuple(rows))


def _line(feed: FeedState, context: Context) -> Runs:
    return Text(feed.url, "code"), Text(f" — {context.words.say(unpacked(feed.error or '?'))}")


def _more(found: Sequence[object], context: Context) -> tuple[Runs, ...]:
    left = len(found) - SHOWN
    return ((Text(context.words("needs-more", count=left)),),) if left > 0 else ()


def _made(gone: Sequence[FeedState], back: Sequence[str]) -> Callable[[Context], Awaitable[Message]]:
    async def made(context: Context) -> Message:
        return feeds_message(gone, back, context)

    return made
