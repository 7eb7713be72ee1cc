"""``pewarta run``: the bot itself."""

import asyncio
import logging
import os
import signal
from contextlib import suppress
from pathlib import Path

import click

from bot.app import StoppedEarly, run_bot
from bot.cli.configured import config_file_of, config_option, configured
from bot.config import Config
from bot.logs import log_crashes, secrets_of, set_up_logs

log = logging.getLogger(__name__)


@click.command()
@config_option
def run(config_file: Path | None) -> None:
    """Run everything that is enabled: read the feeds, answer in chats, post on schedule.

    Ctrl-C or SIGTERM stops it in order, within ten seconds; a second one stops it at once. Nothing that was answered or
    stored is lost either way. A changed configuration file is taken over within a second; SIGHUP has it read again.
    """
    config = configured(config_file, secrets=True)
    set_up_logs(config.log.level, config.log.format, secrets_of(config))
    log_crashes()
    asyncio.run(_run(config, config_file_of(config_file)))


async def _run(config: Config, file: Path | None) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, _stop, stopping, number)
    reload = asyncio.Event()
    loop.add_signal_handler(signal.SIGHUP, reload.set)
    log.info("bot.started feeds=%d database=%s", len(config.feeds), config.bot.database)
    if not (config.feeds or config.telegram.enabled or config.discord.enabled):
        log.warning("bot.has_nothing_to_do set=[[feeds]],telegram.enabled,discord.enabled file=%s", file or "none")
    with suppress(StoppedEarly):
        await run_bot(config, stopping, file=file, reload=reload)
    log.info("bot.stopped")


def _stop(stopping: asyncio.Event, number: int) -> None:
    if stopping.is_set():
        os._exit(128 + number)
    log.info("bot.stopping signal=%s", signal.Signals(number).name)
    stopping.set()
