"""The stand-in's servers' calendars, and how any part of it fails."""

import asyncio
import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


def as_json(body: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # discord.py wants this type to the letter, without a charset.
    kind = {"Content-Type": "application/json"}
    return web.Response(body=json.dumps(body).encode(), status=status, headers={**kind, **(headers or {})})


@dataclass
class Fault:
    """What the next request to post, edit or delete is answered with. ``stores``: after it was carried out.

    ``status`` 0 stands for an answer that never comes.
    """

    status: int
    body: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    stores: bool = False


@dataclass
class ServerCalendars:
    """``scheduled`` are the events by id; ``faults`` are what the next requests of any kind are answered with."""

    faults: list[Fault] = field(default_factory=list)
    stalled: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)
    scheduled: dict[str, dict[str, Any]] = field(default_factory=dict)
    scheduled_calls: list[str] = field(default_factory=list)
    _ids: Any = field(default_factory=lambda: itertools.count(1000))

    async def _scheduled(self, request: web.Request) -> web.Response:
        guild = request.match_info["guild"]
        return as_json([one for one in self.scheduled.values() if one["guild_id"] == guild])

    async def _schedule(self, request: web.Request) -> web.Response:
        if fault := await self._fails():
            return fault
        self.scheduled_calls.append("POST")
        number = str(next(self._ids))
        told = {"id": number, "guild_id": request.match_info["guild"], "status": 1, **await request.json()}
        self.scheduled[number] = told
        return as_json(told)

    async def _reschedule(self, request: web.Request) -> web.Response:
        self.scheduled_calls.append("PATCH")
        told = self.scheduled.get(request.match_info["event"])
        if told is None:
            return as_json({"code": 10070, "message": "Unknown Guild Scheduled Event"}, 404)
        told |= await request.json()
        return as_json(told)

    async def _fails(self, *, unless_stores: bool = False) -> web.Response | None:
        if not self.faults or (unless_stores and self.faults[0].stores):
            return None
        fault = self.faults.pop(0)
        if fault.status:
            return as_json(fault.body, fault.status, fault.headers)
        self.stalled.set()
        await self.released.wait()
        return as_json({}, 500)
