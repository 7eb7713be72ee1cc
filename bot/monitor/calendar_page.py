"""``/calendar.ics``: the planned events, for calendars to subscribe to."""

import hashlib
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from aiohttp import web

from bot.clock import Clock
from bot.export.calendar import MEDIA_TYPE, calendar, known_of
from bot.locale import Words
from storage.base import Storage
from storage.errors import StorageError

log = logging.getLogger(__name__)

PATH = "/calendar.ics"
PAST = timedelta(days=92)
"""How long an event stays in it after its last day."""


def calendar_page(
    storage: Storage, clock: Clock, words: Callable[[], Words], product: Callable[[], str]
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Who answers GET on PATH; a calendar that has the events as they are is told so without them (ETag)."""

    async def page(request: web.Request) -> web.StreamResponse:
        try:
            events = await storage.events(since=(clock.now() - PAST).date())
            body = calendar(await known_of(storage, events), words(), product=product())
        except StorageError as error:
            log.warning("calendar.not_shown reason=%s", error)
            raise web.HTTPServiceUnavailable(text="the database cannot be asked\n") from None
        tag = hashlib.sha256(body).hexdigest()[:32]
        known = request.if_none_match or ()
        response = (
            web.Response(status=304) if any(one.value in (tag, "*") for one in known) else web.Response(body=body)
        )
        if response.status == 200:
            response.headers["Content-Type"] = f"{MEDIA_TYPE}; charset=utf-8"
        response.etag = tag
        return response

    return page
