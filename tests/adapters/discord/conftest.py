"""A Discord client with everything attached, over the small real database that the commands are tested with."""

import asyncio
import base64
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot.adapters.discord import Discord, DiscordOptions, open_discord
from bot.adapters.discord.client import PewartaClient
from bot.adapters.discord.dress import Look
from bot.adapters.discord.opening import make_client
from bot.adapters.discord.roles import DiscordRoles
from bot.clock import MovableClock
from bot.commands import all_commands
from bot.commands.context import Defaults
from bot.commands.correct import correct_command
from bot.commands.dispatch import Dispatcher
from bot.locale import load_languages
from bot.message import Call, Message, Request, Target
from storage.base import Storage
from tests.adapters.discord.wire import Wire, open_wire
from tests.commands.conftest import stored

__all__ = ["stored"]
WORDS = load_languages()
TODAY = date(2026, 2, 8)


@dataclass
class SignedCalls:
    """The call itself, signed, or its name where it is long; ``slow`` is the wait to read one, in seconds."""

    secret: bytes = b"of this test"
    long: dict[str, str] = field(default_factory=dict)
    slow: float = 0.0

    async def encode(self, call: Call, *, most: int) -> str | None:
        body = base64.urlsafe_b64encode(json.dumps([call.command, call.argument, call.edits]).encode()).decode()
        token = f"{self._signature(body)}.{body}"
        if len(token) <= most:
            return token
        name = f"@{self._signature(body)}"
        self.long[name] = token
        return name

    async def decode(self, token: str) -> Call | None:
        await asyncio.sleep(self.slow)
        signature, _, body = self.long.get(token, token).partition(".")
        if not hmac.compare_digest(signature.encode(), self._signature(body).encode()):
            return None
        command, argument, edits = json.loads(base64.urlsafe_b64decode(body))
        return Call("", command, argument, edits)

    def _signature(self, body: str) -> str:
        return hmac.new(self.secret, body.encode(), hashlib.sha256).hexdigest()[:16]


@dataclass
class KeptStrings:
    strings: dict[str, str] = field(default_factory=dict)

    async def get(self, key: str) -> str | None:
        return self.strings.get(key)

    async def set(self, key: str, value: str) -> None:
        self.strings[key] = value


@dataclass
class NotedChats:
    """What was told of chats."""

    gone: list[Target] = field(default_factory=list)
    there: list[Target] = field(default_factory=list)

    async def left(self, targets: tuple[Target, ...]) -> None:
        self.gone += targets

    async def entered(self, targets: tuple[Target, ...]) -> None:
        self.there += targets


@dataclass
class Service:
    """All that a client is made of; ``asked`` are the requests it made, in order."""

    storage: Storage
    dispatcher: Dispatcher
    roles: DiscordRoles
    kept: KeptStrings = field(default_factory=KeptStrings)
    codec: SignedCalls = field(default_factory=SignedCalls)
    asked: list[Request] = field(default_factory=list)
    chats: NotedChats = field(default_factory=NotedChats)

    async def answer(self, request: Request) -> Message:
        self.asked.append(request)
        return await self.dispatcher.answer(request)

    def client(self) -> PewartaClient:
        return make_client(
            DiscordOptions(token="t", language="id"),
            answer=self.answer,
            roles=self.roles,
            registry=self.dispatcher.registry,
            storage=self.storage,
            codec=self.codec,
            kept=self.kept,
            chats=self.chats,
            languages=WORDS,
            today=lambda: TODAY,
        )


@pytest.fixture
def service(stored: Storage, clock: MovableClock) -> Service:
    roles = DiscordRoles([4242])
    dispatcher = Dispatcher(
        registry=all_commands([correct_command(lambda: None)]),
        storage=stored,
        clock=clock,
        roles=roles,
        languages=WORDS,
        defaults=Defaults("Pewarta", "id", ZoneInfo("Asia/Jakarta")),
    )
    return Service(stored, dispatcher, roles)


@pytest.fixture
def simcord_bot(service: Service) -> PewartaClient:
    return service.client()


def opened(
    service: Service, wire: Wire, *, publish: bool = False, look: Look = "embeds", now: Callable[[], float] = time.time
) -> AbstractAsyncContextManager[Discord]:
    """The adapter on the stand-in for Discord."""
    options = DiscordOptions(
        token="t",
        language="id",
        api_url=wire.url,
        gateway_url=wire.url.replace("http", "ws"),
        pause=0.01,
        close_within=1.0,
        publish=publish,
        look=look,
    )
    return open_discord(
        options,
        answer=service.answer,
        roles=service.roles,
        registry=service.dispatcher.registry,
        storage=service.storage,
        codec=service.codec,
        kept=service.kept,
        chats=service.chats,
        languages=WORDS,
        today=lambda: TODAY,
        now=now,
    )


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with open_wire() as listening:
        yield listening


@pytest.fixture
async def discord(wire: Wire, service: Service) -> AsyncIterator[Discord]:
    """Signed in to the stand-in."""
    async with opened(service, wire) as served:
        yield served
