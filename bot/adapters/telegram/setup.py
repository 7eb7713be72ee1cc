"""Setting Telegram up: whose a token is, which chats write, and a first post."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot, Chat, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, TelegramError

from bot.adapters.telegram import address
from bot.adapters.telegram.transport import AiohttpRequest, TokenRefused
from bot.errors import ConfigError
from bot.message import Target
from bot.setup.found import Identity, Place

_ASKED = ["message", "channel_post", "my_chat_member"]
_LOOK = 10


@asynccontextmanager
async def open_bot(token: str, api_url: str | None) -> AsyncIterator[Bot]:
    """A bot that is signed in.

    Raises:
        ConfigError: Telegram knows no such token, or cannot be reached.
    """
    base_url = f"{(api_url or 'https://api.telegram.org').rstrip('/')}/bot"
    requests = AiohttpRequest(), AiohttpRequest()
    bot = Bot(token, request=requests[0], get_updates_request=requests[1], base_url=base_url)
    try:
        try:
            await bot.initialize()
        except (InvalidToken, TokenRefused):
            raise ConfigError(("Telegram knows no such token; take one from @BotFather",)) from None
        except TelegramError as error:
            raise ConfigError((f"Telegram cannot be asked ({type(error).__name__}); look at the network",)) from None
        yield bot
    finally:
        for request in requests:
            await request.shutdown()


async def identify(token: str, api_url: str | None) -> Identity:
    """Whose a token is.

    Raises:
        ConfigError: nobody's.
    """
    async with open_bot(token, api_url) as bot:
        return Identity(f"@{bot.username}", f"https://t.me/{bot.username}")


async def chats_seen(token: str, api_url: str | None, seconds: float) -> AsyncGenerator[Place, None]:
    """Chats in which somebody writes, or lets the bot in, within some seconds; each once, as it comes.

    What is seen here stays for the running bot to answer.

    Raises:
        ConfigError: another bot uses this token, or Telegram cannot be asked.
    """
    until, seen = time.monotonic() + seconds, set[str]()
    async with open_bot(token, api_url) as bot:
        while (left := until - time.monotonic()) > 0:
            try:
                # Without an offset nothing is taken: the running bot gets these updates too.
                updates = await bot.get_updates(timeout=min(_LOOK, int(left)), allowed_updates=_ASKED)
            except Conflict:
                raise ConfigError(("another bot uses this token now, or a webhook is set; end it first",)) from None
            except TelegramError as error:
                raise ConfigError((f"Telegram cannot be asked ({type(error).__name__})",)) from None
            fresh = [place for place in map(_place, updates) if place is not None and place.target not in seen]
            for place in fresh:
                if place.target not in seen:
                    seen.add(place.target)
                    yield place
            if updates and not fresh:
                await asyncio.sleep(min(1.0, max(0.0, left)))


async def greet(token: str, api_url: str | None, target: str, text: str) -> None:
    """A first post.

    Raises:
        ConfigError: it may not be posted there.
    """
    place = address.place_of(Target(target))
    async with open_bot(token, api_url) as bot:
        try:
            await bot.send_message(place.chat_id, text, message_thread_id=place.thread_id)
        except (BadRequest, Forbidden) as error:
            raise ConfigError((f"{target}: cannot be posted to ({error.message}); let the bot in there",)) from None
        except TelegramError as error:
            raise ConfigError((f"{target}: Telegram cannot be asked ({type(error).__name__})",)) from None


def _place(update: Update) -> Place | None:
    chat: Chat | None = update.effective_chat
    if chat is None:
        return None
    target = address.Place(chat.id).target.address
    name = chat.title or chat.full_name or str(chat.id)
    return Place(target, name, "person" if chat.type == ChatType.PRIVATE else "place")
