"""What is known of a feed, and of the entries that were seen in it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

EntryOutcome = Literal["kept", "duplicate", "old", "refused", "failed"]
"""What became of an entry: ``old`` was there before we came or is long past; ``failed`` is tried again."""


@dataclass(frozen=True, slots=True)
class FeedSource:
    """A feed as it is configured. ``active`` is False while it is paused."""

    url: str
    name: str | None = None
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """A feed as it was left by its last read.

    ``address`` is where it is read, which follows permanent redirects while ``url`` stays as configured. ``failures``
    and ``deaths`` (of its parser) count in a row. A feed in quarantine is tried once a day until it can be read.
    """

    url: str
    address: str
    due_at: datetime
    name: str | None = None
    active: bool = True
    title: str = ""
    etag: str | None = None
    last_modified: str | None = None
    body_hash: bytes | None = None
    tried_at: datetime | None = None
    read_at: datetime | None = None
    changed_at: datetime | None = None
    failures: int = 0
    deaths: int = 0
    failing_since: datetime | None = None
    error: str | None = None
    quarantined_at: datetime | None = None

    def retried(self, at: datetime) -> "FeedState":
        """The feed out of quarantine, with its failures forgotten: it is due ``at`` once."""
        return replace(self, due_at=at, failures=0, deaths=0, failing_since=None, quarantined_at=None)


@dataclass(frozen=True, slots=True)
class EntryMark:
    """That an entry was seen: ``key`` names it within its feed, ``digest`` is of what it said then."""

    key: bytes
    digest: bytes
    outcome: EntryOutcome
    tries: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFigures:
    """How the feeds that are read are doing, in numbers; ``fresh`` ones were never tried.

    ``due_at`` is when the first of them should be read, ``read_at`` when one could last be; None where there is none.
    """

    well: int = 0
    failing: int = 0
    quarantined: int = 0
    fresh: int = 0
    due_at: datetime | None = None
    read_at: datetime | None = None

    @property
    def active(self) -> int:
        """How many there are."""
        return self.well + self.failing + self.quarantined + self.fresh
