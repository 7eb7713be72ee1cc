"""Telling Discord of the slash commands: only when they have changed, and one server at once to try them out."""

import hashlib
import json
from typing import Any, Protocol

import discord
from discord import app_commands

KEY = "discord-commands"
TEST_KEY = "discord-commands-of-test"


class Kept(Protocol):
    """Strings kept by a key, such as what was last told to Discord."""

    async def get(self, key: str) -> str | None:
        """The string, or None if there is none."""
        ...

    async def set(self, key: str, value: str) -> None:
        """Keeps the string."""
        ...


async def sync_changed(tree: app_commands.CommandTree[Any], kept: Kept, *, test_guild: int | None = None) -> bool:
    """Tells Discord of the commands if they are not those it was last told of; returns whether it was told.

    Args:
        tree: the commands.
        kept: remembers what Discord was told.
        test_guild: the server that alone gets them, and at once; all others keep those they have.
    """
    digest = await _digest(tree)
    cleared = await _leave_test(tree, kept, test_guild)
    if test_guild is None:
        if await kept.get(KEY) == digest:
            return cleared
        await tree.sync()
        await kept.set(KEY, digest)
        return True
    told = f"{test_guild} {digest}"
    if await kept.get(TEST_KEY) == told:
        return cleared
    guild = discord.Object(test_guild)
    tree.copy_global_to(guild=guild)
    try:
        await tree.sync(guild=guild)
    finally:
        # The tree itself goes on answering for every server.
        tree.clear_commands(guild=guild)
    await kept.set(TEST_KEY, told)
    return True


async def _leave_test(tree: app_commands.CommandTree[Any], kept: Kept, test_guild: int | None) -> bool:
    """Takes the commands back from the server they were tried in before: beside the global ones they stand twice."""
    before = (await kept.get(TEST_KEY) or "").partition(" ")[0]
    if not before or before == str(test_guild):
        return False
    await tree.sync(guild=discord.Object(int(before)))
    await kept.set(TEST_KEY, "")
    return True


async def _digest(tree: app_commands.CommandTree[Any]) -> str:
    translator = tree.translator
    payload = [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in sorted(tree.get_commands(), key=lambda command: command.qualified_name)
    ]
    stated = json.dumps([tree.client.application_id, payload], sort_keys=True, default=str)
    return hashlib.sha256(stated.encode()).hexdigest()
