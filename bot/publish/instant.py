"""Single articles as they come, to those who asked for them. What was there before anybody asked is not news."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.commands.context import Context
from bot.message import Message, Sender
from bot.publish.filters import Filter, Reader
from bot.publish.gathering import Style, article_post, of_article
from bot.publish.routing import Routes, refused, routes
from bot.publish.surroundings import Surroundings
from bot.publish.turns import unhurried
from storage.records import Article, Event, QuietHours, SlotDecision, SlotWrite

SCHEDULE = "instant:"
"""What these posts are filed under; with the target "", how far the news has been looked through."""
OLDEST = timedelta(days=1)
"""What is older when it comes is no longer news."""
MOST_AT_ONCE = 10
"""So many a target at one look: a feed that wakes with more does not flood a chat."""
MOST_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class Want:
    """What one target wants to read as it comes; ``short`` is a headline with its first sentence."""

    target: str
    filter: Filter = field(default_factory=Filter)
    style: Style = "short"


class InstantPlanner:
    """Looks through what is new and writes it into the outbox for whoever wants it; sends nothing itself."""

    def __init__(
        self,
        surroundings: Surroundings,
        senders: Mapping[str, Sender],
        wants: Callable[[], Awaitable[Sequence[Want]]],
        *,
        quiet: QuietHours | None = None,
    ) -> None:
        self._surroundings = surroundings
        self._storage = surroundings.storage
        self._senders = senders
        self._wants = wants
        self._quiet = quiet

    def configure(self, quiet: QuietHours | None) -> None:
        """Makes these the quiet hours from the next look on."""
        self._quiet = quiet

    async def plan(self, now: datetime) -> int:
        """Decides for every article that came since the last look; returns how many decisions were new.

        Raises:
            StorageError: nothing was decided; the next call does.
        """
        newest = await self._storage.newest_article()
        last = (await self._storage.covered(SCHEDULE, [""])).get("")
        if last == newest:
            return 0
        writes: list[SlotWrite] = []
        if last is not None:
            found = await self._storage.news(after=last, since=now - OLDEST, limit=MOST_LOOKED_AT)
            writes = await self._writes([one for one in reversed(found) if one.headline.id <= newest], now)
        looked = SlotWrite(
            schedule=SCHEDULE, slot=f"looked {newest}", target="", at=now, verdict="empty", covered=newest
        )
        # What was looked through is kept together with what follows from it.
        return await self._storage.write_slots([*writes, looked], at=now) - 1

    async def refusals(self, article: int) -> tuple[SlotDecision, ...]:
        """Where an article did not go, of those who wanted it, and why."""
        decided = await self._storage.decisions(SCHEDULE, slot=f"article {article}")
        return tuple(one for one in decided if one.verdict != "posted")

    async def _writes(self, articles: Sequence[Article], now: datetime) -> list[SlotWrite]:
        wants = await self._wants()
        ways = await routes(self._storage, self._senders, self._quiet)
        places = {
            target: next(iter(ways.at((target,))))
            async for target in unhurried(dict.fromkeys(one.target for one in wants))
        }
        contexts = await self._surroundings.of_all(list(places.values()), now)
        alike: dict[Filter, list[int]] = {}
        async for number, want in unhurried(enumerate(wants)):
            alike.setdefault(want.filter, []).append(number)
        reader, told = Reader(), Counter[str]()
        found: list[list[SlotWrite]] = []
        # The newest first: where there are too many, the oldest are left out.
        for article in reversed(articles):
            numbers = sorted(n for one, those in alike.items() if one.takes(article, reader) for n in those)
            told_of = _Told(article, await self._events(article))
            first: dict[str, Want] = {}
            async for want in unhurried(wants[number] for number in numbers):
                first.setdefault(places[want.target], want)
            found.append([])
            async for place, want in unhurried(first.items()):
                told[place] += 1
                many = told[place] > MOST_AT_ONCE
                context = contexts[place]
                style = context.chat.style or want.style
                message = None if many else told_of.message(style, context)
                found[-1].append(_decision(article, context, ways, message, preview=style == "full"))
        return [write for writes in reversed(found) for write in writes]

    async def _events(self, article: Article) -> list[Event]:
        return [event for number in article.events if (event := await self._storage.event(number)) is not None]


@dataclass(slots=True)
class _Told:
    """An article as chats read it: those that chose alike share one message."""

    article: Article
    events: list[Event]
    _made: dict[tuple[str, str, Style], Message] = field(default_factory=dict)

    def message(self, style: Style, context: Context) -> Message:
        """The message for a chat."""
        key = (context.words.language, context.zone_key, style)
        if key not in self._made:
            self._made[key] = of_article(article_post(self.article, self.events, style, context), self.article)
        return self._made[key]


def _decision(article: Article, context: Context, ways: Routes, message: Message | None, *, preview: bool) -> SlotWrite:
    target, slot = context.request.target.address, f"article {article.headline.id}"
    if (why := ways.refusal(target)) is not None:
        return refused(SCHEDULE, slot, target, context.now, why)
    if context.chat.paused:
        return refused(SCHEDULE, slot, target, context.now, ("paused", "the chat has paused what it follows"))
    if message is None:
        return refused(SCHEDULE, slot, target, context.now, ("filtered", "too many articles at once"))
    post = replace(ways.post(message, context, articles=(article.headline.id,)), preview=preview)
    return SlotWrite(schedule=SCHEDULE, slot=slot, target=target, at=context.now, verdict="posted", post=post)
