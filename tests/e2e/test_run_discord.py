"""``pewarta run`` on Discord, in a process of its own: it signs in, tells its commands, and posts nothing twice."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.message import Heading, Message, Text
from bot.publish.stored_message import to_json
from storage import open_storage
from tests.adapters.discord.wire import TEXT, Fault, Wire, open_wire
from tests.storage.sending import slot

TOKEN = "discord-token-of-nobody"


@asynccontextmanager
async def bot(folder: Path, wire: Wire, more: str = "") -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot, running against the stand-in."""
    config = folder / "config.toml"
    gateway = wire.url.replace("http", "ws") + "/gateway"
    config.write_text(
        f'[bot]\ndatabase = "{folder / "news.db"}"\n'
        f'[discord]\nenabled = true\napi_url = "{wire.url}"\ngateway_url = "{gateway}"\n{more}',
        encoding="utf-8",
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--config", str(config)),
        stderr=asyncio.subprocess.PIPE,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "PEWARTA_DISCORD__TOKEN": TOKEN,
        },
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    """Waits until something holds."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - what is waited for is in another process
            await asyncio.sleep(0.05)


async def posted(folder: Path, name: str) -> None:
    """Puts a post into the outbox, as a schedule would."""
    body = to_json(Message((Heading((Text(f"Kabar {name}"),)),)))
    async with open_storage(str(folder / "news.db")) as storage:
        await storage.write_slots([slot(f"discord:{TEXT}", name, body=body)], at=datetime.now(UTC))


def in_channel(wire: Wire) -> int:
    """How many messages stand in the channel."""
    return len([message for message in wire.messages.values() if message["channel_id"] == str(TEXT)])


async def test_it_signs_in_tells_its_commands_and_posts_once(tmp_path: Path) -> None:
    """A question is answered; a post whose answer was lost is sent again with its nonce, and stands there once."""
    async with open_wire() as wire, bot(tmp_path, wire) as process:
        await until(lambda: bool(wire.identified))
        await until(lambda: any(method == "PUT" for method, _, _ in wire.requests))
        await wire.interact("5", "bantuan")
        await until(lambda: "5" in wire.answered)
        await posted(tmp_path, "satu")
        await until(lambda: in_channel(wire) == 1)
        wire.faults.append(Fault(503, stores=True))
        await posted(tmp_path, "dua")
        await until(lambda: len([one for one in wire.requests if one[0] == "POST"]) >= 3, seconds=60)
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(12):
            _, err = await process.communicate()
    log = err.decode()
    assert process.returncode == 0, log
    assert TOKEN not in log
    assert "Traceback" not in log, log
    assert "/terbaru" in str(wire.answered["5"]["embeds"])
    assert in_channel(wire) == 2
