"""People: one person under several names, with the roles they were given, as long as they are quoted."""

import pytest

from storage.base import Storage
from storage.errors import StorageError
from storage.records import ArticleWrite
from tests.storage.making import DAY, day, person, quote, write


def said(
    key: str, name: str, *names: str, joins: int | None = None, roles: tuple[str, ...] = (), at: int = 0
) -> ArticleWrite:
    """An article in which one person is quoted once."""
    return write(
        key,
        published_at=day(at),
        quotes=(quote("Pasar ini", name),),
        people=(person(name, *names, joins=joins, roles=roles),),
    )


async def names(storage: Storage) -> list[tuple[str, int]]:
    """Who is listed, with how many quotes."""
    return [(one.name, one.quotes) for one in (await storage.people(limit=50)).items]


async def test_a_person_is_one_under_all_names(storage: Storage) -> None:
    """Joined under a fuller name, a person takes it and keeps the other; roles come with their dates."""
    await storage.store([said("a", "Sekar", roles=("Wali Kota",), at=3)], at=DAY)
    (sekar,) = (await storage.people(limit=5)).items
    await storage.store([said("b", "Sekar Wulandari", joins=sekar.id, roles=("Wali Kota", "Ibu Wali"), at=1)], at=DAY)
    one = await storage.person(sekar.id)
    assert one is not None
    assert (one.name, one.names, one.quotes) == ("Sekar Wulandari", ("Sekar Wulandari", "Sekar"), 2)
    assert [(role.text, role.first_at, role.last_at) for role in one.roles] == [
        ("Wali Kota", day(1), day(3)),
        ("Ibu Wali", day(1), day(1)),
    ]
    quotes = await storage.person_quotes(sekar.id, limit=5)
    assert [q.article.url for q in quotes.items] == ["https://kabar.example/a", "https://kabar.example/b"]
    assert quotes.total == 2


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        ("Wulandari", "Sekar Wulandari"),
        ("Sekar Wulandari Putri", "Sekar Wulandari Putri"),
        ("Sekar binti Wulandari", "Sekar binti Wulandari"),
        ("Sekar Wulandari menegaskan", "Sekar Wulandari"),
        ("Sekar Wulandari 2026", "Sekar Wulandari"),
        ("Sekar Wulandari Dan Tujuh Belas Orang Lain", "Sekar Wulandari"),
        ("SEKAR WULANDARI", "Sekar Wulandari"),
        ("Budi Santoso Wijaya", "Sekar Wulandari"),
    ],
)
async def test_only_a_fuller_name_replaces_a_good_one(storage: Storage, later: str, kept: str) -> None:
    """A shorter, another, a louder name or a piece of a sentence is kept beside it, not in its place."""
    await storage.store([said("a", "Sekar Wulandari"), said("b", later, joins=1)], at=DAY)
    one = await storage.person(1)
    assert one is not None
    assert one.name == kept
    assert {"Sekar Wulandari", later} <= set(one.names)


async def test_the_most_quoted_come_first_in_pages(storage: Storage) -> None:
    """People are listed by their quotes, then by name."""
    await storage.store([said("a", "Budi"), said("b", "Ani"), said("c", "Citra"), said("d", "Citra", joins=3)], at=DAY)
    assert await names(storage) == [("Citra", 2), ("Ani", 1), ("Budi", 1)]
    page = await storage.people(limit=1, offset=1)
    assert ([one.name for one in page.items], page.total) == (["Ani"], 3)


async def test_a_person_whose_quotes_are_gone_is_not_listed(storage: Storage) -> None:
    """A revision takes its quotes back; who is left with none vanishes from lists and searches, and may come again."""
    await storage.store([said("a", "Budi"), said("b", "Ani", roles=("Camat",))], at=DAY)
    await storage.store([write("b", title="Tanpa kutipan", revises=2)], at=day(1))
    assert await names(storage) == [("Budi", 1)]
    assert await storage.find_people("Ani") == ()
    (ani,) = await storage.people_sharing_a_name(["Ani"])
    assert (ani.id, ani.quotes, ani.roles) == (2, 0, ())
    await storage.store([said("c", "Ani", joins=2)], at=day(2))
    assert await names(storage) == [("Ani", 1), ("Budi", 1)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("wul", True),
        ("sek wul", True),
        ("wulandari sekar", True),
        ("SEKAR", True),
        ("sékar", True),
        ("ekar", False),
        ("sekar budi", False),
        ("", False),
        ("%", False),
        ("s_kar", False),
        ("\x00\ud800", False),
    ],
)
async def test_people_are_found_by_beginnings_of_their_names(storage: Storage, typed: str, found: bool) -> None:
    """All words are needed, each as a beginning; case and accents do not count, and nothing is a wildcard."""
    await storage.store([said("a", "Sekar Wulandari"), said("b", "Budi Santoso")], at=DAY)
    assert [one.name for one in await storage.find_people(typed)] == (["Sekar Wulandari"] if found else [])


async def test_at_most_twenty_people_are_found(storage: Storage) -> None:
    """Of many namesakes the most quoted are found."""
    writes = [said(f"{n}", f"Budi Ke{n}") for n in range(25)]
    await storage.store([*writes, said("x", "Budi Ke24", joins=25)], at=DAY)
    found = await storage.find_people("budi")
    assert len(found) == 20
    assert found[0].name == "Budi Ke24"


async def test_sharing_a_name_needs_a_whole_word(storage: Storage) -> None:
    """Candidates for being the same person share a word of a name, not a piece of one."""
    await storage.store([said("a", "Sekar Wulandari", "Sekar"), said("b", "Ani Wulan")], at=DAY)
    assert [one.name for one in await storage.people_sharing_a_name(["Wulan", "sekar"])] == [
        "Sekar Wulandari",
        "Ani Wulan",
    ]
    assert [one.name for one in await storage.people_sharing_a_name(["wulandari"])] == ["Sekar Wulandari"]
    assert await storage.people_sharing_a_name([]) == ()


async def test_joining_nobody_is_refused(storage: Storage) -> None:
    """A person who is not there cannot be joined; nothing is stored."""
    with pytest.raises(StorageError, match="no longer there"):
        await storage.store([said("a", "Sekar", joins=77)], at=DAY)
    assert (await storage.latest(limit=1)).total == 0
