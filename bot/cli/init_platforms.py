"""How each platform is set up; its library is imported only when it is."""

import asyncio
import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from typing import Protocol

from bot.setup.found import Identity, Place


class Setup(Protocol):
    """A platform that can be set up. Everything raises ConfigError with a line for a person."""

    title: str
    source: str
    """Where its tokens come from."""
    ask: str
    """What a person is to do so that chats show themselves."""

    async def identify(self, token: str, api_url: str | None) -> Identity:
        """Whose a token is."""
        ...

    def places(self, token: str, api_url: str | None, seconds: float) -> AsyncGenerator[Place, None]:
        """The chats there are, as they show themselves within some seconds."""
        ...

    def enough(self, found: Sequence[Place]) -> bool:
        """Whether there is nothing more to wait for."""
        ...

    async def greet(self, token: str, api_url: str | None, target: str, text: str) -> None:
        """A first post."""
        ...


class TelegramSetup:
    """Telegram: chats are known once somebody writes in them."""

    title = "Telegram"
    source = "from @BotFather"
    ask = (
        "Write /mulai to the bot, and add it to the channel or group that is to have the news (there: write something)."
    )

    async def identify(self, token: str, api_url: str | None) -> Identity:
        """See Setup."""
        from bot.adapters.telegram import setup

        return await setup.identify(token, api_url)

    async def places(self, token: str, api_url: str | None, seconds: float) -> AsyncGenerator[Place, None]:
        """See Setup."""
        from bot.adapters.telegram import setup

        async with aclosing(setup.chats_seen(token, api_url, seconds)) as seen:
            async for place in seen:
                yield place

    def enough(self, found: Sequence[Place]) -> bool:
        """Somebody who is in charge, and somewhere to post."""
        return {place.kind for place in found} == {"person", "place"}

    async def greet(self, token: str, api_url: str | None, target: str, text: str) -> None:
        """See Setup."""
        from bot.adapters.telegram import setup

        await setup.greet(token, api_url, target, text)


class DiscordSetup:
    """Discord: it lists the channels itself."""

    title = "Discord"
    source = "from the developer portal"
    ask = "Invite the bot to your server by the address above; its channels are listed."

    async def identify(self, token: str, api_url: str | None) -> Identity:
        """See Setup."""
        from bot.adapters.discord import setup

        return await setup.identify(token, api_url)

    async def places(self, token: str, api_url: str | None, seconds: float) -> AsyncGenerator[Place, None]:
        """See Setup; asked again until the bot was let in."""
        from bot.adapters.discord import setup

        until = time.monotonic() + seconds
        while not (found := await setup.channels(token, api_url)) and time.monotonic() < until:  # noqa: ASYNC110 - Discord is asked
            await asyncio.sleep(3)
        for place in found:
            yield place

    def enough(self, found: Sequence[Place]) -> bool:
        """The list ends by itself."""
        del found
        return False

    async def greet(self, token: str, api_url: str | None, target: str, text: str) -> None:
        """See Setup."""
        from bot.adapters.discord import setup

        await setup.greet(token, api_url, target, text)


SETUPS: Mapping[str, Setup] = {"telegram": TelegramSetup(), "discord": DiscordSetup()}
