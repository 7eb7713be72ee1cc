"""``pewarta doctor``: looks at everything that the bot needs, and says what to do."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import click

from bot.app import open_web
from bot.cli.configured import config_option, configured
from bot.clock import SystemClock
from bot.config import Config
from bot.doctor.examination import Network, examine
from bot.doctor.finding import Finding
from bot.ingest.poller.report import report_on
from bot.ingest.sources.kinds import open_sources

_SIGNS = {"fine": ("ok", "green"), "warning": ("!", "yellow"), "trouble": ("✗", "red")}
_DISCORD = "https://discord.com/api/v10"
_TELEGRAM = "https://api.telegram.org"
_PATIENCE = 15.0


@click.command()
@click.option("--offline", is_flag=True, help="Ask no network: no tokens, targets, feeds or clock.")
@config_option
def doctor(offline: bool, config_file: Path | None) -> None:
    """Look at tokens, rights in each target, clock, disk, database, feeds and what clashes. Nothing is sent or changed.

    Exits with 1 where something would keep the bot from its work.
    """
    config = configured(config_file, secrets=not offline)
    if not asyncio.run(_examined(config, offline)):
        sys.exit(1)


async def _examined(config: Config, offline: bool) -> bool:
    """Prints each finding as it comes; returns whether there was no trouble."""
    now = SystemClock().now
    if offline:
        return await _told(examine(config, now, None))
    async with open_web(config.http) as web:
        sources = open_sources(web)

        async def read(url: str) -> tuple[str, int]:
            report = await report_on(url, sources, now=now())
            return (report.url if report.moved else url), len(report.feed.entries)

        async def date_of() -> str | None:
            return await _date_of(config)

        return await _told(examine(config, now, Network(read, date_of, _platform)))


async def _told(findings: AsyncIterator[Finding]) -> bool:
    well = True
    async for finding in findings:
        well = well and finding.grade != "trouble"
        sign, colour = _SIGNS[finding.grade]
        click.echo(f"{click.style(f'{sign:>2}', fg=colour)}  {finding.about}: {finding.text}")
        if finding.do:
            click.echo(f"      → {finding.do}")
    return well


def _platform(config: Config, name: str, targets: tuple[str, ...]) -> AsyncIterator[Finding]:
    """A platform's own look at itself; its library is imported only for it."""
    if name == "telegram":
        from bot.adapters.telegram.checkup import checkup as telegram

        chosen = config.telegram
        assert chosen.token is not None  # noqa: S101 - the configuration is checked for it
        hook = chosen.webhook_url if chosen.mode == "webhook" else None
        return telegram(chosen.token.get_secret_value(), api_url=chosen.api_url, webhook_url=hook, targets=targets)
    from bot.adapters.discord.checkup import checkup as discord

    token = config.discord.token
    assert token is not None  # noqa: S101 - as above
    return discord(token.get_secret_value(), api_url=config.discord.api_url, targets=targets)


async def _date_of(config: Config) -> str | None:
    """When a server that the bot uses anyway believes it is."""
    places = [config.telegram.api_url or _TELEGRAM] if config.telegram.enabled else []
    places += [config.discord.api_url or _DISCORD] if config.discord.enabled else []
    places += [feed.url for feed in config.feeds[:3]]
    timeout = aiohttp.ClientTimeout(total=_PATIENCE)
    async with aiohttp.ClientSession(timeout=timeout, trust_env=False) as session:
        for place in places:
            try:
                async with session.head(place, proxy=config.http.proxy) as answer:
                    if said := answer.headers.get("Date"):
                        return said
            except (aiohttp.ClientError, TimeoutError, OSError):
                continue
    return None
