"""The seam between the poller and what it reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from bot.errors import PewartaError
from bot.ingest.feed import ParsedFeed
from bot.phrase import Phrase, phrase
from storage.records import FeedState


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look at a source gave.

    ``feed`` is what stands there now, or None where nothing has changed since the look before. ``body_hash``, ``etag``
    and ``last_modified`` come back with the state of the next look, in whatever sense the source gives them.
    ``moved_to`` is its new address for good; ``fresh_for`` is how long there will be nothing new. ``whole_text`` says
    that the entries carry their articles, so that no page is fetched for them.
    """

    feed: ParsedFeed | None
    body_hash: bytes | None = None
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None
    fresh_for: timedelta | None = None
    whole_text: bool = False


class LookFailed(PewartaError):
    """Nothing usable came; ``str()`` is a clause that an operator understands.

    ``wait`` is how long the source asks to be left alone; ``gone``: it says that it is gone for good; ``died``: it took
    its parser down.
    """

    def __init__(
        self, reason: Phrase | str, *, wait: timedelta | None = None, gone: bool = False, died: bool = False
    ) -> None:
        super().__init__(reason)
        self.wait = wait
        self.gone = gone
        self.died = died


class Source(Protocol):
    """A kind of source; the poller and ``pewarta feeds test`` ask it."""

    async def look(self, state: FeedState, *, now: datetime) -> Look:
        """What stands at ``state.address``, politely and within bounds.

        Args:
            state: the source as the look before left it.
            now: the current instant, aware.

        Raises:
            LookFailed: nothing usable came.
        """
        ...


class Sources:
    """The kinds that are there, each by the scheme of its addresses."""

    def __init__(self, by_scheme: Mapping[str, Source]) -> None:
        self._by_scheme = by_scheme

    async def look(self, state: FeedState, *, now: datetime) -> Look:
        """What the address's kind says; see ``Source.look``."""
        scheme = urlsplit(state.address).scheme
        if not scheme:
            raise LookFailed(phrase("source-no-address"))
        if scheme not in self._by_scheme:
            raise LookFailed(phrase("source-unknown", scheme=scheme))
        return await self._by_scheme[scheme].look(state, now=now)
