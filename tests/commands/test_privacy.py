"""What is held about a chat is told and let go of, and nothing of another chat with it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.commands import Registry, Role, all_commands, following
from storage.base import Storage
from storage.records import Chat as ChatRecord
from storage.records import Outcome, Subscription
from tests.commands.conftest import Chat, GivenRole, calls
from tests.storage.sending import slot

HERE, THERE = "test:1", "test:2"
NOW = datetime(2026, 2, 7, 3, 0, tzinfo=UTC)


@pytest.fixture
def registry() -> Registry:
    return all_commands((following.FOLLOW, following.UNFOLLOW, following.LIST))


async def filled(storage: Storage) -> None:
    """Two chats with settings, subscriptions, and a post sent, one waiting and one being sent at this moment."""
    for target in (HERE, THERE):
        await storage.save_chat(ChatRecord(target, language="id", quiet="never"))
        await storage.follow(Subscription(target, "topic", "ekonomi"), at=NOW)
        for number in range(3):
            await storage.write_slots([slot(target, f"pagi-{number}", at=NOW)], at=NOW)
    sent = {one.target: one for one in await storage.claim("test", limit=9, at=NOW)}
    await storage.settle([Outcome(delivery=one.id, state="sent", receipt="7") for one in sent.values()], at=NOW)
    await storage.claim("test", limit=9, at=NOW)


async def test_it_is_told_and_deleted_after_asking(chat: Chat, stored: Storage) -> None:
    """Only this chat's; what is being sent goes on, and decided slots stay decided."""
    await filled(stored)
    text = await chat.reads("/privasi")
    assert "1 langganan" in text
    assert "3 kiriman ke sini" in text
    assert HERE in text
    before = await stored.chat_data(THERE)
    question = await chat.press(calls(await chat.say("/privasi"))["Hapus data obrolan ini"])
    assert (await stored.chat_data(HERE)).posts == 3
    await chat.press(calls(question)["Ya, hapus"])
    left = await stored.chat_data(HERE)
    assert (left.chat, left.subscriptions, left.waiting) == (ChatRecord(HERE), 0, 0)
    assert left.posts == 1  # the one that is being sent
    assert left.decisions == 3
    assert await stored.chat_data(THERE) == before
    assert await stored.write_slots([slot(HERE, "pagi-0", at=NOW)], at=NOW + timedelta(minutes=1)) == 0


async def test_a_shared_message_stays_for_the_chats_that_have_it(chat: Chat, stored: Storage) -> None:
    """One body serves many chats; it goes with the last of them."""
    await filled(stored)
    await stored.forget_chat(HERE)
    waiting = (await stored.deliveries(["pending", "sent", "sending"], limit=9)).items
    assert {one.target for one in waiting if one.state != "sending"} == {THERE}
    assert all(one.body for one in waiting)
    del chat


async def test_only_admins_delete(chat: Chat, stored: Storage, roles: GivenRole) -> None:
    """Anybody may read what is held."""
    await filled(stored)
    roles.role = Role.ANYONE
    assert "Data obrolan ini" in await chat.reads("/privasi")
    assert "admin" in await chat.reads("/hapusdata ya")
    assert (await stored.chat_data(HERE)).posts == 3
