"""Edits of the file: comments, order and style stay, and the file is whole whatever happens."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.config import load_config
from bot.config.edit import add_feed, write_whole
from bot.errors import ConfigError

URL = "https://kabar.example/rss"
HELD = """# Redaksi kami
[bot]
name = 'Warta'   # nama

[[feeds]]
url = "https://a.example/rss" # utama
topics = [ "politik" ]

[[posts]]
name = "pagi"
at = "07:00"
to = ["telegram:-1001"]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(HELD, encoding="utf-8")
    return path


def test_a_feed_is_added_and_nothing_else_changes(file: Path) -> None:
    """Every line that was there is there still, in its order; what was before lies beside it."""
    config = add_feed(file, URL, {})
    assert [feed.url for feed in config.feeds] == ["https://a.example/rss", URL]
    after = file.read_text(encoding="utf-8")
    lines = iter(after.split("\n"))
    assert all(any(line == kept for line in lines) for kept in HELD.strip().split("\n"))
    assert load_config(file, {}) == config
    assert (file.parent / "config.toml.before").read_text(encoding="utf-8") == HELD


@pytest.mark.parametrize("text", ["", "# kosong\n", '[bot]\nname = "W"', "[bot]\r\nname = 'W'\r\n"])
def test_a_file_without_feeds_gets_its_first(tmp_path: Path, text: str) -> None:
    """Whatever it has, and however its lines end."""
    path = tmp_path / "c.toml"
    path.write_bytes(text.encode())
    assert [feed.url for feed in add_feed(path, URL, {}).feeds] == [URL]
    assert path.read_bytes().startswith(text.rstrip().encode())


@pytest.mark.parametrize(
    ("text", "word"),
    [("[bot]\nnam = 1\n", "no such setting"), ("[bot\n", "1"), (HELD + f'\n[[feeds]]\nurl = "{URL}"\n', "two have")],
)
def test_what_is_or_would_be_wrong_changes_nothing(tmp_path: Path, text: str, word: str) -> None:
    """A broken file, or the same feed twice."""
    path = tmp_path / "c.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=word):
        add_feed(path, URL, {})
    assert path.read_text(encoding="utf-8") == text
    assert list(tmp_path.iterdir()) == [path]


def test_mode_and_link_stay(file: Path) -> None:
    """A file that only its owner reads stays so; a link stays a link, as containers mount them."""
    file.chmod(0o600)
    link = file.parent / "link.toml"
    link.symlink_to(file)
    add_feed(link, URL, {})
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert URL in file.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_leaves_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file or the new one, never neither."""

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        add_feed(file, URL, {})
    assert file.read_text(encoding="utf-8") == HELD
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]


@given(st.text(max_size=500).filter(lambda text: "\r" not in text))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_is_written_whole(tmp_path: Path, text: str) -> None:
    """What is read is what was written."""
    path = tmp_path / "x"
    path.touch()
    plain = text.encode("utf-8", "replace").decode()
    write_whole(path, plain, like=path)
    assert path.read_bytes().decode() == plain
