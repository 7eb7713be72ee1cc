"""A request that a platform hands over again changes the configuration once, wherever the process ended."""

import asyncio
import sys
from pathlib import Path

import pytest

from bot.config import load_config
from storage import open_storage
from storage.base import Storage
from tests.commands.conftest import Chat, calls, plain
from tests.config.pressing import POINTS, TOKEN, operator

HELD = """[operators]
telegram = [111]

[telegram]
enabled = true

[summary]
sentences = 3
"""
WAYS = ("atur summary.sentences 4", "tambah operators.telegram 333", "hapus operators.telegram 222", "urungkan")


class Killed(BaseException):
    """The process is gone."""


def killed() -> None:
    raise Killed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(HELD, encoding="utf-8")
    return file


async def prepared(path: Path, storage: Storage) -> Chat:
    """Two changes were made, so that an undo that is done twice is seen."""
    chat = await operator(path, storage)
    for number, line in enumerate(("tambah operators.telegram 222", "atur summary.sentences 5")):
        chat.once = f"before-{number}"
        await chat.press(calls(await chat.say(f"/konfig {line}"))["Ya, ubah"])
    chat.once = None
    return chat


async def asked(chat: Chat, line: str) -> str:
    """What the button that confirms a line carries."""
    return calls(await chat.say(f"/konfig {line}"))["Ya, ubah"].argument


async def look_again(path: Path, storage: Storage, argument: str, changes: int) -> None:
    """After a new start the same press is answered as made, and the history has it once."""
    chat = await operator(path, storage)
    chat.once = "press"
    assert "sudah berlaku" in plain(await chat.say(f"/konfig {argument}"))
    text = path.read_text(encoding="utf-8")
    for _ in range(2):
        assert "sudah berlaku" in plain(await chat.say(f"/konfig {argument}"))
    assert path.read_text(encoding="utf-8") == text
    done = [change for change in await storage.config_changes(limit=9) if change.outcome == "done"]
    assert len(done) == changes + 1


def changed(path: Path) -> tuple[int, tuple[int, ...]]:
    config = load_config(path, TOKEN)
    return config.summary.sentences, config.operators.telegram


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize(
    ("line", "after"),
    list(zip(WAYS, ((4, (111, 222)), (5, (111, 222, 333)), (5, (111,)), (3, (111, 222))), strict=True)),
)
async def test_a_change_is_made_once_wherever_it_ends(
    path: Path, storage: Storage, line: str, after: tuple[int, tuple[int, ...]], point: str
) -> None:
    """Set, add, remove and undo; what was only begun is made by the second run."""
    argument = await asked(await prepared(path, storage), line)
    chat = await operator(path, storage, killed, point)
    chat.once = "press"
    with pytest.raises(Killed):
        await chat.say(f"/konfig {argument}")
    assert (changed(path) == after) is (point != "begin_config_change")
    await look_again(path, storage, argument, 2)
    assert changed(path) == after


async def test_a_press_after_another_change_is_asked_again(path: Path, storage: Storage) -> None:
    """It was begun and never written, and the file is another one by now: nothing is made unseen."""
    argument = await asked(await prepared(path, storage), WAYS[0])
    chat = await operator(path, storage, killed, "begin_config_change")
    chat.once = "press"
    with pytest.raises(Killed):
        await chat.say(f"/konfig {argument}")
    path.write_text(path.read_text(encoding="utf-8") + "# tangan\n", encoding="utf-8")
    chat = await operator(path, storage)
    chat.once = "press"
    assert "berubah sementara itu" in plain(await chat.say(f"/konfig {argument}"))
    assert changed(path) == (5, (111, 222))


@pytest.mark.soak
@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("line", WAYS)
async def test_kill_9_at_every_point(path: Path, line: str, point: str) -> None:
    """The same with a process that is really killed."""
    async with open_storage(str(path.with_suffix(".db"))) as storage:
        argument = await asked(await prepared(path, storage), line)
    command = [sys.executable, "-m", "tests.config.pressing", str(path), point, "press", argument]
    child = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    _, said = await child.communicate()
    assert child.returncode == -9, said.decode()
    async with open_storage(str(path.with_suffix(".db"))) as storage:
        await look_again(path, storage, argument, 2)
