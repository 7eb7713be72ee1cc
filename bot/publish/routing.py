"""Where a post can go: targets that moved or are closed, platforms that are served, and the quiet hours there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.commands.context import Context
from bot.message import Message, Sender
from bot.publish.quiet import over_at, quiet_hours_of
from bot.publish.stored_message import to_json
from storage.base import Storage
from storage.records import ClosedTarget, NewPost, QuietHours, SlotWrite, Verdict


@dataclass(frozen=True, slots=True)
class Routes:
    """What is known of targets at one moment; read it with ``routes``."""

    senders: Mapping[str, Sender]
    closed: Mapping[str, ClosedTarget]
    quiet: QuietHours | None = None
    _bodies: dict[int, tuple[Message, str]] = field(default_factory=dict, repr=False, compare=False)

    def at(self, targets: tuple[str, ...]) -> dict[str, str]:
        """Where these targets are now, and what they were called; none twice."""
        found: dict[str, str] = {}
        for target in targets:
            here = target
            for _ in range(len(self.closed)):
                moved_to = self.closed[here].moved_to if here in self.closed else None
                if moved_to is None:
                    break
                here = moved_to
            found.setdefault(here, target)
        return found

    def refusal(self, target: str) -> tuple[Verdict, str] | None:
        """Why nothing can be posted there, if so."""
        if target in self.closed:
            return "paused", self.closed[target].reason
        if target.partition(":")[0] not in self.senders:
            return "unserved", "its platform is not enabled"
        return None

    def post(
        self, message: Message, context: Context, *, articles: tuple[int, ...] = (), silent: bool = False
    ) -> NewPost:
        """A message for the chat of ``context``, in as many parts as its platform needs, after its quiet hours."""
        target = context.request.target.address
        held_until, hushed = hold_of(context, self.quiet)
        return NewPost(
            body=self._body(message),
            parts=self.senders[target.partition(":")[0]].parts(message),
            articles=articles,
            silent=silent or hushed,
            not_before=held_until,
        )

    def _body(self, message: Message) -> str:
        """The message as it is stored, made once however many chats get it."""
        if id(message) not in self._bodies:
            # Kept with its text, so that no other message comes to have its id.
            self._bodies[id(message)] = message, to_json(message)
        return self._bodies[id(message)][1]


def hold_of(context: Context, default: QuietHours | None) -> tuple[datetime | None, bool]:
    """Until when the quiet hours of a chat hold a post, if they do; and whether it comes without a sound."""
    quiet = quiet_hours_of(context.chat, default)
    ends = over_at(quiet, context.now, context.zone) if quiet else None
    hold = quiet is not None and quiet.what == "hold"
    return (ends if hold else None), ends is not None and not hold


async def routes(storage: Storage, senders: Mapping[str, Sender], quiet: QuietHours | None = None) -> Routes:
    """The routes there are now."""
    return Routes(senders, {closed.target: closed for closed in await storage.closed_targets()}, quiet)


def refused(schedule: str, slot: str, target: str, at: datetime, why: tuple[Verdict, str]) -> SlotWrite:
    """The decision that a target gets nothing."""
    return SlotWrite(schedule=schedule, slot=slot, target=target, at=at, verdict=why[0], reason=why[1])
