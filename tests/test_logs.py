"""Logs: one line a record or one JSON object, from every library, and never a secret."""

import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from typing import Literal

import pytest
from pydantic import SecretStr

from bot.config import Config
from bot.config.model import Discord, Http, Telegram
from bot.logs import HIDDEN, secrets_of, set_up_logs

TOKEN = "123456:AAbbCCdd-canary_token"


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def logged(style: Literal["text", "json"], level: str = "info") -> io.StringIO:
    config = Config(
        telegram=Telegram(token=SecretStr(TOKEN), secret=SecretStr("webhook-canary")),
        discord=Discord(token=SecretStr("discord-canary")),
        http=Http(proxy="http://redaksi:proxy-canary@proxy.example:3128"),
    )
    stream = io.StringIO()
    set_up_logs(level, style, secrets_of(config), stream)
    return stream


@pytest.mark.parametrize("style", ["text", "json"])
def test_no_secret_is_ever_logged(style: Literal["text", "json"]) -> None:
    """Not in a message, an argument, an exception, its cause, or a library's record; nor a token's second half."""
    stream = logged(style)
    log = logging.getLogger("some.library")
    log.info("calling https://api.telegram.org/bot%s/getMe", TOKEN)
    log.warning("half of it: %s and %s", TOKEN.split(":")[1], "webhook-canary")
    log.warning("no answer of http://redaksi:proxy-canary@proxy.example:3128")
    try:
        try:
            raise ValueError(f"refused discord-canary at {TOKEN}")
        except ValueError as error:
            raise RuntimeError("outer") from error
    except RuntimeError:
        log.exception("failed")
    text = stream.getvalue()
    assert "canary" not in text
    assert TOKEN not in text
    assert text.count(HIDDEN) >= 5
    assert "RuntimeError: outer" in text


def test_json_is_an_object_a_line() -> None:
    """With its time, level, logger and event; the traceback is in it."""
    stream = logged("json")
    logging.getLogger("bot.x").info("feed.read url=%s", "https://a.example")
    try:
        raise KeyError("x")
    except KeyError:
        logging.getLogger("bot.x").exception("failed")
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert (first["event"], first["level"], first["logger"]) == ("feed.read url=https://a.example", "info", "bot.x")
    assert first["timestamp"].endswith("Z")
    assert "KeyError" in second["exception"]


def test_text_is_plain_where_nobody_looks_and_the_level_holds() -> None:
    """No colours in a file, and nothing below the level."""
    stream = logged("text", "warning")
    logging.getLogger("bot.x").info("leise")
    logging.getLogger("bot.x").warning("feed.gone url=x")
    assert "leise" not in stream.getvalue()
    assert "feed.gone url=x" in stream.getvalue()
    assert "\x1b" not in stream.getvalue()


def test_setting_up_again_replaces_what_was() -> None:
    """So that a line never comes twice."""
    logged("text")
    stream = logged("text")
    logging.getLogger("bot.x").warning("sekali")
    assert stream.getvalue().count("sekali") == 1


CRASHES = """
import asyncio, sys, threading
from bot.logs import log_crashes, set_up_logs
set_up_logs("info", sys.argv[1], ["canary-of-nobody"])
log_crashes()
def broken():
    url = "https://api.example/botcanary-of-nobody/getMe"
    raise RuntimeError(f"cannot reach {url}") from OSError("canary-of-nobody")
class Last:
    def __del__(self):
        broken()
thread = threading.Thread(target=broken)
thread.start()
thread.join()
Last()
async def main():
    asyncio.get_running_loop().call_soon(broken)
    await asyncio.sleep(0)
    broken()
asyncio.run(main())
"""


@pytest.mark.parametrize("style", ["text", "json"])
def test_no_secret_is_in_what_a_crash_leaves(style: str) -> None:
    """In the process, a thread, a destructor, a callback of the loop; each with its traceback and its cause."""
    done = subprocess.run([sys.executable, "-c", CRASHES, style], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    for what in ("bot.crashed", "thread.crashed", "callback.crashed", "Exception in callback"):
        assert what in done.stderr
    assert done.stderr.count("RuntimeError: cannot reach") == 4
    assert "canary" not in done.stderr + done.stdout
    assert HIDDEN in done.stderr
