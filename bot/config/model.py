"""The configuration model: every setting, its default and its meaning.

A Config never changes; a new one replaces it.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import time, timedelta
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, model_validator

from bot.config.values import (
    ClockTime,
    Cron,
    Day,
    Destination,
    Duration,
    Gateway,
    Line,
    Listen,
    NetworkRange,
    SourceAddress,
    WebAddress,
    When,
    WrongValue,
    Zone,
    read_line,
    read_zone,
)
from bot.phrase import repeated

Name = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(read_line)]
REMIND = tuple(timedelta(days=days) for days in (30, 7, 1))


class Section(BaseModel):
    """A table of the file: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, hide_input_in_errors=True)


class Bot(Section):
    """``[bot]``: who it is, and where it keeps what it knows."""

    name: Name = Field("Pewarta", description="The name the bot gives itself")
    language: Literal["id", "en"] = Field("id", description="Language of chats that have not chosen one")
    timezone: Zone = Field(read_zone("Asia/Jakarta"), description="Time zone: WIB, WITA, WIT or an IANA name")
    database: Line = Field("pewarta.db", description="The database file, or a sqlite:/// address")


class Operators(Section):
    """``[operators]``: who may correct, approve and configure."""

    telegram: tuple[int, ...] = Field((), description="Telegram user ids")
    discord: tuple[int, ...] = Field((), description="Discord user ids")
    chats: tuple[Destination, ...] = Field((), description="Chats of operators: told what they are, fit for /konfig")


class Telegram(Section):
    """``[telegram]``."""

    enabled: bool = Field(False, description="Serve Telegram")
    token: SecretStr | None = Field(None, description="The bot's token from BotFather (secret)")
    mode: Literal["polling", "webhook"] = Field("polling", description="How updates come")
    webhook_url: WebAddress | None = Field(None, description="The public address of the webhook")
    listen: Listen = Field("127.0.0.1:8443", description="Where the webhook listens")
    secret: SecretStr | None = Field(None, description="What Telegram sends with each webhook call (secret)")
    certificate: str | None = Field(None, min_length=1, description="A self-signed certificate (PEM), without a proxy")
    private_key: str | None = Field(None, min_length=1, description="The file with its key (PEM)")
    api_url: WebAddress | None = Field(None, description="A local Bot API server")
    uncertain: Literal["hold", "resend", "assume-sent"] = Field(
        "hold", description="What to do with a post that may or may not have arrived"
    )

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.enabled and self.token is None:
            raise WrongValue("reason-no-token", variable="PEWARTA_TELEGRAM__TOKEN")
        if self.mode == "webhook" and (self.webhook_url is None or self.secret is None):
            raise WrongValue("reason-webhook")
        if self.secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", self.secret.get_secret_value()):
            raise WrongValue("reason-webhook-secret")
        if (self.certificate is None) != (self.private_key is None):
            raise WrongValue("reason-certificate")
        return self


class Discord(Section):
    """``[discord]``."""

    enabled: bool = Field(False, description="Serve Discord")
    token: SecretStr | None = Field(None, description="The bot's token from the developer portal (secret)")
    api_url: WebAddress | None = Field(None, description="A server compatible with Discord's REST API")
    gateway_url: Gateway | None = Field(None, description="A gateway compatible with Discord's")
    look: Literal["embeds", "components"] = Field("embeds", description="How its messages are made")
    publish: bool = Field(False, description="Publish posts in announcement channels to servers that follow them")
    calendars: tuple[int, ...] = Field((), description="Servers that get planned events with a day as events of theirs")
    test_guild: int | None = Field(None, gt=0, description="Only this server is told of changed commands, at once")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.enabled and self.token is None:
            raise WrongValue("reason-no-token", variable="PEWARTA_DISCORD__TOKEN")
        return self


class Http(Section):
    """``[http]``: how the open web is asked."""

    user_agent: Line = Field(
        "Pewarta (+https://pypi.org/project/pewarta/)", min_length=1, description="How it introduces itself"
    )
    timeout: Duration = Field(
        timedelta(seconds=20),
        ge=timedelta(seconds=1),
        le=timedelta(minutes=5),
        description="The most one answer may take",
    )
    max_bytes: int = Field(10_000_000, ge=10_000, le=100_000_000, description="The most bytes of one answer")
    allow_private: tuple[NetworkRange, ...] = Field((), description="Private networks that may be reached all the same")
    proxy: WebAddress | None = Field(None, description="A proxy for every request")


class Feed(Section):
    """``[[feeds]]``."""

    url: SourceAddress = Field(description="Where the feed is")
    name: Name | None = Field(None, description="The outlet's name; by default the feed's own title")
    topics: tuple[Name, ...] = Field((), description="Topics given to each of its articles")
    every: Duration = Field(timedelta(minutes=15), ge=timedelta(minutes=1), description="How often it is read at most")
    full_text: bool = Field(True, description="Fetch each article's page, rather than trust the feed's text")
    paused: bool = Field(False, description="Not read for now")


class Filter(Section):
    """``filter`` of a post."""

    topics: tuple[Name, ...] = Field((), description="Only articles with one of these topics")
    sources: tuple[Name, ...] = Field((), description="Only these outlets")
    words: tuple[Name, ...] = Field((), description="Only articles with one of these words")
    without: tuple[Name, ...] = Field((), description="No article with one of these words")
    people: tuple[Name, ...] = Field((), description="Only articles that quote one of these people")


class Post(Section):
    """``[[posts]]``: what is posted where, and when."""

    name: Name = Field(description="What the schedule is called; posts already sent are known by it")
    at: ClockTime | None = Field(None, description="A time of day")
    cron: Cron | None = Field(None, description="Instead of at: a cron expression of five fields")
    days: tuple[Day, ...] = Field((), description="With at: only on these days")
    timezone: Zone | None = Field(None, description="By default the bot's")
    what: Literal["digest", "quotes", "agenda", "latest"] = Field("digest", description="What is posted")
    to: tuple[Destination, ...] = Field(min_length=1, description="Where it goes")
    filter: Filter = Field(Filter(), description="Which articles it takes")
    limit: int = Field(10, ge=1, le=50, description="At most so many articles")
    silent: bool = Field(False, description="Without a sound")
    pin: bool = Field(False, description="Pinned in the chat, where the bot may")
    paused: bool = Field(False, description="Not posted for now")
    style: Literal["short", "full"] = Field("short", description="How much of each article")
    empty: bool = Field(False, description="Also where there is nothing to tell: it then says so")
    thread: Literal["post", "day", "article"] = Field("post", description="What shares a thread in a forum")

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        if (self.at is None) == (self.cron is None):
            raise WrongValue("reason-at-or-cron")
        if self.days and self.at is None:
            raise WrongValue("reason-days-with-at")
        if self.thread == "article" and self.what == "agenda":
            raise WrongValue("reason-thread-agenda")
        return self


class Event(Section):
    """``[[events]]``: an event that an editor announces."""

    name: Name = Field(description="What it is called")
    words: tuple[Name, ...] = Field((), description="Articles with all of these words speak of it")
    when: When = Field(description='When, as exactly as it is known, with its year: "Maret 2026"')
    places: tuple[Name, ...] = Field((), description="Where; several mean either-or")
    remind: tuple[Duration, ...] | None = Field(None, description="How long before it is told of")
    to: tuple[Destination, ...] | None = Field(None, description="Where its posts go")


class FollowUp(Section):
    """``[follow_up]``: events found in the news."""

    auto_approve: bool = Field(False, description="Changes that articles report hold without an editor's approval")
    remind: tuple[Duration, ...] = Field(REMIND, description="How long before an event it is told of")
    to: tuple[Destination, ...] = Field((), description="Where posts about events go")


class Summary(Section):
    """``[summary]``."""

    sentences: int = Field(3, ge=1, le=10, description="The most sentences of a summary")
    method: Literal["extractive"] = Field("extractive", description="How it is made: of the article's own sentences")


class Quiet(Section):
    """``[quiet]``: hours without posts, or without their sound."""

    from_: ClockTime | None = Field(None, alias="from", description="When they begin; without it there are none")
    to: ClockTime = Field(time(5), description="When they end")
    what: Literal["hold", "silent"] = Field("hold", description="Posts wait, or come without a sound")

    @model_validator(mode="after")
    def _two_times(self) -> Self:
        if self.from_ == self.to:
            raise WrongValue("reason-quiet-same")
        return self


class Backup(Section):
    """``[backup]``: copies of the database, made while the bot runs."""

    at: ClockTime | None = Field(None, description="When one is made each day; never by default")
    folder: str | None = Field(None, min_length=1, description="Where they go; by default beside the database")
    keep: int = Field(7, ge=1, le=1000, description="How many are kept; the oldest go")


class Retention(Section):
    """``[retention]``: what goes with time."""

    text_after: Duration | None = Field(
        None, ge=timedelta(days=1), description="After how long an article's text goes; never by default"
    )
    keep_quotes: bool = Field(True, description="Its quotes stay")
    keep_summary: bool = Field(True, description="Its summary stays")


class Metrics(Section):
    """``[metrics]``."""

    listen: Listen | None = Field(None, description="Where metrics and health are served; nowhere by default")


class Log(Section):
    """``[log]``."""

    level: Literal["debug", "info", "warning", "error"] = Field("info", description="The least that is logged")
    format: Literal["text", "json"] = Field("text", description="How a line looks")


class Config(Section):
    """The whole configuration."""

    bot: Bot = Bot()
    operators: Operators = Operators()
    telegram: Telegram = Telegram()
    discord: Discord = Discord()
    http: Http = Http()
    feeds: tuple[Feed, ...] = ()
    posts: tuple[Post, ...] = ()
    events: tuple[Event, ...] = ()
    follow_up: FollowUp = FollowUp()
    summary: Summary = Summary()
    quiet: Quiet = Quiet()
    backup: Backup = Backup()
    retention: Retention = Retention()
    metrics: Metrics = Metrics()
    log: Log = Log()

    @model_validator(mode="after")
    def _unique(self) -> Self:
        for what, names in (
            ("reason-two-feeds", (feed.url for feed in self.feeds)),
            ("reason-two-posts", (post.name for post in self.posts)),
            ("reason-two-events", (event.name for event in self.events)),
        ):
            if twice := _repeated(names):
                raise WrongValue(what, name=repeated(twice))
        return self


def _repeated(names: Iterable[str]) -> str | None:
    return next((name for name, many in Counter(names).items() if many > 1), None)
