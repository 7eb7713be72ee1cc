"""A dispatcher over a small, real database: three articles, two people, two events."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import MovableClock
from bot.commands import Registry, Role, all_commands
from bot.commands.context import Defaults
from bot.commands.dispatch import Dispatcher
from bot.locale import load_languages
from bot.message import (
    Action,
    Aside,
    Asker,
    Bullets,
    Call,
    Heading,
    Message,
    Numbered,
    Paragraph,
    Quotation,
    Request,
    Run,
    Target,
)
from storage.base import Storage
from storage.records import (
    Analysis,
    ArticleKeys,
    ArticleWrite,
    NewArticle,
    PersonWrite,
    PlannedEvent,
    Quote,
    Span,
    Speaker,
    Summary,
)
from tests.storage.making import first_report

FIRST = datetime(2026, 2, 3, 2, 0, tzinfo=UTC)
HOSTILE = "<b>Pasar</b> *dibuka* [lagi](https://jahat.example) @everyone"


def plain(message: Message) -> str:
    """All that a message says, without styles: what a person reads."""
    return "\n".join(line for block in message.blocks for line in _lines(block))


def _lines(block: object) -> list[str]:
    match block:
        case Heading(runs) | Paragraph(runs):
            return [_said(runs)]
        case Bullets(items) | Numbered(items):
            return [_said(runs) for runs in items]
        case Quotation(text, attribution):
            return [f"“{text}”", f"— {_said(attribution)}"]
        case Aside(sign, runs):
            return [f"{sign} {_said(runs)}"]
    raise AssertionError(block)


def _said(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def actions(message: Message) -> list[Action]:
    return [action for row in message.actions for action in row]


def calls(message: Message) -> dict[str, Call]:
    return {action.label: action for action in actions(message) if isinstance(action, Call)}


@dataclass
class Chat:
    """Somebody in a chat: ``say("/kutipan 2")`` gives the answer."""

    dispatcher: Dispatcher
    clock: MovableClock
    target: Target = Target("test:1")  # noqa: RUF009 - frozen
    language: str | None = None
    asker: Asker = field(default_factory=lambda: Asker("7", "Ani"))
    private: bool = False
    once: str | None = None

    async def say(self, line: str) -> Message:
        name, _, argument = line.removeprefix("/").partition(" ")
        return await self.dispatcher.answer(self._request(name, argument))

    async def press(self, button: Call) -> Message:
        return await self.dispatcher.answer(self._request(button.command, button.argument))

    async def reads(self, line: str) -> str:
        return plain(await self.say(line))

    def _request(self, name: str, argument: str) -> Request:
        return Request(name, argument, self.target, self.asker, self.language, self.once, self.private)


@dataclass
class GivenRole:
    role: Role = Role.OPERATOR

    async def role_of(self, request: Request) -> Role:
        return self.role


def article(
    number: int,
    title: str,
    text: str,
    quotes: tuple[Quote, ...] = (),
    event: PlannedEvent | None = None,
    topics: tuple[str, ...] = (),
) -> ArticleWrite:
    """An article of the day ``FIRST`` plus ``number`` days, with its people and event as new ones."""
    names = {quote.speaker.name: quote.speaker for quote in quotes if quote.speaker}
    return ArticleWrite(
        NewArticle(
            source="kabar.example",
            raw_text=text,
            keys=ArticleKeys(f"g{number}", f"https://kabar.example/{number}", f"f{number}"),
            published_at=FIRST + timedelta(days=number),
            topics=topics,
        ),
        Analysis(
            title, "id", text, (), Summary("extractive", (Span(text[:20], 0, 20),)), quotes, (event,) if event else ()
        ),
        people=tuple(PersonWrite(name, (name,), (who.role,) if who.role else ()) for name, who in names.items()),
        events=(first_report(event),) if event else (),
    )


def quote(text: str, said: str, name: str | None, role: str | None = None, salience: float = 0.5) -> Quote:
    start = text.index(said)
    speaker = Speaker(name, role, name) if name else None
    return Quote(said, start, start + len(said), "direct", speaker, "kata", salience)


@pytest.fixture
async def stored(storage: Storage) -> Storage:
    """The storage with its three articles."""
    market = "Pasar dibuka lagi oleh wali kota. “Pasar ini milik warga,” kata Rini. “Jaga kebersihannya,” katanya."
    meeting = "Pertemuan dua pihak direncanakan Maret 2026 di Kota Satu atau Kota Dua. “Kami siap,” kata Bayu."
    plain_text = "Jembatan lama di hilir diperbaiki tanpa upacara apa pun pada pagi hari."
    event = PlannedEvent(
        "Pertemuan dua pihak", date(2026, 3, 1), date(2026, 3, 31), "month", Span(meeting[:70], 0, 70),
        places=("Kota Satu", "Kota Dua"), either_or=True, agenda=("air bersih", "jalan"),
    )  # fmt: skip
    quotes = (
        quote(market, "Pasar ini milik warga", "Rini Astuti", "Wali Kota Melati", 0.9),
        quote(market, "Jaga kebersihannya", None, None, 0.2),
    )
    writes = [
        article(0, HOSTILE, market, quotes, topics=("ekonomi",)),
        article(
            1, "Dua pihak akan bertemu", meeting, (quote(meeting, "Kami siap", "Bayu Rini", "juru bicara"),), event
        ),
        article(2, "Jembatan diperbaiki", plain_text),
    ]
    for write in writes:
        await storage.store([write], at=FIRST + timedelta(days=3))
    return storage


@pytest.fixture
def registry() -> Registry:
    return all_commands()


@pytest.fixture
def roles() -> GivenRole:
    return GivenRole()


@pytest.fixture
async def chat(stored: Storage, clock: MovableClock, registry: Registry, roles: GivenRole) -> Chat:
    """A chat over the three articles, in Indonesian and WIB, on 8 February 2026."""
    return open_chat_over(stored, clock, registry, roles)


@pytest.fixture
async def empty_chat(storage: Storage, clock: MovableClock, registry: Registry, roles: GivenRole) -> Chat:
    """A chat over nothing."""
    return open_chat_over(storage, clock, registry, roles)


def open_chat_over(storage: Storage, clock: MovableClock, registry: Registry, roles: GivenRole) -> Chat:
    """A chat with a bot that answers from this storage, in Indonesian and WIB."""
    dispatcher = Dispatcher(
        registry=registry,
        storage=storage,
        clock=clock,
        roles=roles,
        languages=load_languages(),
        defaults=Defaults("Pewarta", "id", ZoneInfo("Asia/Jakarta")),
    )
    return Chat(dispatcher, clock)
