"""Characters that no reader sees, or sees as a space or a line break."""

import re

_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ODD_SPACE = re.compile(r"[^\S\n ]")
_SPACES = re.compile(r"  +")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad"  # controls and soft hyphens
    r"\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]"  # zero-width spaces, bidi marks, BOMs
)
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def plain_lines(text: str) -> list[str]:
    """The lines of ``text``, blank ones kept as "", with plain spaces and without invisible characters.

    Joiners (ZWJ, ZWNJ) stay: emoji and several scripts are spelled with them.
    """
    text = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    text = _INVISIBLE.sub("", _BREAK.sub("\n", text))
    return [line.strip() for line in _SPACES.sub(" ", _ODD_SPACE.sub(" ", text)).split("\n")]
