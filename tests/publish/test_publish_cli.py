"""``pewarta simulate`` and ``pewarta outbox``: what they print, and that one of them sends nothing."""

import asyncio
import os
import re
import shutil
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.assembly.wiring import outbox_options, quiet_of, schedules_of
from bot.cli import main
from bot.config import load_config
from bot.publish.due import Timing
from bot.publish.filters import Filter
from storage import open_storage
from storage.records import Chat, Outcome, QuietHours
from tests.storage.sending import slot

CONFIG = """
[bot]
database = "news.db"
[follow_up]
to = ["telegram:-7"]
[quiet]
from = "22:00"
to = "05:30"
what = "silent"
[telegram]
uncertain = "resend"
[[posts]]
name = "pagi"
at = "07:00"
days = ["sabtu", "min"]
to = ["telegram:-100", "discord:5"]
filter = { topics = ["rusia"], without = ["cabai"], people = ["Putin"] }
limit = 3
style = "full"
[[posts]]
name = "jam"
cron = "30 12 * * 0"
timezone = "WITA"
what = "agenda"
to = ["telegram:-100"]
silent = true
"""


@pytest.fixture(autouse=True)
def configured(loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PEWARTA_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    shutil.copy(loaded, tmp_path / "news.db")


def pewarta(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_simulate_prints_every_post_of_some_days_and_sends_nothing() -> None:
    """Schedules and reminders by time, each with its targets; what would not be posted says why."""
    before = Path("news.db").read_bytes()
    result = pewarta("simulate", "--from", "2026-02-07", "--to", "2026-03-02")
    assert result.exit_code == 0, result.output
    heads = re.findall(r"^=== (.*)$", result.output, re.M)
    assert heads[0] == "Sabtu, 7 Februari 2026 pukul 07.00 WIB | pagi | telegram:-100, discord:5"
    assert heads[1] == "Minggu, 8 Februari 2026 pukul 07.00 WIB | pagi | telegram:-100, discord:5"
    assert heads[2] == "Minggu, 8 Februari 2026 pukul 11.30 WIB (without a sound) | jam | telegram:-100"
    assert "Putin Dorong Dialog Militer" in result.output
    assert "Andrei Belousov" in result.output
    assert "(nothing: there is nothing new)" in result.output
    march = "Minggu, 22 Februari 2026 pukul 07.00 WIB | Pertemuan tingkat jenderal kedua negara | telegram:-7"
    assert march in heads
    assert "Sebentar lagi: Maret 2026" in result.output
    assert "Waktunya telah tiba: Maret 2026" in result.output
    days = re.findall(r"^=== \w+, (\d+) (\w+) 2026 pukul (\d+)", result.output, re.M)
    times = [({"Februari": 2, "Maret": 3}[month], int(day), int(hour)) for day, month, hour in days]
    assert times == sorted(times)
    assert Path("news.db").read_bytes() == before


def test_simulate_shows_what_each_chat_chose() -> None:
    """Its language, how much its posts tell, and its quiet hours: a post that they hold is shown when it would go."""

    async def choose() -> None:
        async with open_storage("news.db") as storage:
            held = QuietHours(time(6), time(8), "hold")
            await storage.save_chat(Chat("telegram:-100", language="en", style="short", quiet=held))
            await storage.save_chat(Chat("discord:5", quiet=QuietHours(time(6), time(8), "silent")))

    asyncio.run(choose())
    text = pewarta("simulate", "--from", "2026-02-07", "--to", "2026-02-08").output
    heads = re.findall(r"^=== (.*)$", text, re.M)
    day = "Sabtu, 7 Februari 2026 pukul"
    assert heads == [
        f"{day} 07.00 WIB (without a sound) | pagi | discord:5",
        f"{day} 08.00 WIB (due {day} 07.00 WIB, quiet hours) | pagi | telegram:-100",
    ]
    full, short = text.split("=== ")[1:]
    assert "News digest" in short
    assert len(full) > len(short)


@pytest.mark.parametrize("file", ["/nowhere/at/all/page.html", "."])
def test_simulate_refuses_a_page_that_cannot_be_written_before_it_begins(file: str) -> None:
    """In a line that names the file; nothing is read for it."""
    Path("news.db").unlink()  # opening it would make a new one
    done = pewarta("simulate", "--html", file)
    assert done.exit_code == 2
    assert file in done.output
    assert not Path("news.db").exists()


def test_simulate_says_when_nothing_is_due() -> None:
    """And refuses a span that ends before it begins."""
    assert "No post is due" in pewarta("simulate", "--from", "2025-02-03", "--to", "2025-02-04").output
    result = pewarta("simulate", "--from", "2025-02-03", "--to", "2025-02-01")
    assert result.exit_code == 2
    assert "--to is before --from" in result.output


async def _stuck() -> None:
    async with open_storage("news.db") as storage:
        now = datetime(2026, 2, 7, tzinfo=UTC)
        await storage.write_slots([slot(f"fake:{n}", parts=2) for n in range(2)], at=now)
        first, second = await storage.claim("fake", limit=9, at=now)
        await storage.settle(
            [
                Outcome(delivery=first.id, state="uncertain", reason="read timeout"),
                Outcome(delivery=second.id, state="failed", reason="kicked", closes=True),
            ],
            at=now,
        )


def test_outbox_lists_resends_and_drops() -> None:
    """Each with its number, state, time, target and reason; what cannot be done is told."""
    assert pewarta("outbox", "list").output == "Nothing there.\n"
    asyncio.run(_stuck())
    assert pewarta("outbox", "list").output.splitlines() == [
        "1 uncertain 2026-02-07 07:00 pagi part 1/2 -> fake:0 (read timeout)",
        "2 pending 2026-02-07 07:00 pagi part 2/2 -> fake:0",
        "3 failed 2026-02-07 07:00 pagi part 1/2 -> fake:1 (kicked)",
        "4 failed 2026-02-07 07:00 pagi part 2/2 -> fake:1 (kicked)",
        "fake:1: closed, kicked",
    ]
    assert "and 3 more" in pewarta("outbox", "list", "--limit", "1").output
    assert pewarta("outbox", "resend", "1", "3").output == "2 of 2 sent again\n"
    assert pewarta("outbox", "drop", "4", "--why", "basi").output == "1 of 1 dropped\n"
    assert "(dropped by the command line: basi)" in pewarta("outbox", "list", "--state", "dropped").output
    result = pewarta("outbox", "resend", "2", "99")
    assert result.exit_code == 1
    assert "2 pending, 99 is not there" in result.output


def test_the_configuration_becomes_schedules() -> None:
    """Every key of a post, the quiet hours, and each platform's way with what may have arrived."""
    config = load_config(Path("config.toml"), {})
    morning, hour = schedules_of(config)
    assert morning.timing == Timing(zone=config.bot.timezone, at=config.posts[0].at, days=("sat", "sun"))
    assert morning.wanted.filter == Filter(topics=("rusia",), without=("cabai",), people=("Putin",))
    assert (morning.wanted.limit, morning.wanted.style, morning.wanted.what) == (3, "full", "digest")
    assert morning.targets == ("telegram:-100", "discord:5")
    assert (str(hour.timing), hour.silent, hour.wanted.what) == ("30 12 * * 0 (Asia/Makassar)", True, "agenda")
    quiet = quiet_of(config)
    assert quiet is not None
    assert (quiet.start.hour, quiet.end.minute, quiet.what) == (22, 30, "silent")
    rules = outbox_options(config).rules
    assert (rules["telegram"].policy, rules["discord"].policy) == ("resend", "resend-soon")
    assert quiet_of(load_config(None, {})) is None


def test_simulate_shows_what_the_configuration_announces_and_stores_none_of_it(tmp_path: Path) -> None:
    """At the beginning, to its own destinations; a mistake in it is told with its line."""
    entry = '[[events]]\nname = "Rapat Air"\nwhen = "20 Maret 2026"\nto = ["telegram:-8"]\nremind = ["2d"]\n'
    (tmp_path / "config.toml").write_text(f"{CONFIG}{entry}", encoding="utf-8")
    printed = pewarta("simulate", "--from", "2026-03-01", "--to", "2026-03-31").output
    heads = re.findall(
        r"^=== (.+?)(?: \(without a sound\))? \| Rapat Air \| telegram:-8\n\n(.+)$", printed, re.MULTILINE
    )
    assert heads == [
        ("Minggu, 1 Maret 2026 pukul 00.00 WIB", "Acara baru diumumkan redaksi"),
        ("Rabu, 18 Maret 2026 pukul 07.00 WIB", "2 hari lagi"),
        ("Jumat, 20 Maret 2026 pukul 07.00 WIB", "Hari ini"),
        ("Sabtu, 21 Maret 2026 pukul 07.00 WIB", "Rapat Air"),
    ]
    assert "Rapat Air" not in pewarta("events", "list").output
    (tmp_path / "config.toml").write_text(f"{CONFIG}{entry.replace('20 Maret 2026', 'segera')}", encoding="utf-8")
    wrong = pewarta("simulate")
    assert wrong.exit_code != 0
    assert re.search(r"config.toml:\d+: events\[0\].when: 'segera' is not one date with its year", wrong.output)
