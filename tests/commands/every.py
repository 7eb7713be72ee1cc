"""Every command there is: those of all chats, those of the running bot, and the demo's."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import cast

from bot.clock import MovableClock
from bot.commands import Command, add, all_commands, following
from bot.commands.configure import configure_command
from bot.commands.correct import correct_command
from bot.commands.event import event_command
from bot.commands.outbox import COMMAND as OUTBOX
from bot.commands.posting import Desk, posting_commands
from bot.commands.status import status_command
from bot.demo import clock_command
from bot.monitor.health import Report


def every_command() -> tuple[Command, ...]:
    """In the order of the help; they are looked at here, never run."""
    running = (following.FOLLOW, following.UNFOLLOW, following.LIST, event_command(lambda: None), OUTBOX)
    posting = (*posting_commands(cast("Desk", None)), add.add_command(cast("add.Desk", None)))
    posting = (*posting, configure_command(None))
    status = status_command(cast("Callable[[], Awaitable[Report]]", None))
    demo = clock_command(MovableClock(datetime(2026, 2, 7, tzinfo=UTC)), lambda: datetime.now(UTC))
    return all_commands((*running, correct_command(lambda: None), *posting, status, demo)).commands
