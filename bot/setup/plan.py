"""The edits that a set-up makes of a configuration: only what is not there already. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.config import Config
from bot.config.edits import Edit, edited

_SCHEDULE = "pagi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is to be set up.

    ``platforms`` are those whose tokens were checked; ``operators`` and ``targets`` are targets ("telegram:7"), feeds
    are addresses. ``at`` is when a digest goes to the targets, ``database`` the file of the data.
    """

    platforms: Sequence[str] = ()
    operators: Sequence[str] = ()
    targets: Sequence[str] = ()
    feeds: Sequence[str] = ()
    database: str | None = None
    at: str = "07:00"
    language: str | None = None
    timezone: str | None = None


def planned(text: str, config: Config, wishes: Wishes) -> str:
    """The text of a configuration with what is wished for.

    Args:
        text: as it stands; "" for a new one.
        config: what the text says.
        wishes: what is to be in it.

    Raises:
        ConfigError: the text is written in a way that cannot be kept.
    """
    for edit in edits(config, wishes):
        text = edited(text, edit).text
    return text


def edits(config: Config, wishes: Wishes) -> Iterator[Edit]:
    """What is to be done, in the order of the file."""
    bot = config.bot
    wished = ("database", wishes.database, bot.database), ("language", wishes.language, bot.language)
    for key, wish, now in (*wished, ("timezone", wishes.timezone, bot.timezone.key)):
        if wish and wish != now:
            yield Edit("set", f"bot.{key}", wish)
    known = {f"telegram:{one}" for one in config.operators.telegram}
    known |= {f"discord:{one}" for one in config.operators.discord}
    for operator in wishes.operators:
        if operator not in known:
            platform, _, number = operator.partition(":")
            yield Edit("add", f"operators.{platform}", number)
    for platform in wishes.platforms:
        if not getattr(config, platform).enabled:
            yield Edit("set", f"{platform}.enabled", "true")
    addresses = {feed.url for feed in config.feeds}
    for feed in dict.fromkeys(wishes.feeds):
        if feed not in addresses:
            yield Edit("add", "feeds", feed)
    posted = {target for post in config.posts for target in post.to}
    fresh = [target for target in dict.fromkeys(wishes.targets) if target not in posted]
    if fresh:
        yield Edit("add", "posts", f"name={_name(config)} at={wishes.at} to={','.join(fresh)}")


def _name(config: Config) -> str:
    """What the new schedule is called; each needs a name of its own."""
    names = {post.name for post in config.posts}
    numbered = (f"{_SCHEDULE}-{number}" for number in range(2, len(names) + 3))
    return _SCHEDULE if _SCHEDULE not in names else next(name for name in numbered if name not in names)
