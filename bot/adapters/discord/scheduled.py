"""Planned events in a server's own calendar: made once, changed with the event, cancelled with it."""

import hashlib
import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Any

import aiohttp
import discord

from bot.adapters.discord.markup import safe
from bot.adapters.discord.sync import Kept
from bot.locale import Words
from storage.records import Event

log = logging.getLogger(__name__)

LONGEST_NAME = LONGEST_PLACE = 100
LONGEST_ABOUT = 1000
EXTERNAL, GUILD_ONLY, CANCELLED = 3, 2, 4
UNKNOWN_EVENT = 10070
LASTS = timedelta(hours=1)
"""Discord wants an end where nobody has named one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a server's calendar shows it; both times are aware, in ISO form."""

    name: str
    start: str
    end: str
    place: str
    about: str


def entry_of(event: Event, words: Words, zone: tzinfo) -> Entry | None:
    """The entry of an event, or None for one that has no day, or does not take place.

    One without a time takes its whole day, and says that nobody has named the time.
    """
    state = event.state
    if (
        state.status not in {"planned", "confirmed"}
        or state.precision not in {"day", "time"}
        or state.start != state.end
    ):
        return None
    if state.time is not None and state.precision == "time":
        start = datetime.strptime(f"{state.start.isoformat()} {state.time}", "%Y-%m-%d %H:%M%z").astimezone(UTC)
        end, untold = start + LASTS, ""
    else:
        start = datetime.combine(state.start, time.min, zone)
        end, untold = datetime.combine(state.start, time(23, 59), zone), words("discord-event-no-time")
    return Entry(
        _cut(state.what, LONGEST_NAME) or "…",
        start.astimezone(UTC).isoformat(),
        end.astimezone(UTC).isoformat(),
        _cut(" / ".join(state.places), LONGEST_PLACE) or "—",
        _cut("\n".join((*state.agenda, untold)), LONGEST_ABOUT),
    )


def _cut(text: str, most: int) -> str:
    shown = safe(text).strip()
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


class Calendar:
    """Keeps the calendars of some servers as the events are."""

    def __init__(self, client: discord.Client, kept: Kept, entry: Callable[[Event], Entry | None]) -> None:
        """``kept`` remembers what was made of which event; ``entry`` is ``entry_of`` with its surroundings."""
        self._http = client.http
        self._kept = kept
        self._entry = entry

    async def keep(self, guilds: Iterable[int], events: Iterable[Event], now: datetime) -> None:
        """Makes, changes and cancels what has to be. What goes wrong is logged, and tried again the next time."""
        known = list(events)
        for guild in guilds:
            try:
                for event in known:
                    await self._one(guild, event, now)
            except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
                log.warning("discord.calendar_not_kept guild=%s reason=%s", guild, error)

    async def _one(self, guild: int, event: Event, now: datetime) -> None:
        entry, key = self._entry(event), f"discord-event {guild} {event.id}"
        number, _, digest = (await self._kept.get(key) or "").partition(" ")
        if entry is None:
            # One that was held ends by itself.
            if number and event.state.status != "held":
                await self._edit(guild, number, {"status": CANCELLED})
                await self._kept.set(key, "")
            return
        if digest == _digest(entry) or datetime.fromisoformat(entry.start) <= now:
            return
        if number:
            await self._edit(guild, number, _payload(entry))
        else:
            number = await self._found(guild, entry) or await self._made(guild, entry)
        await self._kept.set(key, f"{number} {_digest(entry)}")

    async def _found(self, guild: int, entry: Entry) -> str | None:
        """The same entry, made before a crash that came before it was noted."""
        start = datetime.fromisoformat(entry.start)
        for one in await self._http.get_scheduled_events(guild, False):
            if one["name"] == entry.name and datetime.fromisoformat(one["scheduled_start_time"]) == start:
                return str(one["id"])
        return None

    async def _made(self, guild: int, entry: Entry) -> str:
        made = await self._http.create_guild_scheduled_event(guild, reason=None, **_payload(entry))
        log.info("discord.calendar_entry guild=%s event=%s", guild, made["id"])
        return str(made["id"])

    async def _edit(self, guild: int, number: str, payload: dict[str, Any]) -> None:
        try:
            await self._http.edit_scheduled_event(guild, int(number), reason=None, **payload)
        except discord.NotFound as error:
            # Taken out by the server's people: it stays out.
            if error.code != UNKNOWN_EVENT:
                raise
        except discord.HTTPException as error:
            if error.status != 400:
                raise
            # It has begun, or ended, and Discord changes it no more.
            log.warning("discord.calendar_entry_not_changed guild=%s event=%s reason=%s", guild, number, error)


def _payload(entry: Entry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "scheduled_start_time": entry.start,
        "scheduled_end_time": entry.end,
        "description": entry.about,
        "entity_type": EXTERNAL,
        "privacy_level": GUILD_ONLY,
        "entity_metadata": {"location": entry.place},
    }


def _digest(entry: Entry) -> str:
    return hashlib.sha256(json.dumps(asdict(entry), sort_keys=True).encode()).hexdigest()[:16]
