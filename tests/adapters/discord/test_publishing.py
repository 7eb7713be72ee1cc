"""Publishing in announcement channels: only when it is wanted, ten an hour, and never at the cost of a post."""

import asyncio
import dataclasses
from collections import deque
from collections.abc import AsyncIterator, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.discord import Discord
from bot.adapters.discord.publishing import AN_HOUR, MOST_AN_HOUR, next_slot
from bot.message import Message, Paragraph, Post, Target, Text
from tests.adapters.discord.conftest import Service, opened
from tests.adapters.discord.wire import NEWS, TEXT, Fault, Wire

POST = Post("slot-1", Target(f"discord:{NEWS}"), Message((Paragraph((Text("Kabar"),)),)))


@pytest.fixture
async def publishing(wire: Wire, service: Service) -> AsyncIterator[Discord]:
    async with opened(service, wire) as served:
        served.sender.publisher.enabled = True
        yield served


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110 - it happens behind the post's back
            await asyncio.sleep(0.01)


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


async def test_a_post_that_cannot_be_published_has_arrived(
    wire: Wire, publishing: Discord, caplog: pytest.LogCaptureFixture
) -> None:
    """Its receipt came before, and the log says what did not work."""
    receipt = await publishing.sender.send(POST, 0)
    wire.faults.append(Fault(403, {"code": 50013, "message": "Missing Permissions"}))
    await until(lambda: "discord.not_published" in caplog.text)
    assert receipt.message_id in wire.messages


async def test_the_eleventh_of_an_hour_waits(wire: Wire, publishing: Discord, caplog: pytest.LogCaptureFixture) -> None:
    """It is sent at once and published later; a stop before that says so."""
    for number in range(MOST_AN_HOUR + 1):
        await publishing.sender.send(dataclasses.replace(POST, key=f"slot-{number}"), 0)
    await until(lambda: len(wire.published) == MOST_AN_HOUR)
    assert len(wire.messages) == MOST_AN_HOUR + 1
    await publishing.sender.publisher.close()
    assert "discord.not_published count=1 reason=stopped" in caplog.text


@given(st.lists(st.floats(0, 5_000), max_size=80))
def test_no_hour_has_more_than_ten_and_nobody_waits_longer_than_needed(gaps: list[float]) -> None:
    """Any eleven in a row take an hour; one that waits follows its tenth forerunner to the second."""
    slots: deque[float] = deque()
    now = 0.0
    given_: list[float] = []
    for gap in gaps:
        now += gap
        at = next_slot(slots, now)
        before = given_[-MOST_AN_HOUR] if len(given_) >= MOST_AN_HOUR else None
        assert at == (now if before is None else max(now, before + AN_HOUR))
        given_.append(at)
    assert given_ == sorted(given_)
