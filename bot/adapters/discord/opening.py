"""Opening and closing the Discord adapter."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yarl
from discord import Interaction
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.adapters.discord.answers import Answer, Answers
from bot.adapters.discord.buttons import Codec, dynamic_button
from bot.adapters.discord.client import PewartaClient
from bot.adapters.discord.dress import Look
from bot.adapters.discord.membership import Chats
from bot.adapters.discord.publishing import Publisher
from bot.adapters.discord.roles import DiscordRoles
from bot.adapters.discord.sender import DiscordSender
from bot.adapters.discord.serving import close, note_end, serve, sign_in
from bot.adapters.discord.slash import Translator, default_words, slash_commands
from bot.adapters.discord.suggestions import Suggestions, fitting, suggest
from bot.adapters.discord.sync import Kept
from bot.adapters.discord.waits import waits_told
from bot.commands.registry import Command, Registry
from bot.locale import Words
from storage.base import Storage
from storage.errors import StorageError

log = logging.getLogger(__name__)

SEND_WITHIN = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscordOptions:
    """How Discord is served.

    ``api_url`` and ``gateway_url`` name a compatible server; None is Discord itself. ``test_guild`` is the
    one server that is told of the commands, and at once; ``publish`` is whether posts in announcement channels are
    published; ``look`` how messages are made. ``pause`` is the first wait, in seconds, before Discord is tried again;
    ``close_within`` bounds closing, in seconds. ``on_wait`` is told the seconds of each answer by which Discord asks to
    be left alone.
    """

    token: str = field(repr=False)
    language: str
    api_url: str | None = None
    gateway_url: str | None = None
    test_guild: int | None = None
    publish: bool = False
    look: Look = "embeds"
    on_wait: Callable[[float], None] = lambda seconds: None
    pause: float = 5.0
    close_within: float = 10.0


@dataclass(frozen=True, slots=True)
class Discord:
    """Discord, open: the way out for posts, the client, for its health, and what publishes posts."""

    sender: DiscordSender
    client: PewartaClient
    publisher: Publisher

    @property
    def connected(self) -> bool:
        """Whether the gateway is up, with all of its shards."""
        # What is ready stays so while a shard reconnects.
        shards = self.client.shards.values()
        return self.client.is_ready() and not self.client.is_closed() and not any(one.is_closed() for one in shards)


def make_client(
    options: DiscordOptions,
    *,
    answer: Answer,
    roles: DiscordRoles,
    registry: Registry,
    storage: Storage,
    codec: Codec,
    kept: Kept,
    chats: Chats,
    languages: Mapping[str, Words],
    today: Callable[[], date],
) -> PewartaClient:
    """A client with everything attached that has not been signed in."""
    client = PewartaClient(
        kept=kept,
        welcome=languages[options.language]("discord-welcome"),
        chats=chats,
        test_guild=options.test_guild,
        trace=waits_told(options.on_wait),
    )
    client.look = options.look
    answers = Answers(answer, codec, roles, languages, look=lambda: client.look)

    async def complete(interaction: Interaction[Any], command: Command, before: str, typed: str) -> Suggestions:
        if command.offers:
            # What only operators may see must not be had by typing.
            mine = roles.is_operator(str(interaction.user.id))
            return fitting((one, one) for one in command.offers(before, typed)) if mine else []
        try:
            return await suggest(storage, f"{command.name} {before}".strip(), typed, today=today())
        except StorageError:
            log.exception("discord.autocomplete_failed command=%s", command.name)
            return []

    async def prepare() -> None:
        await client.tree.set_translator(Translator(languages))

    client.prepare = prepare
    client.submit = answers.submit
    client.add_dynamic_items(dynamic_button(answers.press))
    for command in slash_commands(registry, default_words(languages), answers.command, complete):
        client.tree.add_command(command)
    return client


def discord_roles(operators: Collection[int]) -> DiscordRoles:
    """The Roles to build the dispatcher with; the same ones are given to ``open_discord``."""
    return DiscordRoles(operators)


@asynccontextmanager
async def open_discord(
    options: DiscordOptions,
    *,
    answer: Answer,
    roles: DiscordRoles,
    registry: Registry,
    storage: Storage,
    codec: Codec,
    kept: Kept,
    chats: Chats,
    languages: Mapping[str, Words],
    today: Callable[[], date],
    now: Callable[[], float] = time.time,
) -> AsyncIterator[Discord]:
    """Signs in, serves Discord while the block runs, and closes within 10 seconds.

    Args:
        options: the token, and which server.
        answer: the dispatcher's.
        roles: those the dispatcher asks.
        registry: what becomes slash commands.
        storage: what completes arguments.
        codec: signs and reads buttons.
        kept: remembers which commands Discord was last told of, and what is to be published.
        chats: is told which channels the bot was put out of, and let in again.
        languages: the words of each language.
        today: the day that "coming" counts from.
        now: seconds since 1970 UTC.

    Where Discord cannot be reached it is tried again while the block runs; posts are NotSent until then.

    Raises:
        ConfigError: Discord knows no such token.
    """
    with server(options.api_url, options.gateway_url):
        client = make_client(
            options,
            answer=answer,
            roles=roles,
            registry=registry,
            storage=storage,
            codec=codec,
            kept=kept,
            chats=chats,
            languages=languages,
            today=today,
        )
        publisher = Publisher(client, kept, now, enabled=options.publish)
        serving: asyncio.Task[None] | None = None
        try:
            signed_in = await sign_in(client, options.token)
            serving = asyncio.create_task(
                serve(client, options.token, signed_in=signed_in, pause=options.pause), name="discord"
            )
            serving.add_done_callback(note_end)
            await publisher.start()
            sender = DiscordSender(
                client, codec, kept, timeout=SEND_WITHIN, publisher=publisher, look=lambda: client.look
            )
            yield Discord(sender, client, publisher)
        finally:
            await publisher.close()
            await close(client, serving, within=options.close_within)


@contextmanager
def server(api_url: str | None, gateway_url: str | None) -> Iterator[None]:
    """A compatible server in place of Discord: discord.py knows its own by two class attributes, put back after."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    try:
        if api_url:
            Route.BASE = api_url.rstrip("/")
        if gateway_url:
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway
