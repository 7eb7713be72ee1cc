"""``pewarta config get|set|add|remove|diff|undo|dump|history``: what it prints, and what is in the file then."""

import os
from datetime import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.config import load_config

HELD = """# Kami
[bot]
name = "Warta"
database = "uji.db"
"""


@pytest.fixture(autouse=True)
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in [name for name in os.environ if name.startswith("PEWARTA_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "config.toml"
    path.write_text(HELD, encoding="utf-8")
    return path


def config(*words: str, status: int = 0) -> Result:
    result = CliRunner().invoke(main, ["config", *words])
    assert result.exit_code == status, result.output
    assert "Traceback" not in result.output
    return result


def test_changes_are_made_shown_and_taken_back(file: Path) -> None:
    """Step by step, and back again to the first byte."""
    assert "+ language = " in config("set", "bot.language", "en", "--yes").output
    config("add", "feeds", "url=https://a.example/rss", "name=Kabar Kita", "topics=a,b", "--yes")
    config("set", "feeds[Kabar Kita].paused", "ya", "--yes")
    loaded = load_config(file, {})
    assert (loaded.bot.language, loaded.feeds[0].name, loaded.feeds[0].paused) == ("en", "Kabar Kita", True)
    assert "+ paused = true" in config("diff").output
    for _ in range(3):
        config("undo", "--yes")
    assert file.read_text(encoding="utf-8") == HELD
    assert "no change that could be taken back" in config("undo", "--yes", status=1).output
    told = config("history").output.splitlines()
    assert len(told) == 6
    assert "undo bot.language" in told[0]
    assert 'set bot.language: (nothing) -> "en" (taken back)' in told[-1]


def test_an_editors_change_is_taken_back_too(file: Path) -> None:
    """It is known as the editor's, and goes before ours."""
    config("set", "bot.language", "en", "--yes")
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "# dengan tangan\n", encoding="utf-8")
    assert "editor (file)" in config("undo", "--yes").output
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.soak
def test_the_last_twenty_texts_are_kept(file: Path) -> None:
    """What is older cannot be brought back; that it was changed is known still."""
    for number in range(25):
        config("set", "bot.name", f"Warta {number}", "--yes")
    for _ in range(19):
        config("undo", "--yes")
    assert "no change that could be taken back" in config("undo", "--yes", status=1).output
    assert load_config(file, {}).bot.name == "Warta 5"
    assert len(config("history", "--limit", "100").output.splitlines()) == 44


def test_quiet_hours_are_set_one_setting_after_the_other(file: Path) -> None:
    """As the help shows it: each step leaves a configuration that holds."""
    config("set", "quiet.from", "22:00", "--yes")
    config("set", "quiet.to", "06:30", "--yes")
    quiet = load_config(file, {}).quiet
    assert (quiet.from_, quiet.to) == (time(22), time(6, 30))
    config("remove", "quiet.from", "--yes")
    assert load_config(file, {}).quiet.from_ is None


def test_nothing_is_written_unasked(file: Path) -> None:
    """Where nobody can be asked, the difference is shown and that is all."""
    result = config("set", "bot.language", "en", status=1)
    assert "add --yes" in result.output
    assert file.read_text(encoding="utf-8") == HELD


def test_what_holds_is_told_with_where_it_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file's line, the variable, or the default."""
    monkeypatch.setenv("PEWARTA_BOT__TIMEZONE", "WITA")
    assert config("get", "bot").output.splitlines() == [
        'name = "Warta"  # line 3',
        'language = "id"  # default',
        'timezone = "Asia/Makassar"  # PEWARTA_BOT__TIMEZONE',
        'database = "uji.db"  # line 4',
    ]
    assert config("get", "quiet.from").output == "quiet.from: not set  # default\n"
    assert (
        "held by the environment; change PEWARTA_BOT__TIMEZONE there"
        in config("set", "bot.timezone", "WIB", "--yes", status=1).output
    )


def test_a_dump_is_a_file_that_loads_and_has_no_secret(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """It comes to the same configuration; a token is said to be set, and no more."""
    config("add", "posts", "name=pagi", "at=07:00", "days=sen,sel", "to=telegram:1", "filter.words=a", "--yes")
    config("add", "feeds", "url=https://a.example/rss", "every=1h", "--yes")
    token = "123456789:RAHASIA-rahasia-RAHASIA"
    monkeypatch.setenv("PEWARTA_TELEGRAM__TOKEN", token)
    monkeypatch.setenv("PEWARTA_TELEGRAM__SECRET", "kata-sandi-webhook")
    dumped = config("dump").output + config("get", "telegram").output + config("get", "telegram.token").output
    assert "# token: set, and secret  # PEWARTA_TELEGRAM__TOKEN" in dumped
    assert "rahasia" not in dumped.lower()
    assert "kata-sandi" not in dumped
    copy = file.with_name("copy.toml")
    copy.write_text(config("dump").output, encoding="utf-8")
    assert load_config(copy, dict(os.environ)) == load_config(file, dict(os.environ))


def test_a_secret_is_refused_and_kept_nowhere(file: Path) -> None:
    """Neither in the file nor in the history."""
    token = "123456789:RAHASIA-rahasia-RAHASIA"
    assert "a secret does not belong in the file" in config("set", "telegram.token", token, "--yes", status=1).output
    file.write_text(HELD + f'[telegram]\ntoken = "{token}"\n', encoding="utf-8")
    assert token not in config("undo", "--yes", status=1).output
    assert all(token.encode() not in path.read_bytes() for path in file.parent.glob("uji.db*"))


def test_a_missing_or_broken_file_is_told(file: Path) -> None:
    """And what to do."""
    file.unlink()
    for words in (("get",), ("set", "bot.name", "x", "--yes"), ("undo",)):
        assert "config.toml" in config(*words, status=1).output
    file.write_text("[bot\n", encoding="utf-8")
    assert "config.toml:1: not TOML" in config("set", "bot.name", "x", "--yes", status=1).output
