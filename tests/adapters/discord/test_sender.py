"""Sending over the wire: once, or a truthful word on why not."""

import asyncio
import dataclasses

import pytest

from bot.adapters.discord import Discord
from bot.adapters.discord.sender import DiscordSender, nonce_of
from bot.errors import DeliveryError, NotSent, Rejected, Uncertain
from bot.message import Attachment, Call, Heading, Message, Paragraph, Post, Target, Text
from tests.adapters.discord.conftest import KeptStrings, SignedCalls
from tests.adapters.discord.wire import TEXT, THREAD, Fault, Wire

HOSTILE = Message((Heading((Text("@everyone"),)), Paragraph((Text("Kabar @everyone"),))))
POST = Post("slot-1", Target(f"discord:{TEXT}"), HOSTILE)


async def test_a_post_is_an_embed_that_mentions_nobody(wire: Wire, discord: Discord) -> None:
    """It goes to its channel with a nonce that Discord is told to enforce, and comes back with an id and a link."""
    receipt = await discord.sender.send(POST, 0)
    ((_, path, body),) = [request for request in wire.requests if request[0] == "POST"]
    assert path == f"/channels/{TEXT}/messages"
    assert body["allowed_mentions"] == {"parse": []}
    assert body["enforce_nonce"] is True
    assert len(body["nonce"]) <= 25
    assert body["embeds"][0]["title"] == "\\@everyone"
    assert receipt.message_id in wire.messages
    assert receipt.link is not None
    assert receipt.link.endswith(f"/{TEXT}/{receipt.message_id}")


async def test_the_same_part_sent_twice_is_there_once(wire: Wire, discord: Discord) -> None:
    """Discord gives the first message back; another part is another message."""
    first = await discord.sender.send(POST, 0)
    assert await discord.sender.send(POST, 0) == first
    assert len(wire.messages) == 1
    assert nonce_of("slot-1", 0) != nonce_of("slot-1", 1) != nonce_of("slot-11", 0)


async def test_an_answer_that_is_lost_after_storing_leaves_no_second_message(wire: Wire, discord: Discord) -> None:
    """Nobody knows whether it arrived; sending it again with the same nonce finds it there."""
    sender = DiscordSender(discord.client, SignedCalls(), KeptStrings(), timeout=0.3)
    wire.faults = [Fault(0, stores=True)]
    with pytest.raises(Uncertain):
        await sender.send(POST, 0)
    assert (await sender.send(POST, 0)).message_id in wire.messages
    assert len(wire.messages) == 1


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault(429, {"retry_after": 120.5}, {"Via": "1.1 proxy"}), NotSent("", retry_after=120.5)),
        (Fault(429, {"message": "banned"}, {"Retry-After": "77"}), NotSent("", retry_after=77.0)),
        (Fault(401, {"code": 0, "message": "401: Unauthorized"}), NotSent("")),
        (Fault(503, {"message": "down"}), Uncertain("")),
        (Fault(403, {"code": 50013, "message": "Missing Permissions"}), Rejected("", closed=True)),
        (Fault(403, {"code": 50001, "message": "Missing Access"}), Rejected("", closed=True)),
        (Fault(404, {"code": 10003, "message": "Unknown Channel"}), Rejected("", closed=True)),
        (Fault(400, {"code": 50035, "message": "Invalid Form Body"}), Rejected("", closed=False)),
    ],
    ids=["429 with Via", "429 without", "401", "503", "permission", "access", "channel deleted", "bad request"],
)
async def test_what_goes_wrong_has_one_of_three_names(
    wire: Wire, discord: Discord, fault: Fault, expected: DeliveryError
) -> None:
    """Again, perhaps after a while; never; or nobody knows."""
    wire.faults = [fault]
    with pytest.raises(DeliveryError) as raised:
        await discord.sender.send(POST, 0)
    told = {name: value for name, value in vars(raised.value).items() if name in ("retry_after", "closed")}
    assert (type(raised.value), told) == (
        type(expected),
        {name: value for name, value in vars(expected).items() if name in ("retry_after", "closed")},
    )
    assert wire.messages == {}


async def test_a_short_limit_is_waited_for(wire: Wire, discord: Discord) -> None:
    """A 429 of a moment costs no post."""
    wire.faults = [Fault(429, {"retry_after": 0.01}, {"Via": "1.1 proxy"})]
    await discord.sender.send(POST, 0)
    assert len(wire.messages) == 1


@pytest.mark.parametrize("address", ["discord:999", "discord:abc", "telegram:1", "discord:"])
async def test_a_target_that_is_nowhere_is_closed(discord: Discord, address: str) -> None:
    """A channel that is not there, and addresses that are none."""
    with pytest.raises(Rejected) as raised:
        await discord.sender.send(dataclasses.replace(POST, target=Target(address)), 0)
    assert raised.value.closed


async def test_an_archived_thread_is_reopened(wire: Wire, discord: Discord) -> None:
    """The post goes in after all."""
    await discord.sender.send(dataclasses.replace(POST, target=Target(f"discord:{THREAD}")), 0)
    assert len(wire.messages) == 1
    assert wire.channels[str(THREAD)]["thread_metadata"]["archived"] is False


@pytest.mark.parametrize("allowed", [True, False])
async def test_a_locked_thread_is_unlocked_if_that_is_allowed(wire: Wire, discord: Discord, allowed: bool) -> None:
    """Else the target is closed, for a person to look at."""
    wire.channels[str(THREAD)]["thread_metadata"] |= {"archived": False, "locked": True}
    wire.unlocking_allowed = allowed
    post = dataclasses.replace(POST, target=Target(f"discord:{THREAD}"))
    if allowed:
        await discord.sender.send(post, 0)
        return
    with pytest.raises(Rejected) as raised:
        await discord.sender.send(post, 0)
    assert raised.value.closed


async def test_an_archived_thread_that_is_not_locked_is_reopened_without_a_moderators_right(
    wire: Wire, discord: Discord
) -> None:
    """Whoever may write there may reopen it."""
    wire.unlocking_allowed = False
    await discord.sender.send(dataclasses.replace(POST, target=Target(f"discord:{THREAD}")), 0)
    assert len(wire.messages) == 1


async def test_a_permission_taken_between_two_posts_closes_the_target(wire: Wire, discord: Discord) -> None:
    """The first arrives, the second says why it did not, and the third goes when it is given back."""
    posts = [dataclasses.replace(POST, key=f"slot-{number}") for number in range(3)]
    await discord.sender.send(posts[0], 0)
    wire.faults.append(Fault(403, {"code": 50013, "message": "Missing Permissions"}))
    with pytest.raises(Rejected, match="Missing Permissions") as raised:
        await discord.sender.send(posts[1], 0)
    assert raised.value.closed
    await discord.sender.send(posts[2], 0)
    assert len(wire.messages) == 2


async def test_a_message_is_edited_and_taken_back_and_gone_is_gone(wire: Wire, discord: Discord) -> None:
    """Taking back what is gone is no error; editing it is one, for good, though the channel is open."""
    receipt = await discord.sender.send(POST, 0)
    await discord.sender.edit(dataclasses.replace(POST, message=_said("baru")), 0, receipt.message_id)
    assert wire.said() == ["baru"]
    await discord.sender.delete(POST.target, receipt.message_id)
    await discord.sender.delete(POST.target, receipt.message_id)
    with pytest.raises(Rejected) as raised:
        await discord.sender.edit(POST, 0, receipt.message_id)
    assert not raised.value.closed


async def test_buttons_and_files_come_with_the_last_part(wire: Wire, discord: Discord) -> None:
    """As many messages as parts() says."""
    file = Attachment("../acara.ics", "text/calendar", b"BEGIN")
    text = Paragraph((Text("Satu kalimat. " * 400),))
    post = dataclasses.replace(POST, message=Message((text,), ((Call("x", "terbaru"),),), (file,)))
    assert discord.sender.parts(post.message) == 2
    for part in range(2):
        await discord.sender.send(post, part)
    first, last = wire.messages.values()
    assert not first["components"]
    assert last["components"]
    assert [attached["filename"] for attached in last["attachments"]] == ["acara.ics"]
    assert "".join(wire.said()).replace("\n", "").startswith("Satu kalimat. Satu")


async def test_the_gateway_is_asked_for_no_message_content(wire: Wire, discord: Discord) -> None:
    """The default intents, without the three that need Discord's leave."""
    async with asyncio.timeout(10):
        await discord.client.wait_until_ready()
    assert discord.connected
    assert wire.identified[0]["intents"] & (1 << 15 | 1 << 8 | 1 << 1) == 0
    # What was ready once stays so for the library, though its gateway is gone.
    await discord.client.shards[0].disconnect()
    assert discord.client.is_ready()
    assert not discord.connected


async def test_nothing_is_sent_after_closing(discord: Discord) -> None:
    """It can be sent when the bot is up again."""
    await discord.client.close()
    with pytest.raises(NotSent):
        await discord.sender.send(POST, 0)


def _said(text: str) -> Message:
    return Message((Paragraph((Text(text),)),))


@pytest.mark.parametrize("allowed", [True, False])
async def test_a_post_is_fixed_if_it_may_be_and_arrives_all_the_same(
    wire: Wire, discord: Discord, allowed: bool
) -> None:
    """Without the permission to pin, it is a post like any other."""
    wire.pins_allowed = allowed
    receipt = await discord.sender.send(dataclasses.replace(POST, pin=True), 0)
    assert wire.messages[receipt.message_id]["pinned"] is allowed


async def test_a_silent_post_makes_no_sound(wire: Wire, discord: Discord) -> None:
    """Discord's flag for it is set, and only then."""
    await discord.sender.send(dataclasses.replace(POST, silent=True), 0)
    await discord.sender.send(dataclasses.replace(POST, key="slot-2"), 0)
    assert [message.get("flags", 0) & 1 << 12 for message in wire.messages.values()] == [1 << 12, 0]


async def test_a_channel_that_cannot_be_looked_up_costs_no_post(wire: Wire, discord: Discord) -> None:
    """Looking the channel up is not sending: whatever goes wrong with it, the post may go later."""
    wire.channels[str(TEXT)] = {"broken": True}
    with pytest.raises(NotSent):
        await discord.sender.send(POST, 0)


async def test_an_operator_is_written_to_directly(wire: Wire, discord: Discord) -> None:
    """A person's address opens their direct messages; somebody who takes none is told as closed."""
    await discord.sender.send(dataclasses.replace(POST, target=Target("discord:@77")), 0)
    (message,) = wire.messages.values()
    assert wire.channels[message["channel_id"]]["recipients"][0]["id"] == "77"
    wire.faults.append(Fault(403, {"code": 50007, "message": "Cannot send messages to this user"}))
    with pytest.raises(Rejected) as raised:
        await discord.sender.send(dataclasses.replace(POST, key="slot-2", target=Target("discord:@77")), 0)
    assert raised.value.closed
