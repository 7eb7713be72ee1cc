"""The ``pewarta`` command: one module a command, imported only when that command runs."""

import errno
import gc
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import click

from bot.errors import PewartaError
from storage.errors import StorageError

COMMANDS = {
    "analyze": "understand one article, or a stream of them, with no database",
    "backup": "copy the database, while the bot runs",
    "chat": "talk to the bot in this terminal, about the news that was ingested",
    "config": "look at the configuration file, change it, take a change back",
    "events": "list the planned events that the bot follows",
    "export": "write what the bot knows in formats of others: calendar, JSON, RSS",
    "feeds": "test one feed, or list how all are doing",
    "doctor": "look at everything the bot needs, and say what to do",
    "demo": "talk to the bot in this terminal, on sample news; no token, no network",
    "healthcheck": "tell by the exit status whether the bot does its work",
    "init": "set the bot up: check tokens, find chats, write the configuration, send a first post",
    "ingest": "read articles from files or the web into the database",
    "outbox": "list posts that were not sent, send them again, or drop them",
    "restore": "put a copy in place of the database",
    "run": "run the bot: read feeds, answer in chats, post on schedule",
    "simulate": "print what would be posted in the coming days, sending nothing",
    "status": "say how the bot is: what runs, what is wrong, what waits",
}
"""Each command and what it does. ``bot.cli.<name>`` holds it as the click command ``<name>``."""


@contextmanager
def _ended_by_interrupt() -> Iterator[None]:
    """Ctrl-C ends the process at once.

    While modules are imported nothing has begun that would have to end in order, and Python's own interrupt may come to
    nothing there: raised where exceptions are ignored, as in the callback of a weak reference, it is lost.
    """
    ours = threading.current_thread() is threading.main_thread()
    if not ours or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def heed_termination() -> None:
    """Lets SIGTERM end the process also as the first one of a container, where nobody else does.

    The kernel gives process 1 no signal that it has no handler for: until the bot has one of its own, which ends it in
    order, a stop would wait for the engine's patience.
    """
    ours = threading.current_thread() is threading.main_thread()
    if ours and os.getpid() == 1 and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, lambda number, _: os._exit(128 + number))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Importing makes many objects and no garbage: to look for some meanwhile costs a tenth of the time."""
    ours = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ours:
            gc.enable()


class LazyGroup(click.Group):
    """Lists commands without importing them, so that ``--help`` is quick and loads no library."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports the module of one command."""
        if cmd_name not in COMMANDS:
            return None
        heed_termination()
        with _ended_by_interrupt(), _without_collector():
            command: click.Command = getattr(import_module(f"bot.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list from COMMANDS instead of from the commands' own help."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command; what a person can mend is told in a line, without a traceback."""
        try:
            return super().invoke(ctx)
        except (PewartaError, StorageError) as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            # A closed pipe is click's to end quietly.
            if error.filename is None or error.errno == errno.EPIPE:
                raise
            raise click.ClickException(f"{error.filename}: {error.strerror}") from error


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pewarta")
def main() -> None:
    """Pewarta reads news, keeps key quotes word for word, and answers about them."""
