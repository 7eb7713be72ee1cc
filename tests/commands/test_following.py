"""Following: what a chat asked for is kept, shown, ended; and what may mean several things is asked back."""

import pytest

from bot.assembly.wiring import wants_of
from bot.commands import Registry, Role, all_commands, following
from bot.message import Target
from storage.base import Storage
from storage.records import Subscription
from tests.commands.conftest import Chat, GivenRole, calls, plain
from tests.storage.making import write


@pytest.fixture
def registry() -> Registry:
    return all_commands((following.FOLLOW, following.UNFOLLOW, following.LIST))


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("ekonomi", "topic", "ekonomi"),
        ("Ekonomi", "topic", "ekonomi"),
        ("topik ekonomi", "topic", "ekonomi"),
        ("kabar.example", "source", "kabar.example"),
        ("Rini Astuti", "person", "Rini Astuti"),
        ("tokoh bayu", "person", "Bayu Rini"),
        ("acara pihak", "event", "1"),
        ("event #1", "event", "1"),
        ("semua", "all", ""),
    ],
)
async def test_what_is_named_is_followed(chat: Chat, stored: Storage, typed: str, kind: str, value: str) -> None:
    """By its kind, or by its name alone; once, however often it is asked."""
    assert (await chat.reads(f"/ikuti {typed}")).startswith("Diikuti: ")
    assert [(one.kind, one.value) for one in await stored.subscriptions("test:1")] == [(kind, value)]
    assert (await chat.reads(f"/ikuti {typed}")).startswith("Sudah diikuti: ")


async def test_what_may_mean_several_things_is_asked_back(chat: Chat, stored: Storage) -> None:
    """Each as a button that says which."""
    message = await chat.say("/ikuti rini")
    assert set(calls(message)) == {"Rini Astuti", "Bayu Rini"}
    assert await stored.subscriptions() == ()
    button = next(call for row in message.actions for call in row if call.label == "Bayu Rini")
    await chat.press(button)
    assert [one.value for one in await stored.subscriptions()] == ["Bayu Rini"]


async def test_without_anything_it_offers_what_there_is(chat: Chat, stored: Storage) -> None:
    """Topics, people, coming events, outlets and everything; what is followed already is left out."""
    offered = calls(await chat.say("/ikuti"))
    assert {"topik ekonomi", "Rini Astuti", "acara: Pertemuan dua pihak", "media kabar.example", "semua berita"} <= set(
        offered
    )
    await chat.say("/ikuti topik ekonomi")
    assert "topik ekonomi" not in calls(await chat.say("/ikuti"))
    assert next(iter(calls(await chat.say("/langganan")))) == "✖ topik ekonomi"
    del stored


async def test_it_is_shown_and_ended(chat: Chat, stored: Storage) -> None:
    """By its button, by its name, or all of it at once."""
    for typed in ("topik ekonomi", "tokoh Bayu Rini", "acara #1"):
        await chat.say(f"/ikuti {typed}")
    message = await chat.say("/langganan")
    first = message.actions[0][0]
    assert "Tidak lagi diikuti: topik ekonomi." in str((await chat.press(first)).blocks)
    assert await chat.reads("/berhenti bayu rini") == "Tidak lagi diikuti: Bayu Rini."
    assert "tidak sedang diikuti" in await chat.reads("/berhenti bayu rini")
    assert await chat.reads("/berhenti semua") == "Tidak lagi diikuti: acara: Pertemuan dua pihak."
    assert await stored.subscriptions() == ()


async def test_chats_follow_for_themselves(chat: Chat, stored: Storage) -> None:
    """One chat's list is not another's."""
    other = Chat(chat.dispatcher, chat.clock)
    other.target = Target("test:2")
    await chat.say("/ikuti topik ekonomi")
    await other.say("/ikuti semua")
    assert [one.kind for one in await stored.subscriptions("test:2")] == ["all"]
    assert [want.target for want in wants_of(await stored.subscriptions())] == ["test:1", "test:2"]


async def test_what_nobody_knows_is_told(chat: Chat) -> None:
    """With what to type instead."""
    assert "/ikuti" in await chat.reads("/ikuti sesuatu yang tidak ada")
    chat.language = "en"
    assert "No topic, person, event or outlet matches “nothing here”" in await chat.reads("/follow nothing here")


async def test_in_groups_only_admins_follow(chat: Chat, roles: GivenRole) -> None:
    """Members are told so."""
    roles.role = Role.ANYONE
    for line in ("/ikuti semua", "/berhenti semua", "/langganan"):
        assert await chat.reads(line) == "Hanya admin obrolan ini yang dapat mengubahnya."


async def test_a_chat_cannot_follow_without_end(chat: Chat, stored: Storage) -> None:
    """There is a most."""
    for number in range(following.MOST):
        await stored.follow(Subscription("test:1", "topic", str(number)), at=chat.clock.now())
    assert "paling banyak 50" in await chat.reads("/ikuti semua")


async def test_everything_is_ended_by_one_button(chat: Chat, stored: Storage) -> None:
    """Offered where there is more than one thing to end; it asks first, and what ended is named."""
    await chat.say("/ikuti ekonomi")
    assert "Hentikan semua" not in calls(await chat.say("/langganan"))
    await chat.say("/ikuti Rini Astuti")
    asked = await chat.press(calls(await chat.say("/langganan"))["Hentikan semua"])
    assert plain(asked) == "Berhenti mengikuti semuanya (2)?"
    assert len(await stored.subscriptions()) == 2
    ended = await chat.press(calls(asked)["Ya, hentikan semuanya"])
    assert "Rini Astuti" in plain(ended)
    assert await stored.subscriptions() == ()


async def test_all_there_is_of_a_kind_is_offered_page_by_page(chat: Chat, stored: Storage) -> None:
    """From a button of the first offer to any of twenty topics; what is followed already is marked, and back."""
    topics = [write(f"t{number}", topics=(f"topik{number:02}",)) for number in range(19)]
    await stored.store(topics, at=chat.clock.now())
    offer = calls(await chat.say("/ikuti"))
    assert "Semua tokoh (2)" not in offer
    first = await chat.press(offer["Semua topik (20)"])
    assert plain(first) == "Topik yang bisa diikuti (20)"
    last = await chat.press(calls(await chat.press(calls(first)["2/3 ›"]))["3/3 ›"])
    wanted = next(label for label in calls(last) if label.startswith("topik "))
    assert plain(await chat.press(calls(last)[wanted])) == f"Diikuti: {wanted}."
    again = calls(await chat.press(calls(await chat.press(calls(first)["2/3 ›"]))["3/3 ›"]))
    assert f"✓ {wanted}" in again
    assert "semua berita" in calls(await chat.press(again["‹ Kembali"]))
    chat.language = "en"
    assert await chat.reads("/follow person") == "People to follow (2)"


async def test_every_subscription_can_be_reached_and_ended(chat: Chat, stored: Storage) -> None:
    """Also the last of fifty."""
    for number in range(following.MOST):
        await stored.follow(Subscription("test:1", "topic", f"{number:02}"), at=chat.clock.now())
    shown = await chat.say("/langganan")
    seen = set(calls(shown))
    while (onward := next((label for label in calls(shown) if label.endswith(" ›")), None)) is not None:
        shown = await chat.press(calls(shown)[onward])
        seen |= set(calls(shown))
    assert {f"✖ topik {number:02}" for number in range(following.MOST)} <= seen
    await chat.press(calls(shown)["✖ topik 49"])
    assert len(await stored.subscriptions()) == following.MOST - 1


async def test_what_is_followed_is_paused_and_resumed(chat: Chat, stored: Storage) -> None:
    """By a button or in words; nothing of it is lost meanwhile."""
    await chat.say("/ikuti ekonomi")
    paused = await chat.press(calls(await chat.say("/langganan"))["Jeda semuanya"])
    assert "Dijeda: beritanya tidak dikirim" in plain(paused)
    assert (await stored.chat("test:1")).paused
    assert "Dijeda" in await chat.reads("/ikuti Rini Astuti")
    assert "Dijeda" not in plain(await chat.press(calls(paused)["Lanjutkan"]))
    assert not (await stored.chat("test:1")).paused
    assert len(await stored.subscriptions()) == 2
    chat.language = "en"
    assert "Paused" in await chat.reads("/following pause")
    await chat.say("/unfollow all")
    assert "Paused" not in await chat.reads("/follow Rini Astuti")
    assert "“later” is not known" in await chat.reads("/following later")
