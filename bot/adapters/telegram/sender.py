"""Messages out: answers and posts, each part sent, edited or taken back, with failures told apart."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

from telegram import Bot, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, ReplyParameters
from telegram import Message as Sent
from telegram.error import BadRequest, TelegramError

from bot.adapters.buttons import Buttons
from bot.adapters.telegram.address import Place, place_of
from bot.adapters.telegram.failures import failure
from bot.adapters.telegram.keyboard import keyboard
from bot.adapters.telegram.render import Part, render
from bot.errors import NotSent
from bot.message import (
    Aside,
    Attachment,
    Block,
    Bullets,
    Heading,
    Link,
    Message,
    Numbered,
    OpenLink,
    Paragraph,
    Post,
    Quotation,
    Receipt,
    Runs,
    Target,
)

T = TypeVar("T")

UNCHANGED = "message is not modified"
GONE = ("message to delete not found", "message can't be deleted", "message to edit not found")
PATIENCE = 60.0
"""Seconds that an answer waits for Telegram's retry_after; nobody waits longer for an answer in a chat."""


class TelegramSender:
    """The Sender of Telegram; see ``bot.message.Sender``.

    Args:
        bot: python-telegram-bot's, with our transport and pacer.
        buttons: signs what buttons carry.
        now: the time.
    """

    def __init__(self, bot: Bot, buttons: Buttons, now: Callable[[], datetime]) -> None:
        self._bot = bot
        self._buttons = buttons
        self._now = now

    def parts(self, message: Message) -> int:
        """One message of Telegram's for each part of the text, and one for each file."""
        return len(render(message)) + len(message.attachments)

    async def send(self, post: Post, part: int) -> Receipt:
        """Sends one part of a post; the last part of its text has the buttons."""
        place, texts = place_of(post.target), render(post.message)
        try:
            sent = await self._send_part(place, texts, part, post.message, silent=post.silent, preview=post.preview)
            if post.pin and part == 0:
                await self._pin(place, sent.message_id)
        except TelegramError as error:
            raise failure(error, place) from error
        return Receipt(str(sent.message_id), sent.link)

    async def edit(self, post: Post, part: int, message_id: str) -> None:
        """Puts a part in place of what was sent; files cannot be edited and stay."""
        texts = render(post.message)
        if part < len(texts):
            place = place_of(post.target)
            try:
                await self._edit(place, int(message_id), texts, part, post.message, preview=post.preview)
            except TelegramError as error:
                raise failure(error, place) from error

    async def delete(self, target: Target, message_id: str) -> None:
        """Takes a message back; one that is gone already is no error."""
        place = place_of(target)
        try:
            await self._bot.delete_message(place.chat_id, int(message_id))
        except BadRequest as error:
            if error.message.lower() not in GONE:
                raise failure(error, place) from error
        except TelegramError as error:
            raise failure(error, place) from error

    async def title_of(self, place: Place) -> str:
        """What a chat is called; its address where Telegram does not tell."""
        try:
            return (await self._bot.get_chat(place.chat_id)).effective_name or place.target.address
        except TelegramError:
            return place.target.address

    async def answer(self, place: Place, message: Message, *, reply_to: int | None = None) -> tuple[int, ...]:
        """Sends every part of an answer now; returns the ids of the messages.

        Raises:
            DeliveryError: a part could not be sent; the ones before it were.
        """
        texts = render(message)
        first = await self._patiently(place, partial(self._send_part, place, texts, 0, message, reply_to=reply_to))
        return (first.message_id, *await self._send_rest(place, texts, message))

    async def replace(self, place: Place, message_id: int, message: Message) -> tuple[int, ...]:
        """Puts an answer in place of an earlier message; parts that do not fit into it follow as new ones."""
        texts = render(message)
        await self._patiently(place, partial(self._edit, place, message_id, texts, 0, message))
        return (message_id, *await self._send_rest(place, texts, message))

    async def _send_rest(self, place: Place, texts: tuple[Part, ...], message: Message) -> list[int]:
        rest = range(1, len(texts) + len(message.attachments))
        sent = [await self._patiently(place, partial(self._send_part, place, texts, part, message)) for part in rest]
        return [one.message_id for one in sent]

    async def _patiently(self, place: Place, act: Callable[[], Awaitable[T]]) -> T:
        """Does it again while Telegram only asks for a pause, or is not there for a moment."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        for pause in (1.0, 4.0, None):
            try:
                return await act()
            except TelegramError as error:
                failed = failure(error, place)
                wait = failed.retry_after or pause if isinstance(failed, NotSent) and not failed.moved_to else None
                if wait is None or pause is None or asyncio.get_running_loop().time() + wait > deadline:
                    raise failed from error
                await asyncio.sleep(wait)
        raise AssertionError  # the last round returns or raises

    async def _send_part(
        self,
        place: Place,
        texts: tuple[Part, ...],
        part: int,
        message: Message,
        *,
        silent: bool = False,
        preview: bool = False,
        reply_to: int | None = None,
    ) -> Sent:
        if part >= len(texts):
            return await self._send_file(place, message.attachments[part - len(texts)], silent=silent)
        reply = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None
        return await self._bot.send_message(
            place.chat_id,
            texts[part].text,
            entities=texts[part].entities,
            message_thread_id=place.thread_id,
            disable_notification=silent,
            link_preview_options=_card(message, preview),
            reply_markup=await self._keyboard(message) if part == len(texts) - 1 else None,
            reply_parameters=reply,
        )

    async def _send_file(self, place: Place, file: Attachment, *, silent: bool) -> Sent:
        return await self._bot.send_document(
            place.chat_id,
            InputFile(file.content, filename=file.filename),
            message_thread_id=place.thread_id,
            disable_notification=silent,
        )

    async def _edit(
        self,
        place: Place,
        message_id: int,
        texts: tuple[Part, ...],
        part: int,
        message: Message,
        *,
        preview: bool = False,
    ) -> None:
        try:
            await self._bot.edit_message_text(
                texts[part].text,
                chat_id=place.chat_id,
                message_id=message_id,
                entities=texts[part].entities,
                link_preview_options=_card(message, preview),
                reply_markup=await self._keyboard(message) if part == len(texts) - 1 else None,
            )
        except BadRequest as error:
            if UNCHANGED not in error.message.lower():
                raise

    async def _pin(self, place: Place, message_id: int) -> None:
        try:
            await self._bot.pin_chat_message(place.chat_id, message_id, disable_notification=True)
        except BadRequest:
            # The post is there; without the right to pin it just is not pinned.
            return

    async def _keyboard(self, message: Message) -> InlineKeyboardMarkup | None:
        return await keyboard(message, self._buttons, now=self._now())


def _card(message: Message, preview: bool) -> LinkPreviewOptions:
    """A card of the first page that the message leads to, by a link or else by a button; or none."""
    links = [run.url for block in message.blocks for run in _runs(block) if isinstance(run, Link)]
    links += [action.url for row in message.actions for action in row if isinstance(action, OpenLink)]
    if preview and links:
        return LinkPreviewOptions(is_disabled=False, url=links[0])
    return LinkPreviewOptions(is_disabled=True)


def _runs(block: Block) -> Runs:
    match block:
        case Heading(runs) | Paragraph(runs) | Aside(_, runs) | Quotation(_, runs):
            return runs
        case Bullets(items) | Numbered(items):
            return tuple(run for item in items for run in item)
