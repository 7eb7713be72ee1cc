"""The Discord adapter. Only this folder imports discord.py, and nothing imports this folder before it is needed."""

from bot.adapters.discord.opening import Discord, DiscordOptions, discord_roles, open_discord

__all__ = ["Discord", "DiscordOptions", "discord_roles", "open_discord"]
