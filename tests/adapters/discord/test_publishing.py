"""Publishing in announcement channels: when it is wanted, ten an hour, over restarts, never at the cost of a post."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Callable
from types import SimpleNamespace

import discord as dpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.discord import Discord
from bot.adapters.discord.publications import (
    AN_HOUR,
    LONGEST_WAIT,
    MOST_AN_HOUR,
    MOST_WAITING,
    Book,
    Publication,
    read,
    written,
)
from bot.adapters.discord.publishing import KEY
from bot.message import Message, Paragraph, Post, Target, Text
from tests.adapters.discord.conftest import Service, opened
from tests.adapters.discord.wire import NEWS, TEXT, Wire

POST = Post("slot-1", Target(f"discord:{NEWS}"), Message((Paragraph((Text("Kabar"),)),)))


@pytest.fixture
async def publishing(wire: Wire, service: Service) -> AsyncIterator[Discord]:
    async with opened(service, wire, publish=True) as served:
        yield served


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110 - it happens behind the post's back
            await asyncio.sleep(0.01)


async def post_eleven(served: Discord, wire: Wire) -> list[str]:
    """Sends one more than may be published in an hour; returns the messages' ids."""
    posts = [dataclasses.replace(POST, key=f"slot-{number}") for number in range(MOST_AN_HOUR + 1)]
    sent = [(await served.sender.send(post, 0)).message_id for post in posts]
    await until(lambda: len(wire.published) >= MOST_AN_HOUR)
    return sent


async def test_a_post_in_an_announcement_channel_is_published(wire: Wire, publishing: Discord) -> None:
    """One in another channel is not."""
    await publishing.sender.send(dataclasses.replace(POST, key="other", target=Target(f"discord:{TEXT}")), 0)
    receipt = await publishing.sender.send(POST, 0)
    await until(lambda: bool(wire.published))
    assert wire.published == [receipt.message_id]


async def test_nothing_is_published_unless_it_is_wanted(wire: Wire, discord: Discord) -> None:
    """The default: a post for a channel is a post for that channel."""
    await discord.sender.send(POST, 0)
    await asyncio.sleep(0.05)
    assert wire.published == []


async def test_a_post_that_may_not_be_published_has_arrived(
    wire: Wire, publishing: Discord, caplog: pytest.LogCaptureFixture
) -> None:
    """Its receipt came before, the log says what did not work, and nothing waits for ever."""
    wire.publishing_allowed = False
    receipt = await publishing.sender.send(POST, 0)
    await until(lambda: "discord.not_published" in caplog.text)
    assert receipt.message_id in wire.messages


async def test_a_publication_that_is_refused_for_a_while_waits(
    wire: Wire, publishing: Discord, caplog: pytest.LogCaptureFixture
) -> None:
    """Also where discord.py does not wait by itself: it stays in the book, for the next try."""
    post = publishing.client.http.publish_message
    refused = SimpleNamespace(status=429, reason="Too Many Requests", headers={})

    async def busy(*_: object) -> None:
        raise dpy.HTTPException(refused, "banned")  # type: ignore[arg-type]

    publishing.client.http.publish_message = busy  # type: ignore[method-assign, assignment]
    await publishing.sender.send(POST, 0)
    await until(lambda: bool(publishing.publisher._held))
    assert [one.channel for one in publishing.publisher._book.waiting] == [NEWS]
    assert "discord.not_published" not in caplog.text
    publishing.client.http.publish_message = post  # type: ignore[method-assign]


async def test_the_eleventh_of_an_hour_waits_and_is_published_after_a_restart(wire: Wire, service: Service) -> None:
    """The clock goes on by an hour while the bot is away."""
    clock = [1_000_000.0]
    async with opened(service, wire, publish=True, now=lambda: clock[0]) as served:
        sent = await post_eleven(served, wire)
        assert len(wire.published) == MOST_AN_HOUR
    assert [one.message for one in read(service.kept.strings[KEY]).waiting] == [int(sent[-1])]
    clock[0] += AN_HOUR + 1
    async with opened(service, wire, publish=True, now=lambda: clock[0]):
        await until(lambda: len(wire.published) == MOST_AN_HOUR + 1)
    assert wire.published == sent
    assert read(service.kept.strings[KEY]).waiting == ()


async def test_a_restart_does_not_begin_the_hour_anew(wire: Wire, service: Service) -> None:
    clock = [1_000_000.0]
    async with opened(service, wire, publish=True, now=lambda: clock[0]) as served:
        await post_eleven(served, wire)
    clock[0] += 60
    async with opened(service, wire, publish=True, now=lambda: clock[0]) as served:
        await until(lambda: served.connected)
        await served.sender.send(dataclasses.replace(POST, key="slot-later"), 0)
        await asyncio.sleep(0.05)
    assert len(wire.published) == MOST_AN_HOUR
    assert len(read(service.kept.strings[KEY]).waiting) == 2


async def test_what_was_published_just_before_a_crash_is_not_lost_or_told_as_failed(
    wire: Wire, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    """The book still has it: Discord says that it was published already."""
    async with opened(service, wire, publish=True) as served:
        receipt = await served.sender.send(POST, 0)
        await until(lambda: bool(wire.published))
    one = Publication(NEWS, int(receipt.message_id), 4_000_000_000.0)
    service.kept.strings[KEY] = written(Book((one,)))
    async with opened(service, wire, publish=True):
        await until(lambda: read(service.kept.strings[KEY]).waiting == ())
    assert wire.published == [receipt.message_id]
    assert "not_published" not in caplog.text


async def test_what_waited_longer_than_it_is_news_is_given_up(
    wire: Wire, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    service.kept.strings[KEY] = written(Book((Publication(NEWS, 5, 1_000_000.0),)))
    async with opened(service, wire, publish=True, now=lambda: 1_000_001.0 + LONGEST_WAIT):
        await until(lambda: "reason=too-late" in caplog.text)
    assert read(service.kept.strings[KEY]).waiting == ()
    assert wire.published == []


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", '{"waiting": [[1]]}', '{"waiting": 3}', '{"done": [["a", "b"]]}']
)
def test_a_book_that_cannot_be_read_is_an_empty_one(text: str | None) -> None:
    assert read(text) == Book()


def test_a_channel_has_only_so_many_waiting() -> None:
    """Others' are not counted, and one that is asked for twice is one."""
    book = Book()
    for number in range(MOST_WAITING):
        book = book.asked(Publication(1, number, 0.0)) or book
    assert book.asked(Publication(1, 999, 0.0)) is None
    assert book.asked(Publication(1, 3, 0.0)) == book
    assert book.asked(Publication(2, 999, 0.0)) is not None


@given(st.lists(st.tuples(st.integers(1, 2), st.floats(0, 2_000)), max_size=60))
def test_no_hour_of_a_channel_has_more_than_ten_and_nobody_waits_longer_than_needed(
    asked: list[tuple[int, float]],
) -> None:
    """Any eleven in a row take an hour; one that waits follows its tenth forerunner to the second. Through JSON."""
    book, now = Book(), 0.0
    times: dict[int, list[float]] = {1: [], 2: []}
    for number, (channel, gap) in enumerate(asked):
        now += gap
        at = book.at(channel, now)
        before = times[channel][-MOST_AN_HOUR] if len(times[channel]) >= MOST_AN_HOUR else None
        assert at == (now if before is None else max(now, before + AN_HOUR))
        if at == now:
            one = Publication(channel, number, now)
            book = read(written((book.asked(one) or book).published(one, now)))
            times[channel].append(now)
