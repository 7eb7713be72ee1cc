"""Posts in forums: which thread each goes into, opened once however often the bot is killed meanwhile.

A thread carries no nonce. So it is noted down before one is opened, and which one it became; where only the first of
the two is known, the thread is looked for among those that the forum has got since, by its name and its first message.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import discord
from discord.utils import MISSING

from bot.adapters.discord.dress import Dressed, said
from bot.adapters.discord.failures import UNKNOWN_CHANNEL, before_sending
from bot.adapters.discord.markup import safe
from bot.adapters.discord.split import cut_text, units
from bot.adapters.discord.sync import Kept
from bot.errors import Rejected
from bot.message import Heading, Message, Post, Receipt, Thread

log = logging.getLogger(__name__)

LONGEST_NAME = 100
MOST_TAGS = 5
LOOKED_AT = 50
"""Threads put away already, among which one that may have been opened is looked for; it is among the newest."""
Forum = discord.ForumChannel
Into = Callable[[discord.abc.Messageable, Post, int, Dressed], Awaitable[discord.Message]]
"""Sends one part of a post into a thread, once however often it is asked to."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A thread of ours, and the nonce of the post that opened it."""

    number: int
    opener: str


class Forums:
    """Puts posts into the threads that they belong in."""

    def __init__(self, client: discord.Client, kept: Kept, into: Into, nonce: Callable[[str, int], str]) -> None:
        """``kept`` remembers threads over a restart; ``nonce`` is what a part of a post is known by."""
        self._client = client
        self._kept = kept
        self._into = into
        self._nonce = nonce

    async def post(self, forum: Forum, post: Post, part: int, content: Dressed) -> Receipt:
        """Sends one part: the first into the thread that its post shares with others, or into a new one.

        Raises:
            Rejected: the thread of the first part is gone, or the forum wants a tag that there is none for.
        """
        thread, nonce = post.message.thread or Thread(), self._nonce(post.key, part)
        key = f"discord-thread {forum.id} {_digest(thread.key or post.key)}"
        try:
            opened = await self._known(forum, key, post, content)
            arrived = opened is not None and part == 0 and opened.opener == nonce and await self._is_there(opened)
        except Exception as error:
            raise before_sending(error) from error
        if opened is not None and arrived:
            # Opened before a crash that came before its receipt was kept.
            return self._receipt(forum, opened.number, opened.number)
        if opened is not None:
            try:
                place = self._client.get_partial_messageable(opened.number, guild_id=forum.guild.id)
                sent = await self._into(place, post, part, content)
            except discord.NotFound as error:
                if error.code != UNKNOWN_CHANNEL:
                    raise
            else:
                return self._receipt(forum, opened.number, sent.id)
        if part:
            raise Rejected("the thread of the first part is gone", closed=False)
        return await self._open(forum, post, content, key, nonce)

    async def _open(self, forum: Forum, post: Post, content: Dressed, key: str, nonce: str) -> Receipt:
        tags = tags_for(forum, (post.message.thread or Thread()).topics, moderates=self._moderates(forum))
        try:
            newest = await self._kept.get(_newest(forum)) or "0"
            await self._kept.set(key, f"? {newest} {nonce}")
        except Exception as error:
            raise before_sending(error) from error
        made = await forum.create_thread(
            name=thread_name(post.message),
            **content.sent,
            applied_tags=tags or MISSING,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        await self._note(forum, key, Opened(made.thread.id, nonce))
        if post.pin:
            await _pin(made.thread)
        return self._receipt(forum, made.thread.id, made.message.id)

    def _moderates(self, forum: Forum) -> bool:
        me = forum.guild.get_member(self._client.user.id) if self._client.user else None
        return me is not None and forum.permissions_for(me).manage_threads

    async def _known(self, forum: Forum, key: str, post: Post, content: Dressed) -> Opened | None:
        match (await self._kept.get(key) or "").split(" "):
            case [number, opener]:
                return Opened(int(number), opener)
            case ["?", since, opener]:
                found = await self._found(forum, int(since), thread_name(post.message), content)
                if found is None:
                    return None
                log.info("discord.thread_found forum=%s thread=%s", forum.id, found)
                await self._note(forum, key, Opened(found, opener))
                return Opened(found, opener)
        return None

    async def _note(self, forum: Forum, key: str, opened: Opened) -> None:
        await self._kept.set(key, f"{opened.number} {opened.opener}")
        await self._kept.set(_newest(forum), str(opened.number))

    async def _found(self, forum: Forum, since: int, name: str, content: Dressed) -> int | None:
        """The thread that an earlier try has opened, if it has."""
        user = self._client.user
        async for one in self._threads(forum):
            ours = user is not None and int(one.get("owner_id") or 0) == user.id
            if ours and int(one["id"]) > since and one["name"] == name and await self._begins(int(one["id"]), content):
                return int(one["id"])
        return None

    async def _threads(self, forum: Forum) -> AsyncIterator[dict[str, Any]]:
        http: Any = self._client.http
        for one in (await http.get_active_threads(forum.guild.id))["threads"]:
            if int(one["parent_id"]) == forum.id:
                yield one
        try:
            archived = (await http.get_public_archived_threads(forum.id, limit=LOOKED_AT))["threads"]
        except discord.Forbidden:
            # Without the right to read the history. A new one is not put away so soon.
            return
        for one in archived:
            yield one

    async def _begins(self, thread: int, content: Dressed) -> bool:
        http: Any = self._client.http
        try:
            first = await http.get_message(thread, thread)
        except (discord.NotFound, discord.Forbidden):
            return False
        return said(first) == content.says

    async def _is_there(self, opened: Opened) -> bool:
        try:
            await self._client.fetch_channel(opened.number)
        except discord.NotFound:
            return False
        return True

    def _receipt(self, forum: Forum, thread: int, message: int) -> Receipt:
        place = self._client.get_partial_messageable(thread, guild_id=forum.guild.id)
        return Receipt(f"{thread}/{message}", place.get_partial_message(message).jump_url)


def thread_name(message: Message) -> str:
    """What a forum calls the thread: its own name, else the post's heading, else a neutral sign."""
    heading = next((block for block in message.blocks if isinstance(block, Heading)), None)
    headline = "".join(run.text for run in heading.runs) if heading else ""
    text = " ".join(safe((message.thread.name if message.thread else "") or headline).split())
    if units(text) <= LONGEST_NAME:
        return text or "📰"
    beginning, _ = cut_text(text, lambda head: units(head) < LONGEST_NAME)
    return f"{beginning.rstrip()}…"


def tags_for(forum: Forum, topics: tuple[str, ...], *, moderates: bool) -> list[discord.ForumTag]:
    """The forum's tags that are called like the topics; some are for who ``moderates`` alone.

    Raises:
        Rejected: the forum takes no thread without a tag, and none of its own is called so.
    """
    wanted = {" ".join(topic.split()).casefold() for topic in topics}
    usable = [tag for tag in forum.available_tags if moderates or not tag.moderated]
    found = [tag for tag in usable if tag.name.strip().casefold() in wanted][:MOST_TAGS]
    if not found and forum.flags.require_tag:
        named = ", ".join(tag.name for tag in usable) or "none"
        about = ", ".join(topics) or "no topic"
        raise Rejected(f"the forum wants a tag called like a topic: it has {named}; the post has {about}", closed=False)
    return found


def _newest(forum: Forum) -> str:
    return f"discord-forum {forum.id}"


def _digest(key: str) -> str:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


async def _pin(thread: discord.Thread) -> None:
    """A forum has one fixed thread, where the bot may fix it."""
    try:
        await thread.edit(pinned=True)
    except (discord.HTTPException, discord.RateLimited) as error:
        log.warning("discord.not_pinned thread=%s reason=%s", thread.id, type(error).__name__)
