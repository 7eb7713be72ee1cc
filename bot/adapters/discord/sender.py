"""The way out to Discord: posts as messages, in channels, threads and forums."""

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import discord
from discord.utils import MISSING

from bot.adapters.discord.buttons import Codec, view_of
from bot.adapters.discord.dress import Dressed, Look, dressed
from bot.adapters.discord.failures import ARCHIVED, LOCKED, UNKNOWN_MESSAGE, before_sending, classify
from bot.adapters.discord.forums import Forum, Forums
from bot.adapters.discord.pacing import Pacer
from bot.adapters.discord.publishing import Publisher
from bot.adapters.discord.render import render
from bot.adapters.discord.requests import channel_of, user_of
from bot.adapters.discord.sync import Kept
from bot.errors import DeliveryError, NotSent, Rejected
from bot.message import Message, Post, Receipt, Target

log = logging.getLogger(__name__)

LONGEST_NONCE = 25
NOBODY = discord.AllowedMentions.none()
BAD_REQUEST = 400


class DiscordSender:
    """Sends, edits and takes back. A message id is ``<message>``, or ``<thread>/<message>`` for one in a forum."""

    def __init__(
        self,
        client: discord.Client,
        codec: Codec,
        kept: Kept,
        *,
        timeout: float,
        publisher: Publisher | None = None,
        look: Callable[[], Look] = lambda: "embeds",
    ) -> None:
        """``kept`` remembers threads; ``timeout`` bounds each call, in seconds: what takes longer is Uncertain.

        ``look``: how posts look now.
        """
        self._look = look
        self._publisher = publisher
        self._client = client
        self._codec = codec
        self._timeout = timeout
        self._pacer = Pacer()
        self._forums = Forums(client, kept, self._into_thread, nonce_of)

    def parts(self, message: Message) -> int:
        """How many messages it takes."""
        return len(render(message))

    async def send(self, post: Post, part: int) -> Receipt:
        """Sends one part; the same part of the same post, sent again within minutes, is refused by Discord itself."""
        async with self._classified():
            channel = await self._channel(post.target)
            content = await self._content(post.message, part)
            if isinstance(channel, Forum):
                return await self._forums.post(channel, post, part, content)
            sent = await self._into(channel, post, part, content)
            if post.pin and part == 0:
                await _pin(sent)
            if self._publisher is not None:
                await self._publisher.ask(sent)
            return Receipt(str(sent.id), sent.jump_url)

    async def edit(self, post: Post, part: int, message_id: str) -> None:
        """Puts this part in place of a message sent before."""
        async with self._classified():
            message = await self._message(post.target, message_id)
            content = await self._content(post.message, part)
            try:
                await message.edit(**content.put, allowed_mentions=NOBODY)
            except discord.HTTPException as error:
                if self._look() == "components" or error.status != BAD_REQUEST:
                    raise
                # It was sent in components, and those stay.
                content = await self._content(post.message, part, "components")
                await message.edit(**content.put, allowed_mentions=NOBODY)

    async def delete(self, target: Target, message_id: str) -> None:
        """Takes back a message; one that is gone is no error."""
        async with self._classified():
            try:
                await (await self._message(target, message_id)).delete()
            except discord.NotFound as error:
                if error.code != UNKNOWN_MESSAGE:
                    raise

    @asynccontextmanager
    async def _classified(self) -> AsyncIterator[None]:
        if self._client.is_closed() or self._client.application_id is None:
            raise NotSent("not signed in to Discord")
        await self._pacer.turn()
        try:
            async with asyncio.timeout(self._timeout):
                yield
        except DeliveryError:
            raise
        except Exception as error:
            raise classify(error) from error

    async def _channel(self, target: Target) -> discord.abc.Messageable | Forum:
        if (user := user_of(target)) is not None:
            try:
                return await self._client.create_dm(discord.Object(user))
            except Exception as error:
                raise before_sending(error) from error
        number = channel_of(target)
        if number is None:
            raise Rejected("no address of a Discord channel", closed=True)
        channel = self._client.get_channel(number)
        if channel is None:
            await self._pacer.turn()
            try:
                channel = await self._client.fetch_channel(number)
            except discord.InvalidData as error:
                raise Rejected("a channel of a kind that is not known", closed=True) from error
            except Exception as error:
                raise before_sending(error) from error
        if isinstance(channel, Forum | discord.abc.Messageable):
            return channel
        raise Rejected("nothing can be posted in a channel of this kind", closed=True)

    async def _content(self, message: Message, part: int, look: Look | None = None) -> Dressed:
        """The part as it is sent; buttons and files come with the last one."""
        pages = render(message)
        if part < len(pages) - 1:
            return dressed(look or self._look(), pages[part], None, ())
        view = await view_of(message, self._codec)
        return dressed(look or self._look(), pages[part], view, message.attachments)

    async def _into(
        self,
        channel: discord.abc.Messageable,
        post: Post,
        part: int,
        content: Dressed,
    ) -> discord.Message:
        async def send() -> discord.Message:
            for file in content.files:
                # A try before has read it to its end.
                file.reset()
            # discord.py sets enforce_nonce with it: Discord gives the first message back instead of making a second.
            return await channel.send(
                **content.sent,
                nonce=nonce_of(post.key, part),
                silent=post.silent,
                allowed_mentions=NOBODY,
            )

        try:
            return await send()
        except discord.HTTPException as error:
            if error.code not in (ARCHIVED, LOCKED) or not isinstance(channel, discord.Thread):
                raise
            await _reopen(channel, locked=error.code == LOCKED)
            return await send()

    async def _into_thread(
        self, place: discord.abc.Messageable, post: Post, part: int, content: Dressed
    ) -> discord.Message:
        """Into a thread of a forum: one that is locked closes that thread to us, and not the forum."""
        assert isinstance(place, discord.PartialMessageable)  # noqa: S101 - it is known by its number alone
        try:
            sent = await self._into(place, post, part, content)
        except discord.HTTPException as error:
            if error.code not in (ARCHIVED, LOCKED):
                raise
            thread = await self._client.fetch_channel(place.id)
            if not isinstance(thread, discord.Thread):
                raise
            try:
                await _reopen(thread, locked=error.code == LOCKED)
            except discord.Forbidden as refused:
                raise Rejected("its thread is locked, and may not be unlocked", closed=False) from refused
            sent = await self._into(place, post, part, content)
        if post.pin and part == 0:
            await _pin(sent)
        return sent

    async def _message(self, target: Target, message_id: str) -> discord.PartialMessage:
        thread, _, message = message_id.rpartition("/")
        number = int(thread) if thread else channel_of(target)
        if number is None:
            raise Rejected("no address of a Discord channel", closed=True)
        return self._client.get_partial_messageable(number).get_partial_message(int(message))


def nonce_of(key: str, part: int) -> str:
    """What Discord knows a part of a post by: 24 hexadecimal digits, always the same ones."""
    return hashlib.sha256(f"{part}\0{key}".encode()).hexdigest()[: LONGEST_NONCE - 1]


async def _reopen(thread: discord.Thread, *, locked: bool) -> None:
    # Whoever may write in a thread may reopen it; only moderators may unlock one.
    await thread.edit(archived=False, locked=False if thread.locked or locked else MISSING)


async def _pin(message: discord.Message) -> None:
    """A post that cannot be fixed has arrived all the same."""
    try:
        await message.pin()
    except (discord.HTTPException, discord.RateLimited) as error:
        log.warning("discord.not_pinned message=%s reason=%s", message.id, type(error).__name__)
