"""Figures in the form that Prometheus reads: what parts told, and what stands in the database when it is asked."""

from datetime import datetime

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from bot.monitor.health import Report
from storage.base import Storage
from storage.records import DELIVERY_STATES, DeliveryState

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_FETCH = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60)
_ANALYSIS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2)
_COMMAND = (0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5)
_LAG = (0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1)
_FEEDS = ("well", "failing", "quarantined", "fresh")
_NOT_SENT = tuple(state for state in DELIVERY_STATES if state != "sent")


class Metrics:
    """Telemetry that counts, in a registry of its own: two bots in one process do not share a figure."""

    def __init__(self, version: str) -> None:
        """``version`` is the program's, told as ``pewarta_build_info``."""
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        Info("pewarta_build", "Which program this is", registry=registry).info({"version": version})
        self._fetch = Histogram(
            "pewarta_fetch_seconds",
            "Requests to the open web",
            ["outcome"],
            buckets=_FETCH,
            registry=registry,
        )
        self._analysis = Histogram(
            "pewarta_analysis_seconds", "Understanding one article", buckets=_ANALYSIS, registry=registry
        )
        self._command = Histogram(
            "pewarta_command_seconds",
            "From a request to its answer, before it is sent",
            ["command", "platform"],
            buckets=_COMMAND,
            registry=registry,
        )
        self._delivered = Counter(
            "pewarta_delivery_tries",
            "Rows of the outbox that were tried, by what became of them",
            ["platform", "state"],
            registry=registry,
        )
        self._waits = Counter(
            "pewarta_retry_after_seconds",
            "Seconds that a platform asked to be left alone (retry_after), by any of its answers",
            ["platform"],
            registry=registry,
        )
        self._lag = Histogram(
            "pewarta_loop_lag_seconds", "How late the event loop comes to a timer", buckets=_LAG, registry=registry
        )
        self._rows = Gauge("pewarta_outbox_rows", "Rows of the outbox not sent", ["state"], registry=registry)
        self._oldest = Gauge(
            "pewarta_outbox_oldest_seconds", "Age of the oldest row in that state", ["state"], registry=registry
        )
        self._feeds = Gauge("pewarta_feeds", "Feeds that are read, by how it goes", ["state"], registry=registry)
        self._fine = Gauge("pewarta_healthy", "1 where a part does its work, 0 where not", ["part"], registry=registry)

    def fetched(self, seconds: float, *, fine: bool) -> None:
        """See Telemetry."""
        self._fetch.labels("fine" if fine else "failed").observe(seconds)

    def analysed(self, seconds: float) -> None:
        """See Telemetry."""
        self._analysis.observe(seconds)

    def answered(self, command: str, platform: str, seconds: float) -> None:
        """See Telemetry."""
        self._command.labels(command, platform).observe(seconds)

    def delivered(self, platform: str, state: DeliveryState) -> None:
        """See Telemetry."""
        self._delivered.labels(platform, state).inc()

    def told_to_wait(self, platform: str, seconds: float) -> None:
        """See Telemetry."""
        self._waits.labels(platform).inc(seconds)

    def lagged(self, seconds: float) -> None:
        """The event loop came so late to a timer."""
        self._lag.observe(seconds)

    async def page(self, storage: Storage, report: Report, now: datetime) -> bytes:
        """Everything as ``/metrics`` shows it, with what the database says now.

        Raises:
            StorageError: the database cannot be asked.
        """
        counts = {count.state: count for count in await storage.delivery_counts()}
        for state in _NOT_SENT:
            known = counts.get(state)
            self._rows.labels(state).set(known.rows if known else 0)
            self._oldest.labels(state).set((now - known.oldest_at).total_seconds() if known else 0)
        feeds = await storage.feed_figures()
        for name in _FEEDS:
            self._feeds.labels(name).set(getattr(feeds, name))
        for check in report.checks:
            self._fine.labels(check.part).set(check.trouble is None)
        return generate_latest(self._registry)
