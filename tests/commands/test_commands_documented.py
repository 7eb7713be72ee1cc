"""README.md tells of every command."""

import re
from pathlib import Path

import pytest

from bot.commands import Command
from tests.commands.every import every_command

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", every_command(), ids=lambda command: command.name)
def test_every_command_stands_in_the_readme(command: Command) -> None:
    """Its name and its English alias have a row in the table of commands."""
    table = README.partition("## Commands")[2].partition("\n## ")[0]
    assert re.search(rf"^\| `/{command.name}\b.*\| `/{command.alias}` \|", table, re.M)
