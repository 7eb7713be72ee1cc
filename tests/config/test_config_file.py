"""The file on the disk: the old text or the new one, never neither, and never over somebody else's edit."""

import asyncio
import errno
import os
import random
import stat
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import SystemClock
from bot.config import load_config, writing
from bot.config.edits import Edit
from bot.config.file import ChangedMeanwhile, ConfigFile, difference
from bot.config.writing import write_whole
from bot.errors import ConfigError
from bot.reload.history import ConfigHistory
from storage import open_storage

SRC = Path(__file__).parents[2]
HELD = '[bot]\nname = "Warta" # nama\n' + "# baris\n" * 1_000
NAME = Edit("set", "bot.name", "Kabar")


@pytest.fixture
def file(tmp_path: Path) -> ConfigFile:
    path = tmp_path / "config.toml"
    path.write_text(HELD, encoding="utf-8")
    return ConfigFile(path, {})


def held(file: ConfigFile) -> str:
    return file.path.read_bytes().decode()


def test_mode_and_link_stay(file: ConfigFile) -> None:
    """A file that only its owner reads stays so; a link stays a link, as container tools mount them."""
    file.path.chmod(0o600)
    link = file.path.with_name("link.toml")
    link.symlink_to(file.path)
    linked = ConfigFile(link, {})
    linked.write(linked.propose(NAME))
    assert link.is_symlink()
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert held(file) == HELD.replace("Warta", "Kabar")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_stays(file: ConfigFile) -> None:
    """Who may read it may read it still."""
    os.chown(file.path, 12345, 23456)
    file.write(file.propose(NAME))
    there = file.path.stat()
    assert (there.st_uid, there.st_gid) == (12345, 23456)


def test_an_edit_that_was_not_seen_is_not_overwritten(file: ConfigFile) -> None:
    """What somebody saved meanwhile stays, and the difference is told."""
    proposal = file.propose(NAME)
    file.path.write_text(HELD + 'language = "en"\n', encoding="utf-8")
    with pytest.raises(ChangedMeanwhile) as error:
        file.write(proposal)
    assert '+ language = "en"' in str(error.value)
    assert held(file) == HELD + 'language = "en"\n'


def test_of_two_edits_at_once_one_is_told(file: ConfigFile) -> None:
    """Each is made for the file that it saw; no edit is lost without a word."""
    names = [f"Warta {number}" for number in range(12)]
    proposals = [file.propose(Edit("set", "bot.name", name)) for name in names]
    told: list[str] = []

    def write(number: int) -> None:
        try:
            file.write(proposals[number])
            told.append(names[number])
        except ChangedMeanwhile:
            pass

    threads = [threading.Thread(target=write, args=(number,)) for number in range(len(names))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 1
    assert load_config(file.path, {}).bot.name == told[0]


@pytest.mark.parametrize("where", ["fsync", "mkstemp"])
def test_a_full_disk_leaves_the_old_file(file: ConfigFile, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing else in the folder."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if where == "fsync" else (tempfile, "mkstemp")), full)
    with pytest.raises(OSError, match="No space"):
        file.write(file.propose(NAME))
    assert held(file) == HELD
    assert [path.name for path in file.path.parent.iterdir()] == ["config.toml"]


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("text", ["", "# pendek\n", HELD * 3])
def test_where_nothing_can_be_renamed_it_is_written_in_place(
    file: ConfigFile, number: int, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is mounted by itself, or in a folder that may not be written: shorter or longer, it is whole."""

    def refused(target: Path, data: bytes) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(writing, "_replace", refused)
    inode = file.path.stat().st_ino
    write_whole(file.path, text)
    assert (held(file), file.path.stat().st_ino) == (text, inode)


def test_a_file_that_may_not_be_written_is_not(file: ConfigFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rename would go past its mode."""
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(PermissionError, match="may not be written"):
        file.write(file.propose(NAME))
    assert held(file) == HELD


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
def test_a_mounted_file_is_changed(file: ConfigFile) -> None:
    """A real mount of one file, where the machine allows it."""
    point = file.path.with_name("mounted.toml")
    point.touch()
    if subprocess.run(["mount", "--bind", str(file.path), str(point)], capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        mounted = ConfigFile(point, {})
        mounted.write(mounted.propose(NAME))
    finally:
        subprocess.run(["umount", str(point)], check=True)
    assert held(file) == HELD.replace("Warta", "Kabar")


def test_what_the_environment_holds_cannot_be_set(file: ConfigFile) -> None:
    """It would change nothing; the variable is named."""
    held_by = ConfigFile(file.path, {"PEWARTA_BOT__NAME": "Lain"})
    with pytest.raises(ConfigError, match="is held by the environment; change PEWARTA_BOT__NAME there"):
        held_by.propose(NAME)


def test_an_edit_that_would_be_wrong_is_refused(file: ConfigFile) -> None:
    """With its line, and what to write instead; a file that is wrong already is not made more so."""
    with pytest.raises(ConfigError, match=r"would make the file wrong: .*:3: bot.timezone: .* for example"):
        file.propose(Edit("set", "bot.timezone", "Mars"))
    file.path.write_text("[bot]\nnama = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r":2: bot.nama: there is no such setting"):
        file.propose(NAME)


@pytest.mark.parametrize("key", ["bot.name", "bot.database", "http.user_agent", "feeds[0].name", "feeds[0].topics"])
@pytest.mark.parametrize("value", ["a\nb", "a\r\nX: 1", "\x1b[31m", "a\x00b", "x" * 1_000_000])
def test_a_hostile_value_is_refused(file: ConfigFile, key: str, value: str) -> None:
    """It would end in a header, a file's name or a terminal; nor is a megabyte one."""
    file.path.write_text(HELD + '[[feeds]]\nurl = "https://a.example/rss"\n', encoding="utf-8")
    before = held(file)
    with pytest.raises(ConfigError, match=r"control characters|longer than 20,000 characters"):
        file.propose(Edit("set", key, value))
    assert held(file) == before


def test_a_key_that_needs_a_restart_says_so(file: ConfigFile) -> None:
    """The others do not."""
    assert file.propose(Edit("set", "bot.database", "lain.db")).restart
    assert file.propose(Edit("set", "metrics.listen", "127.0.0.1:9464")).restart
    assert not file.propose(NAME).restart


@given(st.text(max_size=500))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_is_written_whole(tmp_path: Path, text: str) -> None:
    """What is read is what was written."""
    path = tmp_path / "x"
    path.touch()
    plain = text.encode("utf-8", "replace").decode()
    write_whole(path, plain)
    assert path.read_bytes().decode() == plain


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_the_difference_says_what_goes_and_what_comes(before: list[str], after: list[str]) -> None:
    """Without what goes and with what comes, one text is the other."""
    lines = difference("\n".join(before), "\n".join(after))
    gone, come = ([line[2:] for line in lines if line[0] == sign] for sign in "-+")
    assert sorted([*before, *come]) == sorted([*after, *gone])


def kill(folder: Path, times: int, *place: str) -> None:
    chance, path = random.Random(7), folder / "config.toml"
    for _ in range(times):
        with subprocess.Popen(
            [sys.executable, "-m", "tests.config.changing", str(path), *place],
            cwd=SRC, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ) as child:  # fmt: skip
            assert child.stdout is not None
            assert child.stdout.readline() == "started\n", child.communicate()[1]
            time.sleep(chance.uniform(0.02, 0.12))
            assert child.poll() is None, child.communicate()[1]
            child.kill()
            child.communicate()
        text = path.read_bytes().decode()
        name = load_config(path, {}).bot.name
        assert text.rstrip("\n") == HELD.replace("Warta", name).rstrip("\n")
        asyncio.run(known(folder, text))


async def known(folder: Path, text: str) -> None:
    """What stands in the file is what the history says."""
    async with open_storage(str(folder / "pewarta.db")) as storage:
        history = ConfigHistory(ConfigFile(folder / "config.toml", {}), storage, SystemClock())
        last = await history.noticed(text.rstrip("\n") + "\n")
        assert last is None or (last.outcome, last.place) == ("done", "uji")
        assert {change.outcome for change in await history.changes(100)} <= {"done", "failed"}


@pytest.mark.parametrize("place", [(), ("in place",)])
def test_a_killed_edit_leaves_the_old_file_or_the_new_one(file: ConfigFile, place: tuple[str, ...]) -> None:
    """kill -9 at any moment; and what was made is in the history, what was not is said to have failed."""
    kill(file.path.parent, 1, *place)


@pytest.mark.soak
@pytest.mark.parametrize("place", [(), ("in place",)])
def test_many_killed_edits(file: ConfigFile, place: tuple[str, ...]) -> None:
    """The same, a hundred times."""
    kill(file.path.parent, 100, *place)
