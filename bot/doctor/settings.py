"""What clashes in a configuration that is right by itself. Pure."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from bot.assembly.wiring import quiet_of
from bot.config import Config
from bot.config.model import Post
from bot.doctor.finding import Finding, fine, trouble, warning
from bot.publish.quiet import over_at

_ABOUT = "configuration"


def clashes(config: Config, now: datetime) -> list[Finding]:
    """What was probably not meant; ``now`` is aware."""
    found = [*_nothing_to_do(config), *_unserved(config), *_operators(config), *_quiet(config, now), *_twice(config)]
    return found or [fine(_ABOUT, f"nothing clashes (feeds: {len(config.feeds)}, schedules: {len(config.posts)})")]


def _nothing_to_do(config: Config) -> Iterator[Finding]:
    served = config.telegram.enabled or config.discord.enabled
    if not served:
        yield warning(_ABOUT, "no chat platform is enabled", "set telegram.enabled or discord.enabled to true")
    if not config.feeds:
        yield warning(_ABOUT, "there are no feeds to read", "add a [[feeds]] table, or /tambah in a chat")
    elif all(feed.paused for feed in config.feeds):
        yield warning(_ABOUT, "every feed is paused", "set paused = false on those that are to be read")
    if served and not (config.posts or config.follow_up.to or config.events):
        yield warning(
            _ABOUT, "nothing is posted by itself: there are no [[posts]]", "add one; chats may also follow by /ikuti"
        )


def _unserved(config: Config) -> Iterator[Finding]:
    enabled = {"telegram": config.telegram.enabled, "discord": config.discord.enabled}
    for platform, targets in _targets(config).items():
        if platform not in enabled:
            yield trouble(_ABOUT, f"there is no platform {platform!r}", "targets begin with telegram: or discord:")
        elif not enabled[platform]:
            names = ", ".join(sorted(targets)[:3])
            yield warning(
                _ABOUT, f"posts go to {names}, but {platform} is not enabled", f"set {platform}.enabled = true"
            )


def _operators(config: Config) -> Iterator[Finding]:
    for platform, served in (("telegram", config.telegram.enabled), ("discord", config.discord.enabled)):
        if served and not getattr(config.operators, platform):
            yield warning(
                _ABOUT,
                f"nobody is an operator on {platform}: nobody can correct, approve or configure there",
                f"put your user id into operators.{platform}",
            )


def _quiet(config: Config, now: datetime) -> Iterator[Finding]:
    quiet = quiet_of(config)
    for post in config.posts if quiet and quiet.what == "hold" else ():
        if quiet is None or post.at is None:
            continue
        zone = post.timezone or config.bot.timezone
        at = datetime.combine(now.astimezone(zone).date(), post.at, zone)
        if ends := over_at(quiet, at, config.bot.timezone):
            clock = ends.astimezone(config.bot.timezone)
            yield warning(
                _ABOUT,
                f"the schedule {post.name!r} lies in the quiet hours: its posts wait until {clock:%H:%M}",
                "move it, or set quiet.what to silent",
            )


def _twice(config: Config) -> Iterator[Finding]:
    times = Counter(_place_and_time(post, target) for post in config.posts if not post.paused for target in post.to)
    for (target, when, what), many in times.items():
        if many > 1:
            yield warning(
                _ABOUT, f"{many} schedules post a {what} to {target} at {when}", "leave one, or give them other filters"
            )


def _place_and_time(post: Post, target: str) -> tuple[str, str, str]:
    return target, f"{post.at:%H:%M}" if post.at else str(post.cron), f"{post.what} of {post.filter}"


def _targets(config: Config) -> dict[str, set[str]]:
    """All configured destinations, by platform."""
    places = [*config.follow_up.to, *(target for post in config.posts for target in post.to)]
    places += [target for event in config.events for target in event.to or ()]
    found: dict[str, set[str]] = {}
    for place in places:
        found.setdefault(place.partition(":")[0], set()).add(place)
    return found


def targets_of(config: Config, platform: str) -> tuple[str, ...]:
    """The configured destinations on a platform, each once, in their order."""
    return tuple(sorted(_targets(config).get(platform, ())))
