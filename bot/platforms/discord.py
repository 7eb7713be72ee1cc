"""Discord from the configuration."""

import asyncio
import logging
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.adapters.buttons import Buttons, Expired, Forged
from bot.adapters.discord import Discord, DiscordOptions, discord_roles, open_discord
from bot.adapters.discord.buttons import LONGEST_ID, PREFIX
from bot.adapters.discord.render import render
from bot.adapters.discord.scheduled import Calendar, Entry, entry_of
from bot.clock import Clock
from bot.commands.dispatch import Dispatcher, Roles
from bot.config import Config
from bot.errors import NotSent
from bot.locale import Words
from bot.message import Call, Message, Post, Receipt, Sender, Target
from bot.monitor.telemetry import UNHEARD, Telemetry
from bot.publish.due import GRACE
from storage.base import Storage
from storage.errors import StorageError
from storage.records import Event

log = logging.getLogger(__name__)

FOR_EVER = timedelta(days=3650)
LOOK = 30.0
"""Seconds between looks at the planned events for servers' calendars."""
LEFT = "the bot was removed from the server"


class DiscordPlatform:
    """See ``bot.platforms.Platform``. Discord is signed in to while it listens; before, posts wait."""

    name = "discord"

    def __init__(self, config: Config, storage: Storage, clock: Clock, telemetry: Telemetry = UNHEARD) -> None:
        self._config = config
        self._telemetry = telemetry
        self._clock = clock
        self._out = _LateSender()
        self._connection: Discord | None = None
        self._roles = discord_roles(config.operators.discord)
        token = config.discord.token
        assert token is not None  # noqa: S101 - the configuration is checked for it
        self._token = token.get_secret_value()
        self._codec = _Codec(self._token.encode(), storage, clock)

    @property
    def sender(self) -> Sender:
        """The way out."""
        return self._out

    @property
    def roles(self) -> Roles:
        """Who may do what."""
        return self._roles

    @property
    def listens(self) -> bool:
        """Whether the gateway is up."""
        return self._connection is not None and self._connection.connected

    async def configure(self, config: Config, languages: Mapping[str, Words]) -> None:
        """See ``bot.platforms.Platform``."""
        self._config = config
        self._roles.configure(config.operators.discord)
        if self._connection is not None:
            self._connection.publisher.configure(enabled=config.discord.publish)
            self._connection.client.look = config.discord.look
            self._connection.client.welcome = next(iter(languages.values()))("discord-welcome")

    @asynccontextmanager
    async def listening(
        self, dispatcher: Dispatcher, storage: Storage, languages: Mapping[str, Words]
    ) -> AsyncIterator[None]:
        """Signs in and answers."""
        discord = self._config.discord
        options = DiscordOptions(
            token=self._token,
            language=self._config.bot.language,
            api_url=discord.api_url,
            gateway_url=discord.gateway_url,
            test_guild=discord.test_guild,
            publish=discord.publish,
            look=discord.look,
            on_wait=lambda seconds: self._telemetry.told_to_wait("discord", seconds),
        )
        opened = open_discord(
            options,
            answer=dispatcher.answer,
            roles=self._roles,
            registry=dispatcher.registry,
            storage=storage,
            codec=self._codec,
            kept=_Kept(storage, self._clock),
            chats=_StoredChats(storage, self._clock),
            languages=languages,
            today=self._today,
            now=lambda: self._clock.now().timestamp(),
        )
        async with opened as connection:
            self._connection, self._out.real = connection, connection.sender
            calendars = asyncio.create_task(self._keep_calendars(connection, storage, languages))
            try:
                yield
            finally:
                calendars.cancel()
                await asyncio.gather(calendars, return_exceptions=True)
                self._connection = self._out.real = None

    async def _keep_calendars(self, connection: Discord, storage: Storage, languages: Mapping[str, Words]) -> None:
        def entry(event: Event) -> Entry | None:
            bot = self._config.bot
            return entry_of(event, languages[bot.language], bot.timezone)

        calendar = Calendar(connection.client, _Kept(storage, self._clock), entry)
        while True:
            if connection.connected and (guilds := self._config.discord.calendars):
                try:
                    await calendar.keep(guilds, await storage.events(since=self._today()), self._clock.now())
                except StorageError:
                    log.exception("discord.calendar_not_kept")
            await asyncio.sleep(LOOK)

    def _today(self) -> date:
        return self._clock.now().astimezone(self._config.bot.timezone).date()


@asynccontextmanager
async def discord_platform(
    config: Config, storage: Storage, clock: Clock, telemetry: Telemetry = UNHEARD
) -> AsyncIterator[DiscordPlatform]:
    """Discord, for as long as the block runs."""
    yield DiscordPlatform(config, storage, clock, telemetry)


class _LateSender:
    """Discord's sender once there is one; what is sent before waits its turn."""

    def __init__(self) -> None:
        self.real: Sender | None = None

    def parts(self, message: Message) -> int:
        return len(render(message))

    async def send(self, post: Post, part: int) -> Receipt:
        return await self._sender().send(post, part)

    async def edit(self, post: Post, part: int, message_id: str) -> None:
        await self._sender().edit(post, part, message_id)

    async def delete(self, target: Target, message_id: str) -> None:
        await self._sender().delete(target, message_id)

    def _sender(self) -> Sender:
        if self.real is None:
            raise NotSent("Discord is not signed in to yet")
        return self.real


class _Codec:
    """Buttons as custom ids: in base64, since a custom id is plain ASCII."""

    def __init__(self, secret: bytes, storage: Storage, clock: Clock) -> None:
        self._clock = clock
        # As many bytes as base64 makes a whole custom id of.
        self._buttons = Buttons(secret, storage, (LONGEST_ID - len(PREFIX)) * 3 // 4 - 2)

    async def encode(self, call: Call, *, most: int) -> str | None:
        """A token of at most ``most`` characters; what does not fit is kept in the database."""
        token = urlsafe_b64encode((await self._buttons.write(call, now=self._clock.now())).encode()).decode()
        return token if len(token) <= most else None

    async def decode(self, token: str) -> Call | None:
        """What a button stands for, or None for one that is forged or too old."""
        try:
            plain = urlsafe_b64decode(token).decode()
            return await self._buttons.read(plain, now=self._clock.now())
        except (ValueError, Forged, Expired):
            return None


@dataclass(frozen=True, slots=True)
class _StoredChats:
    """See ``bot.adapters.discord.membership.Chats``."""

    storage: Storage
    clock: Clock

    async def left(self, targets: tuple[Target, ...]) -> None:
        """Pauses their posts."""
        for target in targets:
            await self.storage.pause_target(target.address, LEFT, at=self.clock.now())

    async def entered(self, targets: tuple[Target, ...]) -> None:
        """Resumes them."""
        addresses, now = {target.address for target in targets}, self.clock.now()
        for closed in await self.storage.closed_targets():
            if closed.target in addresses:
                await self.storage.open_target(closed.target, since=now - GRACE, at=now)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What Discord was last told, kept where long buttons are."""

    storage: Storage
    clock: Clock

    async def get(self, key: str) -> str | None:
        """The string, or None."""
        return await self.storage.kept_call(f":{key}")

    async def set(self, key: str, value: str) -> None:
        """Keeps the string."""
        now: datetime = self.clock.now()
        await self.storage.keep_call(f":{key}", value, at=now, until=now + FOR_EVER)
