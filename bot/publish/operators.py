"""Short words to operators about what needs a person: through the outbox, so that none is lost, and each once."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime

from bot.commands.context import Context
from bot.locale import Words
from bot.message import Message, Sender
from bot.publish.routing import refused, routes
from bot.publish.surroundings import Surroundings
from storage.records import SlotWrite

SCHEDULE = "operators:"
"""What these are filed under."""


class OperatorDesk:
    """Writes to the operators' chats.

    Args:
        surroundings: whose words; each operator reads in their own chat's language.
        senders: each platform's way out.
        targets: the operators' private chats.
        on_written: told that there is something to send.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        senders: Mapping[str, Sender],
        targets: Sequence[str],
        on_written: Callable[[], None],
    ) -> None:
        self._surroundings = surroundings
        self._senders = senders
        self._targets = tuple(targets)
        self._on_written = on_written

    def configure(self, targets: Sequence[str]) -> None:
        """Makes these the operators' chats from the next word on."""
        self._targets = tuple(targets)

    async def tell(self, name: str, made: Callable[[Words], Message], now: datetime, *, but: str = "") -> None:
        """Tells every operator once what ``name`` stands for; the same name again says nothing.

        The chat ``but`` knows it already.

        Raises:
            StorageError: nobody was told.
        """

        async def message(context: Context) -> Message:
            return made(context.words)

        await self.tell_each(name, message, now, but=but)

    async def tell_each(
        self, name: str, made: Callable[[Context], Awaitable[Message]], now: datetime, *, but: str = ""
    ) -> None:
        """The same with a message that is made for each operator's chat.

        Raises:
            StorageError: nobody was told.
        """
        storage = self._surroundings.storage
        ways = await routes(storage, self._senders)
        writes: list[SlotWrite] = []
        for place in ways.at(tuple(target for target in self._targets if target != but)):
            if (why := ways.refusal(place)) is not None:
                writes.append(refused(SCHEDULE, name, place, now, why))
                continue
            context = await self._surroundings.of(place, now)
            post = ways.post(await made(context), context)
            writes.append(SlotWrite(schedule=SCHEDULE, slot=name, target=place, at=now, verdict="posted", post=post))
        if writes and await storage.write_slots(writes, at=now):
            self._on_written()
