"""Answers to interactions: acknowledged first, whatever the answer takes; shown to the asker alone until shared."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord

from bot.adapters.discord import forms
from bot.adapters.discord.buttons import COPY, FORM, SHARE, Codec, view_of
from bot.adapters.discord.dress import Dressed, Look, dressed, shared
from bot.adapters.discord.markup import safe
from bot.adapters.discord.render import render
from bot.adapters.discord.requests import request_of, sent_with
from bot.adapters.discord.roles import DiscordRoles
from bot.locale import LANGUAGES, Words
from bot.message import Call, Form, Message, Request
from storage.errors import StorageError

log = logging.getLogger(__name__)

Answer = Callable[[Request], Awaitable[Message]]
Interaction = discord.Interaction[Any]
LONGEST_CODE = 1900
NOBODY = discord.AllowedMentions.none()


class Answers:
    """Turns interactions into requests and their answers into messages."""

    def __init__(
        self,
        answer: Answer,
        codec: Codec,
        roles: DiscordRoles,
        languages: Mapping[str, Words],
        *,
        patience: float = 0.5,
        look: Callable[[], Look] = lambda: "embeds",
    ) -> None:
        """``patience``: seconds that reading a button may take before the press is acknowledged without it.

        ``look``: how answers look now.
        """
        self._look = look
        self._answer = answer
        self._codec = codec
        self._roles = roles
        self._languages = languages
        self._patience = patience

    async def command(self, interaction: Interaction, name: str, argument: str) -> None:
        """Answers a slash command."""
        if await _acknowledged(interaction, thinking=True):
            await self._show(interaction, await self._ask(interaction, name, argument), edits=False)

    async def press(self, interaction: Interaction, token: str) -> None:
        """Answers a press of the button with this token."""
        call = await self._read(interaction, token)
        if call is None:
            return
        late = interaction.response.is_done()
        if call.command == COPY:
            # A fence in the text would end the block around it.
            code = safe(call.argument).replace("```", "`\u200b``")[:LONGEST_CODE]
            await _say(interaction, f"```\n{code}\n```")
        elif call.command == SHARE:
            await self._share(interaction)
        elif call.command == FORM:
            await self._open(interaction, forms.unpacked(call.argument), token)
        elif late or await _acknowledged(interaction, thinking=not call.edits):
            message = await self._ask(interaction, call.command, call.argument)
            await self._show(interaction, message, edits=call.edits and not late)

    async def submit(self, interaction: Interaction, token: str) -> None:
        """Answers a form that was filled in and sent; ``token`` is that of the button that opened it."""
        if not await _acknowledged(interaction, thinking=True):
            return
        call = await self._read(interaction, token)
        if call is not None and call.command == FORM:
            form = forms.unpacked(call.argument)
            values = forms.values_of(form, sent_with(interaction, "components") or ())
            await self._show(interaction, await self._ask(interaction, form.command, form.filled(values)), edits=False)

    async def _read(self, interaction: Interaction, token: str) -> Call | None:
        """What a token stands for; where there is nothing to be done, it is said why.

        Long calls are in the database. When that takes its time, the press is acknowledged meanwhile.
        """
        reading = asyncio.ensure_future(self._codec.decode(token))
        await asyncio.wait((reading,), timeout=self._patience)
        waiting = not reading.done() and not interaction.response.is_done()
        if waiting and not await _acknowledged(interaction, thinking=True):
            reading.cancel()
            return None
        words = self._words(interaction)
        try:
            call = await reading
        except StorageError:
            log.exception("discord.button_not_read interaction=%s", interaction.id)
            await _say(interaction, words("error-storage"))
            return None
        if call is None:
            # Forged, damaged or too old.
            await _say(interaction, words("discord-button-dead"))
        return call

    async def _open(self, interaction: Interaction, form: Form, token: str) -> None:
        if interaction.response.is_done():
            # A modal must be the first answer, and the wait was. The command itself says how it is typed.
            await self._show(interaction, await self._ask(interaction, form.command, form.argument), edits=False)
            return
        try:
            await interaction.response.send_modal(forms.modal_of(form, token))
        except discord.HTTPException as error:
            log.info("discord.not_acknowledged interaction=%s reason=%s", interaction.id, type(error).__name__)

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
        # A message of components stays one, whatever is set now.
        kept = edits and interaction.message is not None and interaction.message.flags.components_v2
        look: Look = "components" if kept else self._look()
        for number, page in enumerate(pages):
            last = number == len(pages) - 1
            content = dressed(look, page, view if last else None, message.attachments if last else ())
            await self._show_page(interaction, content, number)

    async def _show_page(self, interaction: Interaction, content: Dressed, number: int) -> None:
        try:
            if number == 0:
                await interaction.edit_original_response(**content.put, allowed_mentions=NOBODY)
            else:
                await interaction.followup.send(**content.sent, ephemeral=True, allowed_mentions=NOBODY)
        except discord.NotFound:
            log.info("discord.answer_gone interaction=%s", interaction.id)

    async def _share(self, interaction: Interaction) -> None:
        """Shows the message that was pressed on to everyone, as it stands, without the button that did it."""
        shown = interaction.message
        content = shared(shown, sent_with(interaction, "custom_id")) if shown is not None else None
        if content is None:
            await _say(interaction, self._words(interaction)("discord-button-dead"))
            return
        try:
            if interaction.response.is_done():
                # Begun as an answer to the asker alone; another message is for everyone.
                await interaction.delete_original_response()
                await interaction.followup.send(**content, allowed_mentions=NOBODY)
            else:
                await interaction.response.send_message(**content, allowed_mentions=NOBODY)
        except (discord.InteractionResponded, discord.HTTPException) as error:
            log.info("discord.not_shared interaction=%s reason=%s", interaction.id, type(error).__name__)

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
        if interaction.response.is_done():
            await interaction.edit_original_response(content=text, allowed_mentions=NOBODY)
            return
        await interaction.response.send_message(text, ephemeral=True, allowed_mentions=NOBODY)
    except (discord.InteractionResponded, discord.HTTPException) as error:
        log.info("discord.not_acknowledged interaction=%s reason=%s", interaction.id, type(error).__name__)
