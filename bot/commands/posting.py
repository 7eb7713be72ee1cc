"""/siarkan, /pratinjau and /mengapa: post now, see what will be posted, and why something was not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.commands.context import Context
from bot.commands.registry import Command, Role
from bot.commands.show import shortened
from bot.commands.why import Reason, why_message
from bot.errors import UserError
from bot.locale import dates
from bot.message import Bullets, Call, Heading, Message, Paragraph, Text, Time, sentence
from storage.records import Article

AHEAD = timedelta(days=3)
MOST = 12


@dataclass(frozen=True, slots=True)
class Coming:
    """A slot to come: when, of which schedule, and to how many targets."""

    at: datetime
    name: str
    targets: int


class Desk(Protocol):
    """Where schedules are looked at and posted from; ``bot.publish.desk`` has it. Unknown names raise KeyError."""

    def names(self) -> Sequence[str]:
        """What the schedules are called."""
        ...

    def targets(self, name: str) -> int:
        """To how many targets a schedule posts."""
        ...

    async def coming(self, now: datetime, ahead: timedelta, limit: int) -> Sequence[Coming]:
        """The next slots of all schedules, by their time."""
        ...

    async def preview(self, name: str, now: datetime) -> Message | None:
        """The post as its first target would get it now, or None where nothing would be posted."""
        ...

    async def reasons(self, article: Article) -> Sequence[Reason]:
        """Of every schedule that posts articles, why one that is in none of its posts is not."""
        ...

    async def post_now(self, name: str, slot: str, now: datetime) -> int:
        """Posts at once in a slot of this name; returns to how many targets this was new."""
        ...


def posting_commands(desk: Desk) -> tuple[Command, ...]:
    """/siarkan, /pratinjau and /mengapa over a desk."""

    async def post(context: Context, argument: str) -> Message:
        return await _post(desk, context, argument)

    async def preview(context: Context, argument: str) -> Message:
        return await _preview(desk, context, argument)

    async def why(context: Context, argument: str) -> Message:
        return await why_message(desk.reasons, context, argument)

    def offers(_: str, typed: str) -> Sequence[str]:
        return [name for name in desk.names() if typed.casefold() in name.casefold()]

    return (
        Command("siarkan", "post", post, Role.OPERATOR, offers=offers),
        Command("pratinjau", "preview", preview, Role.OPERATOR, offers=offers),
        Command("mengapa", "why", why, Role.OPERATOR),
    )


async def _preview(desk: Desk, context: Context, argument: str) -> Message:
    """A schedule's post exactly as it would look now; without a name, what comes in the next days."""
    if argument:
        name = _known(desk, argument)
        message = await desk.preview(name, context.now)
        return message or sentence(context.words("preview-nothing", name=name))
    coming = await desk.coming(context.now, AHEAD, MOST)
    if not coming:
        raise UserError("no-posts-coming" if desk.names() else "no-schedules")
    lines = tuple(
        (
            Time(slot.at, dates.instant(slot.at, context.zone, context.words)),
            Text(f" — {slot.name} ({context.words('preview-targets', count=slot.targets)})"),
        )
        for slot in coming
    )
    names = dict.fromkeys(slot.name for slot in coming)
    buttons = tuple((Call(shortened(name), "pratinjau", name),) for name in names)
    return Message((Heading((Text(context.words("preview-head")),)), Bullets(lines)), buttons)


async def _post(desk: Desk, context: Context, argument: str) -> Message:
    """Posts a schedule now, after asking; pressed twice, the button posts once."""
    if found := re.fullmatch(r"!(\d{1,20}) (.+)", argument):
        name = _known(desk, found[2])
        many = await desk.post_now(name, f"manual {found[1]}", context.now)
        return sentence(context.words("post-done", name=name, count=many) if many else context.words("post-again"))
    if not argument:
        rows = tuple((Call(shortened(name), "siarkan", name),) for name in desk.names())
        if not rows:
            raise UserError("no-schedules")
        return sentence(context.words("post-which"), rows)
    name = _known(desk, argument)
    once = int(context.now.timestamp() * 1000)
    return Message(
        (Paragraph((Text(context.words("post-sure", name=name, count=desk.targets(name))),)),),
        (
            (Call(context.words("button-post"), "siarkan", f"!{once} {name}", edits=True),),
            (Call(context.words("button-preview"), "pratinjau", name),),
        ),
    )


def _known(desk: Desk, typed: str) -> str:
    names = {name.casefold(): name for name in desk.names()}
    if typed.casefold() not in names:
        raise UserError("no-such-schedule", name=typed[:100])
    return names[typed.casefold()]
