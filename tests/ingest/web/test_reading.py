"""Reading addresses: a page is one document, a feed one for each entry, and what cannot be read says why."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from ipaddress import ip_network
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web

from bot.ingest.documents import Refused, WebDocument
from bot.ingest.sandbox import Sandbox, open_sandbox
from bot.ingest.web.fetch import Limits, open_fetcher
from bot.ingest.web.hosts import Hosts
from bot.ingest.web.reading import WebReader
from bot.ingest.web.robots import Robots
from bot.ingest.web.tools import Web
from tests.web_server import Handler, server

NOW = datetime(2026, 2, 7, 3, 0, tzinfo=UTC)
WORDS = "Pasar di kota itu dibuka lagi pada pagi hari oleh wali kota bersama para pedagang dan warga sekitar. " * 5
PAGE = f"<html><body><article><h1>Pasar</h1><p>{WORDS}</p></article></body></html>"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with open_sandbox() as opened:
        yield opened


def site(**pages: web.Response | str) -> Handler:
    """A site that answers /name with what is given for it, and 404 else."""

    async def handler(request: web.Request) -> web.Response:
        found = pages.get(request.path.strip("/").replace(".", "_"))
        if isinstance(found, str):
            return web.Response(text=found.replace("HERE", str(request.url.origin())), content_type="text/html")
        return found or web.Response(status=404)

    return handler


async def read(handler: Handler, sandbox: Sandbox, path: str) -> list[WebDocument | Refused]:
    allowed = (ip_network("127.0.0.0/8"),)
    async with (
        server(handler) as running,
        open_fetcher(user_agent="Pewarta/1", limits=Limits(timeout=2), allowed=allowed) as fetcher,
    ):
        tools = Web(fetcher, Robots(fetcher, user_agent="Pewarta/1"), Hosts(0.0), sandbox)
        reader = WebReader(tools, ZoneInfo("Asia/Jakarta"), lambda: NOW)
        return [document async for document in reader.read(str(running.make_url(path)))]


def only_refusal(documents: list[WebDocument | Refused]) -> str:
    (refused,) = documents
    assert isinstance(refused, Refused)
    return refused.reason


async def test_a_page_is_one_document(sandbox: Sandbox) -> None:
    """The page's bytes come with the address they were read from."""
    (document,) = await read(site(berita=PAGE), sandbox, "/berita")
    assert isinstance(document, WebDocument)
    assert document.parsed.text.count("Pasar di kota itu") == 5
    assert (document.origin.uri or "").endswith("/berita")


async def test_a_feed_is_a_document_an_entry(sandbox: Sandbox) -> None:
    """Each entry's page is fetched; one that fails is refused without stopping the others."""
    items = "".join(f"<item><title>{name}</title><link>HERE/{name}</link></item>" for name in ("a", "gone", "b"))
    feed = (
        f"<rss version='2.0'><channel><title>K</title>{items}<item><title>tanpa alamat</title></item></channel></rss>"
    )
    first, missing, second, nowhere = await read(site(rss=feed, a=PAGE, b=PAGE), sandbox, "/rss")
    assert isinstance(first, WebDocument)
    assert isinstance(second, WebDocument)
    assert isinstance(missing, Refused)
    assert "404" in missing.reason
    assert isinstance(nowhere, Refused)
    assert "without an address" in nowhere.reason


async def test_what_robots_forbid_is_not_read(sandbox: Sandbox) -> None:
    """The refusal names robots.txt."""
    rules = web.Response(text="User-agent: *\nDisallow: /arsip")
    assert "robots.txt" in only_refusal(await read(site(robots_txt=rules, arsip=PAGE), sandbox, "/arsip"))


async def test_what_is_no_page_is_refused(sandbox: Sandbox) -> None:
    """A picture, a broken feed and an empty one each say what they are."""
    picture = web.Response(body=b"\x89PNG", content_type="image/png")
    assert "image/png" in only_refusal(await read(site(foto=picture), sandbox, "/foto"))
    assert "not a feed" in only_refusal(await read(site(api='{"status": "ok"}'), sandbox, "/api"))
    assert "without entries" in only_refusal(await read(site(rss="<rss><channel></channel></rss>"), sandbox, "/rss"))


def part(number: int, *, of: int, text: str) -> str:
    """A page of an article in several."""
    more = f'<a href="HERE/berita?page={number + 1}">Selanjutnya</a>' if number < of else ""
    more += '<a href="HERE/berita">1</a>' if number > 1 else ""
    shared = "<p>Penulis kami melaporkan langsung dari lokasi kejadian bersama juru foto harian ini sejak pagi.</p>"
    return f"<html><body><article><h1>Judul</h1>{shared}<p>{text}</p>{more}</article></body></html>"


@pytest.mark.parametrize("path", ["/berita", "/berita?page=2", "/berita?page=3"])
async def test_an_article_of_several_pages_is_one(sandbox: Sandbox, path: str) -> None:
    """From whichever of them it is named: joined in order, and what stands on each is told once, under one address."""
    texts = [f"Bagian {number} dari laporan panjang ini menceritakan hal lain lagi. " + WORDS for number in (1, 2, 3)]

    async def handler(request: web.Request) -> web.Response:
        if request.path != "/berita":
            return web.Response(status=404)
        number = int(request.query.get("page", "1"))
        made = part(number, of=3, text=texts[number - 1])
        return web.Response(text=made.replace("HERE", str(request.url.origin())), content_type="text/html")

    (document,) = await read(handler, sandbox, path)
    assert isinstance(document, WebDocument)
    text = document.parsed.text
    assert [text.count(f"Bagian {number}") for number in (1, 2, 3)] == [1, 1, 1]
    assert text.index("Bagian 1") < text.index("Bagian 2") < text.index("Bagian 3")
    assert text.count("Penulis kami") == 1
    assert (document.parsed.url or "").endswith("/berita")


@pytest.mark.parametrize("path", ["/berita", "/berita?page=2", "/berita?page=all"])
async def test_an_article_that_stands_in_one_page_too_is_read_there(sandbox: Sandbox, path: str) -> None:
    """And known by the address without any page's number, from whichever page it was named."""
    parts = [f"<p>Bagian {number} dari laporan panjang ini. {WORDS}</p>" for number in (1, 2, 3)]
    links = '<a href="/berita?page=2">2</a><a href="/berita?page=all">Tampilkan semua</a>'

    async def handler(request: web.Request) -> web.Response:
        if request.path != "/berita":
            return web.Response(status=404)
        number = request.query.get("page", "1")
        text = "".join(parts) if number == "all" else parts[int(number) - 1]
        return web.Response(
            text=f"<html><body><article><h1>Judul</h1>{text}</article>{links}</body></html>", content_type="text/html"
        )

    (document,) = await read(handler, sandbox, path)
    assert isinstance(document, WebDocument)
    assert [document.parsed.text.count(f"Bagian {number}") for number in (1, 2, 3)] == [1, 1, 1]
    assert (document.parsed.url or "").endswith("/berita")


@pytest.mark.parametrize("path", ["/berita/7", "/berita/8"])
async def test_articles_that_are_numbered_like_pages_stay_apart(sandbox: Sandbox, path: str) -> None:
    """Each links to the next and the one before, as small sites do; their headlines tell."""

    async def handler(request: web.Request) -> web.Response:
        number = int(request.match_info["path"].rpartition("/")[2]) if request.path.startswith("/berita/") else 0
        if number not in {1, 7, 8}:
            return web.Response(status=404)
        links = "".join(f'<a href="/berita/{other}">Baca</a>' for other in (number + 1, number - 1, 1))
        head = f"Kabar ke-{number} dari kota"
        text = f"<article><h1>{head}</h1><p>Ini nomor {number}. {WORDS}</p></article>{links}"
        return web.Response(text=f"<html><body>{text}</body></html>", content_type="text/html")

    (document,) = await read(handler, sandbox, path)
    assert isinstance(document, WebDocument)
    assert [number for number in (1, 7, 8) if f"nomor {number}" in document.parsed.text] == [int(path[-1])]
    assert (document.parsed.url or "").endswith(path)


async def test_a_page_that_is_missing_in_the_middle_leaves_what_there_is(sandbox: Sandbox) -> None:
    """The article is kept as far as it could be read."""
    (document,) = await read(site(berita=part(1, of=3, text=WORDS)), sandbox, "/berita")
    assert isinstance(document, WebDocument)


async def test_a_front_page_names_its_feeds(sandbox: Sandbox) -> None:
    """It is no article; whoever named it may have meant its feed."""
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    front = f"<html><head>{link}</head><body><p>Halo</p></body></html>"
    assert "it names these feeds: http://127.0.0.1" in only_refusal(await read(site(**{"": front}), sandbox, "/"))
