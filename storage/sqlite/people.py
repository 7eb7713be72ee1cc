"""SQL of people: one person, several names, the roles they were given."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from storage.records import Page, Person, PersonWrite, Role
from storage.sqlite.values import instant_out, list_in, text_in, words

MOST_FOUND = 20
MOST_WORDS = 6
"""A person's name has no more words, whatever an article's sentence looks like."""

# From one role to the next by the index: GROUP BY would read a row for every article.
_ROLES = """
WITH RECURSIVE given (person_id, role) AS (
    SELECT value, (SELECT MIN(role) FROM person_roles WHERE person_id = value) FROM json_each(?)
    UNION ALL
    SELECT person_id,
        (SELECT MIN(p.role) FROM person_roles p WHERE p.person_id = given.person_id AND p.role > given.role)
    FROM given WHERE role IS NOT NULL
)
SELECT person_id, role,
    (SELECT MIN(p.at) FROM person_roles p WHERE p.person_id = given.person_id AND p.role = given.role),
    (SELECT MAX(p.at) FROM person_roles p WHERE p.person_id = given.person_id AND p.role = given.role) AS last
FROM given WHERE role IS NOT NULL ORDER BY last DESC, role
"""


def store_people(
    db: sqlite3.Connection, writes: Sequence[PersonWrite], article_id: int, shown_at: int
) -> dict[str, int]:
    """Stores an article's speakers; returns each one's id by the name that its quotes use."""
    return {write.name: _store_person(db, write, article_id, shown_at) for write in writes}


def _store_person(db: sqlite3.Connection, write: PersonWrite, article_id: int, shown_at: int) -> int:
    names = [text_in(name) for name in dict.fromkeys((write.name, *write.names))]
    person_id = write.joins
    if person_id is None:
        person_id = db.execute("INSERT INTO people (name) VALUES (?)", (names[0],)).lastrowid
        assert person_id is not None  # noqa: S101 - an INSERT has one
    db.executemany(
        "INSERT OR IGNORE INTO person_names (person_id, name) VALUES (?, ?)", [(person_id, name) for name in names]
    )
    db.executemany(
        "INSERT OR IGNORE INTO name_words (word, person_id) VALUES (?, ?)",
        [(word, person_id) for name in names for word in words(name)],
    )
    db.executemany(
        "INSERT OR IGNORE INTO person_roles (person_id, role, article_id, at) VALUES (?, ?, ?, ?)",
        [(person_id, text_in(role), article_id, shown_at) for role in write.roles],
    )
    _name_fully(db, person_id, names[0])
    return person_id


def _name_fully(db: sqlite3.Connection, person_id: int, name: str) -> None:
    """Takes ``name`` as the person's, if it says more than the name before: all of its words and others."""
    before = db.execute("SELECT name FROM people WHERE id = ?", (person_id,)).fetchone()[0]
    if set(words(before)) < set(words(name)) and _is_name_like(name):
        db.execute("UPDATE people SET name = ? WHERE id = ?", (name, person_id))


def _is_name_like(name: str) -> bool:
    """Whether each of a few words has a capital or is as short as "bin", "binti" and "van": no piece of a sentence."""
    parts = name.split()
    return len(parts) <= MOST_WORDS and all(
        part[0].isupper() or (part.isalpha() and len(part) <= len("binti")) for part in parts
    )


def people(db: sqlite3.Connection, limit: int, offset: int) -> Page[Person]:
    """Who is quoted, most quotes first."""
    ids = db.execute(
        "SELECT id FROM people WHERE quotes > 0 ORDER BY quotes DESC, name LIMIT ? OFFSET ?", (limit, offset)
    )
    total = db.execute("SELECT COUNT(*) FROM people WHERE quotes > 0").fetchone()[0]
    return Page(_all(db, [person_id for (person_id,) in ids]), total, offset)


def person(db: sqlite3.Connection, person_id: int) -> Person | None:
    """One person with all names and roles."""
    return next(iter(_all(db, [person_id])), None)


def find_people(db: sqlite3.Connection, name: str) -> tuple[Person, ...]:
    """Quoted people who have all the words of ``name``, each as a prefix."""
    wanted = words(name)
    if not wanted:
        return ()
    having = " INTERSECT ".join("SELECT person_id FROM name_words WHERE word >= ? AND word < ?" for _ in wanted)
    # U+10FFFF sorts after every letter, so this is the range of words that begin with ``word``.
    bounds = [bound for word in wanted for bound in (word, word + "\U0010ffff")]
    ids = db.execute(
        f"SELECT id FROM people WHERE quotes > 0 AND id IN ({having}) ORDER BY quotes DESC, name LIMIT ?",  # noqa: S608
        (*bounds, MOST_FOUND),
    )
    return _all(db, [person_id for (person_id,) in ids])


def people_sharing_a_name(db: sqlite3.Connection, names: Sequence[str]) -> tuple[Person, ...]:
    """People one of whose names has one of these words."""
    wanted = tuple(dict.fromkeys(word for name in names for word in words(name)))
    ids = db.execute(
        "SELECT DISTINCT person_id FROM name_words WHERE word IN (SELECT value FROM json_each(?)) ORDER BY person_id",
        (list_in(wanted),),
    )
    return _all(db, [person_id for (person_id,) in ids])


def _all(db: sqlite3.Connection, ids: Sequence[int]) -> tuple[Person, ...]:
    """Those people of ``ids`` who are there, in that order, by three reads however many they are."""
    wanted = (list_in(ids),)
    found = {
        person_id: (name, quotes)
        for person_id, name, quotes in db.execute(
            "SELECT id, name, quotes FROM people WHERE id IN (SELECT value FROM json_each(?))", wanted
        )
    }
    names: defaultdict[int, list[str]] = defaultdict(list)
    for person_id, name in db.execute(
        "SELECT person_id, name FROM person_names WHERE person_id IN (SELECT value FROM json_each(?))"
        " ORDER BY length(name) DESC, name",
        wanted,
    ):
        names[person_id].append(name)
    roles: defaultdict[int, list[Role]] = defaultdict(list)
    for person_id, role, first, last in db.execute(_ROLES, wanted):
        roles[person_id].append(Role(role, instant_out(first), instant_out(last)))
    return tuple(
        Person(person_id, found[person_id][0], tuple(names[person_id]), tuple(roles[person_id]), found[person_id][1])
        for person_id in ids
        if person_id in found
    )
