"""The chat at a real pseudo-terminal, in a process of its own."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
READY = "\x1b[?2004h"
"""What the prompt begins with: bracketed paste is switched on for as long as a line is edited."""
PROGRAM = """
import asyncio, os, sys
from pathlib import Path
from bot.adapters.console import open_chat
from bot.locale import load_words
from bot.message import Heading, Message, Request, Asker, Text

async def answer(request: Request) -> Message:
    if request.command == "lama":
        print("WAITING", flush=True)
        await asyncio.sleep(60)
    return Message((Heading((Text(f"<{request.command}|{request.argument}>"),)),))

chat = open_chat(
    answer, words=load_words("id"), commands={"ringkasan": "isi berita", "kutipan": "kata demi kata"},
    folder=Path(), stdin=sys.stdin, stdout=sys.stdout, environ=os.environ, asker=Asker("1", "Ani"),
)
asyncio.run(chat.run())
print("LEFT", flush=True)
"""


class Terminal:
    """A program at a pseudo-terminal: what is typed, and what is seen."""

    def __init__(self, **environ: str) -> None:
        self._master, slave = pty.openpty()
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error", "-c", PROGRAM],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment | {"PROMPT_TOOLKIT_NO_CPR": "1"} | environ,
            start_new_session=True,
        )
        os.close(slave)
        self.seen = ""

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def wait_for(self, text: str, seconds: float = 15) -> str:
        """Reads until ``text`` is on the screen; returns what came up to it and drops that from ``seen``."""
        end = time.monotonic() + seconds
        while text not in self.seen:
            assert time.monotonic() < end, f"{text!r} did not come; seen: {self.seen!r}"
            if select.select([self._master], [], [], 0.1)[0]:
                try:
                    self.seen += os.read(self._master, 65536).decode("utf-8", "replace")
                except OSError:
                    assert text in self.seen, f"ended without {text!r}: {self.seen!r}"
        before, _, self.seen = self.seen.partition(text)
        return before + text

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self._master)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    opened = Terminal()
    try:
        opened.wait_for(READY)
        yield opened
    finally:
        opened.close()


def test_end_of_input_leaves_cleanly(terminal: Terminal) -> None:
    """Ctrl-D at an empty prompt ends with status 0 and no traceback."""
    terminal.type("\x04")
    assert "Traceback" not in terminal.wait_for("LEFT")
    assert terminal.process.wait(10) == 0


def test_interrupt_drops_the_line_and_a_second_one_leaves(terminal: Terminal) -> None:
    """Ctrl-C throws away what was typed and says how to leave; once more leaves with status 0."""
    terminal.type("/ring")
    terminal.wait_for("isi berita")
    terminal.type("\x03")
    assert "<ringkasan" not in terminal.wait_for("sekali lagi")
    terminal.wait_for(READY)
    terminal.type("\x03")
    assert "Traceback" not in terminal.wait_for("LEFT")
    assert terminal.process.wait(10) == 0


def test_interrupt_cancels_an_answer_under_way(terminal: Terminal) -> None:
    """Ctrl-C during an answer gives it up, and the chat goes on."""
    terminal.type("/lama\r")
    terminal.wait_for("WAITING")
    # The session of the test's own has no controlling terminal that would turn the key into the signal.
    os.kill(terminal.process.pid, signal.SIGINT)
    terminal.wait_for("Dibatalkan.")
    terminal.wait_for(READY)
    terminal.type("/kutipan\r")
    terminal.wait_for("<kutipan|>")


def test_tab_completes_commands_and_up_brings_back_a_line(terminal: Terminal) -> None:
    """/ku and Tab is /kutipan; the arrow up gives the line before."""
    terminal.type("/ku")
    terminal.wait_for("kata demi kata")
    terminal.type("\t Sari\r")
    terminal.wait_for("<kutipan|Sari>")
    terminal.wait_for(READY)
    terminal.type("\x1b[A\r")
    terminal.wait_for("<kutipan|Sari>")


def test_no_color_keeps_styles_out_of_answers() -> None:
    """NO_COLOR at a terminal gives answers without any style code; without it a heading is bold."""
    for environ, bold in (({"NO_COLOR": "1"}, False), ({}, True)):
        opened = Terminal(**environ)
        try:
            opened.wait_for(READY)
            opened.type("/x\r")
            assert ("\x1b[1m<" in opened.wait_for("<x|>")) is bold
        finally:
            opened.close()
