"""``pewarta --help`` is quick because it imports next to nothing."""

import subprocess
import sys
from pathlib import Path

import click
from click.testing import CliRunner

from bot.cli import COMMANDS, main

ROOT = Path(__file__).parents[2]
HEAVY = (
    "telegram",
    "discord",
    "aiohttp",
    "trafilatura",
    "lxml",
    "pydantic",
    "rich",
    "babel",
    "aiosqlite",
    "feedparser",
)


def test_help_lists_every_command_and_imports_no_library() -> None:
    """Each command has its line; no platform, web, database or terminal library is loaded for it."""
    code = (
        "import sys\nfrom bot.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print('LOADED', *sorted(name for name in sys.modules if '.' not in name))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True, timeout=30)
    shown, _, loaded = ran.stdout.partition("LOADED")
    assert all(f"  {name} " in shown for name in COMMANDS)
    assert not set(HEAVY) & set(loaded.split())


def test_every_command_has_help() -> None:
    """The help of each command runs and says more than its name."""
    for name in COMMANDS:
        ran = subprocess.run(
            [sys.executable, "-m", "bot", name, "--help"],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=True,
            timeout=30,
        )
        assert len(ran.stdout) > 120


def test_no_line_of_a_help_is_cut_off() -> None:
    """Of every group of commands, and of what is in it."""
    groups = [name for name in COMMANDS if isinstance(main.get_command(click.Context(main), name), click.Group)]
    assert {"export", "feeds", "outbox"} <= set(groups)
    for path in ([], *([name] for name in groups)):
        listed = CliRunner().invoke(main, [*path, "--help"]).output.partition("Commands:")[2]
        assert listed.strip()
        assert "..." not in listed
