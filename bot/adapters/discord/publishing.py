"""Publishing posts of announcement channels to the servers that follow them: ten an hour each, others later."""

import asyncio
import logging
from collections.abc import Callable

import discord

from bot.adapters.discord.publications import Book, Publication, read, written
from bot.adapters.discord.sync import Kept
from storage.errors import StorageError

log = logging.getLogger(__name__)

KEY = "publications"
ALREADY_PUBLISHED = 40033
AGAIN = 60.0
"""Seconds until a publication that did not get through is tried again."""
WITHIN = 30.0
"""Seconds one may take."""
NOT_YET = 5.0
"""Seconds between looks whether Discord is signed in to."""


class Publisher:
    """Publishes in the background: a post has arrived whether it is published or not.

    What waits is kept, and goes on after a restart. A message that was published just before a crash is not published
    twice: Discord says that it was.
    """

    def __init__(self, client: discord.Client, kept: Kept, now: Callable[[], float], *, enabled: bool) -> None:
        """``kept``: where the book of what waits lies; ``now``: seconds since 1970 UTC."""
        self._enabled = enabled
        self._client = client
        self._kept = kept
        self._now = now
        self._book = Book()
        self._held: dict[int, float] = {}  # until when a channel is left alone
        self._asked = asyncio.Event()
        self._working: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Takes up what was waiting."""
        try:
            self._book = read(await self._kept.get(KEY))
        except StorageError:
            log.exception("discord.publications_not_read")
        self._working = asyncio.create_task(self._work(), name="discord-publishing")

    def configure(self, *, enabled: bool) -> None:
        """Whether posts are published from now on; what waits while they are not is kept until it is too late."""
        self._enabled = enabled
        self._asked.set()

    async def ask(self, message: discord.Message) -> None:
        """Has a message published, as soon as its channel's hour allows, if it stands in an announcement channel."""
        channel = message.channel
        if not (self._enabled and isinstance(channel, discord.TextChannel) and channel.is_news()):
            return
        one = Publication(channel.id, message.id, self._now())
        book = self._book.asked(one)
        if book is None:
            _given_up(one, "too-many")
            return
        await self._keep(book)
        self._asked.set()

    async def close(self) -> None:
        """Stops; what waits stays in the book."""
        if self._working is not None:
            self._working.cancel()
            await asyncio.gather(self._working, return_exceptions=True)
        if self._book.waiting:
            log.info("discord.publications_wait count=%d", len(self._book.waiting))

    async def _work(self) -> None:
        while True:
            self._asked.clear()
            wait = await self._turn()
            try:
                async with asyncio.timeout(wait):
                    await self._asked.wait()
            except TimeoutError:
                pass

    async def _turn(self) -> float | None:
        """Publishes what may be published now; returns the seconds until more may be, None where nothing waits."""
        now = self._now()
        if late := self._book.late(now):
            for one in late:
                _given_up(one, "too-late")
            await self._keep(self._book.without(late))
        signed_in = self._client.application_id is not None and not self._client.is_closed()
        if not (self._enabled and signed_in):
            return NOT_YET if self._enabled and self._book.waiting else None
        for one in self._book.first():
            if self._at(one.channel, now) <= now:
                await self._publish(one)
        now = self._now()
        return min((max(0.0, self._at(one.channel, now) - now) for one in self._book.first()), default=None)

    def _at(self, channel: int, now: float) -> float:
        return max(self._book.at(channel, now), self._held.get(channel, now))

    async def _publish(self, one: Publication) -> None:
        message = self._client.get_partial_messageable(one.channel).get_partial_message(one.message)
        try:
            async with asyncio.timeout(WITHIN):
                await message.publish()
        except discord.RateLimited as error:
            # Other bots and people have used up the channel's ten.
            self._held[one.channel] = self._now() + error.retry_after
            return
        except (discord.DiscordServerError, OSError, TimeoutError) as error:
            log.info("discord.publish_again message=%s reason=%s", one.message, type(error).__name__)
            self._held[one.channel] = self._now() + AGAIN
            return
        except discord.DiscordException as error:
            if isinstance(error, discord.HTTPException) and error.status == 429:
                # Refused before Discord itself was reached; discord.py does not wait for that.
                self._held[one.channel] = self._now() + AGAIN
                return
            if not (isinstance(error, discord.HTTPException) and error.code == ALREADY_PUBLISHED):
                _given_up(one, type(error).__name__)
                await self._keep(self._book.without([one]))
                return
        await self._keep(self._book.published(one, self._now()))

    async def _keep(self, book: Book) -> None:
        """The book as it is from now on; where it cannot be written, it holds until the bot stops."""
        self._book = book
        try:
            await self._kept.set(KEY, written(book))
        except StorageError:
            log.exception("discord.publications_not_kept")


def _given_up(one: Publication, reason: str) -> None:
    log.warning("discord.not_published channel=%s message=%s reason=%s", one.channel, one.message, reason)
