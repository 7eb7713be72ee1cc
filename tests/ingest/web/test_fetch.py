"""Fetching: whatever a server does, the answer is whole or one line that says why not, in time and in bounds."""

import asyncio
import gzip
import resource
import socket
import ssl
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import brotli
import pytest
import trustme
from aiohttp import web

from bot.ingest.web.fetch import FetchedPage, Fetcher, FetchFailed, Limits, Page, open_fetcher
from tests.bombs import bomb, zstd
from tests.web_server import Handler, server

NOW = datetime(2026, 2, 7, 3, 0, tzinfo=UTC)
LOOPBACK = (ip_network("127.0.0.0/8"),)


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    limits = Limits(timeout=1.0, max_bytes=200_000, redirects=3)
    async with open_fetcher(user_agent="Pewarta/test", limits=limits, allowed=LOOPBACK) as opened:
        yield opened


async def fetch(fetcher: Fetcher, handler: Handler, path: str = "/", **known: str) -> FetchedPage:
    async with server(handler) as running:
        return await fetcher.fetch(Page(url=str(running.make_url(path)), **known), now=NOW)


async def failure(fetcher: Fetcher, handler: Handler, path: str = "/", **known: str) -> FetchFailed:
    with pytest.raises(FetchFailed) as caught:
        await fetch(fetcher, handler, path, **known)
    assert "\n" not in str(caught.value)
    return caught.value


async def test_a_page_comes_with_what_to_ask_with_next_time(fetcher: Fetcher) -> None:
    """Body, charset, validators and freshness reach the caller."""

    async def handler(request: web.Request) -> web.Response:
        assert request.headers["User-Agent"] == "Pewarta/test"
        headers = {"ETag": '"a1"', "Last-Modified": "Fri, 06 Feb 2026 01:00:00 GMT", "Cache-Control": "max-age=600"}
        return web.Response(body=b"halo", content_type="text/html", charset="utf-8", headers=headers)

    page = await fetch(fetcher, handler)
    assert (page.body, page.content_type, page.charset) == (b"halo", "text/html", "utf-8")
    assert (page.etag, page.last_modified) == ('"a1"', "Fri, 06 Feb 2026 01:00:00 GMT")
    assert page.fresh_for == timedelta(minutes=10)
    assert page.changed
    assert page.moved_to is None


async def test_what_has_not_changed_is_not_sent_again(fetcher: Fetcher) -> None:
    """Validators go out with the request, and a 304 says that the copy still stands."""

    async def handler(request: web.Request) -> web.Response:
        assert request.headers["If-Modified-Since"] == "yesterday"
        return web.Response(status=304 if request.headers["If-None-Match"] == '"a1"' else 200)

    page = await fetch(fetcher, handler, etag='"a1"', last_modified="yesterday")
    assert not page.changed
    assert page.body == b""


async def test_a_304_to_the_first_request_is_an_error(fetcher: Fetcher) -> None:
    """Without a copy there is nothing that could be unchanged."""

    async def handler(_: web.Request) -> web.Response:
        return web.Response(status=304)

    assert "304" in str(await failure(fetcher, handler))


@pytest.mark.parametrize(("status", "moves"), [(301, True), (308, True), (302, False), (307, False), (303, False)])
async def test_only_permanent_redirects_move_the_address(fetcher: Fetcher, status: int, moves: bool) -> None:
    """A permanent redirect says where to ask from now on; a passing one only where to look today."""

    async def handler(request: web.Request) -> web.Response:
        if request.path == "/old":
            return web.Response(status=status, headers={"Location": "/new"})
        return web.Response(text="here")

    page = await fetch(fetcher, handler, "/old")
    assert page.url.endswith("/new")
    assert page.moved_to == (page.url if moves else None)


async def test_a_redirect_loop_ends(fetcher: Fetcher) -> None:
    """A page that redirects to itself is given up after the allowed number of hops."""

    async def handler(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": str(request.url)})

    assert "redirects more than 3 times" in str(await failure(fetcher, handler))


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://example.org/a", "gopher://x", "http://user:word@example.org/", "data:,x"],
)
async def test_a_redirect_leads_nowhere_but_to_the_web(fetcher: Fetcher, target: str) -> None:
    """Each hop is held to http and https without credentials, as the first one is."""

    async def handler(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": target})

    assert "not" in str(await failure(fetcher, handler))
    with pytest.raises(FetchFailed):
        await fetcher.fetch(Page(url=target), now=NOW)


async def test_a_redirect_to_a_private_address_is_refused() -> None:
    """The guard looks at every hop: here at the first one, with no allow-list."""
    async with open_fetcher(user_agent="t") as strict:
        for url in (
            "http://127.0.0.1:9/",
            "http://[::1]:9/",
            "http://0x7f000001:9/",
            "http://127.1:9/",
            "http://localhost:9/",
        ):
            with pytest.raises(FetchFailed, match=r"not a public address|cannot be found|not a well-formed"):
                await strict.fetch(Page(url=url), now=NOW)

    async def handler(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data/"})

    async with open_fetcher(user_agent="t", allowed=LOOPBACK) as half_open:
        assert "169.254.169.254 is not a public address" in str(await failure(half_open, handler))


async def test_an_endless_body_is_cut_off(fetcher: Fetcher) -> None:
    """Reading stops at the cap, not at the end of what a server likes to send."""

    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            try:
                await response.write(b"x" * 65536)
            except ConnectionError:
                return response

    assert "larger than 200,000 bytes" in str(await failure(fetcher, handler))


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda body: brotli.compress(body, quality=4),
    "zstd": zstd.compress,
}


@pytest.mark.parametrize("encoding", PACKERS)
async def test_a_compression_bomb_costs_its_cap_and_no_more(fetcher: Fetcher, encoding: str) -> None:
    """300 MB of zeros in kilobytes are refused at the cap without ever being held, by Python or by the decoder."""
    packed = bomb(encoding)
    assert len(packed) < 400_000

    async def handler(request: web.Request) -> web.Response:
        assert request.headers["Accept-Encoding"] == "gzip, deflate"
        return web.Response(body=packed, headers={"Content-Encoding": encoding})

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    tracemalloc.start()
    try:
        assert "larger" in str(await failure(fetcher, handler))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000
    # The most the process ever had; earlier tests may have had more, never this one 300 MB more.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


@pytest.mark.parametrize("encoding", PACKERS)
async def test_a_body_is_read_in_every_compression_that_servers_send(fetcher: Fetcher, encoding: str) -> None:
    """Whole, and as it was before; also where it was not asked for."""
    body = b"Warga kota menunggu kabar. " * 5_000
    packed = PACKERS[encoding](body)

    async def handler(_: web.Request) -> web.Response:
        return web.Response(body=packed, headers={"Content-Encoding": encoding, "Content-Type": "text/html"})

    async with server(handler) as running:
        assert (await fetcher.fetch(Page(url=str(running.make_url("/"))), now=NOW)).body == body


async def test_a_broken_compression_is_told(fetcher: Fetcher) -> None:
    """Bytes that are not what Content-Encoding says give a sentence, not a traceback."""

    async def handler(_: web.Request) -> web.Response:
        return web.Response(body=b"this is not gzip at all", headers={"Content-Encoding": "gzip"})

    assert "decompressed" in str(await failure(fetcher, handler)) or "web server" in str(
        await failure(fetcher, handler)
    )


async def test_a_trickling_server_is_left_in_time(fetcher: Fetcher) -> None:
    """A byte now and then does not reset the deadline: it counts for the whole answer."""

    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(100):
            try:
                await response.write(b"x")
            except ConnectionError:
                break
            await asyncio.sleep(0.1)
        return response

    assert "within 1 s" in str(await failure(fetcher, handler))


async def test_a_slow_server_delays_nobody_else(fetcher: Fetcher) -> None:
    """While one host stalls, others answer at once."""

    async def handler(request: web.Request) -> web.Response:
        if request.path == "/slow":
            await asyncio.sleep(5)
        return web.Response(text="ok")

    async with server(handler) as running:
        slow = asyncio.create_task(fetcher.fetch(Page(url=str(running.make_url("/slow"))), now=NOW))
        await asyncio.sleep(0)
        page = await fetcher.fetch(Page(url=str(running.make_url("/fast"))), now=NOW)
        assert page.body == b"ok"
        assert not slow.done()
        with pytest.raises(FetchFailed):
            await slow


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("Sat, 07 Feb 2026 03:05:00 GMT", timedelta(minutes=5)),
        ("Sat, 07 Feb 2020 03:05:00 GMT", timedelta()),
        ("99999999", timedelta(days=1)),
        ("soon", None),
        ("-5", None),
    ],
)
async def test_an_error_says_how_long_to_wait(fetcher: Fetcher, header: str, wait: timedelta | None) -> None:
    """Retry-After in either form reaches the caller, bounded."""

    async def handler(_: web.Request) -> web.Response:
        return web.Response(status=429, headers={"Retry-After": header})

    assert (await failure(fetcher, handler)).retry_after == wait


async def test_a_failure_tells_its_status(fetcher: Fetcher) -> None:
    """What is gone for good is told apart from what may pass."""

    async def handler(request: web.Request) -> web.Response:
        return web.Response(status=410 if request.path == "/gone" else 503)

    assert (await failure(fetcher, handler, "/gone")).status == 410
    assert (await failure(fetcher, handler, "/down")).status == 503


async def test_a_host_that_is_not_there_is_told(fetcher: Fetcher, unused_tcp_port: int) -> None:
    """A refused connection and an unknown name each give their own sentence."""
    with pytest.raises(FetchFailed, match="cannot be reached"):
        await fetcher.fetch(Page(url=f"http://127.0.0.1:{unused_tcp_port}/"), now=NOW)
    with pytest.raises(FetchFailed, match="cannot be found"):
        await fetcher.fetch(Page(url="http://no-such-host.invalid/"), now=NOW)


async def test_an_untrusted_certificate_is_told(fetcher: Fetcher) -> None:
    """A certificate nobody vouches for is an error that names the certificate."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)

    async def handler(_: web.Request) -> web.Response:
        return web.Response(text="never")

    async with server(handler, tls) as running:
        with pytest.raises(FetchFailed, match="certificate"):
            await fetcher.fetch(Page(url=str(running.make_url("/"))), now=NOW)


async def test_a_server_that_speaks_no_http_is_told(fetcher: Fetcher) -> None:
    """Garbage on the line gives a sentence."""

    async def babble(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ESMTP\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(babble, "127.0.0.1", 0) as babbling:
        port = babbling.sockets[0].getsockname()[1]
        with pytest.raises(FetchFailed, match="web server"):
            await fetcher.fetch(Page(url=f"http://127.0.0.1:{port}/"), now=NOW)


async def test_a_name_that_leads_elsewhere_the_second_time_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: what counts is the address that is connected to, not the one that was looked up before."""
    answers = ["127.0.0.2", "127.0.0.1"]

    async def looked_up(*_: object, **__: object) -> list[object]:
        address = (answers.pop(0), running.port)
        return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", address)]

    async def handler(_: web.Request) -> web.Response:
        return web.Response(text="ok", headers={"Connection": "close"})

    async with (
        server(handler, host="0.0.0.0") as running,
        open_fetcher(user_agent="t", allowed=(ip_network("127.0.0.2/32"),)) as fetcher,
    ):
        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", looked_up)
        url = f"http://kabar.example:{running.port}/"
        assert (await fetcher.fetch(Page(url=url), now=NOW)).body == b"ok"
        fetcher._session.connector.clear_dns_cache()  # type: ignore[union-attr,attr-defined]
        with pytest.raises(FetchFailed, match=r"127\.0\.0\.1 is not a public address"):
            await fetcher.fetch(Page(url=url), now=NOW)
    assert answers == []
