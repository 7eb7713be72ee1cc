"""What a person reads about the bot: the same in a chat and in a terminal, in both languages."""

import asyncio
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from bot.adapters.console.render import render
from bot.cli import main
from bot.clock import SystemClock
from bot.commands.status import retry_button, status_command, status_message, trouble_line
from bot.errors import UserError
from bot.locale import LANGUAGES, load_words
from bot.message import Call, Message
from bot.monitor.health import Check, Report
from bot.monitor.health_file import health_file, write_health
from storage.base import Storage
from storage.records import FeedFigures, FeedSource, FeedState, StateCount
from tests.commands.conftest import plain
from tests.publish.conftest import over
from tests.storage.making import DAY
from tests.storage.test_backup import filled

ZONE = ZoneInfo("Asia/Jakarta")
TROUBLES = [
    "trouble-deaf",
    "trouble-feeds-stuck",
    "trouble-feeds-fail",
    "trouble-outbox-stuck",
    "trouble-database",
    "trouble-backup",
    "trouble-not-running",
    "trouble-silent",
]
BUSY = Report(
    at=DAY,
    since=DAY - timedelta(hours=3),
    version="0.1.0",
    checks=(Check("telegram", "trouble-deaf", DAY - timedelta(minutes=9)), Check("discord"), Check("feeds")),
    feeds=FeedFigures(well=7, failing=2, quarantined=1, read_at=DAY - timedelta(minutes=1)),
    outbox=(StateCount("pending", 3, DAY), StateCount("uncertain", 1, DAY), StateCount("dropped", 5, DAY)),
    proposals=2,
)


def shown(message: Message, language: str) -> str:
    return render(Message(message.blocks), load_words(language), width=None).plain


def test_a_busy_bot_in_trouble() -> None:
    """What is wrong stands first, with its time in the reader's zone; buttons lead to what waits for a person."""
    message = status_message(BUSY, load_words("en"), ZONE)
    text = shown(message, "en")
    assert text.startswith("1 thing is wrong")
    assert "Telegram: nothing was heard since" in text
    assert "Well: Discord, feeds" in text
    assert "Feeds: 7 well, 2 in trouble, 1 only tried once a day, 0 not read yet" in text
    assert "Posts: 3 waiting, 1 may or may not have arrived" in text
    assert "2 proposed changes of events wait for approval" in text
    calls = [action for row in message.actions for action in row if isinstance(action, Call)]
    assert [call.command for call in calls] == ["antrean", "acara", "status"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trouble_has_its_words(language: str) -> None:
    """Short enough to be read, and nothing left to fill in."""
    for trouble in TROUBLES:
        line = trouble_line(Check("feeds", trouble, DAY, "cannot be opened"), load_words(language), ZONE)
        assert 20 < len(line) < 200
        assert "{" not in line
    well = status_message(Report(at=DAY, since=DAY, version="1", checks=()), load_words(language), ZONE)
    assert "\n" in shown(well, language)


def test_the_commands_tell_by_the_file_and_by_its_age(tmp_path: Path) -> None:
    """Not running, well, in trouble, killed; ``status`` tells what waits in every case, and asks no bot for it."""
    path = asyncio.run(filled(tmp_path / "news.db"))
    config = tmp_path / "c.toml"
    config.write_text(f'[bot]\ndatabase = "{path}"\nlanguage = "en"\n', encoding="utf-8")
    runner = CliRunner()

    def run(command: str, *options: str) -> tuple[int, str]:
        result = runner.invoke(main, [command, "--config", str(config), *options])
        return result.exit_code, result.output

    assert run("healthcheck") == (1, "The bot does not run, or has not finished starting. Start it: pewarta run\n")
    code, text = run("status", "--language", "id")
    assert code == 0
    assert "Bot tidak berjalan" in text
    assert "Kiriman: tidak ada yang menunggu" in text
    now = SystemClock().now()
    well = Report(at=now, since=now, version="9.9", checks=(Check("telegram"), Check("feeds")))
    write_health(health_file(path), well)
    assert run("healthcheck") == (0, "All is well\n")
    assert "version 9.9" in run("status")[1]
    write_health(
        health_file(path), Report(at=now, since=now, version="1", checks=(Check("telegram", "trouble-deaf", now),))
    )
    code, text = run("healthcheck")
    assert (code, text.startswith("Telegram: nothing was heard since")) == (1, True)
    write_health(health_file(path), Report(at=now - timedelta(minutes=2), since=now, version="1", checks=()))
    code, text = run("healthcheck")
    assert (code, text.startswith("The bot has said nothing since")) == (1, True)
    assert "it was killed, or hangs" in run("status")[1]


async def test_a_feed_in_quarantine_is_tried_again_from_a_chat(storage: Storage) -> None:
    """By the button that operators are sent; an address that is no feed's is told."""
    url = "https://a.example/rss"
    await storage.sync_feeds([FeedSource(url)], at=DAY)
    tomorrow = DAY + timedelta(days=1)
    gone = FeedState(url=url, address=url, due_at=tomorrow, tried_at=DAY, failures=12, quarantined_at=DAY)
    await storage.save_feed(gone, at=DAY)
    context = await over(storage).of("fake:1", DAY + timedelta(hours=1))

    async def look() -> Report:
        return BUSY

    command, button = status_command(look), retry_button(url, context.words)
    assert button.command == command.name
    assert url in plain(await command.run(context, button.argument))
    state = await storage.feed(url)
    assert state is not None
    assert (state.quarantined_at, state.failures, state.due_at) == (None, 0, context.now)
    with pytest.raises(UserError, match="no-such-feed"):
        await command.run(context, "coba https://b.example")
