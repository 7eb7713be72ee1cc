"""The error tree. Storage has its own, in ``storage.errors``; nothing else crosses a module.

PewartaError
├── UserError         a person asked for something that cannot be; its text is what a chat is shown
├── ConfigError       the configuration is wrong; says line, key and what to write instead
├── RefusedDocument   a file or page is not an article we can read; says why
└── DeliveryError     a platform did not simply take a post
    ├── NotSent       it has not arrived and may be sent again, after a while if the platform named one
    ├── Rejected      it never will: the target is gone or closed, or the post is wrong
    └── Uncertain     nobody can know whether it arrived
"""

from bot.phrase import Phrase, Value, phrase


class PewartaError(Exception):
    """Something that a person can mend; ``str()`` says what happened, where, and what to do.

    What a chat may be told of is raised with a Phrase, which ``str()`` says in English.
    """

    @property
    def reason(self) -> Phrase | str:
        """What happened, before anybody has said in which language."""
        first = self.args[0] if self.args else ""
        return first if isinstance(first, Phrase) else str(first)


class UserError(PewartaError):
    """Shown to a chat, in its language: the id of a text in ``bot/locale`` and the values in it."""

    def __init__(self, text_id: str, **values: Value) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.values = values


class ConfigError(PewartaError):
    """The configuration is wrong. ``reasons`` are said in the language of whoever reads them, one a finding.

    What only a terminal reads, since nothing runs yet, may be a text already.
    """

    def __init__(self, reasons: tuple[Phrase | str, ...]) -> None:
        super().__init__(reasons)
        self.reasons = reasons

    def __str__(self) -> str:
        return "\n".join(self.problems)

    @property
    def problems(self) -> tuple[str, ...]:
        """The reasons in English, complete lines."""
        return tuple(map(str, self.reasons))


def mistake(text_id: str, at: object = "", /, **values: Value) -> ConfigError:
    """The configuration is wrong ``at`` a place, for this reason."""
    return ConfigError((phrase(text_id, at, **values),))


class RefusedDocument(PewartaError):
    """A file, page or record that is not an article we can read; ``str()`` is the reason."""


class DeliveryError(PewartaError):
    """A platform did not simply take a post; ``str()`` is the reason, without any secret."""


class NotSent(DeliveryError):
    """It has not arrived and may be sent again, ``retry_after`` seconds from now if the platform named a time.

    ``moved_to`` is the target's new address when the platform gave it one.
    """

    def __init__(self, reason: str, *, retry_after: float | None = None, moved_to: str | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
        self.moved_to = moved_to


class Rejected(DeliveryError):
    """It will never arrive. ``closed`` is true where the target takes nothing at all: blocked, kicked, gone."""

    def __init__(self, reason: str, *, closed: bool) -> None:
        super().__init__(reason)
        self.closed = closed


class Uncertain(DeliveryError):
    """Nobody can know whether it arrived: the answer was lost."""
