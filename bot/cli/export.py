"""``pewarta export``: what the bot knows, in formats of others."""

import click

from bot.cli.export_ics import ics
from bot.cli.export_json import json_lines
from bot.cli.export_rss import rss


@click.group()
def export() -> None:
    """Write what the bot knows in formats of others."""


for command in (ics, json_lines, rss):
    export.add_command(command)
