"""When a schedule's slots are: pure arithmetic on local dates and times.

A slot is a date and a time on the wall clock of its schedule's zone, and that is what it is called. So a local date has
its slot once, whatever daylight saving does to that night: a time that the clocks leap over is as much later as they
leap (02:30 is told at 03:30), and of a time that comes twice the first counts (RFC 5545, section 3.3.5).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from cronsim import CronSim, CronSimError

GRACE = timedelta(minutes=30)
"""How late a post may be; what is later is left out, and said to be."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The times of a schedule on its zone's wall clock: ``at`` a time of day, on ``days`` or every day, or ``cron``.

    ``days`` are names in DAYS. ``cron`` has five fields as crontab(5) has them; Sunday is 0 or 7.

    Raises:
        ValueError: not exactly one of both, or a cron expression that is none or names a day that never comes.
    """

    zone: tzinfo
    at: time | None = None
    days: tuple[str, ...] = ()
    cron: str | None = None

    def __post_init__(self) -> None:
        if (self.at is None) == (self.cron is None):
            raise ValueError("a schedule has either a time of day or a cron expression")
        if self.cron is not None:
            try:
                CronSim(self.cron, datetime(2000, 1, 1))  # noqa: DTZ001 - wall time
            except CronSimError as error:
                raise ValueError(f"{self.cron!r} is no cron expression that ever comes true: {error}") from error

    def __str__(self) -> str:
        days = f" on {','.join(self.days)}" if self.days else ""
        return f"{self.cron or f'{self.at:%H:%M}'}{days} ({self.zone})"


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One time that a schedule has: the instant ``at`` (UTC), and its name, "2026-02-08T07:00" on the wall clock."""

    at: datetime
    name: str


def slots(timing: Timing, *, after: datetime, until: datetime) -> tuple[Slot, ...]:
    """The slots with ``after < at <= until`` (aware), in order; never two at one instant."""
    if until <= after:
        return ()
    # A leap of the clocks moves a slot by less than a day.
    first = _wall(after, timing.zone) - _ONE_DAY
    last = _wall(until, timing.zone) + _ONE_DAY
    by_instant = {}
    for wall in _times(timing, first, last):
        at = wall.replace(tzinfo=timing.zone, fold=0).astimezone(UTC)
        if after < at <= until:
            by_instant[at] = Slot(at, wall.isoformat(timespec="minutes"))
    return tuple(sorted(by_instant.values()))


def in_time(slot: Slot, now: datetime, grace: timedelta = GRACE) -> bool:
    """Whether a slot that has come may still be told."""
    return slot.at <= now <= slot.at + grace


def _wall(instant: datetime, zone: tzinfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None)


def _times(timing: Timing, first: datetime, last: datetime) -> Iterator[datetime]:
    """The schedule's times on the wall clock from ``first`` to ``last``."""
    if timing.cron is not None:
        for wall in CronSim(timing.cron, first - timedelta(seconds=1)):
            if wall > last:
                return
            yield wall
    elif timing.at is not None:
        for day in _dates(first.date(), last.date()):
            if not timing.days or DAYS[day.weekday()] in timing.days:
                yield datetime.combine(day, timing.at)


def _dates(first: date, last: date) -> Iterator[date]:
    return (first + _ONE_DAY * number for number in range((last - first).days + 1))
