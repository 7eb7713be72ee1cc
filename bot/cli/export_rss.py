"""``pewarta export rss``: the newest articles with their summaries and quotes, as a feed."""

import asyncio
from pathlib import Path

import click

from bot.cli.configured import config_option, configured
from bot.cli.output import counted, output_option, written
from bot.clock import SystemClock
from bot.config import Config
from bot.export.rss import Channel, rss_document
from bot.locale import load_words
from storage import open_storage
from storage.records import Article


@click.command(short_help="write the newest articles with their quotes as an RSS feed")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000), help="At most so many articles.")
@click.option("--topic", help="Only articles with this topic.")
@click.option("--link", default="https://pypi.org/project/pewarta/", show_default=True, help="The feed's own page.")
@output_option
@config_option
def rss(limit: int, topic: str | None, link: str, output: Path | None, config_file: Path | None) -> None:
    """Write the newest articles, each with its summary and its quotes word for word, as an RSS 2.0 feed."""
    config = configured(config_file)
    found = asyncio.run(_articles(config, limit, topic))
    channel = Channel(config.bot.name, link, config.bot.language, SystemClock().now())
    document = rss_document(channel, found, load_words(config.bot.language))
    with written(output) as file:
        file.write(document)
    if output is not None:
        click.echo(f"{output}: {counted(len(found), 'article')}")


async def _articles(config: Config, limit: int, topic: str | None) -> tuple[Article, ...]:
    async with open_storage(config.bot.database) as storage:
        heads = (await storage.latest(limit=limit, topic=topic)).items
        found = [await storage.article(head.id) for head in heads]
    return tuple(one for one in found if one is not None)
