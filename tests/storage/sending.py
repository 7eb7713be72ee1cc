"""Slots and posts as publish would hand them to storage."""

from datetime import datetime

from storage.base import Storage
from storage.records import Delivery, NewPost, SlotWrite, Verdict
from tests.storage.making import DAY


def slot(
    target: str = "fake:1",
    name: str = "2026-02-08T07:00",
    *,
    schedule: str = "pagi",
    verdict: Verdict = "posted",
    at: datetime = DAY,
    parts: int = 1,
    body: str = "isi",
    articles: tuple[int, ...] = (),
    covered: int = 0,
    not_before: datetime | None = None,
) -> SlotWrite:
    """One slot of a schedule for one target, with its post unless the verdict is another."""
    post = NewPost(body=body, parts=parts, articles=articles, not_before=not_before) if verdict == "posted" else None
    return SlotWrite(
        schedule=schedule, slot=name, target=target, at=at, verdict=verdict, covered=covered, post=post, reason=None
    )


async def claim_one(storage: Storage, at: datetime = DAY) -> Delivery:
    """The only row that may be sent."""
    (row,) = await storage.claim("fake", limit=10, at=at)
    return row
