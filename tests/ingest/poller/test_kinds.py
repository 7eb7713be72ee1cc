"""A new kind of source is one module and one line: it is configured, tried out, polled, and fails like any other."""

import inspect
import json
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from aiohttp import web
from pydantic import TypeAdapter, ValidationError

from bot.config.values import SourceAddress
from bot.errors import RefusedDocument
from bot.ingest.poller import FeedSpec
from bot.ingest.poller.report import report_on
from bot.ingest.sources import kinds
from bot.ingest.sources.base import Sources
from bot.ingest.sources.kinds import KINDS, open_sources
from tests.ingest.poller.conftest import EVERY, Rig
from tests.outlet import NOW, story
from tests.web_server import server

LINE = {"told": "tests.ingest.poller.told"}


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more line in KINDS, before the poller is made."""
    monkeypatch.setattr(kinds, "KINDS", {**KINDS, **LINE})


def tell(folder: Path, number: int) -> None:
    """Puts a text into the folder."""
    at = (NOW - timedelta(minutes=number)).isoformat()
    told = {"id": str(number), "url": f"https://kanal.example/{number}", "title": f"Kiriman {number}", "at": at}
    (folder / f"{number}.jsonl").write_text(json.dumps({**told, "text": story(number)}), encoding="utf-8")


@pytest.mark.usefixtures("registered")
async def test_a_new_kind_is_polled_like_any_other(rig: Rig, tmp_path: Path) -> None:
    """First its backlog, then nothing, then news, with no page fetched; beside a feed from the web."""
    spec = FeedSpec(url=f"told:{tmp_path}")
    tell(tmp_path, 1)
    rig.outlet.publish("/rss", 7)
    await rig.read(spec, FeedSpec(url=rig.url()))
    assert await rig.titles() == ["Judul kabar nomor 7", "Kiriman 1"]
    await rig.read(after=EVERY * 2)
    tell(tmp_path, 2)
    await rig.read(after=EVERY * 8)
    assert await rig.titles() == ["Judul kabar nomor 7", "Kiriman 1", "Kiriman 2"]
    assert "/1" not in rig.outlet.asked
    backlog = {head.title: article.backlog for head in (await rig.storage.latest(limit=9)).items
               if (article := await rig.storage.article(head.id))}  # fmt: skip
    assert (backlog["Kiriman 1"], backlog["Kiriman 2"]) == (True, False)


@pytest.mark.usefixtures("registered")
async def test_a_new_kind_that_fails_says_why_and_is_tried_out_by_hand(rig: Rig, tmp_path: Path) -> None:
    """In the feed's state, and in ``pewarta feeds test``."""
    gone = f"told:{tmp_path}/tiada"
    await rig.read(FeedSpec(url=gone))
    (state,) = await rig.storage.feeds()
    assert state.error == f"there is no folder {tmp_path}/tiada"
    tell(tmp_path, 1)
    report = await report_on(f"told:{tmp_path}", open_sources(rig.web), now=NOW)
    assert [entry.title for entry in report.feed.entries] == ["Kiriman 1"]
    with pytest.raises(RefusedDocument, match="no folder"):
        await report_on(gone, open_sources(rig.web), now=NOW)


def test_a_new_kind_can_be_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its line is all that the configuration wants; without it the address is a mistake."""
    reading = TypeAdapter(SourceAddress)
    with pytest.raises(ValidationError, match="reason-web-address"):
        reading.validate_python("told:/srv/kiriman")
    monkeypatch.setattr(kinds, "KINDS", {**KINDS, **LINE})
    assert reading.validate_python("told:/srv/kiriman") == "told:/srv/kiriman"
    for wrong in ("told:", "told:/srv /x", "http:", "https://", "ftp://kabar.example/rss", 7):
        with pytest.raises(ValidationError):
            reading.validate_python(wrong)


@pytest.mark.parametrize("name", sorted(set(KINDS.values())))
def test_each_registered_module_is_a_kind(name: str) -> None:
    """It makes sources of the web, as the poller wants them."""
    assert list(inspect.signature(import_module(name).open_source).parameters) == ["web"]


async def test_an_address_of_no_kind_is_an_error_of_its_own() -> None:
    """A feed from an older configuration, say."""
    with pytest.raises(RefusedDocument, match="no kind of source reads gopher: addresses"):
        await report_on("gopher://kabar.example", Sources({}), now=NOW)
    for typed in ("kabar.example/rss", ""):
        with pytest.raises(RefusedDocument, match="begins with https://"):
            await report_on(typed, Sources({}), now=NOW)


async def test_a_page_that_stands_where_a_feed_should_be_names_its_feeds(rig: Rig) -> None:
    """Operators see at once which address was meant; a page that names none is told as it was."""
    link = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'

    async def site(request: web.Request) -> web.Response:
        head = link if request.path == "/" else ""
        return web.Response(text=f"<html><head>{head}</head><body>Kabar</body></html>", content_type="text/html")

    sources = open_sources(rig.web)
    async with server(site) as running:
        with pytest.raises(
            RefusedDocument, match=r"not a feed.*; it names these feeds: http://127\.0\.0\.1:\d+/rss\.xml$"
        ):
            await report_on(str(running.make_url("/")), sources, now=NOW)
        with pytest.raises(RefusedDocument, match=r"was found in it$"):
            await report_on(str(running.make_url("/lain")), sources, now=NOW)
