"""What editors do with schedules: look at what is coming, see a post before it goes, and post now."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.commands.posting import Coming
from bot.commands.why import Reason
from bot.message import Message
from bot.publish.due import slots
from bot.publish.filters import Reader
from bot.publish.instant import InstantPlanner
from bot.publish.posts import Composed
from bot.publish.schedule import Planner, Schedule
from storage.records import Article, Verdict

_NOT_POSTED: dict[Verdict, str] = {
    "late": "why-slot-late",
    "paused": "why-slot-paused",
    "unserved": "why-slot-unserved",
}
_REFUSED: dict[Verdict, str] = {
    "filtered": "why-capped",
    "paused": "why-closed",
    "unserved": "why-unserved",
}


class Desk:
    """The schedules there are now, their planner, and that of single articles.

    ``on_written`` is told when there is something to send.
    """

    def __init__(
        self,
        schedules: Callable[[], Sequence[Schedule]],
        planner: Planner,
        instant: InstantPlanner,
        *,
        on_written: Callable[[], None],
    ) -> None:
        self._instant = instant
        self._schedules = schedules
        self._planner = planner
        self._on_written = on_written

    def names(self) -> tuple[str, ...]:
        """What the schedules are called."""
        return tuple(schedule.name for schedule in self._schedules())

    async def coming(self, now: datetime, ahead: timedelta, limit: int) -> tuple[Coming, ...]:
        """The next slots of all schedules, by their time, at most ``limit``."""
        return await asyncio.to_thread(self._coming, now, ahead, limit)

    async def preview(self, name: str, now: datetime) -> Message | None:
        """The post of a schedule as its first target would get it now; None where nothing would be posted.

        Raises:
            KeyError: there is no such schedule.
        """
        composed = await self._planner.preview(self._named(name), now)
        return composed.whole if isinstance(composed, Composed) else None

    async def reasons(self, article: Article) -> tuple[Reason, ...]:
        """Of every schedule that posts articles, why one that is in none of its posts is not; then of followers."""
        reader, found = Reader(), list[Reason]()
        for schedule in self._schedules():
            if schedule.wanted.what == "agenda":
                continue
            refusal = schedule.wanted.filter.refusal(article, reader)
            why = f"why-filtered-{refusal}" if refusal else await self._not_told(schedule, article)
            found.append(Reason(schedule.name, why))
        refused = await self._instant.refusals(article.headline.id)
        return (*found, *(Reason(one.target, _REFUSED[one.verdict]) for one in refused if one.verdict in _REFUSED))

    async def _not_told(self, schedule: Schedule, article: Article) -> str:
        """Why a schedule has not told of an article that passes its filter: the id of a text."""
        if await self._planner.told_up_to(schedule) >= article.headline.id:
            return "why-left-out"
        since = await self._planner.decided_since(schedule, article.first_seen_at)
        return _NOT_POSTED.get(since[-1].verdict, "why-waits") if since else "why-waits"

    async def post_now(self, name: str, slot: str, now: datetime) -> int:
        """Posts at once; returns to how many targets this was new.

        Raises:
            KeyError: there is no such schedule.
        """
        decided = await self._planner.post_now(self._named(name), slot, now)
        self._on_written()
        return decided

    def targets(self, name: str) -> int:
        """To how many targets a schedule posts.

        Raises:
            KeyError: there is no such schedule.
        """
        return len(self._named(name).targets)

    def _named(self, name: str) -> Schedule:
        return {schedule.name: schedule for schedule in self._schedules()}[name]

    def _coming(self, now: datetime, ahead: timedelta, limit: int) -> tuple[Coming, ...]:
        found = [
            Coming(slot.at, schedule.name, len(schedule.targets))
            for schedule in self._schedules()
            for slot in slots(schedule.timing, after=now, until=now + ahead)[:limit]
        ]
        return tuple(sorted(found, key=lambda one: (one.at, one.name))[:limit])
