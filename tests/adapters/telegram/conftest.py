"""The real python-telegram-bot, connected to our stand-in of the Bot API."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.adapters.telegram import Settings, Telegram, open_telegram
from bot.adapters.telegram.pacing import LIMIT, Pace, Pacer
from bot.clock import MovableClock
from bot.commands import all_commands, following
from bot.commands.context import Defaults
from bot.commands.dispatch import Dispatcher
from bot.locale import load_languages
from bot.message import Call, Heading, Message, Paragraph, Request, Target, Text
from bot.platforms.telegram import TelegramPlatform
from storage.base import Storage
from tests.telegram_api import TOKEN, BotApi, open_api

NOW = datetime(2026, 2, 8, 5, 0, tzinfo=UTC)
OPERATOR = 99
Listening = Callable[[], AbstractAsyncContextManager[None]]
Serving = Callable[[], AbstractAsyncContextManager[None]]


def quick() -> Pacer:
    """As orderly as the real pace, and ten times as fast."""
    return Pacer(limit=10 * LIMIT, group=Pace(3, 0.3), private=Pace(3, 0.1))


@dataclass
class Commands:
    """Answers in place of the dispatcher: notes what was asked, and gives what a test set."""

    asked: list[Request] = field(default_factory=list)
    reply: Callable[[Request], Message] | None = None
    moves: list[tuple[Target, Target]] = field(default_factory=list)
    paused: dict[Target, str] = field(default_factory=dict)
    now: datetime = NOW

    async def answer(self, request: Request) -> Message:
        """The set reply, or the request said back with a button."""
        self.asked.append(request)
        if self.reply:
            return self.reply(request)
        return sentence(f"{request.command} {request.argument}".strip(), Call("Kutipan", "kutipan", "#1"))

    async def find(self, words: str, language: str | None) -> tuple[Message, ...]:
        """Two results with the words in them."""
        del language
        return tuple(
            Message((Heading((Text(f"Judul {n} {words}"),)), Paragraph((Text("Isi berita"),)))) for n in (1, 2)
        )

    async def moved(self, old: Target, new: Target) -> None:
        """Notes the move."""
        self.moves.append((old, new))

    async def left(self, target: Target, why: str) -> None:
        """Notes that it is paused."""
        self.paused[target] = why

    async def entered(self, target: Target) -> bool:
        """Notes that it goes on."""
        known = target in self.paused
        self.paused.pop(target, None)
        return known


def sentence(text: str, *row: Call) -> Message:
    """A message of one paragraph and a row of buttons."""
    return Message((Paragraph((Text(text),)),), (row,) if row else ())


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """The stand-in; its address is ``api.url``."""
    async with open_api() as (opened, url):
        opened.webhook["url"] = ""
        opened.url = url  # type: ignore[attr-defined]
        yield opened


@pytest.fixture
def commands() -> Commands:
    """What answers."""
    return Commands()


@pytest.fixture
async def telegram(api: BotApi, storage: Storage, commands: Commands) -> AsyncIterator[Telegram]:
    """Connected to the stand-in, and not listening yet."""
    settings = Settings(token=TOKEN, operators=(OPERATOR,), api_url=api.url)  # type: ignore[attr-defined]
    async with open_telegram(settings, storage, lambda: commands.now, pacer=quick()) as opened:
        yield opened


@pytest.fixture
def listening(telegram: Telegram, commands: Commands) -> Listening:
    """Begins to answer."""

    @asynccontextmanager
    async def listen() -> AsyncIterator[None]:
        async with telegram.listening(
            answer=commands.answer,
            find=commands.find,
            chats=commands,
            registry=all_commands(),
            languages=load_languages(),
        ):
            yield

    return listen


@pytest.fixture
def serving(telegram: Telegram, storage: Storage) -> Serving:
    """Everything but the outbox."""

    @asynccontextmanager
    async def serve() -> AsyncIterator[None]:
        languages, clock = load_languages(), MovableClock(NOW)
        dispatcher = Dispatcher(
            registry=all_commands((following.FOLLOW, following.UNFOLLOW, following.LIST)),
            storage=storage,
            clock=clock,
            roles=telegram.roles,
            languages=languages,
            defaults=Defaults("Pewarta", "id", ZoneInfo("Asia/Jakarta")),
        )
        async with TelegramPlatform(telegram, clock).listening(dispatcher, storage, languages):
            yield

    return serve


LATER = NOW + timedelta(days=400)
