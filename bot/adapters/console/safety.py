"""Text from strangers, made safe for a terminal."""

import re

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSAFE = re.compile(
    # Control characters, C1 among them: each can begin an escape sequence that moves the cursor or sets the title.
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f"
    # Marks and overrides of direction, which make text read otherwise than it is written (CVE-2021-42574).
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_UNENCODABLE = re.compile(r"[\ud800-\udfff]")


def safe_lines(text: str) -> str:
    """``text`` without what a terminal would obey instead of show; line ends stay, as newlines.

    Nothing that can be seen changes: of an escape sequence only the escape goes, and a tab becomes a space.
    """
    plain = _UNSAFE.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    return _UNENCODABLE.sub("\ufffd", plain)


def safe_line(text: str) -> str:
    """``text`` made safe, in one line."""
    return safe_lines(text).replace("\n", " ")
