"""Contract: what was changed in the configuration is kept, with the last of its texts."""

from datetime import UTC, datetime, timedelta

from storage.base import Storage
from storage.config_history import KEPT_TEXTS, text_name
from storage.records import NewConfigChange

NOW = datetime(2026, 2, 8, 5, 0, tzinfo=UTC)


def change(before: str, after: str, undoes: int | None = None) -> NewConfigChange:
    return NewConfigChange(
        who="telegram:1", place="telegram:1", action="set", key="bot.name", was='"a"', becomes='"b"',
        before=before, after=after, undoes=undoes,
    )  # fmt: skip


async def test_a_change_is_kept_with_both_texts(storage: Storage) -> None:
    """Begun before it is made; what became of it is said after, and what takes it back marks it."""
    first = await storage.begin_config_change(change("satu", "dua 🦉"), at=NOW)
    (begun,) = await storage.config_changes(limit=9)
    assert (begun.id, begun.outcome, begun.at, begun.was, begun.becomes) == (first, "begun", NOW, '"a"', '"b"')
    assert await storage.config_text(begun.before) == "satu"
    assert await storage.config_text(begun.after) == "dua 🦉"
    await storage.end_config_change(first, "done")
    second = await storage.begin_config_change(change("dua 🦉", "satu", undoes=first), at=NOW)
    assert not (await storage.config_changes(limit=9))[1].undone
    await storage.end_config_change(second, "failed", "berkas penuh")
    assert not (await storage.config_changes(limit=9))[1].undone
    await storage.end_config_change(second, "done")
    newest, oldest = await storage.config_changes(limit=9)
    assert (newest.id, newest.undoes, oldest.undone) == (second, first, True)


async def test_old_texts_go_and_what_was_changed_stays(storage: Storage) -> None:
    """The last texts are kept; one that comes back is the newest again."""
    for number in range(30):
        await storage.begin_config_change(change(f"{number}", f"{number + 1}"), at=NOW + timedelta(minutes=number))
    assert len(await storage.config_changes(limit=100)) == 30
    kept = [number for number in range(31) if await storage.config_text(text_name(f"{number}")) is not None]
    assert kept == list(range(31 - KEPT_TEXTS, 31))
    await storage.begin_config_change(change("30", "11"), at=NOW)
    await storage.begin_config_change(change("11", "baru"), at=NOW)
    assert await storage.config_text(text_name("11")) == "11"
