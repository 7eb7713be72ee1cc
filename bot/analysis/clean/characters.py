"""Characters that no reader sees, or sees as a space or a line break."""

import re

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad"  # controls and soft hyphens
    r"\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]"  # zero-width spaces, bidi marks, BOMs
)
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def plain_lines(text: str) -> list[str]:
    """The lines of ``text``, blank ones kept as "", with plain spaces and without invisible characters.

    Joiners (ZWJ, ZWNJ) stay: emoji and several scripts are spelled with them.
    """
    if not text.isascii():
        text = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    # Python's own notions of a line and of white space are those of the Unicode standard.
    text = _INVISIBLE.sub("", "\n".join(text.splitlines()))
    return [" ".join(line.split()) for line in text.split("\n")]
