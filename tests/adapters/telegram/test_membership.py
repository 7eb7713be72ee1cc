"""What becomes of the bot in chats: who is told, what pauses, what goes on; with the real commands and storage."""

import asyncio

import pytest

from storage.base import Storage
from storage.records import Chat, Subscription
from tests.adapters.telegram.conftest import Serving
from tests.storage.making import DAY, write
from tests.telegram_api import BotApi, refuse

CHANNEL = {"chat": -1001, "kind": "channel"}
GROUP = {"chat": -100, "kind": "supergroup"}
ADDRESS = "telegram:-1001"


def buttons(api: BotApi, chat: int = 7) -> list[str]:
    """The labels under the newest message of a chat."""
    message = api.sent[max(key for key in api.sent if key[0] == str(chat))]
    return [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]


async def paused(storage: Storage) -> None:
    """Waits until a chat is."""
    async with asyncio.timeout(5):
        while not await storage.closed_targets():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.01)


async def test_who_adds_it_to_a_channel_chooses_what_it_gets(api: BotApi, storage: Storage, serving: Serving) -> None:
    """They are told that it may post, and where; the buttons speak for the channel, and only to its admins."""
    api.admins["-1001", 7] = "administrator"
    await storage.store([write("a", topics=("politik",))], at=DAY)
    async with serving():
        api.member("administrator", "left", **CHANNEL)
        await api.until(lambda: len(api.texts()) == 1)
        (text,) = api.texts()
        assert "boleh memuat" in text
        assert ADDRESS in text
        assert "Pilih apa yang dikirim ke Kabar" in text
        assert "topik politik" in buttons(api)
        offered = api.sent[max(api.sent)]
        api.press(offered, "topik politik")
        await api.until(lambda: len(api.texts()) == 2)
        assert api.texts()[1] == "Untuk Kabar\nDiikuti: topik politik."
        api.press(api.sent[max(api.sent)], "Langganan")
        await api.until(lambda: len(api.texts()) == 3)
        assert "topik politik" in api.texts()[2]
        # Somebody to whom the message was forwarded is no admin there.
        api.press(offered, "semua berita", user=8)
        await api.until(lambda: len(api.texts()) == 4)
    assert api.texts()[3].endswith("Hanya admin obrolan ini yang dapat mengubahnya.")
    assert await storage.subscriptions() == (Subscription(ADDRESS, "topic", "politik"),)


async def test_without_the_right_to_post_it_says_so_and_waits(api: BotApi, storage: Storage, serving: Serving) -> None:
    """Its posts pause; given the right, they go on, and it is said too."""
    api.admins["-1001", 7] = "administrator"
    async with serving():
        api.member("administrator", "left", **CHANNEL, can_post_messages=False)
        await api.until(lambda: len(api.texts()) == 1)
        assert "belum boleh memuat" in api.texts()[0]
        assert [one.target for one in await storage.closed_targets()] == [ADDRESS]
        api.member("administrator", "member", **CHANNEL)
        await api.until(lambda: len(api.texts()) == 2)
        assert "sudah ditambahkan" in api.texts()[1]
    assert await storage.closed_targets() == ()


async def test_removed_from_a_channel_its_posts_pause(api: BotApi, storage: Storage, serving: Serving) -> None:
    """Back again they go on; what the channel follows was never forgotten."""
    await storage.follow(Subscription(ADDRESS, "all"), at=DAY)
    async with serving():
        api.member("kicked", "administrator", **CHANNEL)
        await paused(storage)
        (closed,) = await storage.closed_targets()
        assert (closed.target, closed.reason) == (ADDRESS, "the bot was removed from the chat")
        api.member("administrator", "left", **CHANNEL)
        await api.until(lambda: len(api.texts()) == 1)
    assert await storage.closed_targets() == ()
    assert await storage.subscriptions() == (Subscription(ADDRESS, "all"),)


async def test_whoever_blocks_it_gets_nothing_until_they_come_back(
    api: BotApi, storage: Storage, serving: Serving
) -> None:
    """Their own chat is paused, and nobody is written to about it."""
    async with serving():
        api.member("kicked", "member", chat=7, kind="private")
        await paused(storage)
        assert [(one.target, one.reason) for one in await storage.closed_targets()] == [
            ("telegram:7", "the bot was blocked by the user")
        ]
        api.member("member", "kicked", chat=7, kind="private")
        api.say("/start")
        await api.until(lambda: len(api.texts()) == 1)
    assert await storage.closed_targets() == ()


async def test_a_new_group_is_greeted_once(api: BotApi, storage: Storage, serving: Serving) -> None:
    """With what it can do; a group that knows it is not, nor one where it may not write."""
    async with serving():
        api.member("restricted", "left", **GROUP, can_send_messages=False)
        api.member("member", "restricted", **GROUP)
        api.member("left", "member", **GROUP)
        api.member("member", "left", **GROUP)
        api.member("member", "left", chat=-200, kind="group")
        await api.until(lambda: len(api.texts(-200)) == 1)
        api.member("administrator", "member", chat=-200, kind="group")
        api.say("/terbaru")
        await api.until(lambda: len(api.texts()) == 1)
    assert api.texts(-200)[0].startswith("Pewarta")
    assert api.texts(-100) == []


async def test_somebody_who_cannot_be_written_to_stops_nothing(
    api: BotApi, serving: Serving, caplog: pytest.LogCaptureFixture
) -> None:
    """Who never spoke to the bot cannot be told."""
    caplog.set_level("INFO")
    api.faults["sendMessage"] = [refuse(403, "Forbidden: bot can't initiate conversation with a user")]
    async with serving():
        api.member("administrator", "left", **CHANNEL)
        await api.until(lambda: api.every["sendMessage"] == 1)
        api.say("/terbaru")
        await api.until(lambda: len(api.texts()) == 1)
    assert "telegram.adder_not_told" in caplog.text


async def test_a_group_that_becomes_a_supergroup_keeps_everything(
    api: BotApi, storage: Storage, serving: Serving
) -> None:
    """Settings, what it follows; it is not greeted anew, and leaving the old one pauses nothing."""
    await storage.save_chat(Chat("telegram:-5", language="en"))
    await storage.follow(Subscription("telegram:-5", "all"), at=DAY)
    async with serving():
        api.push(message=api.message("", chat=-5, kind="group") | {"migrate_to_chat_id": -1005})
        api.push(message=api.message("", chat=-1005, kind="supergroup") | {"migrate_from_chat_id": -5})
        await api.until(lambda: not api.updates)
        api.member("left", "member", chat=-5, kind="group")
        api.member("member", "left", chat=-1005, kind="supergroup")
        api.say("/terbaru", chat=-1005, kind="supergroup")
        await api.until(lambda: len(api.texts(-1005)) == 1)
    assert not api.texts(-1005)[0].startswith("Pewarta")
    assert (await storage.chat("telegram:-1005")).language == "en"
    assert await storage.subscriptions() == (Subscription("telegram:-1005", "all"),)
    assert [one.moved_to for one in await storage.closed_targets()] == ["telegram:-1005"]


@pytest.mark.parametrize(
    ("more", "allowed"),
    [
        ({"sender_chat": {"id": -100, "type": "supergroup", "title": "Grup Uji"}}, True),
        ({"sender_chat": {"id": -1009, "type": "channel", "title": "Lain"}}, False),
        ({}, False),
    ],
)
async def test_anonymous_admins_are_admins(
    api: BotApi, storage: Storage, serving: Serving, more: dict[str, object], allowed: bool
) -> None:
    """Who speaks as the group itself is one of its admins; who speaks as another channel, or as a member, is not."""
    async with serving():
        api.say("/ikuti semua", chat=-100, kind="supergroup", user=1087968824, **more)
        await api.until(lambda: len(api.texts(-100)) == 1)
    assert bool(await storage.subscriptions("telegram:-100")) is allowed
