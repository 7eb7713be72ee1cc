"""Texts by their ids, in one language."""

from dataclasses import dataclass
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

from bot.phrase import Phrase, Value, formatted, said

LANGUAGES = ("id", "en")
"""The languages there are; the first is the one to fall back on."""


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language. Build them with ``load_words`` and pass them on."""

    language: str
    bundle: FluentBundle

    def __call__(self, text_id: str, **values: Value) -> str:
        """The text with this id, the values filled in.

        Raises:
            KeyError: there is no such text, or it lacks a value: a mistake of ours, never of a person's.
        """
        return formatted(self.bundle, text_id, values)

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
