"""Requests that change something: kept until they are answered, and their change kept once."""

import pytest

from storage import open_storage
from storage.base import Storage
from storage.errors import AlreadyDone, StorageError
from storage.inbox import KEPT
from storage.records import Chat, Subscription
from tests.storage.making import DAY, write

KEY = "telegram:1:77"
ALL = Subscription("telegram:7", "all")


async def test_a_request_is_taken_in_once(storage: Storage) -> None:
    """Its name is known again, also when it was answered; another's is not it."""
    assert await storage.take_in(KEY, "a", at=DAY)
    assert not await storage.take_in(KEY, "a", at=DAY)
    await storage.answered(KEY)
    assert not await storage.take_in(KEY, "a", at=DAY)
    assert await storage.take_in("telegram:2:77", "b", at=DAY)


async def test_what_was_not_answered_is_found_by_the_next_process(url: str) -> None:
    """In the order it came, only of the platform that asks, and only what is not too old."""
    async with open_storage(url) as storage:
        await storage.take_in("telegram:1:5", "old", at=DAY - KEPT / 2)
        for key in ("telegram:1:9", "telegram:1:10", "discord:1:1", "telegram:1:11"):
            await storage.take_in(key, f"body of {key}", at=DAY)
        await storage.answered("telegram:1:9")
    async with open_storage(url) as storage:
        left = await storage.left_in("telegram:1:", since=DAY - KEPT / 4)
    assert list(left) == [("telegram:1:10", "body of telegram:1:10"), ("telegram:1:11", "body of telegram:1:11")]


async def test_a_change_is_kept_together_with_its_request(storage: Storage) -> None:
    """The second time nothing is changed, also when the first time was never taken in."""
    await storage.take_in(KEY, "a", at=DAY)
    (article,) = await storage.store([write("a")], at=DAY)
    for key in (KEY, "telegram:1:78"):
        await storage.once(key, at=DAY).add_note(article, "Salah ketik", "Ani", at=DAY)
        with pytest.raises(AlreadyDone):
            await storage.once(key, at=DAY).add_note(article, "Salah ketik", "Ani", at=DAY)
    found = await storage.article(article)
    assert found is not None
    assert len(found.notes) == 2


async def test_a_request_may_change_several_things_the_first_time(storage: Storage) -> None:
    """And reads as it likes, before and after."""
    one = storage.once(KEY, at=DAY)
    assert await one.subscriptions("telegram:7") == ()
    assert await one.follow(ALL, at=DAY)
    await one.save_chat(Chat("telegram:7", language="en"))
    assert await one.subscriptions("telegram:7") == (ALL,)
    assert (await storage.chat("telegram:7")).language == "en"


async def test_a_change_that_fails_leaves_the_request_to_be_done(storage: Storage) -> None:
    """The mark goes back with the change."""
    with pytest.raises(StorageError):
        await storage.once(KEY, at=DAY).add_note(404, "Tidak ada", "Ani", at=DAY)
    assert await storage.once(KEY, at=DAY).follow(ALL, at=DAY)


async def test_old_names_are_forgotten(storage: Storage) -> None:
    """A platform hands nothing over again after so long."""
    await storage.take_in(KEY, "a", at=DAY)
    await storage.take_in("telegram:1:78", "b", at=DAY + KEPT * 2)
    assert await storage.take_in(KEY, "a", at=DAY + KEPT * 2)


async def test_closing_what_a_request_uses_closes_nothing(storage: Storage) -> None:
    """It only borrows the connections."""
    await storage.once(KEY, at=DAY).close()
    assert await storage.follow(ALL, at=DAY)
