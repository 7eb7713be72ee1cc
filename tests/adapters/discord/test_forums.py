"""Forums over the wire: each post in the thread it belongs in, which is opened once, whatever happens meanwhile."""

import asyncio
import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.discord import Discord
from bot.adapters.discord.forums import thread_name
from bot.adapters.discord.sender import DiscordSender
from bot.adapters.discord.split import units
from bot.errors import NotSent, Rejected, Uncertain
from bot.message import Heading, Message, Paragraph, Post, Target, Text, Thread
from storage.errors import StorageError
from tests.adapters.discord.conftest import KeptStrings, Service, SignedCalls, opened
from tests.adapters.discord.wire import FORUM, Fault, Wire

IN_FORUM = Target(f"discord:{FORUM}")
LONG = Message((Heading((Text("Berita"),)), Paragraph((Text("Satu kalimat. " * 400),))))


def said(text: str, thread: Thread | None = None, heading: str = "Berita") -> Message:
    return Message((Heading((Text(heading),)), Paragraph((Text(text),))), thread=thread)


def post(key: str, message: Message) -> Post:
    return Post(key, IN_FORUM, message)


DAY = Thread("day 2026-02-08 politik", "Politik · 8 Februari 2026", ("politik",))
MORNING, EVENING = post("pagi/1", said("Pagi", DAY)), post("sore/1", said("Sore", DAY))


async def test_a_post_has_a_thread_of_its_own(wire: Wire, discord: Discord) -> None:
    """Named for its heading, with a link to its message, which can be edited and taken back."""
    receipts = [await discord.sender.send(post(key, said("Kabar")), 0) for key in ("a", "b")]
    assert [one["name"] for one in wire.threads()] == ["Berita", "Berita"]
    opened_, message = receipts[0].message_id.split("/")
    assert receipts[0].link is not None
    assert receipts[0].link.endswith(f"/{opened_}/{message}")
    await discord.sender.edit(post("a", said("baru")), 0, receipts[0].message_id)
    assert wire.messages[message]["embeds"][0]["description"] == "baru"
    await discord.sender.delete(IN_FORUM, receipts[0].message_id)
    assert list(wire.messages) == [receipts[1].message_id.split("/")[1]]


async def test_posts_of_one_day_and_topic_share_a_thread_also_after_a_restart(wire: Wire, service: Service) -> None:
    """The first opens it, under the name it was given; another day has another."""
    async with opened(service, wire) as discord:
        first = await discord.sender.send(MORNING, 0)
    async with opened(service, wire) as discord:
        second = await discord.sender.send(EVENING, 0)
        tomorrow = dataclasses.replace(DAY, key="day 2026-02-09 politik", name="Politik · 9 Februari 2026")
        await discord.sender.send(post("pagi/2", said("Esok", tomorrow)), 0)
    assert [one["name"] for one in wire.threads()] == [DAY.name, "Politik · 9 Februari 2026"]
    assert first.message_id.split("/")[0] == second.message_id.split("/")[0]
    assert second.message_id.split("/")[1] in wire.messages
    assert second.link is not None
    assert second.link.endswith(second.message_id)


async def test_a_thread_that_was_opened_unheard_is_found_and_not_opened_again(wire: Wire, discord: Discord) -> None:
    """Nobody knows at first; the next try finds it by its name and first message, and sends nothing."""
    wire.faults = [Fault(503, stores=True)]
    with pytest.raises(Uncertain):
        await discord.sender.send(MORNING, 0)
    receipt = await discord.sender.send(MORNING, 0)
    assert receipt == await discord.sender.send(MORNING, 0)
    assert (len(wire.threads()), wire.said()) == (1, ["Pagi"])
    await discord.sender.send(EVENING, 0)
    assert (len(wire.threads()), wire.said()) == (1, ["Pagi", "Sore"])


async def test_an_answer_that_never_comes_opens_one_thread(wire: Wire, service: Service, discord: Discord) -> None:
    """As for any other message; the same after the process was killed in between."""
    sender = DiscordSender(discord.client, SignedCalls(), service.kept, timeout=0.3)
    wire.faults = [Fault(0, stores=True)]
    with pytest.raises(Uncertain):
        await sender.send(MORNING, 0)
    again = DiscordSender(discord.client, SignedCalls(), service.kept, timeout=5)
    assert (await again.send(MORNING, 0)).message_id.split("/")[0] == wire.threads()[0]["id"]
    assert len(wire.threads()) == 1


async def test_a_thread_that_was_not_opened_is_opened(wire: Wire, discord: Discord) -> None:
    """One of another author, of an earlier post, or with another beginning is not taken for it."""
    await discord.sender.send(post("kemarin", said("Lain")), 0)
    wire.faults = [Fault(503)]
    with pytest.raises(Uncertain):
        await discord.sender.send(post("a", said("Kabar")), 0)
    wire.channels["900"] = {**wire.threads()[0], "id": "999999", "owner_id": "7"}
    await discord.sender.send(post("a", said("Kabar")), 0)
    assert wire.said() == ["Lain", "Kabar"]


@pytest.mark.parametrize("put_away", [True, False])
async def test_a_thread_is_found_among_those_put_away_too(wire: Wire, discord: Discord, put_away: bool) -> None:
    """Where the history may be read."""
    wire.faults = [Fault(503, stores=True)]
    with pytest.raises(Uncertain):
        await discord.sender.send(MORNING, 0)
    wire.threads()[0]["thread_metadata"]["archived"] = put_away
    await discord.sender.send(MORNING, 0)
    assert len(wire.threads()) == 1


async def test_a_search_that_fails_costs_no_post(wire: Wire, discord: Discord, monkeypatch: Any) -> None:
    """It is no try to send: the post goes later."""
    wire.faults = [Fault(503, stores=True)]
    with pytest.raises(Uncertain):
        await discord.sender.send(MORNING, 0)

    async def down(_: int) -> None:
        raise OSError("down")

    monkeypatch.setattr(discord.client.http, "get_active_threads", down)
    with pytest.raises(NotSent):
        await discord.sender.send(MORNING, 0)


async def test_a_database_that_fails_opens_nothing(wire: Wire, service: Service, discord: Discord) -> None:
    """What could not be noted before is not begun."""

    class Broken(KeptStrings):
        async def set(self, key: str, value: str) -> None:
            raise StorageError("disk full")

    sender = DiscordSender(discord.client, SignedCalls(), Broken(), timeout=5)
    with pytest.raises(NotSent):
        await sender.send(MORNING, 0)
    assert wire.threads() == []


async def test_a_thread_put_away_is_reopened_and_a_locked_one_if_that_is_allowed(wire: Wire, discord: Discord) -> None:
    """A thread that stays locked costs this post, not the forum: it is said why."""
    await discord.sender.send(MORNING, 0)
    state = wire.threads()[0]["thread_metadata"]
    state["archived"] = True
    await discord.sender.send(EVENING, 0)
    assert state["archived"] is False
    state["locked"] = True
    wire.unlocking_allowed = False
    with pytest.raises(Rejected, match="locked") as raised:
        await discord.sender.send(dataclasses.replace(EVENING, key="malam"), 0)
    assert not raised.value.closed
    wire.unlocking_allowed = True
    await discord.sender.send(dataclasses.replace(EVENING, key="malam"), 0)
    assert len(wire.messages) == 3


async def test_a_thread_that_somebody_deleted_is_opened_anew(wire: Wire, discord: Discord) -> None:
    """For a new post; the later parts of the one whose thread it was have nowhere to go."""
    whole = dataclasses.replace(MORNING, message=dataclasses.replace(LONG, thread=DAY))
    await discord.sender.send(whole, 0)
    del wire.channels[wire.threads()[0]["id"]]
    with pytest.raises(Rejected, match="gone") as raised:
        await discord.sender.send(whole, 1)
    assert not raised.value.closed
    await discord.sender.send(EVENING, 0)
    assert [one["name"] for one in wire.threads()] == [DAY.name]


async def test_later_parts_follow_into_the_thread_of_the_first_after_a_restart_too(
    wire: Wire, service: Service
) -> None:
    """Each post has its own thread, though they are named alike; what a correction adds goes there as well."""
    named = [dataclasses.replace(LONG, thread=Thread(f"post pagi {number}")) for number in range(2)]
    async with opened(service, wire) as discord:
        first = [await discord.sender.send(post(f"pagi/{n}", named[n]), 0) for n in range(2)]
    async with opened(service, wire) as discord:
        later = [await discord.sender.send(post(f"pagi/{n}", named[n]), 1) for n in range(2)]
        added = await discord.sender.send(post("notes:1/pagi/0", named[0]), 1)
    threads = [receipt.message_id.split("/")[0] for receipt in first]
    assert threads == [receipt.message_id.split("/")[0] for receipt in later]
    assert added.message_id.split("/")[0] == threads[0]
    assert len(set(threads)) == 2


async def test_a_later_part_is_there_once(wire: Wire, discord: Discord) -> None:
    """Within a thread, its nonce sees to that."""
    await discord.sender.send(MORNING, 0)
    wire.faults = [Fault(503, stores=True)]
    with pytest.raises(Uncertain):
        await discord.sender.send(EVENING, 0)
    await discord.sender.send(EVENING, 0)
    assert wire.said() == ["Pagi", "Sore"]


def tag(number: int, name: str, *, moderated: bool = False) -> dict[str, object]:
    return {"id": str(number), "name": name, "moderated": moderated, "emoji_id": None, "emoji_name": None}


async def test_a_thread_has_the_tags_that_are_called_like_its_topics(wire: Wire, discord: Discord) -> None:
    """Those for moderators alone are left to them."""
    forum = wire.channels[str(FORUM)]
    forum["available_tags"] = [tag(1, "Olahraga"), tag(2, "Politik"), tag(3, "politik", moderated=True)]
    await discord.sender.send(MORNING, 0)
    assert wire.threads()[0]["applied_tags"] == ["2"]


async def test_a_forum_that_wants_a_tag_says_which_it_has(wire: Wire, discord: Discord) -> None:
    """No topic is invented; the forum stays open, and the post can be sent again."""
    forum = wire.channels[str(FORUM)]
    forum |= {"available_tags": [tag(1, "Olahraga")], "flags": 1 << 4}
    with pytest.raises(Rejected, match=r"has Olahraga; the post has politik") as raised:
        await discord.sender.send(MORNING, 0)
    assert not raised.value.closed
    forum["available_tags"].append(tag(2, "POLITIK"))
    await discord.sender.send(MORNING, 0)
    assert wire.threads()[0]["applied_tags"] == ["2"]


async def test_a_post_to_be_pinned_pins_its_thread(wire: Wire, discord: Discord) -> None:
    """Where that may not be, it has arrived all the same."""
    await discord.sender.send(dataclasses.replace(MORNING, pin=True), 0)
    await discord.sender.send(dataclasses.replace(EVENING, pin=True), 0)
    assert len(wire.messages) == 2
    assert wire.messages[list(wire.messages)[1]]["pinned"]
    assert wire.threads()[0]["flags"] & 1 << 1


@given(st.text(max_size=300), st.text(st.characters(exclude_categories=()), max_size=300))
def test_a_threads_name_is_within_the_limit_and_never_empty(name: str, heading: str) -> None:
    """Whatever the headline holds; one that is cut ends in a sign that says so."""
    named = thread_name(said("x", Thread("k", name), heading))
    assert 0 < units(named) <= 100
    assert named == named.strip()
    assert "\n" not in named


async def test_two_forums_do_not_share_threads(wire: Wire, discord: Discord) -> None:
    """The same day has a thread in each."""
    wire.channels["104"] = {**wire.channels[str(FORUM)], "id": "104"}
    await asyncio.gather(
        *(discord.sender.send(dataclasses.replace(MORNING, target=Target(f"discord:{n}")), 0) for n in (FORUM, 104))
    )
    assert len(wire.threads()) == len(wire.threads(104)) == 1
