"""robots.txt: what a site forbids is not read, and it is asked once a day."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import pytest
from aiohttp import web

from bot.ingest.web.fetch import Fetcher, FetchFailed, Limits, open_fetcher
from bot.ingest.web.robots import Robots
from tests.web_server import server

NOW = datetime(2026, 2, 7, 3, 0, tzinfo=UTC)


class Site:
    """Answers /robots.txt with a status and a text, and counts how often it was asked."""

    def __init__(self, status: int = 200, text: str = "") -> None:
        self.status, self.text, self.asked = status, text, 0

    async def answer(self, _: web.Request) -> web.Response:
        self.asked += 1
        return web.Response(status=self.status, text=self.text)


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    allowed = (ip_network("127.0.0.0/8"),)
    async with open_fetcher(user_agent="Pewarta/1", limits=Limits(timeout=1), allowed=allowed) as opened:
        yield opened


async def allowed(fetcher: Fetcher, site: Site, *paths: str, times: tuple[datetime, ...] = (NOW,)) -> list[bool]:
    robots = Robots(fetcher, user_agent="Pewarta/1")
    async with server(site.answer) as running:
        return [await may(robots, str(running.make_url(path)), now) for now in times for path in paths]


async def may(robots: Robots, url: str, now: datetime) -> bool:
    try:
        return await robots.refusal(url, now=now) is None
    except FetchFailed as error:
        return not error.passing


async def test_what_a_site_forbids_is_not_read(fetcher: Fetcher) -> None:
    """Wildcards and the longest match decide, as RFC 9309 says."""
    site = Site(text="User-agent: *\nDisallow: /arsip/\nDisallow: /*.pdf$\nAllow: /arsip/umum/\n")
    assert await allowed(fetcher, site, "/berita/1", "/arsip/2", "/arsip/umum/3", "/a.pdf") == [
        True,
        False,
        True,
        False,
    ]
    assert site.asked == 1


async def test_rules_for_us_by_name_come_before_rules_for_all(fetcher: Fetcher) -> None:
    """A group that names the bot replaces the general one."""
    site = Site(text="User-agent: *\nDisallow: /\n\nUser-agent: pewarta\nDisallow: /x\n")
    assert await allowed(fetcher, site, "/berita", "/x") == [True, False]


@pytest.mark.parametrize(("status", "allows"), [(404, True), (403, True), (500, False), (503, False)])
async def test_without_rules_the_status_decides(fetcher: Fetcher, status: int, allows: bool) -> None:
    """No robots.txt allows everything; a site in trouble is left alone."""
    assert await allowed(fetcher, Site(status), "/berita") == [allows]


async def test_rules_are_asked_for_again_after_a_day_and_trouble_after_minutes(fetcher: Fetcher) -> None:
    """An answer is kept for a day; a failure for ten minutes."""
    times = (NOW, NOW + timedelta(hours=23), NOW + timedelta(hours=25))
    fine, broken = Site(), Site(503)
    await allowed(fetcher, fine, "/a", times=times)
    await allowed(fetcher, broken, "/a", times=(NOW, NOW + timedelta(minutes=5), NOW + timedelta(minutes=11)))
    assert (fine.asked, broken.asked) == (2, 2)


async def test_binary_rules_break_nothing(fetcher: Fetcher) -> None:
    """Bytes that are no text allow what they do not forbid."""
    assert await allowed(fetcher, Site(text="\x00\ufffd: \x01\nDisallow"), "/berita") == [True]
