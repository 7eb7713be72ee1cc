"""The platform-neutral message: blocks, actions, the request that asked for it, and the seam it leaves by.

Commands make a Message in the chat's language; an adapter renders each block and action as its platform
does best, and turns what people do back into a Request. Text is plain text everywhere: an adapter
escapes it. A new block or action is one class here and one case in each adapter's ``render``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

Style = Literal["plain", "bold", "italic", "code", "faint"]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text in one style."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Link:
    """A run of text that opens ``url`` (http or https)."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Time:
    """An instant: a platform may show it in each reader's own zone; ``text`` is the full fallback."""

    at: datetime
    text: str


Run = Text | Link | Time
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of the message or of a part of it."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or more of running text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Bullets:
    """Items of equal rank."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Items that a person may answer to by number, counted from ``first``."""

    items: tuple[Runs, ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quote, word for word and without marks, and who said it where; long ones may be folded."""

    text: str
    attribution: Runs


@dataclass(frozen=True, slots=True)
class Aside:
    """A line set apart by a sign: ``📅`` for a related event, ``✏️`` for an editor's note."""

    sign: str
    runs: Runs


Block = Heading | Paragraph | Bullets | Numbered | Quotation | Aside


@dataclass(frozen=True, slots=True)
class Call:
    """A button that runs a command. ``edits`` asks for the answer in place of this message (paging)."""

    label: str
    command: str
    argument: str = ""
    edits: bool = False


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A button that opens a page."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class CopyText:
    """A button that copies ``text``."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A text field of a form: its label, what it holds at first, and the most characters that it takes.

    ``tall`` leaves room for several lines; one that is not ``required`` may be left empty.
    """

    label: str
    value: str = ""
    longest: int = 1_000
    tall: bool = False
    required: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """A button that asks for text, and then runs the command that a person would have typed: see ``filled``.

    Platforms that cannot ask so leave it out; the message around it says in words how the same command is typed.
    """

    label: str
    command: str
    argument: str
    fields: tuple[Field, ...]

    def filled(self, values: Sequence[str]) -> str:
        """The command's whole argument: ``argument``, a blank, and what the fields hold, a line each."""
        return f"{self.argument} {chr(10).join(value.strip() for value in values)}".strip()


Action = Call | OpenLink | CopyText | Form


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that comes with the message."""

    filename: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Thread:
    """Where a place is made of threads, the one that a post belongs in: posts of one ``key`` share it.

    It is called ``name``, by default after the post's heading, and is about ``topics``.
    """

    key: str = ""
    name: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One answer or post; ``actions`` are rows of buttons. Without a ``thread``, it has one of its own."""

    blocks: tuple[Block, ...]
    actions: tuple[tuple[Action, ...], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    thread: Thread | None = None


def sentence(text: str, actions: tuple[tuple[Action, ...], ...] = ()) -> Message:
    """The shortest message: one paragraph of plain text, with rows of buttons if there are any."""
    return Message((Paragraph((Text(text),)),), actions)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes, as its adapter wrote it ("console:", "telegram:-100..."); opaque to all else."""

    address: str


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked: an id that is unique on its platform, and the name people see."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Request:
    """A command as a person gave it. ``argument`` is the rest of the line, stripped.

    ``language`` is what the platform says of the asker's language (a BCP 47 tag), or None. ``once`` names the request
    for ever where its platform may hand it over twice: what it changes is changed once. ``private`` says that the asker
    alone reads the answer in this chat.
    """

    command: str
    argument: str
    target: Target
    asker: Asker
    language: str | None = None
    once: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A message on its way out, unasked. ``key`` names it for ever: a platform that can refuse a second one is told it.

    ``preview`` shows a card of the first link, ``pin`` fixes the post in the chat, ``silent`` makes no sound.
    """

    key: str
    target: Target
    message: Message
    silent: bool = False
    preview: bool = False
    pin: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a platform gave for a part that it took: the id to edit it by, and a link to it where there is one."""

    message_id: str
    link: str | None = None


class Sender(Protocol):
    """One platform's way out, called by the outbox, one part at a time and in order within a target.

    Each call raises one of three errors of ``bot.errors``, never a library's: NotSent (may be tried again), Rejected
    (the target is closed or the post is wrong, for good) and Uncertain (it may have arrived).
    """

    def parts(self, message: Message) -> int:
        """How many parts a message is sent in; pure, and the same for the same message."""
        ...

    async def send(self, post: Post, part: int) -> Receipt:
        """Sends one part, counted from 0."""
        ...

    async def edit(self, post: Post, part: int, message_id: str) -> None:
        """Puts this part in place of a message sent before. One that already reads so is no error."""
        ...

    async def delete(self, target: Target, message_id: str) -> None:
        """Takes back a message sent before. One that is gone is no error."""
        ...
