"""Telegram's updates in, answers out."""

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime

from telegram import (
    CallbackQuery,
    InlineQuery,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram import Message as Said
from telegram.constants import ChatType
from telegram.error import BadRequest, TelegramError

from bot.adapters.buttons import Buttons, Expired, Forged
from bot.adapters.telegram.address import PLATFORM, Place
from bot.adapters.telegram.elsewhere import asked_elsewhere, for_chat
from bot.adapters.telegram.membership import Chats, Membership
from bot.adapters.telegram.render import render
from bot.adapters.telegram.requests import LONGEST, SEARCH, Asked, asked, link_to
from bot.adapters.telegram.sender import TelegramSender
from bot.adapters.telegram.units import cut
from bot.errors import DeliveryError
from bot.locale import Words
from bot.message import Asker, Heading, Message, Request

log = logging.getLogger(__name__)

Answer = Callable[[Request], Awaitable[Message]]
"""The commands' dispatch."""
Find = Callable[[str, str | None], Awaitable[tuple[Message, ...]]]
"""What inline mode offers for some words, in a language: one message a result, its heading first."""

ALLOWED = ("message", "edited_message", "channel_post", "callback_query", "inline_query", "my_chat_member")
"""The updates that the bot asks for; nothing else is sent to it."""
REMEMBERED = 2_000
"""Answers that are put in place of the old one when somebody mends a command."""
INLINE_SECONDS = 30


class TelegramAdapter:
    """Turns updates into requests, and sends what is answered.

    Args:
        answer: the commands.
        find: what inline mode offers.
        chats: where it is kept what becomes of chats.
        sender: how messages go out.
        buttons: reads what buttons carry.
        languages: the adapter's own words; the first is the default.
        username: the bot's.
        linked: the commands that a deep link may ask.
        once: what an update is called for ever.
        now: the time.
    """

    def __init__(
        self,
        *,
        answer: Answer,
        find: Find,
        chats: Chats,
        sender: TelegramSender,
        buttons: Buttons,
        languages: Mapping[str, Words],
        username: str,
        linked: Collection[str],
        once: Callable[[Update], str],
        now: Callable[[], datetime],
    ) -> None:
        self._answer = answer
        self._find = find
        self._chats = chats
        self._membership = Membership(chats=chats, answer=answer, sender=sender, words=self._words)
        self._sender = sender
        self._buttons = buttons
        self._languages = languages
        self._username = username
        self._linked = linked
        self._once = once
        self._now = now
        self._answers: OrderedDict[tuple[int, int], tuple[int, ...]] = OrderedDict()

    def configure(self, languages: Mapping[str, Words]) -> None:
        """Speaks these languages from now on; the first is the default."""
        self._languages = languages

    async def handle(self, update: Update) -> None:
        """Whatever the update is and whatever comes of it, this returns: one bad update must not stop the next."""
        try:
            await self._handled(update)
        except (DeliveryError, TelegramError) as error:
            log.warning("telegram.not_answered update=%d reason=%s", update.update_id, error)
        except Exception:
            log.exception("telegram.update_failed update=%d", update.update_id)

    async def _handled(self, update: Update) -> None:
        once = self._once(update)
        if said := update.message or update.channel_post:
            await self._said(said, once)
        elif update.edited_message:
            await self._mended(update.edited_message, once)
        elif update.callback_query:
            await self._pressed(update.callback_query, once)
        elif update.inline_query:
            await self._searched(update.inline_query)
        elif update.my_chat_member:
            await self._membership.changed(update.my_chat_member)

    async def _said(self, said: Said, once: str) -> None:
        if said.migrate_to_chat_id:
            await self._chats.moved(Place(said.chat.id).target, Place(said.migrate_to_chat_id).target)
        elif found := asked(said, self._username, self._linked):
            message = await self._answer(replace(found.request, once=once))
            ids = await self._sender.answer(found.place, message, reply_to=found.message_id if found.in_group else None)
            self._remember(found, ids)

    async def _mended(self, said: Said, once: str) -> None:
        """A command that was edited gets its answer in the old one's place; one that was none before, a new one."""
        found = asked(said, self._username, self._linked)
        if found is None:
            return
        before = self._answers.get((said.chat.id, said.message_id))
        if before is None:
            await self._said(said, once)
            return
        message = await self._answer(replace(found.request, once=once))
        self._remember(found, await self._sender.replace(found.place, before[0], message))

    def _remember(self, found: Asked, ids: tuple[int, ...]) -> None:
        if isinstance(found.place.chat_id, int):
            self._answers[found.place.chat_id, found.message_id] = ids
        if len(self._answers) > REMEMBERED:
            self._answers.popitem(last=False)

    async def _pressed(self, query: CallbackQuery, once: str) -> None:
        words = self._words(query.from_user.language_code)
        try:
            call = await self._buttons.read(query.data or "", now=self._now())
        except Expired:
            await query.answer(words("button-expired"), show_alert=True)
            return
        except Forged:
            log.warning("telegram.button_forged user=%d", query.from_user.id)
            await query.answer(words("button-forged"), show_alert=True)
            return
        if query.message is None:
            await query.answer(words("button-expired"), show_alert=True)
            return
        if query.message.chat.type == ChatType.CHANNEL and call.command in self._linked:
            # In the channel the answer would go to everybody who reads it.
            await self._acknowledged(query, url=link_to(call, self._username))
            return
        await self._acknowledged(query)
        chat, said = query.message.chat, query.message if isinstance(query.message, Said) else None
        place = Place(chat.id, said.message_thread_id if said and said.is_topic_message else None)
        asker = Asker(f"{PLATFORM}:{query.from_user.id}", query.from_user.full_name)
        language = query.from_user.language_code if chat.type == "private" else None
        other = asked_elsewhere(call)
        asks, call = other or (place, call)
        private = chat.type == "private" and other is None
        message = await self._answer(
            Request(call.command, call.argument, asks.target, asker, language, once, private=private)
        )
        if other:
            message = for_chat(message, asks, words("elsewhere-for", channel=await self._sender.title_of(asks)))
        if call.edits and said is not None:
            await self._sender.replace(place, said.message_id, message)
        else:
            reply = query.message.message_id if chat.type != "private" else None
            await self._sender.answer(place, message, reply_to=reply)

    async def _acknowledged(self, query: CallbackQuery, url: str | None = None) -> None:
        """Stops the button's spinner; Telegram takes that only for a while, and the answer goes out all the same."""
        try:
            await query.answer(url=url)
        except BadRequest:
            log.info("telegram.query_too_old user=%d", query.from_user.id)

    async def _searched(self, query: InlineQuery) -> None:
        found = await self._find(query.query.strip()[:LONGEST], query.from_user.language_code)
        results = [_result(number, message) for number, message in enumerate(found)]
        await query.answer(results, cache_time=INLINE_SECONDS, is_personal=True)

    def _words(self, language: str | None) -> Words:
        known = (language or "").partition("-")[0]
        return self._languages.get(known) or next(iter(self._languages.values()))


def _result(number: int, message: Message) -> InlineQueryResultArticle:
    """One result of an inline search: what is put into the chat is the message's first part."""
    heading = next((block for block in message.blocks if isinstance(block, Heading)), None)
    title = "".join(run.text for run in heading.runs) if heading else ""
    part = render(message)[0]
    about = part.text.removeprefix(title).strip()
    return InlineQueryResultArticle(
        id=str(number),
        title=cut(title or SEARCH, 200),
        description=cut(" ".join(about.split()), 200),
        input_message_content=InputTextMessageContent(part.text, entities=part.entities),
    )
