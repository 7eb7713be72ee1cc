"""/status: how the bot is, in plain words: what runs, what is wrong and since when, what waits, what needs a person."""

import re
from collections.abc import Awaitable, Callable
from datetime import datetime, tzinfo

from bot.commands.context import Context
from bot.commands.registry import Command, Role
from bot.errors import UserError
from bot.locale import Words
from bot.locale.dates import instant
from bot.message import Aside, Block, Bullets, Call, Heading, Message, Runs, Text, sentence
from bot.monitor.health import Check, Report
from storage.records import DeliveryState

_RETRY = re.compile(r"(?:coba|retry) (\S{1,2000})")
_NAMED = frozenset({"bot", "feeds", "outbox", "database", "backup", "disk"})
_SHOWN: tuple[DeliveryState, ...] = ("pending", "uncertain", "failed")


def status_command(look: Callable[[], Awaitable[Report]]) -> Command:
    """The command; ``look`` is how the bot is now."""

    async def status(context: Context, argument: str) -> Message:
        if found := _RETRY.fullmatch(argument):
            return await _retried(found[1], context)
        return status_message(await look(), context.words, context.zone)

    return Command("status", "status", status, Role.OPERATOR)


def retry_button(url: str, words: Words) -> Call:
    """The button that takes a feed out of quarantine."""
    return Call(words("button-retry"), "status", f"coba {url}")


async def _retried(url: str, context: Context) -> Message:
    state = await context.storage.feed(url)
    if state is None:
        raise UserError("no-such-feed", url=url[:200])
    await context.storage.save_feed(state.retried(context.now), at=context.now)
    return sentence(context.words("feed-retried", url=url))


def status_message(report: Report, words: Words, zone: tzinfo) -> Message:
    """A report as a message; its buttons lead to what can be done."""

    def when(at: datetime) -> str:
        return instant(at, zone, words)

    many = len(report.troubles)
    head = words("status-trouble", count=many) if many else words("status-well")
    blocks: list[Block] = [Heading((Text(head),))]
    blocks += [Aside("⚠️", (Text(trouble_line(check, words, zone)),)) for check in report.troubles]
    well = ", ".join(part_name(check.part, words) for check in report.checks if not check.trouble)
    lines = [words("status-since", since=when(report.since), version=report.version)] if report.since else []
    lines += [words("status-parts", parts=well)] if well else []
    if (feeds := report.feeds) is not None and feeds.active:
        lines.append(
            words("status-feeds", well=feeds.well, failing=feeds.failing, gone=feeds.quarantined, fresh=feeds.fresh)
        )
        lines += [words("status-read", when=when(feeds.read_at))] if feeds.read_at else []
    lines.append(_outbox(report, words))
    if report.proposals:
        lines.append(words("status-proposals", count=report.proposals))
    if report.backed_up_at:
        lines.append(words("status-backup", when=when(report.backed_up_at)))
    items: list[Runs] = [(Text(line),) for line in lines]
    return Message((*blocks, Bullets(tuple(items))), _buttons(report, words))


def trouble_line(check: Check, words: Words, zone: tzinfo) -> str:
    """What is wrong with a part, in a line."""
    since = instant(check.since, zone, words) if check.since else ""
    return words(check.trouble or "status-well", part=part_name(check.part, words), since=since, reason=check.reason)


def part_name(part: str, words: Words) -> str:
    """What people call a part; a platform has a name of its own."""
    return words(f"part-{part}") if part in _NAMED else part.capitalize()


def _outbox(report: Report, words: Words) -> str:
    counts = [words(f"status-{state}", count=rows) for state in _SHOWN if (rows := report.rows(state))]
    return words("status-outbox", counts=", ".join(counts)) if counts else words("status-outbox-empty")


def _buttons(report: Report, words: Words) -> tuple[tuple[Call, ...], ...]:
    row = [Call("/antrean", "antrean")] if any(report.rows(state) for state in _SHOWN) else []
    row += [Call("/acara", "acara")] if report.proposals else []
    return ((*row, Call(words("button-refresh"), "status", edits=True)),)
