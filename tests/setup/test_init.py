"""``pewarta init`` as it is run: by options against the platforms' stand-ins, and by a person at a terminal."""

import asyncio
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.config import load_config
from bot.setup.secrets import keep_secret
from tests.adapters.discord.wire import TEXT, open_wire
from tests.outlet import open_outlet
from tests.telegram_api import TOKEN, Refusal, open_api


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PEWARTA_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["init", "--yes", *arguments])


async def test_by_options_it_writes_checks_and_posts(tmp_path: Path) -> None:
    """The token stays in its own file; run again, nothing is added twice."""
    Path("telegram.token").write_text(f"{TOKEN}\n", encoding="utf-8")
    async with open_api() as (api, url), open_outlet() as (outlet, port):
        outlet.publish("/rss", 1)
        Path("config.toml").write_text(
            f'[telegram]\napi_url = "{url}"  # ours\n[http]\nallow_private = ["127.0.0.0/8"]\n', encoding="utf-8"
        )
        options = ("--telegram-token-file", "telegram.token", "--operator", "telegram:7", "--to", "telegram:-1001",
                   "--feed", f"http://127.0.0.1:{port}/rss", "--at", "06:15")  # fmt: skip
        done = await asyncio.to_thread(run, *options)
        assert done.exit_code == 0, done.output
        assert "@pewarta_uji_bot" in done.output
        assert "telegram:-1001: a first post was sent" in done.output
        assert f"PEWARTA_TELEGRAM__TOKEN_FILE={tmp_path}/telegram.token pewarta run" in done.output
        assert api.texts(-1001) == ["Pewarta is set up: news will be posted here."]
        again = await asyncio.to_thread(run, *options, "--no-post")
        assert "has all of it already" in again.output
    text = Path("config.toml").read_text(encoding="utf-8")
    assert "# ours" in text
    assert TOKEN not in text + done.output
    config = load_config(Path("config.toml"), {"PEWARTA_TELEGRAM__TOKEN_FILE": "telegram.token"})
    assert config.telegram.enabled
    assert config.operators.telegram == (7,)
    assert [post.to for post in config.posts] == [("telegram:-1001",)]


async def test_discord_is_set_up_by_options_too() -> None:
    """With the address by which a server lets the bot in."""
    Path("d.token").write_text("discord-token-of-nobody", encoding="utf-8")
    async with open_wire() as wire:
        Path("config.toml").write_text(f'[discord]\napi_url = "{wire.url}"\n', encoding="utf-8")
        done = await asyncio.to_thread(run, "--discord-token-file", "d.token", "--to", f"discord:{TEXT}")
        assert done.exit_code == 0, done.output
        assert "https://discord.com/oauth2/authorize?client_id=" in done.output
        assert [body["content"] for _, path, body in wire.requests if path.endswith("/messages")] == [
            "Pewarta is set up: news will be posted here."
        ]


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--telegram-token-file", "t"), "knows no such token"),
        (("--at", "25:00", "--to", "telegram:-1"), "25:00"),
        (("--to", "kanal"), "'kanal' is not a destination"),
        (("--to", "telegram:-100x"), "'telegram:-100x' is not a destination"),
        (("--to", "discord:#umum"), "'discord:#umum' is not a destination"),
        (("--operator", "7"), "7"),
        (("--telegram-token-file", "empty"), "should hold the token alone"),
        (("--telegram-token-file", "binary"), "should hold the token alone"),
        (("--telegram-token-file", "two"), "should hold the token alone"),
        (("--telegram-token-file", "."), "cannot be read"),
        (("--feed", "http://127.0.0.1:9/rss"), "not a public address"),
    ],
)
async def test_what_is_wrong_is_told_and_nothing_is_written(options: tuple[str, ...], word: str) -> None:
    """The file that was there is as it was."""
    Path("t").write_text("1:wrong", encoding="utf-8")
    for name, held in (("empty", b"\n"), ("binary", b"\xb9\x00"), ("two", b"1:a\n1:b\n")):
        Path(name).write_bytes(held)
    async with open_api() as (_, url):
        before = f'[telegram]\napi_url = "{url}"\n'
        Path("config.toml").write_text(before, encoding="utf-8")
        done = await asyncio.to_thread(run, *options)
    assert done.exit_code != 0
    assert word in done.output
    assert Path("config.toml").read_text(encoding="utf-8") == before


async def test_a_chat_that_takes_no_post_keeps_none_of_the_others_from_theirs(tmp_path: Path) -> None:
    """It is told with its reason, and so is how to run the bot; the exit status says that something is left to do."""
    Path("t").write_text(TOKEN, encoding="utf-8")
    async with open_api() as (api, url):
        api.closed["-1001"] = Refusal(403, "Forbidden: bot is not a member of the channel chat")
        Path("config.toml").write_text(f'[telegram]\napi_url = "{url}"\n', encoding="utf-8")
        options = (
            "--telegram-token-file",
            "t",
            "--to",
            "telegram:-1001",
            "--to",
            "telegram:-1002",
            "--to",
            "discord:5",
        )
        done = await asyncio.to_thread(run, *options)
        assert api.texts(-1002) == ["Pewarta is set up: news will be posted here."]
    assert done.exit_code == 1
    assert "telegram:-1001: cannot be posted to" in done.output
    assert "discord:5: no first post" in done.output
    assert "pewarta run --config" in done.output


def test_a_place_that_cannot_be_written_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    """No folder; one of somebody else's."""
    done = run("--config", "none/config.toml")
    assert "there is no such folder" in done.output
    if os.geteuid():
        (tmp_path / "locked").mkdir(mode=0o555)
        assert "may not be written" in run("--config", "locked/config.toml").output


def test_a_secrets_file_is_its_owners_alone(tmp_path: Path) -> None:
    """From its first moment, also where a wider one stood."""
    (tmp_path / "a.token").write_text("old")
    (tmp_path / "a.token").chmod(0o644)
    file = keep_secret(tmp_path, "a.token", "new")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_text() == "new\n"


async def test_a_person_at_a_terminal_is_led_through(tmp_path: Path) -> None:
    """A wrong token is asked for again; chats show themselves and are picked by number."""
    async with open_api() as (api, url):
        Path("config.toml").write_text(f'[telegram]\napi_url = "{url}"\n', encoding="utf-8")
        api.say("/mulai", chat=7, user=7)
        api.say("halo", chat=-1001, user=7, kind="supergroup")
        answers = [
            ("Telegram token", "1:wrong"), ("Telegram token", TOKEN), ("Discord token", ""),
            ("Who may correct", "1"), ("Where posts go", "1"), ("A feed to read", ""),
            ("When the daily", "25:99"), ("When the daily", "06:45"),
            ("Write config.toml?", "y"),
        ]  # fmt: skip
        status, said = await asyncio.to_thread(at_a_terminal, answers)
        assert status == 0, said
        assert api.texts(-1001) == ["Pewarta is set up: news will be posted here."]
    assert "knows no such token" in said
    assert "'25:99' is not a time of day" in said
    assert "error occurred" not in said
    assert "destroyed" not in said
    config = load_config(Path("config.toml"), {"PEWARTA_TELEGRAM__TOKEN_FILE": str(tmp_path / "telegram.token")})
    assert config.operators.telegram == (7,)
    assert [post.to for post in config.posts] == [("telegram:-1001",)]
    assert (tmp_path / "telegram.token").stat().st_mode & 0o777 == 0o600
    assert TOKEN not in said


def at_a_terminal(answers: list[tuple[str, str]]) -> tuple[int, str]:
    """Runs it in a terminal and answers each question when it comes; returns its status and all that it said."""
    ours, theirs = pty.openpty()
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TERM": "dumb"}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "init", "--wait", "20"], stdin=theirs, stdout=theirs, stderr=theirs, env=environ
    )
    os.close(theirs)
    said, told, deadline = "", 0, time.monotonic() + 30
    while time.monotonic() < deadline:
        ready, _, _ = select.select([ours], [], [], 0.2)
        if ready:
            try:
                said += os.read(ours, 65_536).decode()
            except OSError:  # the other end is closed
                break
        if answers and answers[0][0] in said[told:] and said.endswith((": ", "]: ")):
            told = len(said)
            os.write(ours, f"{answers.pop(0)[1]}\n".encode())
    os.close(ours)
    return process.wait(10), said
