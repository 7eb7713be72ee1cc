"""Migrations: an old database becomes what a new one is, with a copy of the old one beside it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import open_storage
from storage.errors import StorageError
from storage.sqlite.schema import Migration, migrations, prepare, statements
from tests.storage.making import DAY, write

SHIPPED = migrations()


def schema(path: Path) -> list[tuple[str, str, str]]:
    """Every table, index and trigger with the SQL that made it."""
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.execute("SELECT type, name, COALESCE(sql, '') FROM sqlite_schema"))


def version(path: Path) -> int:
    """How many migrations a file has had."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def later(sql: str) -> tuple[Migration, ...]:
    """The shipped migrations and one more."""
    return (*SHIPPED, Migration(len(SHIPPED) + 1, sql))


@pytest.mark.parametrize("first", range(1, len(SHIPPED) + 1))
async def test_an_old_database_migrated_equals_a_new_one(tmp_path: Path, first: int) -> None:
    """From every earlier schema the shipped steps, and one to come, lead to the same schema."""
    steps = later("CREATE TABLE outbox (id INTEGER PRIMARY KEY, payload TEXT);\nCREATE INDEX o ON outbox (payload);")
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    prepare(old, steps[:first])
    prepare(old, steps)
    prepare(new, steps)
    assert schema(old) == schema(new)
    assert version(old) == version(new) == len(steps)


async def test_articles_survive_a_migration_and_a_copy_is_kept(database: Path) -> None:
    """The new step works on stored articles; the copy beside it is the database as it was."""
    async with open_storage(str(database)) as storage:
        await storage.store([write()], at=DAY)
    prepare(database, later("ALTER TABLE articles ADD COLUMN mood TEXT DEFAULT 'riang';"))
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT title, mood FROM articles").fetchall() == [("Pasar Awan dibuka", "riang")]
    (copy,) = database.parent.glob(f"{database.name}.before-*")
    assert version(copy) == len(SHIPPED)
    async with open_storage(str(copy)) as storage:
        assert (await storage.latest(limit=1)).total == 1


async def test_a_new_database_needs_no_copy(database: Path) -> None:
    """Where nothing was, there is nothing to keep."""
    prepare(database, SHIPPED)
    assert list(database.parent.iterdir()) == [database]


async def test_a_migration_that_fails_changes_nothing(database: Path) -> None:
    """A step that breaks in its middle leaves schema, rows and version as they were."""
    async with open_storage(str(database)) as storage:
        await storage.store([write()], at=DAY)
    before = schema(database)
    with pytest.raises(StorageError, match="no such table: missing"):
        prepare(database, later("DELETE FROM articles;\nCREATE TABLE half (x);\nDROP TABLE missing;"))
    assert (schema(database), version(database)) == (before, len(SHIPPED))
    async with open_storage(str(database)) as storage:
        assert (await storage.latest(limit=1)).total == 1


async def test_a_copy_of_a_try_that_failed_is_not_in_the_way(database: Path) -> None:
    """After a failed migration the next try keeps a copy of the same state and succeeds."""
    prepare(database, SHIPPED)
    with pytest.raises(StorageError):
        prepare(database, later("DROP TABLE missing;"))
    prepare(database, later("CREATE TABLE whole (x);"))
    (copy,) = database.parent.glob(f"{database.name}.before-*")
    assert (version(copy), version(database)) == (len(SHIPPED), len(SHIPPED) + 1)


def test_statements_are_split_where_sqlite_ends_them() -> None:
    """Semicolons within triggers, comments and strings end nothing."""
    script = "CREATE TABLE a (x); -- a; b\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  SELECT ';';\n  SELECT 2;\nEND;\n"
    assert [part.split()[1] for part in statements(script) if part.strip()] == ["TABLE", "TRIGGER"]


def test_a_script_without_its_last_semicolon_is_not_cut_short() -> None:
    """A statement that is not ended is run all the same, never dropped."""
    assert [part.strip() for part in statements("CREATE TABLE a (x);\nCREATE TABLE b (x)")] == [
        "CREATE TABLE a (x);",
        "CREATE TABLE b (x)",
    ]


@pytest.mark.parametrize("names", [["0002_b.sql"], ["0001_a.sql", "0003_c.sql"], ["0001_a.sql", "0001_b.sql"]])
def test_numbers_run_from_one_without_a_gap(tmp_path: Path, names: list[str]) -> None:
    """A missing or doubled number is a mistake of ours, found at once."""
    for name in names:
        (tmp_path / name).write_text("SELECT 1;", encoding="utf-8")
    with pytest.raises(ValueError, match="numbered from 1 without a gap"):
        migrations(tmp_path)
