"""Keeps what ``[[events]]`` announces in the database, and says who hears of an event, and how long before."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.analysis.dates.whole import whole_date
from bot.config import Config
from bot.config.model import Event as Entry
from bot.errors import mistake
from bot.phrase import repeated
from bot.publish.announced import announcement_writes
from bot.publish.events import Following
from storage.base import Storage
from storage.records import Announcement, AnnouncementWrite, Event, EventState

log = logging.getLogger(__name__)


class Announcer:
    """What the configuration says of events, over one storage; ``configure`` puts another one in its place."""

    def __init__(self, storage: Storage, config: Config) -> None:
        self._storage = storage
        self._config = config

    def configure(self, config: Config) -> None:
        """Takes another configuration; the next ``keep`` stores what it announces."""
        self._config = config

    @property
    def following(self) -> Following:
        """Who hears of an event and how long before, by the configuration there is when it is asked."""
        return Following(audience=self._audience, remind=self._remind)

    async def keep(self, now: datetime) -> int:
        """Stores what is announced, changed or taken out; returns how many announcements were. A second call does none.

        Raises:
            StorageError: nothing was stored.
        """
        writes = await self.writes()
        if writes:
            await self._storage.announce(writes, at=now)
        for write in writes:
            log.info("event.%s name=%s", "withdrawn" if write.withdrawn else "announced", write.announcement.name)
        return len(writes)

    async def writes(self) -> tuple[AnnouncementWrite, ...]:
        """What ``keep`` would store; nothing is stored."""
        now, before = announcements_of(self._config), await self._storage.announced()
        stored = {one.announcement.name for one in before}
        known = await self._known([one for one in now if one.name not in stored])
        return announcement_writes(now, before, known)

    async def _known(self, new: Sequence[Announcement]) -> list[tuple[Event, str]]:
        """Events that nobody announces on the days of new announcements, each with the sentences that tell of it."""
        found: dict[int, tuple[Event, str]] = {}
        for one in new:
            for event in await self._storage.events(since=one.said.start, until=one.said.end):
                if event.announced is None and event.state.status != "withdrawn" and event.id not in found:
                    history = await self._storage.event_history(event.id)
                    found[event.id] = event, "\n".join(entry.report.evidence.text for entry in history)
        return list(found.values())

    def _entry(self, event: Event) -> Entry | None:
        return next((one for one in self._config.events if one.name == event.announced), None)

    async def _audience(self, event: Event) -> Sequence[str]:
        entry = self._entry(event)
        targets = self._config.follow_up.to if entry is None or entry.to is None else entry.to
        if event.state.status == "withdrawn":
            # The planner tells those who were told of it; to the others it is no news.
            targets = ()
        following = await self._storage.subscriptions()
        followers = [one.target for one in following if one.kind == "event" and one.value == str(event.id)]
        chats = await self._storage.chats(followers)
        return (*targets, *(target for target in followers if not chats[target].paused))

    def _remind(self, event: Event) -> Sequence[timedelta]:
        entry = self._entry(event)
        return self._config.follow_up.remind if entry is None or entry.remind is None else entry.remind


def announcements_of(config: Config) -> tuple[Announcement, ...]:
    """``[[events]]``."""
    return tuple(Announcement(entry.name, entry.words, _said(entry, config)) for entry in config.events)


def _said(entry: Entry, config: Config) -> EventState:
    date = whole_date(entry.when, config.bot.timezone)
    if date is None:
        # The configuration was checked as it was read; one that was not is told of like any other mistake in it.
        raise mistake("reason-when", f"events[{entry.name}].when", value=repeated(entry.when))
    return EventState(
        what=entry.name,
        start=date.window.first,
        end=date.window.last,
        precision=date.window.precision,
        time=date.time,
        places=entry.places,
        either_or=len(entry.places) > 1,
        status="planned",
        agenda=(),
    )
