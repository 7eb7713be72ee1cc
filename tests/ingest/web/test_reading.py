"""Reading addresses: a page is one document, a feed one for each entry, and what cannot be read says why."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from ipaddress import ip_network

import pytest
from aiohttp import web

from bot.ingest.documents import Refused
from bot.ingest.files import RawDocument
from bot.ingest.sandbox import Sandbox, open_sandbox
from bot.ingest.web.fetch import Limits, open_fetcher
from bot.ingest.web.reading import WebReader
from bot.ingest.web.robots import Robots
from tests.web_server import Handler, server

NOW = datetime(2026, 2, 7, 3, 0, tzinfo=UTC)
PAGE = "<html><body><p>Halaman tentang pasar.</p></body></html>"


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


async def read(handler: Handler, sandbox: Sandbox, path: str) -> list[RawDocument | Refused]:
    allowed = (ip_network("127.0.0.0/8"),)
    async with (
        server(handler) as running,
        open_fetcher(user_agent="Pewarta/1", limits=Limits(timeout=2), allowed=allowed) as fetcher,
    ):
        reader = WebReader(fetcher, Robots(fetcher, user_agent="Pewarta/1"), sandbox, lambda: NOW)
        return [document async for document in reader.read(str(running.make_url(path)))]


def only_refusal(documents: list[RawDocument | Refused]) -> str:
    (refused,) = documents
    assert isinstance(refused, Refused)
    return refused.reason


async def test_a_page_is_one_document(sandbox: Sandbox) -> None:
    """The page's bytes come with the address they were read from."""
    (document,) = await read(site(berita=PAGE), sandbox, "/berita")
    assert isinstance(document, RawDocument)
    assert document.data == PAGE.encode()
    assert (document.origin.uri or "").endswith("/berita")


async def test_a_feed_is_a_document_an_entry(sandbox: Sandbox) -> None:
    """Each entry's page is fetched; one that fails is refused without stopping the others."""
    items = "".join(f"<item><title>{name}</title><link>HERE/{name}</link></item>" for name in ("a", "gone", "b"))
    feed = (
        f"<rss version='2.0'><channel><title>K</title>{items}<item><title>tanpa alamat</title></item></channel></rss>"
    )
    first, missing, second, nowhere = await read(site(rss=feed, a=PAGE, b=PAGE), sandbox, "/rss")
    assert isinstance(first, RawDocument)
    assert isinstance(second, RawDocument)
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
