"""What people do in Telegram, as Requests. Pure."""

import re
from collections.abc import Collection, Hashable
from dataclasses import dataclass

from telegram import Message as Said
from telegram import Update

from bot.adapters.buttons import command_of
from bot.adapters.telegram.address import PLATFORM, Place
from bot.adapters.telegram.elsewhere import ELSEWHERE
from bot.commands import Registry
from bot.message import Asker, Call, Request

SEARCH = "cari"
"""What words without a slash are for, in a private chat."""

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@(\w+))?(?:\s+|$)(.*)", re.DOTALL)
_PAYLOAD = re.compile(r"([a-z]+)(?:[-_](\w{1,50}))?")
_LINKABLE = re.compile(r"#\d{1,18}|(?!\d)\w{1,40}", re.ASCII)
"""What a link can carry of a button's argument: it takes 64 letters, digits, "_" and "-"."""
LONGEST = 1_000
"""Characters of an argument; nobody types more, and a search takes no more words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, and where its answer belongs: in reply to ``message_id`` where ``in_group``."""

    request: Request
    place: Place
    message_id: int
    in_group: bool


def asked(said: Said, username: str, linked: Collection[str] = ()) -> Asked | None:
    """The request in a message, or None where it is not for this bot.

    A command may name a bot (``/ringkasan@namabot``); in private any words are a search. ``/start`` with a payload is a
    deep link: ``ringkasan-12`` asks for the summary of article 12. Only ``linked`` commands are asked by links: whoever
    makes a link must not act as whoever follows it; nor does whoever wrote a message act as whoever forwards it, nor
    another bot as whoever picks what it offers.
    """
    if said.via_bot is not None:
        return None
    text, private = (said.text or "").strip(), said.chat.type == "private"
    command = _COMMAND.fullmatch(text)
    if command is None:
        return _made(said, SEARCH, text) if private and text and not text.startswith("/") else None
    name, bot, argument = command[1], command[2], command[3]
    if said.forward_origin is not None:
        return None
    if bot and bot.lower() != username.lower():
        return None
    if name.lower() == "start" and (link := _PAYLOAD.fullmatch(argument)) and link[1] in linked:
        number = link[2] or ""
        return _made(said, link[1], f"#{number}" if number.isdigit() else number)
    return _made(said, name, argument)


def link_to(call: Call, username: str) -> str:
    """The deep link that asks what a button asks, or as much of it as a link can carry."""
    argument = f"-{call.argument.removeprefix('#')}" if _LINKABLE.fullmatch(call.argument) else ""
    return f"https://t.me/{username}?start={call.command}{argument}"


def changes(update: Update, registry: Registry, username: str) -> bool:
    """Whether an update may change something, so that it must be neither lost nor done twice."""
    if query := update.callback_query:
        name = command_of(query.data or "")
        # What a long button stands for is in the database: it is taken for a change.
        return name in {"", ELSEWHERE} or _lasting(name, registry)
    if update.my_chat_member or (update.message and update.message.migrate_to_chat_id):
        return True
    said = update.message or update.channel_post or update.edited_message
    found = asked(said, username) if said else None
    return found is not None and _lasting(found.request.command, registry)


def _lasting(name: str | None, registry: Registry) -> bool:
    command = registry.find(name) if name else None
    return command is not None and command.lasting


def lane_of(update: Update) -> Hashable:
    """What is done and answered in order: what one person asks in one chat."""
    chat, sender = update.effective_chat, update.effective_sender
    return chat.id if chat else None, sender.id if sender else None


def _made(said: Said, command: str, argument: str) -> Asked:
    thread = said.message_thread_id if said.is_topic_message else None
    place = Place(said.chat.id, thread)
    private = said.chat.type == "private"
    request = Request(
        command, argument.strip()[:LONGEST], place.target, asker_of(said), _language(said), private=private
    )
    return Asked(request, place, said.message_id, said.chat.type != "private")


def asker_of(said: Said) -> Asker:
    """Who said it: a user; or, anonymously, the group itself or a channel, known by their chat."""
    if said.sender_chat is not None:
        return Asker(f"{PLATFORM}:chat:{said.sender_chat.id}", said.sender_chat.title or "")
    if said.from_user is not None:
        return Asker(f"{PLATFORM}:{said.from_user.id}", said.from_user.full_name)
    return Asker(f"{PLATFORM}:chat:{said.chat.id}", said.chat.title or "")


def _language(said: Said) -> str | None:
    """The sender's language counts only where the sender alone reads the answer."""
    if said.chat.type != "private" or said.from_user is None:
        return None
    return said.from_user.language_code
