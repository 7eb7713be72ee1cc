"""What is logged and how: lines for people or JSON for machines, and never a secret, whoever logs it.

Every record of every library goes through one handler. Its last step looks for the secrets that the configuration
holds, in the whole line, tracebacks included, and takes them out.
"""

import logging
import sys
import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Literal, TextIO
from urllib.parse import urlsplit

import structlog

from bot.config import Config

HIDDEN = "[secret]"
CHATTY = ("aiohttp.access", "apscheduler", "discord", "telegram")
"""Libraries that tell of each step at the level of information; of them only warnings are kept, but for debugging."""
SHORTEST = 6
"""Characters; a shorter secret would take harmless words out of the log, and is none."""


class Redacted(logging.Formatter):
    """Another formatter's lines without secrets."""

    def __init__(self, inner: logging.Formatter, secrets: Sequence[str]) -> None:
        super().__init__()
        self._inner = inner
        # The longest first: a secret may begin with another.
        self._secrets = sorted((one for one in secrets if len(one) >= SHORTEST), key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = self._inner.format(record)
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return line


def set_up_logs(
    level: str, style: Literal["text", "json"], secrets: Sequence[str], stream: TextIO | None = None
) -> None:
    """Sends every record to ``stream`` (by default standard error), in place of what was set up before."""
    stream = stream or sys.stderr
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: structlog.typing.Processor
    if style == "json":
        shared.append(structlog.processors.format_exc_info)
        last = structlog.processors.JSONRenderer(ensure_ascii=False)
    else:
        last = structlog.dev.ConsoleRenderer(
            colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback, pad_event_to=0
        )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last]
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Redacted(formatter, secrets))
    root = logging.getLogger()
    for before in list(root.handlers):
        root.removeHandler(before)
    root.addHandler(handler)
    root.setLevel(level.upper())
    # It would tell of each write to a log file beside the configuration, in that file.
    logging.getLogger("watchfiles").setLevel(logging.WARNING)
    for library in CHATTY:
        logging.getLogger(library).setLevel(max(logging.WARNING, root.level) if level != "debug" else logging.DEBUG)


def log_crashes() -> None:
    """Has what nobody caught logged like all else, in the process, its threads and its callbacks.

    Python's own way is to write the traceback to standard error as it is, with whatever secret is in it.
    """
    log = logging.getLogger(__name__)

    def crashed(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        log.critical("bot.crashed", exc_info=(kind, error, traceback))

    def thread_crashed(given: threading.ExceptHookArgs) -> None:
        error = given.exc_value or given.exc_type()
        log.error("thread.crashed", exc_info=(given.exc_type, error, given.exc_traceback))

    def ignored(given: "sys.UnraisableHookArgs") -> None:
        error = given.exc_value or given.exc_type()
        log.error("callback.crashed what=%s", given.err_msg, exc_info=(given.exc_type, error, given.exc_traceback))

    sys.excepthook, threading.excepthook, sys.unraisablehook = crashed, thread_crashed, ignored


def secrets_of(config: Config) -> list[str]:
    """Every secret of a configuration: tokens, the part of Telegram's that is one by itself, passwords in addresses."""
    held = (config.telegram.token, config.telegram.secret, config.discord.token)
    plain = [one.get_secret_value() for one in held if one is not None]
    addresses = (
        config.http.proxy,
        config.telegram.api_url,
        config.discord.api_url,
        *(feed.url for feed in config.feeds),
    )
    passwords = [password for one in addresses if one and (password := urlsplit(one).password)]
    return [*plain, *(part for one in plain for part in one.split(":")[1:]), *passwords]
