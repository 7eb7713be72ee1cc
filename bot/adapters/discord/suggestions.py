"""What autocompletion offers: headlines, people and events that begin with what is typed, straight from storage."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice

from bot.adapters.discord.markup import safe
from storage.base import Storage

MOST = 25
LONGEST = 100
_AGENDA = timedelta(days=60)
_VALUES = {
    "setelan bahasa": ("id", "en"),
    "setelan zona": ("WIB", "WITA", "WIT"),
    "setelan tenang": ("22:00-05:00", "22:00-05:00 senyap", "mati"),
    "setelan gaya": ("ringkas", "lengkap"),
}
Suggestions = list[tuple[str, str]]
"""Pairs of what is shown and what is asked for, each of 1 to 100 characters."""


async def suggest(storage: Storage, command: str, typed: str, *, today: date) -> Suggestions:
    """At most 25 arguments that the command of this name would understand.

    Raises:
        StorageError: the database cannot be used.
    """
    typed = typed.strip()[:LONGEST]
    match command:
        case "ringkasan" | "mengapa" | "koreksi":
            found = await _headlines(storage, typed)
        case "kutipan":
            people = await _people(storage, typed)
            found = [*people[: MOST // 2], *await _headlines(storage, typed)]
        case "tokoh":
            found = await _people(storage, typed)
        case "jadwal" | "acara":
            found = await _events(storage, typed, today)
        case "terbaru":
            found = await _topics(storage, typed)
        case "ikuti":
            named = [(label, label) for label, _ in await _people(storage, typed)]
            found = [*(await _topics(storage, typed))[: MOST // 2], *named]
        case _ if command in _VALUES:
            found = [(value, value) for value in _VALUES[command] if typed.casefold() in value.casefold()]
        case "cari":
            found = [(label, label) for label, _ in await _people(storage, typed)]
        case _:
            found = []
    return fitting(found)


def fitting(found: Iterable[tuple[str, str]]) -> Suggestions:
    """As many as Discord shows, labels cut to what it takes; without those whose argument would be too long for it."""
    fits = ((_label(label), value) for label, value in found if 0 < len(value) <= LONGEST)
    return list(islice((one for one in fits if one[0]), MOST))


async def _headlines(storage: Storage, typed: str) -> Suggestions:
    if not typed:
        articles = (await storage.latest(limit=MOST)).items
    else:
        hits = (await storage.search(typed, limit=MOST, order="recent", kinds=("article",))).items
        articles = tuple(hit.article for hit in hits)
    return [(article.title, f"#{article.id}") for article in articles]


async def _topics(storage: Storage, typed: str) -> Suggestions:
    names = [name for name, _ in await storage.topics()]
    return [(name, name) for name in names if typed.casefold() in name.casefold()]


async def _people(storage: Storage, typed: str) -> Suggestions:
    people = await storage.find_people(typed) if typed else (await storage.people(limit=MOST)).items
    return [(person.name, f"@{person.id}") for person in people]


async def _events(storage: Storage, typed: str, today: date) -> Suggestions:
    # Typed words look among all events, the past ones too; without any, what is near.
    events = await storage.events() if typed else await storage.events(since=today - _AGENDA)
    words = typed.casefold()
    return [(event.state.what, f"#{event.id}") for event in events if words in event.state.what.casefold()]


def _label(text: str) -> str:
    shown = safe(text).replace("\n", " ").strip()
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
