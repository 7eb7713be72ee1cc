"""A changed file is taken over while the bot runs: whole and right, or not at all, and operators are told."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.config import Config, load_config
from bot.config.edits import Edit
from bot.config.file import ConfigFile
from bot.reload.history import Author, ConfigHistory
from bot.reload.live import LiveConfig
from bot.reload.reloading import NotTaken, Reloader, Taken, is_cut
from bot.reload.watching import watch
from storage.base import Storage
from storage.errors import DatabaseBusy

EXAMPLE = (Path(__file__).parents[2] / "config.example.toml").read_text(encoding="utf-8")
HELD = """# Kami – redaksi
[bot]
name = "Warta"

[operators]
telegram = [111]

[[feeds]]
url = "https://a.example/rss" # utama

[[feeds]]
url = "https://b.example/rss"
topics = ["politik"]

[[posts]]
name = "pagi"
at = "07:00"
to = ["telegram:-1001"]
"""


@dataclass
class Rig:
    """A file, what holds, and what operators were told."""

    file: ConfigFile
    history: ConfigHistory
    live: LiveConfig
    reloader: Reloader
    told: list[Taken | NotTaken]
    applied: list[Config] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.file.path.write_bytes(text.encode())


@pytest.fixture
async def rig(tmp_path: Path, storage: Storage, clock: MovableClock) -> AsyncIterator[Rig]:
    path = tmp_path / "config.toml"
    path.write_text(HELD, encoding="utf-8")
    file, live = ConfigFile(path, {}), LiveConfig(load_config(path, {}))
    told: list[Taken | NotTaken] = []

    async def tell(notice: Taken | NotTaken) -> None:
        told.append(notice)

    history = ConfigHistory(file, storage, clock)
    made = Rig(file, history, live, Reloader(file, history, live, tell, text=HELD, rest=0), told)
    live.follow(made.applied.append)
    yield made
    await live.close()


async def test_a_right_file_is_taken_whole_and_told(rig: Rig) -> None:
    """Every part gets the one new configuration, and operators read what is another one than before."""
    rig.write(HELD.replace("07:00", "06:30").replace('name = "Warta"', 'name = "Kabar"') + "[log]\nlevel = 'debug'\n")
    assert await rig.reloader.look()
    assert rig.applied == [rig.live.now] == [load_config(rig.file.path, {})]
    (notice,) = rig.told
    assert isinstance(notice, Taken)
    assert [(one.key, one.was, one.becomes) for one in notice.changed] == [
        ("bot.name", '"Warta"', '"Kabar"'),
        ("posts[pagi].at", '"07:00"', '"06:30"'),
        ("log.level", '"info"', '"debug"'),
    ]
    assert await rig.reloader.look()
    assert len(rig.told) == 1


async def test_a_comment_changes_nothing_and_tells_nobody(rig: Rig) -> None:
    """It is known, and can be taken back."""
    rig.write("# lain\n" + HELD)
    assert await rig.reloader.look()
    assert rig.told == []
    assert (await rig.history.propose_undo()).proposal.after == HELD


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (HELD.replace("07:00", "25:00"), ":17: posts[0].at: '25:00' is not a time of day; write for example"),
        (HELD + "\n[bot]\n", "not TOML"),
        (HELD.replace('name = "Warta"', 'name = "A"\nname = "B"'), ":4: not TOML: this key is already set above"),
        (HELD.replace("[operators]", '[telegram]\ntoken = "1:abc"\n[operators]'), ":6: telegram.token: a secret does"),
    ],
)
async def test_a_wrong_file_changes_nothing_and_is_told_once(rig: Rig, text: str, problem: str) -> None:
    """With line, key and reason; until it is another mistake, or right again."""
    rig.write(text)
    for _ in range(3):
        assert not await rig.reloader.look()
    (notice,) = rig.told
    assert isinstance(notice, NotTaken)
    assert problem in str(notice.problems[0])
    assert rig.applied == []
    rig.write(HELD)
    assert await rig.reloader.look()
    rig.write(text)
    await rig.reloader.look()
    assert rig.applied == []


@pytest.mark.parametrize("lost", ["gone", "folder", "empty", "latin"])
async def test_a_file_that_is_no_configuration_changes_nothing(rig: Rig, lost: str) -> None:
    """Gone, a folder in its place, emptied, in another encoding: told once."""
    rig.file.path.unlink()
    if lost == "folder":
        rig.file.path.mkdir()
    elif lost != "gone":
        rig.file.path.write_bytes(
            b"" if lost == "empty" else HELD.replace("redaksi", "r\xe9").encode("latin-1", "replace")
        )
    for _ in range(2):
        assert not await rig.reloader.look()
    assert (len(rig.told), rig.applied) == (1, [])


async def cut_everywhere(rig: Rig, text: str) -> int:
    """Cuts the file at every byte; returns at how many of them what is left would have been a right file."""
    data, right, before = text.encode(), 0, rig.live.now
    for end in range(len(data)):
        rig.file.path.write_bytes(data[:end])
        held = data[:end].decode("utf-8", "ignore").rstrip() == text.rstrip()
        assert await rig.reloader.look() == held, end
        try:
            load_config(rig.file.path, {})
            right += 1
        except Exception:
            continue
        assert rig.live.now == before
    return right


async def test_cut_at_every_byte_the_old_configuration_stays(rig: Rig) -> None:
    """Also where what is left is a right file, with half of the feeds gone."""
    assert await cut_everywhere(rig, HELD) > 20
    rig.write(HELD)
    assert await rig.reloader.look()


@pytest.mark.soak
async def test_the_example_cut_at_every_byte(rig: Rig) -> None:
    """A file as people have them, with every section."""
    text = EXAMPLE + HELD.replace("[bot]", "").replace('name = "Warta"', "").replace(
        "[operators]\ntelegram = [111]", ""
    )
    rig.write(text)
    assert await rig.reloader.look()
    rig.applied.clear()
    assert await cut_everywhere(rig, text) > 1000


async def test_a_short_file_is_taken_when_it_is_meant(rig: Rig) -> None:
    """A person says so, or a change of ours made it."""
    short = HELD.partition("\n[[posts]]")[0]
    rig.write(short)
    assert not await rig.reloader.look()
    (notice,) = rig.told
    assert isinstance(notice, NotTaken)
    assert notice.cut_at == 13
    assert await rig.reloader.look(meant=True)
    assert rig.live.now.posts == ()
    edit = Edit("remove", "feeds", "https://b.example/rss")
    await rig.history.make(await rig.history.propose(edit), edit, Author("root", "terminal"))
    assert await rig.reloader.look()
    assert [feed.url for feed in rig.live.now.feeds] == ["https://a.example/rss"]
    taken = rig.told[-1]
    assert isinstance(taken, Taken)
    assert taken.by == Author("root", "terminal")


async def test_only_an_end_that_is_missing_looks_cut() -> None:
    """Not a change within, nor one more line."""
    assert is_cut("a\nb\n", "a\n")
    assert is_cut("a\nb\n", "")
    assert not is_cut("a\nb\n", "b\n")
    assert not is_cut("a\nb\n", "a\nb")
    assert not is_cut("a\nb\n", "a\nb\nc\n")


async def test_what_cannot_be_stored_is_tried_again(rig: Rig) -> None:
    """A part that fails leaves the old configuration; the next look takes the new one."""
    busy = [True]

    def part(config: Config) -> None:
        if busy[0]:
            raise DatabaseBusy("sibuk")

    rig.live._parts.insert(0, part)
    rig.write(HELD.replace("Warta", "Kabar"))
    assert not await rig.reloader.look()
    assert (rig.live.now.bot.name, rig.told, rig.applied) == ("Warta", [], [])
    busy[0] = False
    assert await rig.reloader.look()
    assert rig.live.now.bot.name == "Kabar"


def rename(path: Path, text: str) -> None:
    new = path.with_name("4913")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def backup_and_new(path: Path, text: str) -> None:
    path.rename(path.with_name("config.toml~"))
    path.write_text(text, encoding="utf-8")


def in_place(path: Path, text: str) -> None:
    with path.open("r+b") as file:
        file.write(text.encode())
        file.truncate()


def truncate(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.flush()
        os.fsync(file.fileno())
        for piece in text.splitlines(keepends=True):
            file.write(piece)
            file.flush()


def container(path: Path, text: str) -> None:
    """As Kubernetes does it: the folder that the link goes through is another one."""
    folder = path.with_name(f"..{len(list(path.parent.iterdir()))}")
    folder.mkdir()
    (folder / path.name).write_text(text, encoding="utf-8")
    link = path.with_name("..new")
    link.symlink_to(folder.name)
    link.replace(path.with_name("..data"))
    if not path.is_symlink():
        path.unlink()
        path.symlink_to(Path("..data") / path.name)


@pytest.mark.parametrize("save", [rename, backup_and_new, in_place, truncate, container])
async def test_every_way_of_saving_is_seen(rig: Rig, save: Callable[[Path, str], None]) -> None:
    """Editors' and container tools'; never is a half-written file taken."""
    watching = asyncio.create_task(watch(rig.file.path, rig.reloader.look))
    await asyncio.sleep(0.3)
    try:
        for name in ("Kabar", "Kabar Kita"):
            await asyncio.to_thread(save, rig.file.path, HELD.replace("Warta", name))
            async with asyncio.timeout(5):
                while rig.live.now.bot.name != name:  # noqa: ASYNC110 - it is another task's
                    await asyncio.sleep(0.02)
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
    assert [config.bot.name for config in rig.applied] == ["Kabar", "Kabar Kita"]
    assert all(isinstance(notice, Taken) for notice in rig.told)


async def test_two_chats_and_an_editor_at_once_lose_nothing_unsaid(rig: Rig) -> None:
    """One is written; the others are told that the file is another one, and the editor's stands."""
    edits = [Edit("set", "bot.name", "Satu"), Edit("set", "bot.name", "Dua")]
    proposals = [await rig.history.propose(edit) for edit in edits]
    outcomes = await asyncio.gather(
        *(
            rig.reloader.change(proposal, edit, Author(f"telegram:{number}", "telegram:1"))
            for number, (proposal, edit) in enumerate(zip(proposals, edits, strict=True))
        ),
        return_exceptions=True,
    )
    assert [type(one).__name__ for one in outcomes] == ["NoneType", "ChangedMeanwhile"]
    assert rig.live.now.bot.name == "Satu"
    third = await rig.history.propose(Edit("set", "bot.name", "Tiga"))
    rig.write(HELD.replace("Warta", "Penyunting"))
    (late,) = await asyncio.gather(
        rig.reloader.change(third, Edit("set", "bot.name", "Tiga"), Author("telegram:3", "telegram:3")),
        return_exceptions=True,
    )
    assert "Penyunting" in str(late)
    assert await rig.reloader.look()
    assert rig.live.now.bot.name == "Penyunting"
    assert [change.outcome for change in await rig.history.changes(9)] == ["failed", "done", "failed", "done"]
