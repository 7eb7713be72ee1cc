"""The figures of a report: what the database says of work that waits."""

from dataclasses import replace

from bot.monitor.health import Report
from storage.base import Storage

MOST_PROPOSALS = 100
"""Counted no further."""


async def with_figures(report: Report, storage: Storage) -> Report:
    """The report with the figures of now.

    Raises:
        StorageError: the database cannot be asked.
    """
    return replace(
        report,
        feeds=await storage.feed_figures(),
        outbox=await storage.delivery_counts(),
        proposals=len(await storage.proposals(limit=MOST_PROPOSALS)),
    )
