"""The gateway: taken up where it was left, with no answer lost; and nobody waits for the database to be heard."""

import asyncio
import dataclasses
from collections.abc import Callable

import aiohttp
import pytest

from bot.adapters.discord import Discord
from bot.message import Message, Request, Target, sentence
from tests.adapters.discord.buckets import Buckets
from tests.adapters.discord.conftest import Service
from tests.adapters.discord.test_sender import POST
from tests.adapters.discord.wire import NEWS, TEXT, Wire


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(15):
        while not true():  # noqa: ASYNC110 - what is waited for is at the other end of the wire
            await asyncio.sleep(0.01)


async def test_a_gateway_that_asks_for_it_is_resumed(wire: Wire, discord: Discord, service: Service) -> None:
    """The session goes on: nothing is told anew, and commands are answered as before."""
    await until(lambda: bool(wire.identified))
    await wire.sockets[-1].send_json({"op": 7, "d": None})
    await until(lambda: len(wire.resumed) == 1)
    assert wire.resumed[0]["session_id"] == "s"
    assert len(wire.identified) == 1
    await wire.interact("1", "terbaru")
    await until(lambda: "1" in wire.answered)


async def test_a_message_that_the_library_cannot_read_is_one_message(
    wire: Wire, discord: Discord, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged; what comes after it is heard, and posts go out."""
    await until(lambda: bool(wire.identified))
    await wire.sockets[-1].send_json({"op": 0, "t": "GUILD_CREATE", "s": 7, "d": {"id": "50", "members": [{}]}})
    await until(lambda: "discord.event_not_read event=GUILD_CREATE" in caplog.text)
    await wire.interact("1", "terbaru")
    await until(lambda: "1" in wire.answered)
    await discord.sender.send(POST, 0)
    assert len(wire.identified) == 1


async def test_a_gateway_that_drops_while_an_answer_is_made_loses_none(
    wire: Wire, discord: Discord, service: Service
) -> None:
    """Answers go over HTTP; the gateway is taken up again by itself, and brings the next question."""
    await until(lambda: bool(wire.identified))
    held = asyncio.Event()

    async def slow(request: Request) -> Message:
        await held.wait()
        return sentence("Akhirnya")

    service.dispatcher.answer = slow  # type: ignore[method-assign]
    await wire.interact("1", "terbaru")
    await until(lambda: "1" in wire.acknowledged)
    await wire.sockets[-1].close(code=aiohttp.WSCloseCode.GOING_AWAY)
    await until(lambda: len(wire.resumed) + len(wire.identified) == 2)
    held.set()
    await until(lambda: "1" in wire.answered)
    assert wire.answered["1"]["embeds"][0]["description"] == "Akhirnya"
    await wire.interact("2", "terbaru")
    await until(lambda: "2" in wire.answered)


async def test_whatever_the_database_takes_a_question_is_acknowledged_and_answered(
    wire: Wire, discord: Discord, service: Service
) -> None:
    """The acknowledgement is there while the database still keeps everybody waiting."""
    await until(lambda: bool(wire.identified))
    free = asyncio.Event()
    read = service.storage.chat

    async def chat(target: str) -> object:
        await free.wait()
        return await read(target)

    service.storage.chat = chat  # type: ignore[method-assign, assignment]
    await wire.interact("1", "terbaru")
    await until(lambda: "1" in wire.acknowledged)
    assert wire.answered == {}
    free.set()
    await until(lambda: "1" in wire.answered)
    assert "Jembatan diperbaiki" in str(wire.answered["1"]["embeds"])


async def test_a_command_that_is_told_twice_is_answered_once(wire: Wire, discord: Discord, service: Service) -> None:
    """Whoever acknowledged it first answers it."""
    await until(lambda: bool(wire.identified))
    await wire.interact("1", "terbaru")
    await until(lambda: "1" in wire.answered)
    await wire.interact("1", "terbaru")
    await wire.interact("2", "terbaru")
    await until(lambda: "2" in wire.answered)
    assert len(service.asked) == 2


async def test_a_channels_bucket_is_kept_without_being_refused(wire: Wire, discord: Discord) -> None:
    """Its headers say when it is full; the next one of that channel waits for it, and other channels do not.

    One after the other within a channel, as the outbox sends: of several at once that wait for the same window,
    discord.py may let too many go, is refused, and waits again.
    """
    wire.buckets = Buckets(size=3, seconds=0.2)

    async def posted(channel: int) -> None:
        for number in range(5):
            target = Target(f"discord:{channel}")
            await discord.sender.send(dataclasses.replace(POST, key=f"{channel}-{number}", target=target), 0)

    await asyncio.gather(posted(TEXT), posted(NEWS))
    assert len(wire.messages) == 10
    assert wire.buckets.refused == 0
