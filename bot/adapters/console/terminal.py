"""Lines typed at a terminal: editing, history, and completion of commands. Imported only where there is one."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.output import ColorDepth


class CommandCompleter(Completer):
    """Completes a command's name at the beginning of the line."""

    def __init__(self, commands: Mapping[str, str]) -> None:
        self._commands = commands

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """The commands that begin as the line does, with what each does."""
        typed = document.text_before_cursor
        if not typed.startswith("/") or " " in typed:
            return
        for name, about in self._commands.items():
            if name.startswith(typed[1:].lower()):
                yield Completion(f"/{name}", start_position=-len(typed), display_meta=about)


class TerminalLines:
    """Lines from the terminal; Ctrl-C drops a line, Ctrl-D ends the input."""

    def __init__(self, prompt: str, commands: Mapping[str, str], *, colour: bool, history: Path | None) -> None:
        kept: History = InMemoryHistory() if history is None else FileHistory(str(history))
        self._prompt = prompt
        self._session: PromptSession[str] = PromptSession(
            history=kept,
            completer=CommandCompleter(commands),
            color_depth=None if colour else ColorDepth.MONOCHROME,
        )

    async def next(self) -> str | None:
        """The next line, or None after Ctrl-D.

        Raises:
            KeyboardInterrupt: Ctrl-C.
        """
        try:
            return await self._session.prompt_async(self._prompt)
        except EOFError:
            return None
