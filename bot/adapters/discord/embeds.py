"""Pages and files as discord.py sends them."""

import io
from pathlib import PurePosixPath

import discord

from bot.adapters.discord.markup import safe
from bot.adapters.discord.render import Page
from bot.message import Attachment

LONGEST_NAME = 100


def embed_of(page: Page) -> discord.Embed:
    """The embed that a page is."""
    return discord.Embed(title=page.title, description=page.description)


def file_of(attachment: Attachment) -> discord.File:
    """The file that an attachment is; its name is a name, never a path."""
    name = PurePosixPath(safe(attachment.filename).replace("\\", "/")).name[-LONGEST_NAME:] or "file"
    return discord.File(io.BytesIO(attachment.content), filename=name)
