"""One guarded HTTP client for everything: bounded in bytes, time and redirects.

Why aiohttp: a conditional request costs it a twentieth of httpx's CPU, and reading a decoded body in pieces
stops a compression bomb at the cap, where httpx hands over a first piece of tens of megabytes.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

import aiohttp

from bot.errors import PewartaError
from bot.ingest.web.budget import Budget, Share
from bot.ingest.web.guard import AddressRefused, Network, guarded_sockets
from bot.ingest.web.headers import fresh_for, retry_after
from bot.ingest.web.troubles import reason_of
from bot.ingest.web.unpacking import ASKED_FOR, PIECE, CannotUnpack, Unpacker
from bot.monitor.telemetry import UNHEARD, Telemetry
from bot.phrase import Phrase, phrase, repeated

PERMANENT = frozenset({301, 308})
REDIRECTS = PERMANENT | {302, 303, 307}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request may cost: seconds in all, decoded bytes, redirects."""

    timeout: float = 20.0
    max_bytes: int = 10_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What to fetch, and the validators of what we have of it already."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """A page as it came, decoded from its transfer and content encodings, not from its charset.

    ``url`` is the address after all redirects; ``moved_to`` is set when every redirect on the way was
    permanent, so that the stored address should follow. ``fresh_for`` is what Cache-Control promises.
    ``changed`` is False for a 304: then ``body`` is empty and what we had still stands.
    """

    url: str
    changed: bool
    body: bytes
    content_type: str
    charset: str | None
    etag: str | None
    last_modified: str | None
    moved_to: str | None
    fresh_for: timedelta | None


class FetchFailed(PewartaError):
    """Nothing usable came; ``str()`` is one line that an operator understands, ``reason`` is it without the address.

    ``status`` is the HTTP status, or None where no answer came that far; ``retry_after`` is how long the server
    asks us to stay away.
    """

    def __init__(
        self, url: str, reason: Phrase | str, *, status: int | None = None, wait: timedelta | None = None
    ) -> None:
        super().__init__(reason)
        self.url = url
        self.status = status
        self.retry_after = wait

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}"

    @property
    def passing(self) -> bool:
        """Whether it may be otherwise before long: no answer came, or one that blames the server or the hour."""
        return self.status is None or self.status in {408, 425, 429} or self.status >= 500


class Fetcher:
    """Fetches pages. Build one with ``open_fetcher`` and pass it to whoever needs the web."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        user_agent: str,
        limits: Limits,
        allowed: list[Network],
        proxy: str | None,
        telemetry: Telemetry = UNHEARD,
    ) -> None:
        self._telemetry = telemetry
        self._session = session
        self._user_agent = user_agent
        self._limits = limits
        # Shared with whoever makes the sockets.
        self._allowed = allowed
        self._proxy = proxy
        self._budget = Budget()

    def configure(self, *, user_agent: str, limits: Limits, allowed: Sequence[Network], proxy: str | None) -> None:
        """Fetches so from the next request on; see ``open_fetcher``."""
        self._user_agent = user_agent
        self._limits = limits
        self._allowed[:] = allowed
        self._proxy = proxy

    @asynccontextmanager
    async def fetching(self, page: Page, *, now: datetime) -> AsyncIterator[FetchedPage]:
        """A page, following redirects hop by hop; parse it in the block, and hold its body no longer.

        Until the block ends, a large body counts among those that are in memory; others wait for it.

        Args:
            page: the address, and the validators of a copy that we have.
            now: the current instant, aware; an HTTP date in Retry-After counts from it.

        Raises:
            FetchFailed: refused, unreachable, too slow, too large, or an error status.
        """
        with self._budget.share() as share:
            yield await self._fetched(page, now, share)

    async def fetch(self, page: Page, *, now: datetime) -> FetchedPage:
        """As ``fetching``, for who needs few pages, one after the other: what is returned counts no longer."""
        with self._budget.share() as share:
            return await self._fetched(page, now, share)

    async def _fetched(self, page: Page, now: datetime, share: Share) -> FetchedPage:
        began, fine = time.perf_counter(), False
        try:
            async with asyncio.timeout(self._limits.timeout):
                found = await self._follow(page, now, share)
            fine = True
            return found
        except TimeoutError as error:
            why = "web-slow-behind-others" if share.waits else "web-slow"
            raise FetchFailed(page.url, phrase(why, seconds=f"{self._limits.timeout:g}")) from error
        except (AddressRefused, CannotUnpack) as error:
            raise FetchFailed(page.url, error.reason) from error
        except (aiohttp.ClientError, ValueError, OSError) as error:
            raise FetchFailed(page.url, reason_of(error)) from error
        finally:
            self._telemetry.fetched(time.perf_counter() - began, fine=fine)

    async def _follow(self, page: Page, now: datetime, share: Share) -> FetchedPage:
        url, moved_to, permanently = _web_address(page.url, page.url), None, True
        for _ in range(self._limits.redirects + 1):
            async with self._session.get(
                url,
                headers={"User-Agent": self._user_agent, **_validators(page)},
                allow_redirects=False,
                proxy=self._proxy,
            ) as response:
                target = response.headers.get("Location") if response.status in REDIRECTS else None
                if target is None:
                    return await self._read(response, page, url, moved_to, now=now, share=share)
                permanently = permanently and response.status in PERMANENT
                url = _web_address(urljoin(url, target), page.url)
                moved_to = url if permanently else moved_to
        raise FetchFailed(page.url, phrase("web-redirects", most=self._limits.redirects))

    async def _read(
        self,
        response: aiohttp.ClientResponse,
        page: Page,
        url: str,
        moved_to: str | None,
        *,
        now: datetime,
        share: Share,
    ) -> FetchedPage:
        # A 304 to a request that sent no validators is no answer: there is nothing it could refer to.
        unchanged = response.status == 304 and bool(page.etag or page.last_modified)
        if response.status != 200 and not unchanged:
            wait = retry_after(response.headers.get("Retry-After"), now)
            reason = phrase("web-status", status=f"{response.status} {response.reason or ''}".rstrip())
            raise FetchFailed(page.url, reason, status=response.status, wait=wait)
        return FetchedPage(
            url=url,
            changed=not unchanged,
            body=b"" if unchanged else await self._body(response, page.url, share),
            content_type=response.content_type,
            charset=response.charset,
            etag=response.headers.get("ETag"),
            last_modified=response.headers.get("Last-Modified"),
            moved_to=moved_to,
            fresh_for=fresh_for(response.headers.get("Cache-Control")),
        )

    async def _body(self, response: aiohttp.ClientResponse, url: str, share: Share) -> bytes:
        self._check(response.content_length or 0, url)
        unpacker = Unpacker(response.headers.get("Content-Encoding", ""))
        body = bytearray()
        try:
            async for packed in response.content.iter_chunked(PIECE):
                await share.grow(unpacker.window + len(body) + PIECE)
                for piece in unpacker.pieces(packed):
                    self._check(len(body) + len(piece), url)
                    await share.grow(unpacker.window + len(body) + len(piece))
                    body += piece
            return bytes(body)
        finally:
            # An error's traceback would hold them longer than their share.
            body.clear()
            unpacker.close()

    def _check(self, size: int, url: str) -> None:
        if size > self._limits.max_bytes:
            raise FetchFailed(url, phrase("web-large", most=self._limits.max_bytes))


@asynccontextmanager
async def open_fetcher(
    *,
    user_agent: str,
    limits: Limits | None = None,
    allowed: Sequence[Network] = (),
    proxy: str | None = None,
    telemetry: Telemetry = UNHEARD,
) -> AsyncIterator[Fetcher]:
    """A Fetcher for as long as the block runs.

    Args:
        user_agent: how we introduce ourselves.
        limits: what one request may cost.
        allowed: private networks that may be reached all the same.
        proxy: an ``http://`` proxy for every request. The proxy then resolves names, so the guard sees only the
            proxy's own address: name it in ``allowed`` if it is private, and let the proxy guard what is behind it.
        telemetry: is told of each request.
    """
    shared = list(allowed)
    connector = aiohttp.TCPConnector(socket_factory=guarded_sockets(shared), limit=0, limit_per_host=4)
    async with aiohttp.ClientSession(
        connector=connector,
        headers={"Accept-Language": "id, en;q=0.8, *;q=0.5", "Accept-Encoding": ASKED_FOR},
        cookie_jar=aiohttp.DummyCookieJar(),
        # See ``unpacking``.
        auto_decompress=False,
        # Environment proxies would carry requests past the guard.
        trust_env=False,
        # Our own deadline covers redirects and body; aiohttp's would start anew with each hop.
        timeout=aiohttp.ClientTimeout(total=None),
    ) as session:
        yield Fetcher(
            session,
            user_agent=user_agent,
            limits=limits or Limits(),
            allowed=shared,
            proxy=proxy,
            telemetry=telemetry,
        )


def _validators(page: Page) -> dict[str, str]:
    pairs = {"If-None-Match": page.etag, "If-Modified-Since": page.last_modified}
    return {name: value for name, value in pairs.items() if value}


def _web_address(url: str, asked: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchFailed(asked, phrase("web-scheme", address=repeated(url)))
    if parts.username is not None or parts.password is not None:
        raise FetchFailed(asked, phrase("web-credentials"))
    return url
