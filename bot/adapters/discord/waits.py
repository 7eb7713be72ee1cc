"""How often, and for how long, Discord asks to be left alone: discord.py waits by itself, and tells nobody."""

from collections.abc import Callable
from http import HTTPStatus

import aiohttp


def waits_told(tell: Callable[[float], None]) -> aiohttp.TraceConfig:
    """A trace of every request that tells the seconds of each answer by which Discord asks to wait."""

    async def ended(_: object, __: object, request: aiohttp.TraceRequestEndParams) -> None:
        if request.response.status == HTTPStatus.TOO_MANY_REQUESTS:
            tell(_seconds(request.response.headers.get("Retry-After", "")))

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    return trace


def _seconds(header: str) -> float:
    try:
        return max(0.0, float(header))
    except ValueError:
        return 0.0
