"""From a Request to a Message: finds the command, checks who asks, and turns what goes wrong into words."""

import logging
import time
from collections.abc import Mapping
from typing import Protocol

from bot.clock import Clock
from bot.commands.context import Context, Defaults, zone_of
from bot.commands.registry import Registry, Role
from bot.errors import UserError
from bot.locale import Words
from bot.message import Call, Message, Request, sentence
from bot.monitor.telemetry import UNHEARD, Telemetry
from storage.base import Storage
from storage.errors import AlreadyDone, StorageError
from storage.records import Chat

log = logging.getLogger(__name__)


class Roles(Protocol):
    """Tells what a asker may do; asked by the dispatcher for commands that not everyone may use."""

    async def role_of(self, request: Request) -> Role:
        """The highest role of the asker in the chat of this request. Raises nothing: in doubt, ANYONE."""
        ...


class Dispatcher:
    """Answers requests. Whatever happens, there is an answer; only a mistake of ours is told without its cause."""

    def __init__(
        self,
        *,
        registry: Registry,
        storage: Storage,
        clock: Clock,
        roles: Roles,
        languages: Mapping[str, Words],
        defaults: Defaults,
        telemetry: Telemetry = UNHEARD,
    ) -> None:
        self.registry = registry
        self._storage = storage
        self._clock = clock
        self._roles = roles
        self._languages = languages
        self._defaults = defaults
        self._telemetry = telemetry

    def configure(self, defaults: Defaults) -> None:
        """From the next request on, these hold for chats that have chosen nothing."""
        self._defaults = defaults

    async def answer(self, request: Request) -> Message:
        """The answer to a request, in the chat's language."""
        began = time.perf_counter()
        try:
            return await self._answer(request)
        finally:
            command = self.registry.find(request.command)
            platform = request.target.address.partition(":")[0]
            self._telemetry.answered(command.name if command else "unknown", platform, time.perf_counter() - began)

    async def _answer(self, request: Request) -> Message:
        words = self._languages[self._defaults.language]
        try:
            chat = await self._storage.chat(request.target.address)
            words = self._words(chat, request)
            return await self._run(request, chat, words)
        except UserError as error:
            return sentence(words(error.text_id, **error.values))
        except AlreadyDone:
            log.info("command.done_before command=%s once=%s", request.command, request.once)
            return sentence(words("done-before"))
        except StorageError as error:
            # The reason says all; a full disk is no place for a traceback with every command.
            log.error("command.storage_failed command=%s reason=%s", request.command, error)
            return sentence(words("error-storage"))
        except Exception:
            log.exception("command.failed command=%s", request.command)
            return sentence(words("error-ours"))

    async def _run(self, request: Request, chat: Chat, words: Words) -> Message:
        command = self.registry.find(request.command)
        if command is None:
            return self._unknown(request.command, words)
        if command.role is not Role.ANYONE and await self._roles.role_of(request) < command.role:
            raise UserError(f"refused-{command.role.name.lower().replace('_', '-')}")
        zone, now, storage = zone_of(chat, self._defaults), self._clock.now(), self._storage
        if request.once is not None and command.lasting:
            storage = storage.once(request.once, at=now)
        context = Context(
            request=request,
            storage=storage,
            chat=chat,
            words=words,
            zone=zone,
            zone_key=zone.key,
            now=now,
            defaults=self._defaults,
            languages=self._languages,
        )
        return await command.run(context, request.argument.strip())

    def _words(self, chat: Chat, request: Request) -> Words:
        """The chat's own language, else the asker's if it is one of ours, else the default."""
        asked = (request.language or "").partition("-")[0].lower()
        for language in (chat.language, asked, self._defaults.language):
            if language and language in self._languages:
                return self._languages[language]
        return next(iter(self._languages.values()))

    def _unknown(self, name: str, words: Words) -> Message:
        closest = self.registry.closest(name)
        message = sentence(words("no-such-command", name=name[:40]))
        suggested = [Call(f"/{closest}", closest)] if closest else []
        return Message(message.blocks, ((*suggested, Call(words("button-help"), "bantuan")),))
