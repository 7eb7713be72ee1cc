"""Looks whether Telegram can be served as configured: the token, the webhook, the right to post in each target."""

from collections.abc import AsyncIterator, Sequence

from telegram import Bot, ChatMember, User, WebhookInfo
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.adapters.telegram.address import place_of
from bot.adapters.telegram.membership import standing
from bot.adapters.telegram.transport import AiohttpRequest, TokenRefused
from bot.doctor.finding import Finding, fine, trouble, warning
from bot.message import Target

ABOUT = "Telegram"


async def checkup(
    token: str, *, api_url: str | None, webhook_url: str | None, targets: Sequence[str]
) -> AsyncIterator[Finding]:
    """Looks at it; nothing is sent.

    Args:
        token: the bot's.
        api_url: a local Bot API server, or None.
        webhook_url: where updates are to come, or None for polling.
        targets: destinations of posts.
    """
    base_url = f"{(api_url or 'https://api.telegram.org').rstrip('/')}/bot"
    requests = AiohttpRequest(), AiohttpRequest()
    bot = Bot(token, request=requests[0], get_updates_request=requests[1], base_url=base_url)
    try:
        await bot.initialize()
        yield _named(bot.bot)
        yield _called(await bot.get_webhook_info(), webhook_url)
        for target in targets:
            yield await _may_post(bot, target)
    except (InvalidToken, TokenRefused):
        yield trouble(ABOUT, "knows no such token", "take a new one from @BotFather: PEWARTA_TELEGRAM__TOKEN")
    except TelegramError as error:
        yield trouble(
            ABOUT, f"cannot be asked ({type(error).__name__})", "look at the network, and at telegram.api_url"
        )
    finally:
        for request in requests:
            await request.shutdown()


def _named(me: User) -> Finding:
    return fine(ABOUT, f"the token is of @{me.username} ({me.full_name})")


def _called(hook: WebhookInfo, wanted: str | None) -> Finding:
    if hook.url and wanted is None:
        return warning(
            ABOUT, f"calls {hook.url}, though mode is polling", "pewarta run takes the webhook away; end who set it"
        )
    if wanted and hook.url and hook.url != wanted:
        return warning(ABOUT, f"calls {hook.url}, not {wanted}", "pewarta run sets it; end who else does")
    if hook.last_error_message and wanted:
        return warning(
            ABOUT, f"could not call {hook.url}: {hook.last_error_message}", "look at the proxy and its certificate"
        )
    return fine(ABOUT, f"calls {hook.url}" if hook.url else "updates are asked for, by polling")


async def _may_post(bot: Bot, target: str) -> Finding:
    place = place_of(Target(target))
    try:
        chat = await bot.get_chat(place.chat_id)
        member: ChatMember = await bot.get_chat_member(place.chat_id, bot.id)
    except (BadRequest, Forbidden) as error:
        return trouble(
            ABOUT, f"{target}: cannot be posted to ({error.message})", "add the bot there; look at the number"
        )
    name = chat.title or chat.full_name or target
    found = standing(member, chat.type)
    if found == "out":
        return trouble(ABOUT, f"{target} ({name}): the bot is not in it", "add it, in a channel as an administrator")
    if found == "mute":
        return trouble(ABOUT, f"{target} ({name}): the bot may not post", "give it the right to post messages")
    return fine(ABOUT, f"{target} ({name}): may be posted to")
