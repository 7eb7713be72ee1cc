"""Answers to interactions: acknowledged first, whatever the answer takes; shown to the asker alone until shared."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord
from discord.utils import MISSING

from bot.adapters.discord.buttons import COPY, PREFIX, SHARE, Codec, view_of
from bot.adapters.discord.embeds import embed_of, file_of
from bot.adapters.discord.markup import safe
from bot.adapters.discord.render import render
from bot.adapters.discord.requests import request_of
from bot.adapters.discord.roles import DiscordRoles
from bot.locale import LANGUAGES, Words
from bot.message import Call, Message, Request

log = logging.getLogger(__name__)

Answer = Callable[[Request], Awaitable[Message]]
Interaction = discord.Interaction[Any]
LONGEST_CODE = 1900
NOBODY = discord.AllowedMentions.none()


class Answers:
    """Turns interactions into requests and their answers into messages."""

    def __init__(self, answer: Answer, codec: Codec, roles: DiscordRoles, languages: Mapping[str, Words]) -> None:
        self._answer = answer
        self._codec = codec
        self._roles = roles
        self._languages = languages

    async def command(self, interaction: Interaction, name: str, argument: str) -> None:
        """Answers a slash command."""
        if await _acknowledged(interaction, thinking=True):
            await self._show(interaction, await self._ask(interaction, name, argument), edits=False)

    async def press(self, interaction: Interaction, call: Call | None) -> None:
        """Answers a press; None is a button that is forged, damaged or too old."""
        words = self._words(interaction)
        if call is None:
            await _say(interaction, words("discord-button-dead"))
        elif call.command == COPY:
            # A fence in the text would end the block around it.
            code = safe(call.argument).replace("```", "`\u200b``")[:LONGEST_CODE]
            await _say(interaction, f"```\n{code}\n```")
        elif call.command == SHARE:
            await self._share(interaction)
        elif await _acknowledged(interaction, thinking=not call.edits):
            message = await self._ask(interaction, call.command, call.argument)
            await self._show(interaction, message, edits=call.edits)

    async def _ask(self, interaction: Interaction, name: str, argument: str) -> Message:
        request = request_of(interaction, name, argument)
        self._roles.note(request, interaction)
        return await self._answer(request)

    async def _show(self, interaction: Interaction, message: Message, *, edits: bool) -> None:
        """The first page takes the place of what is there: of the wait, or of the message whose page is turned."""
        pages = render(message)
        public = edits and interaction.message is not None and not interaction.message.flags.ephemeral
        share = None if public or len(pages) > 1 else self._words(interaction)("discord-share")
        view = await view_of(message, self._codec, share=share)
        files = [file_of(attachment) for attachment in message.attachments]
        for number, page in enumerate(pages):
            last = number == len(pages) - 1
            await self._show_page(interaction, embed_of(page), view if last else None, files if last else [], number)

    async def _show_page(
        self,
        interaction: Interaction,
        embed: discord.Embed,
        view: discord.ui.View | None,
        files: list[discord.File],
        number: int,
    ) -> None:
        try:
            if number == 0:
                await interaction.edit_original_response(
                    embed=embed, view=view, attachments=files, allowed_mentions=NOBODY
                )
            else:
                await interaction.followup.send(
                    embed=embed, files=files, ephemeral=True, allowed_mentions=NOBODY, view=view or MISSING
                )
        except discord.NotFound:
            log.info("discord.answer_gone interaction=%s", interaction.id)

    async def _share(self, interaction: Interaction) -> None:
        """Shows the message that was pressed on to everyone, as it stands, without the button that did it."""
        shown = interaction.message
        if shown is None or not shown.embeds:
            await _say(interaction, self._words(interaction)("discord-button-dead"))
            return
        view = discord.ui.View.from_message(shown, timeout=None)
        for item in list(view.children):
            token = (getattr(item, "custom_id", None) or "").removeprefix(PREFIX)
            call = await self._codec.decode(token) if token else None
            if call is not None and call.command == SHARE:
                view.remove_item(item)
        view.stop()
        buttons = view if view.children else MISSING
        try:
            await interaction.response.send_message(embeds=shown.embeds, allowed_mentions=NOBODY, view=buttons)
        except (discord.InteractionResponded, discord.NotFound):
            log.info("discord.answered_twice interaction=%s", interaction.id)

    def _words(self, interaction: Interaction) -> Words:
        language = interaction.locale.value.partition("-")[0]
        return self._languages.get(language) or self._languages[LANGUAGES[0]]


async def _acknowledged(interaction: Interaction, *, thinking: bool) -> bool:
    """Defers an answer: one to the asker alone, or one in place of the message pressed on. False if it is too late."""
    try:
        await interaction.response.defer(ephemeral=True, thinking=thinking)
    except (discord.InteractionResponded, discord.HTTPException) as error:
        # Answered already (by a second delivery, or by another process), or past its three seconds.
        log.info("discord.not_acknowledged interaction=%s reason=%s", interaction.id, type(error).__name__)
        return False
    return True


async def _say(interaction: Interaction, text: str) -> None:
    try:
        await interaction.response.send_message(text, ephemeral=True, allowed_mentions=NOBODY)
    except (discord.InteractionResponded, discord.HTTPException) as error:
        log.info("discord.not_acknowledged interaction=%s reason=%s", interaction.id, type(error).__name__)
