"""Whether a site lets us read a page: robots.txt as RFC 9309 says, parsed by Protego (Scrapy's parser).

The standard library's parser knows neither wildcards nor the longest-match rule that sites rely on.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego

from bot.ingest.web.fetch import Fetcher, FetchFailed, Page
from bot.phrase import Phrase, phrase

FRESH = timedelta(hours=24)
"""RFC 9309, 2.4: a copy should not be used for longer than a day."""
RETRY = timedelta(minutes=10)
"""How soon a robots.txt that could not be had is asked for again."""
HOSTS_KEPT = 1_000
LARGEST = 512_000
"""RFC 9309, 2.5: at least 500 KiB must be read; what is behind that is ignored."""


@dataclass(frozen=True, slots=True)
class _Rules:
    parsed: Protego | None
    until: datetime
    trouble: Phrase | str = ""


class Robots:
    """Asks each site once a day what may be read, and remembers the answer."""

    def __init__(self, fetcher: Fetcher, *, user_agent: str) -> None:
        self._fetcher = fetcher
        self._user_agent = user_agent
        self._known: OrderedDict[str, _Rules] = OrderedDict()

    def configure(self, user_agent: str) -> None:
        """Asks as this robot from now on."""
        self._user_agent = user_agent

    async def refusal(self, url: str, *, now: datetime) -> Phrase | None:
        """Why ``url`` may not be fetched, or None where it may.

        A site without robots.txt (any 4xx) allows everything; one that answers with an error of its own or not at
        all allows nothing until it answers (RFC 9309, 2.3.1).

        Raises:
            FetchFailed: it did not answer; ask again later.
        """
        rules = await self._rules(url, now)
        if rules.parsed is None:
            raise FetchFailed(url, phrase("robots-missing", reason=rules.trouble))
        allowed = rules.parsed.can_fetch(url, self._user_agent)
        return None if allowed else phrase("robots-refuses")

    async def _rules(self, url: str, now: datetime) -> _Rules:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        known = self._known.get(site)
        if known is None or known.until <= now:
            known = await self._ask(site, now)
            self._known[site] = known
        self._known.move_to_end(site)
        if len(self._known) > HOSTS_KEPT:
            self._known.popitem(last=False)
        return known

    async def _ask(self, site: str, now: datetime) -> _Rules:
        try:
            page = await self._fetcher.fetch(Page(url=f"{site}/robots.txt"), now=now)
        except FetchFailed as error:
            missing = error.status is not None and 400 <= error.status < 500
            return _Rules(Protego.parse(""), now + FRESH) if missing else _Rules(None, now + RETRY, error.reason)
        return _Rules(Protego.parse(page.body[:LARGEST].decode("utf-8", "replace")), now + FRESH)
