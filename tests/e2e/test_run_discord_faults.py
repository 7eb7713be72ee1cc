"""``pewarta run`` on Discord, when things go wrong around a process of its own: killed, slowed down, shut out."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.message import Heading, Message, Paragraph, Text, Thread
from bot.publish.stored_message import to_json
from storage import open_storage
from tests.adapters.discord.wire import CHANNEL, FORUM, GUILD, TEXT, USER, Fault, Wire, open_wire
from tests.e2e.test_run_discord import bot, in_channel, until
from tests.storage.sending import slot

pytestmark = [pytest.mark.soak, pytest.mark.timeout(120)]
OPERATOR = 77
MAY = 1 << 10 | 1 << 11 | 1 << 14


async def posted(folder: Path, name: str, channel: int, thread: Thread | None = None) -> None:
    """Puts a post into the outbox, as a schedule would."""
    message = Message((Heading((Text("Kabar"),)), Paragraph((Text(name),))), thread=thread)
    async with open_storage(str(folder / "news.db")) as storage:
        await storage.write_slots([slot(f"discord:{channel}", name, body=to_json(message))], at=datetime.now(UTC))


async def states(folder: Path) -> dict[str, str]:
    """What became of the posts, by their names; words to operators left out."""
    async with open_storage(str(folder / "news.db")) as storage:
        rows = (await storage.deliveries(["pending", "sending", "uncertain", "failed", "sent"], limit=50)).items
    return {row.slot: row.state for row in rows if row.schedule == "pagi"}


async def until_states(folder: Path, expected: dict[str, str]) -> None:
    async with asyncio.timeout(60):
        while (found := await states(folder)) != expected:
            assert found.keys() <= expected.keys()
            await asyncio.sleep(0.2)


async def test_a_thread_that_was_being_opened_when_the_bot_was_killed_is_there_once(tmp_path: Path) -> None:
    """Discord has opened it and nobody has heard; the next process finds it, and the day's next post goes into it."""
    day = Thread("day 2026-02-08 politik", "Politik · 8 Februari 2026", ("politik",))
    async with open_wire() as wire:
        wire.faults.append(Fault(0, stores=True))
        async with bot(tmp_path, wire) as process:
            await until(lambda: bool(wire.identified))
            await posted(tmp_path, "satu", FORUM, day)
            await until(wire.stalled.is_set)
            process.kill()
            await process.wait()
        async with bot(tmp_path, wire):
            await posted(tmp_path, "dua", FORUM, day)
            await until_states(tmp_path, {"satu": "sent", "dua": "sent"})
        assert [one["name"] for one in wire.threads()] == [day.name]
        assert wire.said() == ["satu", "dua"]


def guild(may: int) -> dict[str, Any]:
    """A server with the text channel, in which everybody may do so much, as the gateway tells it."""
    member = {
        "user": USER,
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
    }
    everyone = {
        "id": str(GUILD),
        "name": "@everyone",
        "permissions": str(may),
        "position": 0,
        "color": 0,
        "flags": 0,
        "hoist": False,
        "managed": False,
        "mentionable": False,
    }
    return {
        "id": str(GUILD), "name": "Warta", "owner_id": "2", "roles": [everyone], "emojis": [], "features": [],
        "channels": [channel()], "threads": [], "members": [member], "member_count": 2, "large": False,
        "unavailable": False, "verification_level": 0, "default_message_notifications": 0, "mfa_level": 0,
        "explicit_content_filter": 0, "nsfw_level": 0, "premium_tier": 0, "system_channel_flags": 0, "stickers": [],
        "preferred_locale": "id", "presences": [], "voice_states": [], "stage_instances": [],
        "guild_scheduled_events": [], "soundboard_sounds": [],
    }  # fmt: skip


def channel() -> dict[str, Any]:
    return {**CHANNEL, "id": str(TEXT), "type": 0, "name": "warta"}


async def tell(wire: Wire, kind: str, told: dict[str, Any]) -> None:
    """An event of the gateway."""
    await wire.sockets[-1].send_json({"op": 0, "t": kind, "s": 900, "d": told})


async def test_a_channel_that_shuts_the_bot_out_gets_all_when_it_opens_again(tmp_path: Path) -> None:
    """One post arrives, the next is refused, the third is not tried; an operator is told; then both arrive, once."""
    async with open_wire() as wire, bot(tmp_path, wire, f"[operators]\ndiscord = [{OPERATOR}]\n"):
        await until(lambda: bool(wire.identified))
        await tell(wire, "GUILD_CREATE", guild(MAY))
        await posted(tmp_path, "satu", TEXT)
        await until(lambda: in_channel(wire) == 1)
        wire.faults.append(Fault(403, {"code": 50013, "message": "Missing Permissions"}))
        for name in ("dua", "tiga"):
            await posted(tmp_path, name, TEXT)
        await until_states(tmp_path, {"satu": "sent", "dua": "failed", "tiga": "failed"})
        await until(lambda: "Missing Permissions" in str(wire.messages.values()), seconds=40)
        await tell(wire, "CHANNEL_UPDATE", channel())
        await until_states(tmp_path, dict.fromkeys(("satu", "dua", "tiga"), "sent"))
        assert [text for text in wire.said() if text in ("satu", "dua", "tiga")] == ["satu", "dua", "tiga"]


async def test_a_channel_that_is_deleted_fails_its_posts_and_no_others(tmp_path: Path) -> None:
    """With Discord's word on it."""
    async with open_wire() as wire, bot(tmp_path, wire):
        await until(lambda: bool(wire.identified))
        wire.channels["199"] = {**channel(), "id": "199"}
        await posted(tmp_path, "satu", 199)
        await until_states(tmp_path, {"satu": "sent"})
        del wire.channels["199"]
        await posted(tmp_path, "dua", 199)
        await posted(tmp_path, "tiga", TEXT)
        await until_states(tmp_path, {"satu": "sent", "dua": "failed", "tiga": "sent"})


async def test_a_locked_database_delays_the_answer_and_not_the_word_that_it_comes(tmp_path: Path) -> None:
    """Another process writes for five seconds: what changes a setting is acknowledged meanwhile and done after."""
    async with open_wire() as wire, bot(tmp_path, wire):
        await until(lambda: bool(wire.identified))
        other = sqlite3.connect(tmp_path / "news.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        options = [{"name": "apa", "type": 3, "value": "bahasa"}, {"name": "nilai", "type": 3, "value": "en"}]
        await wire.interact("1", "setelan", data={"id": "5", "name": "setelan", "type": 1, "options": options})
        await until(lambda: "1" in wire.acknowledged)
        await asyncio.sleep(5)
        assert "1" not in wire.answered
        other.execute("ROLLBACK")
        other.close()
        await until(lambda: "1" in wire.answered)
        assert "English" in str(wire.answered["1"]["embeds"])


async def test_a_gateway_that_drops_costs_no_post_and_no_answer(tmp_path: Path) -> None:
    """Dropped without a word between a question and its answer; the next question is heard again."""
    async with open_wire() as wire, bot(tmp_path, wire):
        await until(lambda: bool(wire.identified))
        await wire.interact("1", "bantuan")
        await wire.sockets[-1].close(code=4000)
        await posted(tmp_path, "satu", TEXT)
        await until(lambda: in_channel(wire) == 1)
        await until(lambda: len(wire.sockets) == 2 and len(wire.resumed) + len(wire.identified) == 2)
        await until(lambda: "1" in wire.answered)
        await wire.interact("2", "bantuan")
        await until(lambda: "2" in wire.answered)
