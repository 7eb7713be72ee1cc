"""Long answers: turning their pages shows everything once, and a number means what it stood beside."""

from datetime import date

import pytest

from bot.clock import MovableClock
from bot.commands import Registry
from bot.message import Bullets, Call, Message, Numbered, Quotation
from storage.base import Storage
from storage.records import PlannedEvent, Span
from tests.commands.conftest import Chat, GivenRole, actions, article, open_chat_over, plain, quote

MANY = 23


@pytest.fixture
async def busy_chat(storage: Storage, clock: MovableClock, registry: Registry, roles: GivenRole) -> Chat:
    """A chat over many articles, each with its own person, quote and event."""
    for number in range(MANY):
        said = f"Pasar ke-{number:02} kami jaga"
        text = f"Kabar pasar ke-{number:02} pada bulan Mei. “{said},” kata Orang{number:02}."
        day = date(2026, 5, 1 + number)
        event = PlannedEvent(f"Acara ke-{number:02}", day, day, "day", Span(text[:20], 0, 20))
        who = quote(text, said, f"Orang{number:02} Rekaan", "pedagang")
        await storage.store([article(number, f"Judul ke-{number:02}", text, (who,), event)], at=clock.now())
    return open_chat_over(storage, clock, registry, roles)


def onward(message: Message) -> Call | None:
    """The button that turns to the next page."""
    turns = [action for action in actions(message) if isinstance(action, Call) and action.label.endswith("›")]
    return turns[0] if turns else None


def entries(message: Message) -> list[str]:
    """What a page lists: its numbered or bulleted lines, or its quotes."""
    quotes = [block.text for block in message.blocks if isinstance(block, Quotation)]
    lists = [block.items for block in message.blocks if isinstance(block, Bullets | Numbered)]
    return quotes or ["".join(run.text for run in runs) for items in lists for runs in items]


@pytest.mark.parametrize(
    ("asked", "total"),
    [("/terbaru", MANY), ("/tokoh", MANY), ("/jadwal", MANY), ("/kutipan kami jaga", MANY), ("/cari pasar", 2 * MANY)],
)
async def test_turning_the_pages_shows_everything_once(busy_chat: Chat, asked: str, total: int) -> None:
    """Nothing is missing, nothing stands on two pages, and the last page has no way on."""
    message = await busy_chat.say(asked)
    seen = entries(message)
    while (button := onward(message)) is not None:
        message = await busy_chat.press(button)
        seen += entries(message)
    assert len(seen) == len(set(seen)) == total


@pytest.mark.parametrize("asked", ["/terbaru", "/cari judul"])
async def test_a_number_means_what_it_stood_beside(busy_chat: Chat, asked: str) -> None:
    """On any page, and for the pages before it too."""
    first = await busy_chat.say(asked)
    button = onward(first)
    assert button is not None
    second = await busy_chat.press(button)
    listed = entries(first) + entries(second)
    for number in (1, 5, 6, 10):
        assert (await busy_chat.reads(f"/ringkasan {number}")).startswith(listed[number - 1].split(" — ")[0])


@pytest.mark.parametrize("name", ["terbaru", "tokoh", "jadwal", "kutipan", "cari"])
async def test_a_page_beyond_the_last_is_the_last(busy_chat: Chat, name: str) -> None:
    """An old button still works after the list has become shorter."""
    words = {"kutipan": " kami jaga", "cari": " pasar"}.get(name, "")
    message = await busy_chat.say(f"/{name} ›999{words}")
    assert entries(message)
    assert onward(message) is None
    assert plain(message) != await busy_chat.reads(f"/{name}{words}")
