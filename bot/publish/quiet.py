"""Quiet hours: posts wait until they are over, or come without a sound."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Literal


@dataclass(frozen=True, slots=True)
class Quiet:
    """From ``start`` to ``end`` on the chat's wall clock, over midnight where ``end`` is the earlier."""

    start: time
    end: time
    what: Literal["hold", "silent"]

    def over_at(self, now: datetime, zone: tzinfo) -> datetime | None:
        """When the quiet hours end that it is now; None outside of them."""
        local = now.astimezone(zone)
        clock = local.time().replace(tzinfo=None)
        over_midnight = self.end < self.start
        inside = (clock >= self.start or clock < self.end) if over_midnight else self.start <= clock < self.end
        if not inside:
            return None
        day = local.date() + timedelta(days=over_midnight and clock >= self.start)
        return datetime.combine(day, self.end, zone).astimezone(UTC)
