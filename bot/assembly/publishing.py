"""All that posts by itself, put together: planners, the outbox they write to, and what wakes them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.assembly.announcing import Announcer
from bot.assembly.wiring import operator_chats, outbox_options, quiet_of, schedules_of, wants_of
from bot.clock import Clock
from bot.commands import Command, following
from bot.commands.correct import correct_command
from bot.commands.event import event_command
from bot.commands.outbox import COMMAND as OUTBOX
from bot.commands.posting import posting_commands
from bot.config import Config
from bot.message import Message, Sender
from bot.monitor.telemetry import UNHEARD, Telemetry
from bot.publish.corrections import CorrectionPlanner
from bot.publish.desk import Desk
from bot.publish.events import EventPlanner
from bot.publish.instant import InstantPlanner, Want
from bot.publish.operators import OperatorDesk
from bot.publish.outbox import Outbox
from bot.publish.posts import Composed
from bot.publish.quote_watch import QuoteWatch
from bot.publish.schedule import Planner, Schedule
from bot.publish.surroundings import Surroundings
from bot.publish.waker import Waker
from storage.base import Storage


@dataclass(frozen=True, slots=True)
class Publishing:
    """What runs until it is stopped, the commands over it, and what tells it that there is something new."""

    outbox: Outbox
    waker: Waker
    operators: OperatorDesk
    commands: tuple[Command, ...]
    configure: Callable[[Config], None]
    """Plans by another configuration from now on."""
    preview: Callable[[Schedule, datetime], Awaitable[Message | None]]
    """What any schedule would post at an instant, as its first target would read it."""

    @property
    def wake(self) -> Callable[[], None]:
        """Says that an article, a note or a change of an event came."""
        return self.waker.wake


def publishing(
    config: Config,
    storage: Storage,
    surroundings: Surroundings,
    senders: Mapping[str, Sender],
    clock: Clock,
    *,
    telemetry: Telemetry = UNHEARD,
) -> Publishing:
    """Builds it; nothing runs yet."""
    schedules, quiet = schedules_of(config), quiet_of(config)

    async def wants() -> Sequence[Want]:
        return wants_of(await storage.subscriptions())

    planner = Planner(surroundings, senders, quiet=quiet)
    announcer = Announcer(storage, config)
    followers = EventPlanner(surroundings, senders, announcer.following, quiet=quiet)
    instant = InstantPlanner(surroundings, senders, wants, quiet=quiet)
    corrections = CorrectionPlanner(surroundings, senders)
    outbox = Outbox(storage, senders, clock, outbox_options(config), telemetry=telemetry)

    operators = OperatorDesk(surroundings, senders, operator_chats(config), outbox.wake)
    quotes = QuoteWatch(storage, operators)

    async def plan() -> None:
        now = clock.now()
        await announcer.keep(now)
        decided = await planner.plan(schedules, now)
        for part in (followers, instant, corrections, quotes):
            decided += await part.plan(now)
        if decided:
            outbox.wake()

    waker = Waker(plan)

    def configure(changed: Config) -> None:
        nonlocal schedules
        schedules, quiet = schedules_of(changed), quiet_of(changed)
        planner.configure(quiet)
        announcer.configure(changed)
        operators.configure(operator_chats(changed))
        followers.configure(quiet)
        instant.configure(quiet)
        outbox.configure(outbox_options(changed))
        waker.wake()

    async def preview(schedule: Schedule, now: datetime) -> Message | None:
        composed = await planner.preview(schedule, now)
        return composed.whole if isinstance(composed, Composed) else None

    desk = Desk(lambda: schedules, planner, instant, on_written=outbox.wake)
    commands = (
        following.FOLLOW,
        following.UNFOLLOW,
        following.LIST,
        event_command(waker.wake),
        correct_command(waker.wake),
        *posting_commands(desk),
        OUTBOX,
    )
    return Publishing(outbox, waker, operators, commands, configure, preview)
