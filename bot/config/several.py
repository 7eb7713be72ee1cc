"""Several edits of a configuration text as one: all of them or none, since one alone may leave it wrong."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.config.edits import Action, Edit, edited
from bot.config.keys import Place
from bot.errors import ConfigError, mistake
from bot.phrase import repeated

_KEY = re.compile(r"\s*([^\s\[=]+(?:\[[^\]]*\][^\s\[=]*)*)=")
_OPENS, _CLOSES = "[{", "]}"
_WITHOUT_EFFECT = {"reason-so-already", "reason-not-set"}


@dataclass(frozen=True, slots=True)
class AllEdited:
    """The text after edits, and what stood at their places before and after, as TOML; commas part several."""

    text: str
    places: tuple[Place, ...]
    before: str
    after: str

    @property
    def keys(self) -> str:
        """What was changed, as it is written."""
        return ", ".join(map(str, self.places))


def all_edited(text: str, edits: Sequence[Edit]) -> AllEdited:
    """The text after edits, one after the other; of several, those that change nothing are left out.

    Raises:
        ConfigError: as of ``edited``, of the first that cannot be made; or none of them changes anything.
    """
    places, before, after = [], [], []
    idle: ConfigError | None = None
    for edit in edits:
        try:
            one = edited(text, edit)
        except ConfigError as error:
            if len(edits) > 1 and {getattr(reason, "text_id", "") for reason in error.reasons} <= _WITHOUT_EFFECT:
                idle = error
                continue
            raise
        text = one.text
        places.append(one.place)
        before.append(one.before)
        after.append(one.after)
    if idle is not None and not places:
        raise idle
    several = len(places) > 1
    was, becomes = ([value or "-" for value in values] if several else values for values in (before, after))
    return AllEdited(text, tuple(places), ", ".join(was), ", ".join(becomes))


def as_one(edits: Sequence[Edit]) -> Edit:
    """What edits are remembered as: several are settings that were set."""
    return edits[0] if len(edits) == 1 else Edit("set", ", ".join(edit.key for edit in edits))


def edits_of(action: Action, key: str, value: str) -> tuple[Edit, ...]:
    """The edits that somebody typed: one, or without a key several pairs, ``key=value key="two words" key=``.

    An empty value takes the setting out, so that its default holds.

    Raises:
        ConfigError: something in the pairs is none.
    """
    if key or action != "set":
        return (Edit(action, key, value),)
    found, at = [], 0
    while at < len(value.rstrip()):
        named = _KEY.match(value, at)
        if named is None:
            raise mistake("reason-no-setting-pair", word=repeated(value[at:].split(maxsplit=1)[0]))
        at = _end_of_value(value, named.end())
        found.append(set_or_out(named[1], value[named.end() : at]))
    return tuple(found)


def edits_of_words(words: Sequence[str]) -> tuple[Edit, ...]:
    """The edits in words that a shell has taken apart: keys and values in turn, or ``key=value`` each.

    Raises:
        ConfigError: a key has no value.
    """
    pairs = [_KEY.match(word) for word in words]
    if pairs[0] is not None:
        for word, pair in zip(words, pairs, strict=True):
            if pair is None:
                raise mistake("reason-no-setting-pair", word=repeated(word))
        return tuple(set_or_out(pair[1], word[pair.end() :]) for word, pair in zip(words, pairs, strict=True) if pair)
    if len(words) % 2:
        raise mistake("reason-value-without-key", key=repeated(words[-1]))
    return tuple(set_or_out(key, value) for key, value in zip(words[::2], words[1::2], strict=True))


def set_or_out(key: str, value: str) -> Edit:
    """The edit that gives a setting a value; an empty one takes it out."""
    return Edit("set", key, value) if value.strip() else Edit("remove", key)


def _end_of_value(text: str, at: int) -> int:
    """Behind a value: at the first blank that stands neither in quotes nor in brackets."""
    quote, depth = "", 0
    while at < len(text):
        letter = text[at]
        if quote:
            if letter == "\\" and quote == '"':
                at += 1
            elif letter == quote:
                quote = ""
        elif letter in "\"'":
            quote = letter
        elif letter in _OPENS:
            depth += 1
        elif letter in _CLOSES:
            depth -= 1
        elif letter.isspace() and depth <= 0:
            break
        at += 1
    return min(at, len(text))
