"""The chat itself: a line in, an answer out, until the person leaves."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

from rich.text import Text as Styled

from bot.adapters.console.files import save
from bot.adapters.console.interrupts import cancelled_by_interrupt
from bot.adapters.console.render import Button, button_label, buttons_of, render
from bot.adapters.console.safety import safe_line, safe_lines
from bot.locale import Words
from bot.message import (
    Asker,
    Attachment,
    Call,
    CopyText,
    Message,
    OpenLink,
    Paragraph,
    Request,
    Target,
    Text,
)

Answer = Callable[[Request], Awaitable[Message]]
"""What the chat talks to: the commands' dispatch. It tells mistakes as messages."""

TARGET = Target("console:")
LEAVING = frozenset({"/keluar", "/exit", "/quit"})
LONGEST_LINE = 4096
_COMMAND = re.compile(r"/(\S+)\s*(.*)", re.DOTALL)
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)


class Lines(Protocol):
    """Where a person's lines come from."""

    async def next(self) -> str | None:
        """The next line without its end, at most a little longer than ``LONGEST_LINE``; None at the end of input.

        Raises:
            KeyboardInterrupt: the person wants to drop this line.
        """
        ...


class Screen(Protocol):
    """Where answers go."""

    @property
    def width(self) -> int | None:
        """Columns to fit answers in, or None to leave lines whole."""
        ...

    def show(self, text: Styled) -> None:
        """Writes ``text`` and a line end."""
        ...


class ConsoleChat:
    """One person's chat with the bot.

    Args:
        answer: the commands.
        lines: where what the person types comes from.
        screen: where answers go.
        words: the language of what the console itself says.
        folder: where files are saved that the person asks for.
        asker: who types.
        plain: the command that a line without a slash is for.
    """

    def __init__(
        self, answer: Answer, lines: Lines, screen: Screen, words: Words, *, folder: Path, asker: Asker, plain: str
    ) -> None:
        self._answer = answer
        self._lines = lines
        self._screen = screen
        self._words = words
        self._folder = folder
        self._asker = asker
        self._plain = plain
        self._buttons: tuple[Button, ...] = ()

    async def run(self, welcome: Message | None = None) -> None:
        """Talks until the end of input, ``/keluar``, or two interrupts in a row.

        Args:
            welcome: what to begin with, instead of a hint on how to type; a lone slash gives the hint later.
        """
        if welcome:
            self._show(welcome)
        else:
            self._say("console-hint")
        interrupted = False
        while True:
            try:
                line = await self._lines.next()
            except KeyboardInterrupt:
                if interrupted:
                    return
                interrupted = True
                self._say("console-leave")
                continue
            interrupted = False
            if line is None or line.strip().lower() in LEAVING:
                return
            await self._take(line.strip())

    async def _take(self, line: str) -> None:
        if len(line) > LONGEST_LINE:
            self._say("console-too-long", most=str(LONGEST_LINE))
        elif _NUMBER.fullmatch(line):
            await self._press(int(line))
        elif command := _COMMAND.fullmatch(line):
            await self._ask(command[1], command[2])
        elif line == "/":
            self._say("console-hint")
        elif line:
            await self._ask(self._plain, line)

    async def _ask(self, command: str, argument: str) -> None:
        request = Request(command, argument.strip(), TARGET, self._asker, private=True)
        message = await cancelled_by_interrupt(self._answer(request))
        if message is None:
            self._say("console-cancelled")
        else:
            self._show(message)

    async def _press(self, number: int) -> None:
        if not 1 <= number <= len(self._buttons):
            self._say("console-no-button" if self._buttons else "console-no-buttons", number=str(number))
            return
        button = self._buttons[number - 1]
        match button:
            case Call(_, command, argument):
                self._screen.show(Styled(f"→ {button_label(button, self._words)}", style="dim"))
                await self._ask(command, argument)
            case OpenLink(_, url):
                self._screen.show(Styled(f"{safe_line(url)}\n"))
            case CopyText(_, text):
                self._screen.show(Styled(f"{safe_lines(text)}\n"))
            case Attachment():
                await self._save(button)

    async def _save(self, attachment: Attachment) -> None:
        try:
            path = await asyncio.to_thread(save, attachment, self._folder)
        except OSError as error:
            self._say("console-not-saved", name=safe_line(attachment.filename), why=error.strerror or str(error))
        else:
            self._say("console-saved", path=safe_line(str(path)))

    def _show(self, message: Message) -> None:
        """Shows a message. Its buttons take the numbers; a message without any leaves the earlier ones pressable."""
        if rows := buttons_of(message):
            self._buttons = tuple(button for row in rows for button in row)
        self._screen.show(render(message, self._words, width=self._screen.width).append("\n"))

    def _say(self, text_id: str, **values: str) -> None:
        said = Message((Paragraph((Text(self._words(text_id, **values), "faint"),)),))
        self._screen.show(render(said, self._words, width=self._screen.width).append("\n"))
