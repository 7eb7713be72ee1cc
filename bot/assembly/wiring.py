"""What the configuration says about posting, in the words of ``bot.publish``: nothing there knows a configuration."""

from collections.abc import Sequence
from pathlib import Path

from bot.config import Config
from bot.publish.due import Timing
from bot.publish.filters import Filter
from bot.publish.instant import Want
from bot.publish.outbox import OutboxOptions
from bot.publish.outcome import Rules
from bot.publish.posts import Wanted
from bot.publish.schedule import Schedule
from bot.upkeep.backups import Plan
from bot.upkeep.retention import Rule
from storage import file_of
from storage.records import Holding, QuietHours, Subscription


def schedules_of(config: Config) -> tuple[Schedule, ...]:
    """``[[posts]]``."""
    return tuple(
        Schedule(
            name=post.name,
            timing=Timing(zone=post.timezone or config.bot.timezone, at=post.at, days=post.days, cron=post.cron),
            wanted=Wanted(
                what=post.what,
                filter=Filter(
                    topics=post.filter.topics,
                    sources=post.filter.sources,
                    words=post.filter.words,
                    without=post.filter.without,
                    people=post.filter.people,
                ),
                limit=post.limit,
                style=post.style,
                empty=post.empty,
                thread=post.thread,
            ),
            targets=post.to,
            silent=post.silent,
            pin=post.pin,
        )
        for post in config.posts
        if not post.paused
    )


def wants_of(subscriptions: Sequence[Subscription]) -> tuple[Want, ...]:
    """What chats want to read as it comes; events are told of by themselves."""
    filters = {
        "topic": lambda value: Filter(topics=(value,)),
        "person": lambda value: Filter(people=(value,)),
        "source": lambda value: Filter(sources=(value,)),
        "all": lambda value: Filter(),
    }
    return tuple(Want(one.target, filters[one.kind](one.value)) for one in subscriptions if one.kind in filters)


def quiet_of(config: Config) -> QuietHours | None:
    """``[quiet]``, if there are quiet hours."""
    quiet = config.quiet
    return None if quiet.from_ is None else QuietHours(quiet.from_, quiet.to, quiet.what)


def backup_plan(config: Config) -> Plan:
    """``[backup]``; copies go beside the database where no folder is named."""
    backup = config.backup
    folder = Path(backup.folder) if backup.folder else file_of(config.bot.database).parent
    return Plan(backup.at, config.bot.timezone, folder, backup.keep)


def retention_rule(config: Config) -> Rule:
    """``[retention]``."""
    retention = config.retention
    return Rule(retention.text_after, Holding(retention.keep_quotes, retention.keep_summary))


def outbox_options(config: Config) -> OutboxOptions:
    """What each platform does with a post that may have arrived: only Discord refuses a second one by its key."""
    return OutboxOptions(
        rules={"telegram": Rules(policy=config.telegram.uncertain), "discord": Rules(policy="resend-soon")}
    )


def operator_chats(config: Config) -> tuple[str, ...]:
    """Where operators are told what they should know: alone, and in the chats that are theirs."""
    return (*operators_of(config), *config.operators.chats)


def operators_of(config: Config) -> tuple[str, ...]:
    """The private chats of the operators of platforms that are enabled."""
    telegram = config.operators.telegram if config.telegram.enabled else ()
    discord = config.operators.discord if config.discord.enabled else ()
    return (*(f"telegram:{user}" for user in telegram), *(f"discord:@{user}" for user in discord))
