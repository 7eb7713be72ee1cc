"""Pages that mean harm, or are broken: each is refused in one line, and the page after it is read."""

import gzip
import re
import resource
import ssl
import sys
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path
from zoneinfo import ZoneInfo

import brotli
import pytest
import trustme
from aiohttp import web

from bot.ingest.documents import Refused, WebDocument
from bot.ingest.sandbox import Allowance, Sandbox, open_sandbox
from bot.ingest.web.fetch import Fetcher, Limits, open_fetcher
from bot.ingest.web.hosts import Hosts
from bot.ingest.web.page import read_page
from bot.ingest.web.reading import WebReader
from bot.ingest.web.robots import Robots
from bot.ingest.web.tools import Web
from tests.web_server import server

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

NOW = datetime(2026, 2, 7, 3, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Jakarta")
LOOPBACK = (ip_network("127.0.0.0/8"),)
WORDS = "Pasar di kota itu dibuka lagi pada pagi hari oleh wali kota bersama para pedagang dan warga sekitar. " * 5
GOOD = f"<html><body><article><h1>Pasar</h1><p>{WORDS}</p></article></body></html>".encode()


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with open_sandbox(allowance=Allowance(wall=2.0, cpu=2)) as opened:
        yield opened


def reader(sandbox: Sandbox, fetcher: Fetcher) -> WebReader:
    tools = Web(fetcher, Robots(fetcher, user_agent="Pewarta/1"), Hosts(0.0), sandbox)
    return WebReader(tools, ZONE, lambda: NOW)


async def outcome(sandbox: Sandbox, answer: web.Response, tls: ssl.SSLContext | None = None) -> WebDocument | Refused:
    """What becomes of a page that is answered like this; /good beside it must be read after it."""

    async def handler(request: web.Request) -> web.Response:
        if request.path == "/good":
            return web.Response(body=GOOD, content_type="text/html")
        return answer if request.path == "/berita" else web.Response(status=404)

    async with (
        server(handler, tls) as running,
        open_fetcher(
            user_agent="Pewarta/1", limits=Limits(timeout=2, max_bytes=4_000_000), allowed=LOOPBACK
        ) as fetcher,
    ):
        reading = reader(sandbox, fetcher)
        (found,) = [document async for document in reading.read(str(running.make_url("/berita")))]
        if tls is None:
            (after,) = [document async for document in reading.read(str(running.make_url("/good")))]
            assert isinstance(after, WebDocument)
    if isinstance(found, Refused):
        assert "\n" not in found.reason
        assert len(found.reason) < 300
        assert "Traceback" not in found.reason
    return found


def page(body: bytes, content_type: str = "text/html", **headers: str) -> web.Response:
    return web.Response(body=body, headers={"Content-Type": content_type, **headers})


def markup(inner: str) -> bytes:
    return f"<html><body>{inner}</body></html>".encode()


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "hahaha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
    + "]><html><body><p>&k;</p></body></html>"
)
EXTERNAL = (
    '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><article><p>'
    + WORDS
    + "&x;</p></article></body></html>"
)

REFUSED = {
    "a PDF as it is": (page(b"%PDF-1.7\n%\xe2\xe3", "application/pdf"), "application/pdf"),
    "a PDF as a page": (page(b"%PDF-1.7\n%\xe2\xe3" + bytes(2000)), "PDF"),
    "an archive as a page": (page(b"PK\x03\x04" + bytes(500)), "archive"),
    "a 304 that nobody asked for": (web.Response(status=304), "304"),
    "nothing": (page(b""), "no markup"),
    "NULs only": (page(bytes(5000)), "binary data"),
    "200,000 nested divs": (page(markup("<div>" * 200_000)), "elements"),
    "15,000 nested divs": (page(markup("<div>" * 15_000 + WORDS)), "no article"),
    "an entity bomb": (page(ENTITIES.encode()), "no article"),
    "a gzip bomb": (page(gzip.compress(bytes(50_000_000)), **{"Content-Encoding": "gzip"}), "larger than"),
    "a deflate bomb": (page(zlib.compress(bytes(50_000_000)), **{"Content-Encoding": "deflate"}), "larger than"),
    "a gzip that is none": (page(b"no gzip at all", **{"Content-Encoding": "gzip"}), "could not be decompressed"),
    "a brotli bomb": (page(brotli.compress(bytes(50_000_000), quality=5), **{"Content-Encoding": "br"}), "larger than"),
    "a zstd bomb": (page(zstd.compress(bytes(50_000_000)), **{"Content-Encoding": "zstd"}), "larger than"),
    "a brotli that is none": (page(b"no brotli", **{"Content-Encoding": "br"}), "could not be decompressed"),
    "a zstd that is none": (page(b"no zstd at all", **{"Content-Encoding": "zstd"}), "could not be decompressed"),
}


@pytest.mark.parametrize("case", REFUSED)
async def test_a_bad_page_is_refused_in_one_line(sandbox: Sandbox, case: str) -> None:
    """And the next page is read all the same."""
    answer, word = REFUSED[case]
    found = await outcome(sandbox, answer)
    assert isinstance(found, Refused)
    assert found.reason
    assert word in found.reason


HOSTILE = {
    "white space for a pattern": "Terima" + " " * 300_000 + "x",
    "openings without ends": "<a " * 15_000,
    "a meta without an end": "<meta " + "charset " * 200_000,
    "a word of a million letters": "a" * 1_000_000,
    "numbers for dates": "1 " * 300_000,
    "addresses without ends": '<a href="' + "/1_2" * 200_000 + '">x</a>',
    "a closed JSON-LD": '<script type="application/ld+json">' + "[" * 200_000 + "</script>",
}


@pytest.mark.parametrize("case", HOSTILE)
async def test_text_made_for_slow_patterns_ends_in_time(sandbox: Sandbox, case: str) -> None:
    """Read or refused within the sandbox's allowance, never an error of ours."""
    found = await outcome(sandbox, page(markup(f"<article><p>{WORDS}</p>{HOSTILE[case]}</article>")))
    assert isinstance(found, WebDocument) or found.reason


async def test_an_external_entity_brings_nothing_in(sandbox: Sandbox) -> None:
    """What a page may not read, it cannot quote."""
    found = await outcome(sandbox, page(EXTERNAL.encode()))
    assert isinstance(found, Refused) or "root:" not in found.parsed.text


@pytest.mark.parametrize("charset", ["utf-16", "no-such-charset", "punycode", "utf-7", "base64"])
async def test_a_wrong_charset_costs_no_words(sandbox: Sandbox, charset: str) -> None:
    """The header lies; the text says what it is in."""
    found = await outcome(sandbox, page(GOOD, f"text/html; charset={charset}"))
    assert isinstance(found, WebDocument)
    assert found.parsed.text.count("Pasar di kota itu") == 5


def megabytes_after_a_page() -> int:
    """The address space of a child that is warm."""
    read_page(GOOD, url="https://kabar.example.com/a", charset=None, zone=ZONE)
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() >> 20


async def test_a_parse_that_eats_its_memory_dies_alone(sandbox: Sandbox) -> None:
    """With room for a page but not for a large one, the large one is refused and the next page is read."""
    room = await sandbox.run(megabytes_after_a_page) + 20
    big = markup("".join(f"<p>{WORDS}</p>" for _ in range(7_000)))
    async with open_sandbox(allowance=Allowance(memory=room << 20)) as small:
        found = await outcome(small, page(big))
    assert isinstance(found, Refused)
    assert re.search(r"parse|parser", found.reason)


async def test_a_certificate_that_nobody_vouches_for_is_named(sandbox: Sandbox) -> None:
    """The operator reads that it is the certificate."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)
    found = await outcome(sandbox, page(GOOD), tls)
    assert isinstance(found, Refused)
    assert "certificate" in found.reason


async def test_a_host_that_is_not_there_is_named(sandbox: Sandbox) -> None:
    """A name that no server knows."""
    async with open_fetcher(user_agent="Pewarta/1", limits=Limits(timeout=5)) as fetcher:
        (found,) = [document async for document in reader(sandbox, fetcher).read("http://no-such-host.invalid/")]
    assert isinstance(found, Refused)
    assert "cannot be found" in found.reason
