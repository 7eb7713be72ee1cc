"""Words, and patterns of many words, that are quick to look for."""

import re
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_QUANTIFIERS = frozenset("?*+{")


def lower_words(text: str) -> list[str]:
    """The words of a text in lower case, in order: letters and digits in a row."""
    lower = text.lower()
    # Most Indonesian text is plain ASCII, and there a range of letters is found in half the time.
    return (_ASCII_WORD if lower.isascii() else _WORD).findall(lower)


def any_of(alternatives: str) -> str:
    """The same alternatives (which ``|`` parts), told by one letter after the other: ``ada|api`` is ``a(?:da|pi)``.

    ``re`` tries alternatives in turn at every place in a text; told so it tries only those that begin as the text does.
    Alternatives that can match at one place keep their order, so what is found stays the same.
    """
    return _told_by_letters(list(_parted(alternatives)))


def _told_by_letters(alternatives: Sequence[str]) -> str:
    groups: dict[tuple[int, str], list[str]] = {}
    passed = 0
    for one in alternatives:
        by_letter = one[:1].isalpha() and one[1:2] not in _QUANTIFIERS
        # What has no letter of its own may match where the others do: nothing behind it comes before it.
        passed += not by_letter
        groups.setdefault((passed, one[0] if by_letter else ""), []).append(one)
        passed += not by_letter
    return "|".join(
        ones[0] if len(ones) == 1 else f"{letter}(?:{_told_by_letters([one[1:] for one in ones])})"
        for (_, letter), ones in groups.items()
    )


def _parted(alternatives: str) -> Iterator[str]:
    """The alternatives, parted where a ``|`` stands in no group."""
    depth = 0
    one = ""
    for piece in alternatives.split("|"):
        one = f"{one}|{piece}" if depth else piece
        depth += piece.count("(") - piece.count(")")
        if not depth:
            yield one.strip()
