"""Platforms are looked at over the wire: the token, and the right to post in each target; nothing is sent."""

from collections.abc import AsyncIterator

import pytest

from bot.adapters.discord.checkup import checkup as discord
from bot.adapters.discord.checkup import permissions
from bot.adapters.telegram.checkup import checkup as telegram
from bot.doctor.feeds import readable
from bot.doctor.finding import Finding
from bot.errors import RefusedDocument
from tests.adapters.discord.wire import FORUM, TEXT, open_wire
from tests.telegram_api import TOKEN, open_api, refuse


async def lines(findings: AsyncIterator[Finding]) -> list[str]:
    return [f"{one.grade} {one.text}" async for one in findings]


async def test_telegram_is_looked_at() -> None:
    """Who the token is, how updates come, and each target."""
    async with open_api() as (api, url):
        api.admins["-1001", 42] = "administrator"
        found = await lines(telegram(TOKEN, api_url=url, webhook_url=None, targets=["telegram:-1001", "telegram:7"]))
        assert found[0].startswith("fine the token is of @")
        assert found[1] == "fine updates are asked for, by polling"
        assert found[-1] == "fine telegram:7 (Kabar): may be posted to"
        assert api.sent == {}


async def test_a_wrong_telegram_token_is_told() -> None:
    """With where to take a new one."""
    async with open_api() as (_, url):
        (one,) = await lines(telegram("1:wrong", api_url=url, webhook_url=None, targets=[]))
    assert one == "trouble knows no such token"


async def test_a_telegram_chat_that_is_not_there_is_told() -> None:
    """The others are looked at all the same."""
    async with open_api() as (api, url):
        api.faults["getChat"] = [refuse(400, "Bad Request: chat not found")]
        found = await lines(telegram(TOKEN, api_url=url, webhook_url=None, targets=["telegram:-1009", "telegram:7"]))
    assert found[2] == "trouble telegram:-1009: cannot be posted to (Chat not found)"
    assert found[3].startswith("fine telegram:7")


async def test_a_telegram_that_cannot_be_reached_is_told() -> None:
    """As a matter of the network."""
    (one,) = await lines(telegram(TOKEN, api_url="http://127.0.0.1:9", webhook_url=None, targets=[]))
    assert one.startswith("trouble cannot be asked")


async def test_discord_is_looked_at() -> None:
    """A channel that may be posted to, one that may not, one that is not there."""
    async with open_wire() as wire:
        found = await lines(discord("token", api_url=wire.url, targets=[f"discord:{TEXT}", "discord:99"]))
        assert found[0].startswith("fine the token is of")
        assert found[1].endswith("may be posted to")
        assert found[2].startswith("trouble discord:99: cannot be posted to")
        wire.may = 1 << 10
        (_, mute) = await lines(discord("token", api_url=wire.url, targets=[f"discord:{TEXT}"]))
        assert "the bot lacks embed_links, send_messages" in mute


async def test_a_forum_takes_later_posts_only_with_the_right_to_write_in_threads() -> None:
    """What is posted after the first of a day goes into its thread."""
    async with open_wire() as wire:
        (_, first) = await lines(discord("token", api_url=wire.url, targets=[f"discord:{FORUM}"]))
        assert "the bot lacks send_messages_in_threads" in first
        wire.may |= 1 << 38
        (_, second) = await lines(discord("token", api_url=wire.url, targets=[f"discord:{FORUM}"]))
        assert "may be posted to" in second
        assert wire.messages == {}


@pytest.mark.parametrize(
    ("everyone", "overwrites", "expected"),
    [
        (0b110, [], 0b110),
        (0b110, [("1", 0, 0b010)], 0b100),
        (0b100, [("1", 0, 0b100), ("5", 0b100, 0)], 0b100),
        (0b100, [("5", 0b100, 0), ("9", 0, 0b100)], 0),
    ],
)
def test_permissions_follow_discords_order(
    everyone: int, overwrites: list[tuple[str, int, int]], expected: int
) -> None:
    """Everyone's first, then roles', then the member's own."""
    channel = {"permission_overwrites": [{"id": i, "allow": str(a), "deny": str(d)} for i, a, d in overwrites]}
    guild = {"id": "1", "owner_id": "2", "roles": [{"id": "1", "permissions": str(everyone)}]}
    assert permissions(channel, guild, {"roles": ["5"]}, 9) == expected


def test_an_administrator_may_do_everything() -> None:
    """Whatever a channel says."""
    guild = {"id": "1", "owner_id": "2", "roles": [{"id": "1", "permissions": str(1 << 3)}]}
    channel = {"permission_overwrites": [{"id": "1", "allow": "0", "deny": str(1 << 11)}]}
    assert permissions(channel, guild, {"roles": []}, 9) & (1 << 11)


async def test_feeds_that_fail_moved_or_are_empty_are_told() -> None:
    """Those that are well are counted."""

    async def read(url: str) -> tuple[str, int]:
        if "bad" in url:
            raise RefusedDocument(f"{url}: answered 404")
        return url.replace("old", "new"), 0 if "empty" in url else 3

    found = await readable(["https://a/ok", "https://a/bad", "https://a/old", "https://a/empty"], read)
    assert [(one.grade, one.text) for one in found] == [
        ("fine", "1 can be read"),
        ("trouble", "https://a/bad: answered 404"),
        ("warning", "https://a/old: lives at https://a/new now"),
        ("warning", "https://a/empty: has no entries"),
    ]
