"""An export holds everything: read back, its records equal the stored ones; its articles can be ingested again."""

import asyncio
import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from click.testing import CliRunner
from pydantic import TypeAdapter

from bot.app import open_keeper
from bot.cli import main
from bot.clock import MovableClock
from bot.ingest.keeper import KeepOptions
from bot.samples import load_samples
from storage import open_storage
from storage.base import Storage
from storage.errors import StorageError
from storage.records import Article, Chat, Event, EventEdit, EventReport, FeedSource, Person, Revision, Subscription
from storage.sqlite.export import DERIVED, WHOLE, exported, tables
from tests.publish.running import fill
from tests.storage.making import DAY, write
from tests.storage.test_backup import filled

T = TypeVar("T")


async def lived_in(path: Path) -> Path:
    """The sample news, with a revision, notes, an edit, chats, feeds and posts."""
    clock = MovableClock(DAY)
    async with open_keeper(str(path), clock, KeepOptions(auto_approve=True)) as (storage, keeper):
        await load_samples(keeper, storage)
        (first,) = await storage.store([write("x")], at=DAY)
        await storage.store([write("x", revises=first)], at=DAY + timedelta(hours=1))
        await storage.add_note(first, "Angka di alinea kedua keliru.", "Redaktur “A”", at=DAY)
        event = (await storage.events())[0]
        await storage.set_event(EventEdit(event.id, event.state, "Redaktur", "keterangan resmi", DAY))
        await storage.save_chat(Chat("fake:1", language="en"))
        await storage.follow(Subscription("fake:1", "topic", "rusia"), at=DAY)
        await storage.sync_feeds([FeedSource("https://a.example/rss")], at=DAY)
        await fill(storage, "fake:1", "fake:2")
    return path


def lines_of(path: Path, *options: str) -> list[dict[str, Any]]:
    config = path.with_suffix(".toml")
    config.write_text(f'[bot]\ndatabase = "{path}"\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["export", "json", "--config", str(config), *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def read(kind: type[T], value: object) -> T:
    found: T = TypeAdapter(kind).validate_python(value)
    return found


async def check_records(storage: Storage, lines: list[dict[str, Any]]) -> None:
    for line in lines:
        match line["kind"]:
            case "article":
                stored = read(Article, line["stored"])
                assert stored == await storage.article(stored.headline.id)
                revisions = tuple(read(Revision, one) for one in line["revisions"])
                assert revisions == await storage.revisions(stored.headline.id)
            case "person":
                person = read(Person, line["stored"])
                assert person == await storage.person(person.id)
            case "event":
                event = read(Event, line["stored"])
                assert event == await storage.event(event.id)
                assert tuple(read(EventReport, one) for one in line["reports"]) == await storage.event_history(event.id)
                assert tuple(read(EventEdit, one) for one in line["edits"]) == await storage.event_edits(event.id)


def test_what_is_read_back_is_what_is_stored(tmp_path: Path) -> None:
    """Each article, person and event as a record; every row of every other table; and nothing is left out."""
    path = asyncio.run(lived_in(tmp_path / "news.db"))
    lines = lines_of(path)
    assert lines[0]["kind"] == "pewarta"

    async def check() -> None:
        async with open_storage(str(path)) as storage:
            await check_records(storage, lines)

    asyncio.run(check())
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row

        def count(table: str) -> int:
            return int(db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])

        kinds = {kind: sum(line["kind"] == kind for line in lines) for kind in ("article", "person", "event")}
        assert kinds == {"article": count("articles"), "person": count("people"), "event": count("events")}
        articles = [line for line in lines if line["kind"] == "article"]
        assert sum(len(line["stored"]["analysis"]["quotes"]) for line in articles) == count("quotes")
        assert sum(len(line["stored"]["notes"]) for line in articles) == count("notes") > 0
        assert sum(len(line["revisions"]) for line in articles) == count("revisions") > 0
        events = [line for line in lines if line["kind"] == "event"]
        assert sum(len(line["reports"]) for line in events) == count("event_reports")
        rows = {table: [line["row"] for line in lines if line.get("table") == table] for table in tables(db)}
        assert {table: len(found) for table, found in rows.items()} == {table: count(table) for table in rows}
        assert rows["chats"] == [dict(row) for row in db.execute("SELECT * FROM chats")]
        assert {"chats", "subscriptions", "feeds", "deliveries", "messages", "slots"} <= set(rows)
        every = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        left_out = every - set(rows) - WHOLE - DERIVED
        assert all(name.startswith(("article_search", "quote_search", "sqlite_")) for name in left_out)


def test_exported_articles_can_be_ingested_again(tmp_path: Path) -> None:
    """Into another database, they are the same articles with the same quotes."""
    path = asyncio.run(lived_in(tmp_path / "news.db"))
    (tmp_path / "articles.jsonl").write_text(
        "\n".join(json.dumps(line) for line in lines_of(path, "--only", "article")), encoding="utf-8"
    )
    again = tmp_path / "again.db"
    result = CliRunner().invoke(main, ["ingest", str(tmp_path / "articles.jsonl"), "--database", str(again)])
    assert result.exit_code == 0, result.output

    def told(lines: list[dict[str, Any]]) -> list[object]:
        keys = "title text url source author published_at topics language".split()
        return [
            ([line[key] for key in keys], [quote["text"] for quote in line["stored"]["analysis"]["quotes"]])
            for line in lines
            if line["source"] != "Kabar Kencana"
        ]

    before = told(lines_of(path, "--only", "article"))
    assert len(before) == 15
    assert told(lines_of(again, "--only", "article")) == before


def test_an_export_is_of_one_instant(tmp_path: Path) -> None:
    """What is stored while it is written is not in it, however slowly it is read."""
    path = asyncio.run(filled(tmp_path / "news.db"))
    lines = exported(path)
    next(lines)
    asyncio.run(filled(path, 9, first=3))
    assert sum(line["kind"] == "article" for line in lines) == 3


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """With its count; a database that is not there, or a folder that is not, is told in a line."""
    path = asyncio.run(filled(tmp_path / "news.db"))
    config = tmp_path / "c.toml"
    config.write_text(f'[bot]\ndatabase = "{path}"\n', encoding="utf-8")
    out = tmp_path / "out.jsonl"
    made = CliRunner().invoke(main, ["export", "json", "--config", str(config), "--output", str(out)])
    assert made.exit_code == 0
    assert made.output == f"{out}: {len(out.read_text().splitlines()):,} lines\n"
    before = out.read_bytes()
    path.write_bytes(path.read_bytes()[:9000])
    broken = CliRunner().invoke(main, ["export", "json", "--config", str(config), "--output", str(out)])
    assert broken.exit_code == 1
    assert broken.output.startswith("Error: ")
    assert out.read_bytes() == before
    nowhere = CliRunner().invoke(
        main, ["export", "json", "--config", str(config), "--output", str(tmp_path / "a" / "b")]
    )
    assert "cannot be written" in nowhere.output
    assert sorted(one.name for one in tmp_path.glob(".*")) == []
    with pytest.raises(StorageError, match="there is no database"):
        next(exported(tmp_path / "none.db"))
