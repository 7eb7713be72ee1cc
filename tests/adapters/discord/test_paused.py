"""Servers that put the bot out, over the real storage: their posts pause, and go on when it is back."""

from bot.clock import MovableClock
from bot.message import Target
from bot.platforms.discord import LEFT, _StoredChats
from storage.base import Storage

HOME, OTHER = Target("discord:1"), Target("discord:2")


async def test_a_server_that_was_left_pauses_and_goes_on_when_it_is_entered(
    storage: Storage, clock: MovableClock
) -> None:
    """With the reason, for whoever looks; channels of other servers stay as they are."""
    chats = _StoredChats(storage, clock)
    await chats.left((HOME, OTHER))
    assert {(one.target, one.reason) for one in await storage.closed_targets()} == {
        (HOME.address, LEFT),
        (OTHER.address, LEFT),
    }
    await chats.entered((HOME, Target("discord:3")))
    assert [one.target for one in await storage.closed_targets()] == [OTHER.address]
