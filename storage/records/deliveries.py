"""Posts on their way out: what was decided of a slot, the rows of the outbox, and what became of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.records.times import as_utc

DeliveryState = Literal["pending", "sending", "sent", "uncertain", "failed", "dropped"]
"""``pending`` waits, ``sending`` is claimed. The others are ends: ``uncertain`` may have arrived, ``failed`` never
will, ``dropped`` was taken out by an editor."""
DELIVERY_STATES: tuple[DeliveryState, ...] = ("pending", "sending", "sent", "uncertain", "failed", "dropped")

Verdict = Literal["posted", "empty", "late", "filtered", "paused", "unserved"]
"""What became of a slot for one target.

``posted``: it has rows in the outbox. ``empty``: there was nothing to tell. ``late``: its time was too long ago.
``filtered``: nothing of what there was is for this target. ``paused``: the target takes nothing. ``unserved``: its
platform is not enabled.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPost:
    """A message for one target, in ``parts`` parts; each part becomes a row of the outbox.

    ``body`` is opaque to the storage; equal bodies of one call are kept once. ``articles`` are the ids of what it tells
    of. Nothing is sent before ``not_before``, if there is one. ``edits`` are the rows, part by part, whose messages it
    takes the place of; parts behind them are sent as new ones.
    """

    body: str
    parts: int = 1
    articles: tuple[int, ...] = ()
    silent: bool = False
    preview: bool = False
    pin: bool = False
    not_before: datetime | None = None
    edits: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.parts < 1:
            raise ValueError("a post has at least one part")
        if self.not_before is not None:
            object.__setattr__(self, "not_before", as_utc(self.not_before, "not_before"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotWrite:
    """What is decided of one slot of a schedule, for one target.

    ``at`` is when the slot was due. ``covered`` is the id of the newest article there was: the next post begins behind
    it. ``post`` goes with the verdict ``posted`` and no other; ``more`` are posts that follow it in the same slot.
    """

    schedule: str
    slot: str
    target: str
    at: datetime
    verdict: Verdict
    reason: str | None = None
    covered: int = 0
    post: NewPost | None = None
    more: tuple[NewPost, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", as_utc(self.at, "at"))
        if (self.post is not None) != (self.verdict == "posted"):
            raise ValueError("a post goes with the verdict posted, and with no other")
        if self.more and self.post is None:
            raise ValueError("what follows a post needs one to follow")


@dataclass(frozen=True, slots=True)
class SlotDecision:
    """A SlotWrite as it was kept, and when."""

    schedule: str
    slot: str
    target: str
    at: datetime
    verdict: Verdict
    reason: str | None
    covered: int
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """A row of the outbox: one part of a post to one target.

    ``part`` counts from 0. ``attempts`` counts the times it was claimed. ``reason`` says why it is in its state, where
    that is not as it should be. ``receipt`` is the platform's id of the message, ``link`` leads to it. ``edits`` is the
    platform's id of the message that this part takes the place of, or None for a new one.
    """

    id: int
    schedule: str
    slot: str
    target: str
    part: int
    parts: int
    body: str
    silent: bool
    preview: bool
    pin: bool
    state: DeliveryState
    attempts: int
    not_before: datetime
    created_at: datetime
    changed_at: datetime
    reason: str | None
    receipt: str | None
    link: str | None
    edits: str | None = None

    @property
    def key(self) -> str:
        """What the post is called for ever, all its parts together."""
        return f"{self.schedule}/{self.slot}/{self.target}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a claimed row. ``pending`` puts it back, to be claimed again from ``not_before`` on.

    A ``failed`` row takes the parts behind it along. ``closes`` pauses the target, for the same reason; ``moved_to`` is
    its new address, for this row and all others.
    """

    delivery: int
    state: DeliveryState
    reason: str | None = None
    receipt: str | None = None
    link: str | None = None
    not_before: datetime | None = None
    closes: bool = False
    moved_to: str | None = None

    def __post_init__(self) -> None:
        if self.state in {"sending", "dropped"}:
            raise ValueError(f"a row that was sent cannot end as {self.state}")
        if self.not_before is not None:
            object.__setattr__(self, "not_before", as_utc(self.not_before, "not_before"))


@dataclass(frozen=True, slots=True)
class ClosedTarget:
    """A target that takes nothing, or that has moved (``moved_to``)."""

    target: str
    moved_to: str | None
    reason: str
    closed_at: datetime


@dataclass(frozen=True, slots=True)
class MissedPosts:
    """Posts that a target, open again, has not got because it took nothing; ``last`` is the newest row among them."""

    target: str
    posts: int
    oldest_at: datetime
    last: int


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many rows are in a state, and when the oldest of them was written. Sent rows are not counted."""

    state: DeliveryState
    rows: int
    oldest_at: datetime
