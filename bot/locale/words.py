"""Texts by their ids, in one language."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

from bot.phrase import Phrase, Value, formatted, said

LANGUAGES = ("id", "en")
"""The languages there are; the first is the one to fall back on."""
MOST_KEPT = 2_000
LONGEST_KEPT = 200
"""Characters of a text that is kept to be said again; what is longer holds more than a label."""


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language. Build them with ``load_words`` and pass them on."""

    language: str
    bundle: FluentBundle
    _said: dict[Hashable, str] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, text_id: str, **values: Value) -> str:
        """The text with this id, the values filled in.

        Raises:
            KeyError: there is no such text, or it lacks a value: a mistake of ours, never of a person's.
        """
        if not all(isinstance(value, str | int) for value in values.values()):
            return formatted(self.bundle, text_id, values)
        return self.once((text_id, *values.items()), lambda: formatted(self.bundle, text_id, values))

    def once(self, key: Hashable, make: Callable[[], str]) -> str:
        """What ``make`` gives, for a key that always means the same: short texts are made once and said again.

        To format a button's label takes longer than to read ten articles.
        """
        known = self._said.get(key)
        if known is None:
            known = make()
            if len(known) <= LONGEST_KEPT:
                if len(self._said) >= MOST_KEPT:
                    self._said.clear()
                self._said[key] = known
        return known

    def say(self, one: Phrase | str) -> str:
        """A phrase in this language; what is a text already stays as it is."""
        return said(one, self.bundle)


def load_words(language: str) -> Words:
    """The words of a language in LANGUAGES.

    Raises:
        ValueError: there is no such language, or one of its files is not Fluent.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no words for {language!r}, only for {', '.join(LANGUAGES)}")
    # Fluent's isolation marks would stand in every message as invisible characters.
    bundle = FluentBundle([language], use_isolating=False)
    folder = files("bot.locale") / language
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return Words(language, bundle)


def load_languages() -> dict[str, Words]:
    """The words of every language, by its code."""
    return {language: load_words(language) for language in LANGUAGES}
