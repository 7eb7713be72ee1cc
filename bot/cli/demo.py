"""``pewarta demo``: the bot in this terminal, on sample news."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.assembly.terminal import DemoOptions, Terminal, run_demo
from bot.cli.talking import talk
from bot.demo import read_instant

ZONE = ZoneInfo("Asia/Jakarta")


class Instant(click.ParamType):  # type: ignore[type-arg]  # generic in click 8.3 only
    """A date, or a date and time, in Jakarta where it has no offset."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Reads what ``/waktu`` reads."""
        found = read_instant(value, ZONE, datetime.now(UTC), "id")
        if found is None:
            self.fail(f"{value!r} is not a date; write for example 2026-03-15 or '2026-03-15 09:00'", param, ctx)
        return found


@click.command()
@click.option("--database", metavar="FILE", help="Keep the news in this file; by default it is gone with the demo.")
@click.option("--now", metavar="DATE", type=Instant(), help="Where the demo's clock starts.")
@click.option("--real-date", is_flag=True, help="Start the clock at the real date.")
@click.option("--language", type=click.Choice(["id", "en"]), default="id", show_default=True)
def demo(database: str | None, now: datetime | None, real_date: bool, language: str) -> None:
    """Talk to the bot in this terminal, on sample news: no token, no network.

    The news is read and kept as all other news is. The clock stands on the day after the newest sample, and moves with
    /waktu in the chat. Lines may also come from a pipe.
    """
    if now and real_date:
        raise click.UsageError("--now and --real-date contradict each other")
    start = datetime.now(UTC) if real_date else now
    options = DemoOptions(database=database, start=start, language=language, zone=ZONE)
    talk(run_demo(options, Terminal(sys.stdin, sys.stdout, Path.cwd())))
