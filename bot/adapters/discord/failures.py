"""What went wrong with a call to Discord, as one of the three errors of ``bot.errors``."""

import aiohttp
import discord

from bot.errors import DeliveryError, NotSent, Rejected, Uncertain

UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
ARCHIVED = 50083
LOCKED = 160005
MISSING_PERMISSION = 50013


def classify(error: Exception) -> DeliveryError:
    """Whether the call may be made again, never, or nobody knows. The reason holds no secret and no address."""
    match error:
        case DeliveryError():
            return error
        case discord.RateLimited(retry_after=seconds):
            return NotSent("Discord asks to wait", retry_after=seconds)
        case discord.HTTPException():
            return _refused(error)
        case aiohttp.ClientConnectorError() | aiohttp.ConnectionTimeoutError():
            return NotSent(f"Discord was not reached ({type(error).__name__})")
        case discord.LoginFailure() | discord.ConnectionClosed():
            return NotSent("not signed in to Discord")
        case _:
            return Uncertain(f"no answer from Discord ({type(error).__name__})")


def before_sending(error: Exception) -> DeliveryError:
    """An error of what comes before the send: where nobody knows about that, the post at least was not sent."""
    found = classify(error)
    return found if isinstance(found, NotSent | Rejected) else NotSent(str(found))


def _refused(error: discord.HTTPException) -> DeliveryError:
    reason = f"Discord: {error.status} {error.code} {error.text[:200]}".strip()
    if error.status == 429:
        return NotSent(reason, retry_after=_seconds(error))
    if error.status >= 500:
        return Uncertain(reason)
    if error.status == 401:
        # The token, not the target: an operator mends it, and the post can still go.
        return NotSent(reason)
    gone = error.status == 404 and error.code != UNKNOWN_MESSAGE
    return Rejected(reason, closed=error.status == 403 or gone)


def _seconds(error: discord.HTTPException) -> float | None:
    """How long to wait, from the header of a refusal that discord.py does not wait for by itself."""
    try:
        return float(error.response.headers.get("Retry-After", ""))
    except ValueError:
        return None
