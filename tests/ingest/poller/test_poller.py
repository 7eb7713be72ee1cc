"""The poller: each story is kept once, nothing floods, and what fails delays nobody."""

import asyncio
import gzip
import time
from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_network

import pytest
from aiohttp import web

from bot.ingest.poller import FeedSpec
from bot.ingest.poller.entries import AT_ONCE, FIRST_READ, MOST_TRIES
from bot.ingest.web.fetch import Limits
from bot.phrase import unpacked
from storage.records import FeedState
from tests.ingest.poller.conftest import EVERY, Rig
from tests.outlet import NOW, Answer, story

DAY = timedelta(days=1)


async def known(rig: Rig, url: str | None = None) -> FeedState:
    state = await rig.storage.feed(url or rig.url())
    assert state is not None
    return state


def trouble(state: FeedState) -> str:
    """Why it failed, in English."""
    return str(unpacked(state.error or ""))


def moved_to(path: str) -> Answer:
    """A permanent redirect."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=301, headers={"Location": path})

    return answer


async def test_a_first_read_keeps_the_newest_as_backlog(rig: Rig) -> None:
    """What was there before we came is answered about, and marked so that it is never posted as news."""
    rig.outlet.publish("/rss", *range(FIRST_READ + 15))
    await rig.read(FeedSpec(url=rig.url()))
    page = await rig.storage.latest(limit=100)
    assert page.total == FIRST_READ
    articles = [await rig.storage.article(head.id) for head in page.items]
    assert all(article is not None and article.backlog for article in articles)
    assert {head.source for head in page.items} == {"Kabar Uji"}
    await rig.read(after=EVERY * 2)
    assert (await rig.storage.latest(limit=1)).total == FIRST_READ


async def test_what_comes_later_is_news(rig: Rig) -> None:
    """Only the new entry is fetched, and it is no backlog; its topics are the feed's and its own date holds."""
    rig.outlet.publish("/rss", 1, 2)
    spec = FeedSpec(url=rig.url(), name="Kabar A", topics=("politik",))
    await rig.read(spec)
    rig.outlet.asked.clear()
    rig.outlet.publish("/rss", 0, 1, 2)
    await rig.read(after=EVERY)
    assert rig.outlet.asked == ["/rss", "/berita/0"]
    (newest,) = (await rig.storage.latest(limit=1)).items
    article = await rig.storage.article(newest.id)
    assert article is not None
    assert (newest.source, newest.published_at, article.topics) == ("Kabar A", NOW, ("politik",))
    assert not article.backlog


async def test_a_clock_that_is_set_back_keeps_no_feed_waiting(rig: Rig) -> None:
    """A feed that was asked nine hours ahead is asked at once when the clock is right again, and then as ever."""
    rig.outlet.publish("/rss", 1)
    await rig.read(FeedSpec(url=rig.url()))
    await rig.read(after=timedelta(hours=9))
    rig.outlet.asked.clear()
    await rig.read(after=-timedelta(hours=9))
    assert rig.outlet.asked == ["/rss"]
    await rig.read()
    assert rig.outlet.asked == ["/rss"]
    assert (await known(rig)).due_at - rig.clock.at <= timedelta(hours=1)


async def test_a_feed_that_did_not_change_costs_one_small_request(rig: Rig) -> None:
    """The validators of the last read go out, and a 304 makes the wait longer."""
    rig.outlet.publish("/rss", 1)
    await rig.read(FeedSpec(url=rig.url()))
    rig.outlet.asked.clear()
    waits = []
    for _ in range(8):
        state = await known(rig)
        rig.clock.at = state.due_at
        await rig.read()
        waits.append((await known(rig)).due_at - rig.clock.at)
    assert rig.outlet.asked == ["/rss"] * 8
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=1)


async def test_a_server_without_validators_is_not_parsed_twice(rig: Rig) -> None:
    """The same bytes are known by their hash."""
    rig.outlet.publish("/feed", 1)
    body = rig.outlet.pages["/feed"]

    async def bare(_: web.Request) -> web.Response:
        return web.Response(text=str(body), content_type="application/xml")

    rig.outlet.pages["/rss"] = bare
    await rig.read(FeedSpec(url=rig.url()))
    first = await known(rig)
    await rig.read(after=EVERY)
    again = await known(rig)
    assert first.body_hash == again.body_hash is not None
    assert again.changed_at == first.changed_at


async def test_guids_that_all_change_flood_nobody(rig: Rig) -> None:
    """Under new guids the addresses are known, and under new addresses the guids."""
    rig.outlet.publish("/rss", *range(10))
    await rig.read(FeedSpec(url=rig.url()))
    rig.outlet.asked.clear()
    rig.outlet.publish("/rss", *reversed(range(10)), guid="other-")
    await rig.read(after=EVERY)
    assert rig.outlet.asked == ["/rss"]
    assert (await rig.storage.latest(limit=1)).total == 10


async def test_a_guid_that_goes_to_a_new_article_loses_none(rig: Rig) -> None:
    """The older one stays as it was; each goes by its address from then on, and is revised under it."""

    def today(number: int, titles: str = "Judul") -> None:
        rig.outlet.publish("/rss", number, titles=titles)
        rig.outlet.pages["/rss"] = str(rig.outlet.pages["/rss"]).replace(f">g{number}<", ">terbaru<")

    today(1)
    await rig.read(FeedSpec(url=rig.url()))
    for number in (2, 3):
        today(number)
        await rig.read(after=EVERY)
    del rig.outlet.pages["/berita/3"]
    today(3, "Ralat")
    await rig.read(after=EVERY)
    assert await rig.titles() == ["Judul kabar nomor 1", "Judul kabar nomor 2", "Ralat kabar nomor 3"]
    revised = [len(await rig.storage.revisions(head.id)) for head in (await rig.storage.latest(limit=9)).items]
    assert sorted(revised) == [0, 0, 1]


async def test_an_article_that_moves_and_is_edited_stays_the_same_one(rig: Rig) -> None:
    """Its guid and most of its words tell; the new address is the one that is shown."""
    rig.outlet.publish("/rss", 1)
    await rig.read(FeedSpec(url=rig.url()))
    page = str(rig.outlet.pages["/berita/1"])
    rig.outlet.pages["/pindah"] = page.replace(
        "</article>", "<p>Panitia menambah dua kursi di balai desa.</p></article>"
    )
    rig.outlet.pages["/rss"] = str(rig.outlet.pages["/rss"]).replace("/berita/1", "/pindah")
    await rig.read(after=EVERY)
    (head,) = (await rig.storage.latest(limit=9)).items
    assert head.url == rig.url("/pindah")
    assert len(await rig.storage.revisions(head.id)) == 1


async def test_an_edited_entry_is_a_revision(rig: Rig) -> None:
    """A new title makes the page be fetched again; the article is the same one, revised."""
    rig.outlet.publish("/rss", 1, 2)
    await rig.read(FeedSpec(url=rig.url()))
    (before, *_) = (await rig.storage.latest(limit=1)).items
    del rig.outlet.pages["/berita/1"]
    rig.outlet.publish("/rss", 1, 2, titles="Ralat")
    del rig.outlet.pages["/berita/2"]
    rig.outlet.publish("/rss", 1, 2, titles="Ralat")
    await rig.read(after=EVERY)
    after = await rig.storage.article(before.id)
    assert after is not None
    assert after.headline.title == "Ralat kabar nomor 1"
    assert len(await rig.storage.revisions(before.id)) == 1
    assert (await rig.storage.latest(limit=1)).total == 2


async def test_a_feed_gone_wild_is_read_in_portions(rig: Rig) -> None:
    """Hundreds of new entries come over several reads, the newest of each portion first known, none lost."""
    rig.outlet.publish("/rss", 999)
    spec = FeedSpec(url=rig.url(), full_text=False)
    await rig.read(spec)
    rig.outlet.publish("/rss", *range(AT_ONCE + 20), 999)
    await rig.read(after=EVERY)
    assert (await rig.storage.latest(limit=1)).total == 1 + AT_ONCE
    await rig.read(after=EVERY)
    assert (await rig.storage.latest(limit=1)).total == 1 + AT_ONCE + 20


async def test_an_archive_that_appears_is_not_news(rig: Rig) -> None:
    """Entries dated long ago are remembered and never fetched."""
    rig.outlet.publish("/rss", 1)
    await rig.read(FeedSpec(url=rig.url()))
    rig.outlet.publish("/rss", *range(1, 40), at=NOW - 30 * DAY)
    rig.outlet.asked.clear()
    await rig.read(after=EVERY)
    assert "/berita/20" not in rig.outlet.asked
    assert len(rig.outlet.asked) <= 2  # the feed, and the entry whose date was changed


async def test_a_feeds_own_text_serves_where_the_page_does_not(rig: Rig) -> None:
    """A page behind robots.txt, or without an article, leaves what the feed itself carries."""
    rig.outlet.publish("/rss", 1, 2)
    rig.outlet.pages["/robots.txt"] = lambda _: _robots()
    rig.outlet.pages["/berita/2"] = "<html><body>Masuk dulu</body></html>"
    await rig.read(FeedSpec(url=rig.url()))
    assert "/berita/1" not in rig.outlet.asked
    for head in (await rig.storage.latest(limit=5)).items:
        article = await rig.storage.article(head.id)
        assert article is not None
        assert article.analysis.text.startswith(story(int(head.title.split()[-1]))[:40])


async def _robots() -> web.Response:
    return web.Response(text="User-agent: *\nDisallow: /berita/1\n")


async def test_a_page_that_stays_down_leaves_the_feeds_own_text(rig: Rig) -> None:
    """After the last try the entry is kept as the feed has it: nothing is lost, and the page is asked no more."""
    rig.outlet.publish("/rss", 5)
    await rig.read(FeedSpec(url=rig.url()))
    rig.outlet.publish("/rss", 1, 5)

    async def down(_: web.Request) -> web.Response:
        return web.Response(status=503)

    rig.outlet.pages["/berita/1"] = down
    for _ in range(5):
        await rig.read(after=EVERY * 3)
    assert await rig.titles() == ["Judul kabar nomor 1", "Judul kabar nomor 5"]
    assert rig.outlet.asked.count("/berita/1") == MOST_TRIES


async def test_a_page_that_is_down_is_tried_again_at_the_next_reads(rig: Rig) -> None:
    """A passing failure leaves the entry for later; it comes as soon as its page does."""
    rig.outlet.publish("/rss", 5)
    await rig.read(FeedSpec(url=rig.url()))
    rig.outlet.publish("/rss", 1, 5)
    good = rig.outlet.pages["/berita/1"]

    async def down(_: web.Request) -> web.Response:
        return web.Response(status=503)

    rig.outlet.pages["/berita/1"] = down
    await rig.read(after=EVERY)
    assert len(await rig.titles()) == 1
    rig.outlet.pages["/berita/1"] = good
    await rig.read(after=EVERY * 3)
    assert len(await rig.titles()) == 2


@pytest.mark.parametrize(
    ("status", "headers", "least"),
    [(500, {}, 2 * EVERY), (404, {}, 2 * EVERY), (429, {"Retry-After": "7200"}, timedelta(hours=2))],
)
async def test_a_failing_feed_is_asked_less_and_less(
    rig: Rig, status: int, headers: dict[str, str], least: timedelta
) -> None:
    """The wait doubles with each failure, keeps what the server asks for, and ends with the first good read."""

    async def bad(_: web.Request) -> web.Response:
        return web.Response(status=status, headers=headers)

    rig.outlet.pages["/rss"] = bad
    await rig.read(FeedSpec(url=rig.url()))
    first = await known(rig)
    assert first.due_at - rig.clock.at >= least
    assert first.error is not None
    assert str(status) in trouble(first)
    rig.clock.at = first.due_at
    await rig.read()
    second = await known(rig)
    assert second.failures == 2
    assert second.due_at - rig.clock.at > first.due_at - NOW or status == 429
    rig.outlet.publish("/rss", 1)
    rig.clock.at = second.due_at
    await rig.read()
    assert ((await known(rig)).failures, (await known(rig)).error) == (0, None)


async def test_the_log_says_once_that_a_feed_fails_and_once_that_it_is_well_again(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    """At the first failure, with the reason; not again until it has been read."""

    async def missing(_: web.Request) -> web.Response:
        return web.Response(status=404)

    caplog.set_level("INFO", logger="bot.ingest.poller.poller")
    rig.outlet.pages["/rss"] = missing
    await rig.read(FeedSpec(url=rig.url()))
    await rig.read(after=DAY)
    rig.outlet.publish("/rss", 1, at=NOW)
    await rig.read(after=DAY)
    told = [record.getMessage() for record in caplog.records if record.getMessage().startswith(("feed.f", "feed.w"))]
    assert told == [
        f"feed.failing url={rig.url()} reason=answered 404 Not Found",
        f"feed.well_again url={rig.url()} failures=2",
    ]


async def test_a_feed_that_is_gone_is_quarantined_and_comes_back(rig: Rig) -> None:
    """410 ends it at once; a person is told, it is tried once a day, and told of again when it is back."""

    async def gone(_: web.Request) -> web.Response:
        return web.Response(status=410)

    rig.outlet.pages["/rss"] = gone
    await rig.read(FeedSpec(url=rig.url()))
    first = await known(rig)
    assert (first.quarantined_at, trouble(first), first.due_at) == (NOW, "answered 410 Gone", NOW + DAY)
    await rig.read(after=DAY)
    assert (await known(rig)).quarantined_at == NOW
    rig.outlet.publish("/rss", 1, at=NOW + 2 * DAY)
    await rig.read(after=DAY)
    assert (await known(rig)).quarantined_at is None


async def test_a_feed_that_fails_for_days_is_quarantined(rig: Rig) -> None:
    """Ten failures over three days; a day's outage is no reason."""
    for _ in range(40):
        await rig.read(FeedSpec(url=rig.url()))
        state = await known(rig)
        if state.quarantined_at:
            break
        rig.clock.at = state.due_at
    assert state.quarantined_at is not None
    assert state.quarantined_at - NOW >= 3 * DAY


async def test_a_feed_that_kills_its_parser_is_quarantined_at_the_third_time(rig: Rig) -> None:
    """The parse dies alone; the feed beside it is read as ever."""
    bomb = b"<?xml version='1.0'?><rss><channel><title>x</title><item><author>" + b"a" * 32_000

    async def hostile(_: web.Request) -> web.Response:
        return web.Response(body=bomb + b"</author></item>", content_type="application/xml")

    rig.outlet.pages["/bomb"] = hostile
    rig.outlet.publish("/rss", 1)
    spec, other = FeedSpec(url=rig.url("/bomb", "127.0.0.2")), FeedSpec(url=rig.url())
    await rig.poller.configure([spec, other])
    await rig.storage.save_feed(replace(await known(rig, spec.url), deaths=2), at=NOW)
    await rig.read()
    state = await known(rig, spec.url)
    assert (state.deaths, trouble(state)) == (3, "took more than 3 s to parse")
    assert state.quarantined_at == NOW
    assert len(await rig.titles()) == 1


async def test_a_permanent_redirect_moves_the_address(rig: Rig) -> None:
    """The next read goes straight there; the configured address stays its name."""
    rig.outlet.publish("/baru", 1)

    rig.outlet.pages["/rss"] = moved_to("/baru")
    await rig.read(FeedSpec(url=rig.url()))
    assert (await known(rig)).address == rig.url("/baru")
    rig.outlet.asked.clear()
    await rig.read(after=EVERY)
    assert rig.outlet.asked == ["/baru"]


async def test_a_redirect_to_what_is_no_feed_moves_nothing(rig: Rig) -> None:
    """A login page behind a 301 is a failure, not the feed's new home."""
    rig.outlet.pages["/masuk"] = "<html><body>Masuk</body></html>"

    rig.outlet.pages["/rss"] = moved_to("/masuk")
    await rig.read(FeedSpec(url=rig.url()))
    state = await known(rig)
    assert state.address == rig.url()
    assert state.error is not None
    assert "not a feed" in trouble(state)


async def test_a_slow_host_delays_nobody(rig: Rig) -> None:
    """With thirty feeds of one host that never answers, the feeds of others are read at once."""

    async def never(_: web.Request) -> web.Response:
        await asyncio.sleep(30)
        return web.Response()

    for number in range(30):
        rig.outlet.pages[f"/slow/{number}"] = never
    for number in range(20):
        rig.outlet.publish(f"/rss/{number}", number)
    slow = [FeedSpec(url=rig.url(f"/slow/{n}", "127.0.0.9")) for n in range(30)]
    quick = [FeedSpec(url=rig.url(f"/rss/{n}", f"127.0.1.{n}"), full_text=False) for n in range(20)]
    await rig.poller.configure([*slow, *quick])
    running = asyncio.create_task(rig.poller.run())
    start = time.monotonic()
    while len(await rig.titles()) < 20 and time.monotonic() - start < 20:  # noqa: ASYNC110 - the database has no events
        await asyncio.sleep(0.05)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert len(await rig.titles()) == 20
    assert sum(path.startswith("/slow") for path in rig.outlet.asked) < 30


async def test_new_hosts_that_hang_delay_nobody(rig: Rig) -> None:
    """Five times as many as there are places, which nothing is known of yet; others are read while all of them hang."""

    async def never(_: web.Request) -> web.Response:
        await asyncio.sleep(60)
        return web.Response()

    rig.web.fetcher.configure(
        user_agent="uji", limits=Limits(timeout=60), allowed=[ip_network("127.0.0.0/8")], proxy=None
    )
    rig.outlet.pages["/slow"] = never
    for number in range(20):
        rig.outlet.publish(f"/rss/{number}", number)
    slow = [FeedSpec(url=rig.url("/slow", f"127.0.5.{n + 1}")) for n in range(40)]
    quick = [FeedSpec(url=rig.url(f"/rss/{n}", f"127.0.6.{n + 1}"), full_text=False) for n in range(20)]
    await rig.poller.configure([*slow, *quick])
    running = asyncio.create_task(rig.poller.run())
    async with asyncio.timeout(30):
        while len(await rig.titles()) < 20:  # noqa: ASYNC110 - the database has no events
            await asyncio.sleep(0.02)
    states = {state.url: state for state in await rig.storage.feeds()}
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert all(states[spec.url].read_at is None and states[spec.url].error is None for spec in slow)


async def test_it_stops_in_time_and_goes_on_where_it_was(rig: Rig) -> None:
    """A stop in the middle of a feed keeps what was read; the next start reads the rest, each entry once."""
    rig.outlet.publish("/rss", *range(10))
    inner = rig.outlet.pages["/berita/4"]

    async def stalls(_: web.Request) -> web.Response:
        await asyncio.sleep(30)
        return web.Response()

    rig.outlet.pages["/berita/4"] = stalls
    await rig.poller.configure([FeedSpec(url=rig.url())])
    running = asyncio.create_task(rig.poller.run())
    while "/berita/4" not in rig.outlet.asked:  # noqa: ASYNC110 - the outlet only notes what it is asked
        await asyncio.sleep(0.02)
    start = time.monotonic()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert time.monotonic() - start < 5
    kept = len(await rig.titles())
    assert 0 < kept < 10
    rig.outlet.pages["/berita/4"] = inner
    rig.outlet.asked.clear()
    await rig.read()
    assert len(await rig.titles()) == 10
    assert len(rig.outlet.asked) == 1 + (10 - kept)


async def test_a_paused_feed_is_not_read(rig: Rig) -> None:
    """Nor is one that is no longer configured."""
    rig.outlet.publish("/rss", 1)
    await rig.read(FeedSpec(url=rig.url(), paused=True))
    await rig.read(FeedSpec(url=rig.url("/lain")))
    assert rig.outlet.asked == ["/lain"]
    await rig.read(FeedSpec(url=rig.url()))
    assert len(await rig.titles()) == 1


async def test_the_ttl_and_the_cache_are_respected(rig: Rig) -> None:
    """A feed that asks for two hours is left alone for two hours."""
    rig.outlet.publish("/rss", 1)
    rig.outlet.headers["Cache-Control"] = "max-age=7200"
    await rig.read(FeedSpec(url=rig.url()))
    assert (await known(rig)).due_at == NOW + timedelta(hours=2)


async def test_bombs_and_strangers_end_in_one_line(rig: Rig) -> None:
    """A compression bomb, a PDF, HTML and nonsense under feed addresses each fail in words; a good one is read."""

    async def bomb(_: web.Request) -> web.Response:
        body = gzip.compress(b"\x00" * 30_000_000)
        return web.Response(body=body, content_type="application/xml", headers={"Content-Encoding": "gzip"})

    async def pdf(_: web.Request) -> web.Response:
        return web.Response(body=b"%PDF-1.7 \x00\x01", content_type="application/pdf")

    rig.outlet.pages |= {"/bomb": bomb, "/pdf": pdf, "/html": "<html><body>Halo</body></html>", "/none": "\x00\x01"}
    rig.outlet.publish("/rss", 1)
    specs = [FeedSpec(url=rig.url(path)) for path in ("/bomb", "/pdf", "/html", "/none", "/rss")]
    for _ in specs:
        await rig.read(*specs)
    states = {state.url: state for state in await rig.storage.feeds()}
    for spec in specs[:4]:
        error = trouble(states[spec.url])
        assert error
        assert "\n" not in error
        assert "internal" not in error
    assert states[specs[4].url] == replace(states[specs[4].url], error=None, failures=0)
    assert len(await rig.titles()) == 1


async def test_a_feed_that_moved_to_what_fails_is_asked_where_it_is_configured(rig: Rig) -> None:
    """After three failures, without the new place's validators; its history stays, and nothing comes twice."""
    rig.outlet.publish("/baru", 1)

    rig.outlet.pages["/rss"] = moved_to("/baru")
    await rig.read(FeedSpec(url=rig.url()))
    del rig.outlet.pages["/baru"]
    rig.outlet.publish("/rss", 1, 2)
    for _ in range(3):
        await rig.read(after=DAY)
    rig.outlet.asked.clear()
    await rig.read(after=DAY)
    state = await known(rig)
    assert (state.address, state.error) == (rig.url(), None)
    assert [path for path in rig.outlet.asked if path != "/robots.txt"] == ["/rss", "/berita/2"]
    assert len(await rig.titles()) == 2


@pytest.mark.parametrize("wait", ["3600", "Sat, 07 Feb 2026 04:00:00 GMT"])
async def test_a_site_that_asks_for_it_is_left_alone(rig: Rig, wait: str) -> None:
    """No other page of it is fetched until then; that counts as no try, and each article comes as its page has it."""
    rig.outlet.publish("/rss", 9)
    await rig.read(FeedSpec(url=rig.url(), every=timedelta(minutes=5)))
    rig.outlet.publish("/rss", 1, 2, 9)
    pages = [rig.outlet.pages[f"/berita/{number}"] for number in (1, 2)]

    async def busy(_: web.Request) -> web.Response:
        return web.Response(status=429, headers={"Retry-After": wait})

    rig.outlet.pages |= {"/berita/1": busy, "/berita/2": busy}
    for _ in range(5):
        await rig.read(after=timedelta(minutes=9))
    assert sum(path.startswith("/berita") for path in rig.outlet.asked) == 1 + 1
    rig.outlet.pages |= dict(zip(("/berita/1", "/berita/2"), pages, strict=True))
    await rig.read(after=timedelta(hours=2))
    assert len(await rig.titles()) == 3


async def test_a_site_whose_rules_cannot_be_had_is_asked_again(rig: Rig) -> None:
    """An article is not given up for a robots.txt that is down for a moment."""
    rig.outlet.publish("/rss", 9)
    await rig.read(FeedSpec(url=rig.url(), full_text=False))

    async def down(_: web.Request) -> web.Response:
        return web.Response(status=503)

    rig.outlet.publish("/rss", 1, 9)
    rig.outlet.pages["/robots.txt"] = down
    await rig.read(FeedSpec(url=rig.url()), after=EVERY)
    assert "/berita/1" not in rig.outlet.asked
    del rig.outlet.pages["/robots.txt"]
    await rig.read(after=EVERY * 4)
    assert "/berita/1" in rig.outlet.asked
    assert len(await rig.titles()) == 2


async def test_pages_that_are_down_at_a_first_read_leave_the_feeds_own_text(rig: Rig) -> None:
    """As backlog, since trying again would make news of it."""
    rig.outlet.publish("/rss", 1, 2)

    async def down(_: web.Request) -> web.Response:
        return web.Response(status=503)

    rig.outlet.pages["/berita/1"] = down
    await rig.read(FeedSpec(url=rig.url()))
    assert len(await rig.titles()) == 2
    for head in (await rig.storage.latest(limit=9)).items:
        article = await rig.storage.article(head.id)
        assert article is not None
        assert article.backlog


async def test_it_stops_in_time_while_every_place_is_taken_by_a_host_that_hangs(rig: Rig) -> None:
    """All of them at once: no feed is called failing for it, and each is due still."""

    async def never(_: web.Request) -> web.Response:
        await asyncio.sleep(30)
        return web.Response()

    rig.outlet.pages["/rss"] = never
    specs = [FeedSpec(url=rig.url("/rss", f"127.0.2.{n + 1}")) for n in range(48)]
    await rig.poller.configure(specs)
    running = asyncio.create_task(rig.poller.run())
    while not rig.outlet.asked:  # noqa: ASYNC110 - the outlet only notes what it is asked
        await asyncio.sleep(0.02)
    start = time.monotonic()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert time.monotonic() - start < 5
    assert all(state.error is None for state in await rig.storage.feeds())


async def test_hosts_that_hang_again_take_half_of_the_places_at_most(rig: Rig) -> None:
    """A dozen that failed before, and hang now, are due before everybody else: the others are read all the same."""

    async def down(_: web.Request) -> web.Response:
        return web.Response(status=503)

    async def never(_: web.Request) -> web.Response:
        await asyncio.sleep(30)
        return web.Response()

    rig.outlet.pages["/slow"] = down
    slow = [FeedSpec(url=rig.url("/slow", f"127.0.3.{n + 1}")) for n in range(12)]
    await rig.read(*slow)
    rig.outlet.pages["/slow"] = never
    rig.clock.at += 2 * DAY
    for number in range(10):
        rig.outlet.publish(f"/rss/{number}", number)
    quick = [FeedSpec(url=rig.url(f"/rss/{n}", f"127.0.4.{n + 1}"), full_text=False) for n in range(10)]
    await rig.poller.configure([*slow, *quick])
    rig.outlet.asked.clear()
    running = asyncio.create_task(rig.poller.run())
    start = time.monotonic()
    while len(await rig.titles()) < 10 and time.monotonic() - start < 20:  # noqa: ASYNC110 - the database has no events
        await asyncio.sleep(0.02)
    asked = rig.outlet.asked.count("/slow")
    # Their turn comes all the same.
    while rig.outlet.asked.count("/slow") <= asked and time.monotonic() - start < 30:  # noqa: ASYNC110 - nor has the outlet
        await asyncio.sleep(0.05)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert len(await rig.titles()) == 10
    assert asked <= 8
    assert rig.outlet.asked.count("/slow") > asked
