"""Opening and closing: what is not asked for is not loaded, and the end comes in time."""

import subprocess
import sys

import pytest

from bot.adapters.discord import DiscordOptions


@pytest.mark.parametrize("started", ["import bot.app", "import bot.cli", "import bot.adapters.console"])
def test_discord_is_not_loaded_before_it_is_needed(started: str) -> None:
    """Whoever does not use it does not wait for it."""
    code = f"{started}; import sys; sys.exit('discord' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_token_is_in_no_text_of_the_options() -> None:
    """A log or a traceback that shows the options does not show it."""
    assert "geheim" not in repr(DiscordOptions(token="geheim", language="id"))
