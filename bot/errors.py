"""The error tree. Storage has its own, in ``storage.errors``; nothing else crosses a module.

PewartaError
├── UserError         a person asked for something that cannot be; its text is what a chat is shown
├── ConfigError       the configuration is wrong; says line, key and what to write instead
└── RefusedDocument   a file or page is not an article we can read; says why
"""


class PewartaError(Exception):
    """Something that a person can mend; ``str()`` says what happened, where, and what to do."""


class UserError(PewartaError):
    """Shown to a chat, in its language: the id of a text in ``bot/locale`` and the values in it."""

    def __init__(self, text_id: str, **values: str | int) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.values = values


class ConfigError(PewartaError):
    """The configuration is wrong. ``problems`` are complete lines, one a finding."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class RefusedDocument(PewartaError):
    """A file, page or record that is not an article we can read; ``str()`` is the reason."""
