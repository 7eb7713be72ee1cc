"""Headlines and headings in the text: the title said again, and the lines that name a section."""

import re
from collections.abc import Sequence

from bot.analysis.clean.datelines import cut_dateline

_WORD = re.compile(r"\w+")
_CLOSERS = "\"”“’')]"
_NOT_A_HEADING = re.compile(r"[\"“”]|\d .*\d|\b\d{4}\b|^\(?\w[.)]")  # quoted, a score or a date, a list's item
_THREE_NUMBERS = re.compile(r"(?:\D*\d+){3}")
_LISTED = re.compile(r"\W|\w{1,2}[.)]")
_SMALL = frozenset(
    "a an and as at atas bagi bak bukan dalam dan dari demi dengan di for from guna hingga in ini itu jadi ke "
    "kepada lewat of oleh on or pada para per saat sampai sang sebagai sejak si soal tanpa tentang terhadap the "
    "to untuk usai vs with yang".split()
)
LONGEST_HEADING = 12
"""Words."""

LONGEST_HEADLINE = 22
"""Words."""

SHORTEST_TEASER = 5
"""Words of another article's headline that stands at the end of a text."""

LONGEST_TEASER = 150
"""Characters of one."""

LONGEST_REPEAT = 300
"""Characters of a line that may say the headline again."""

_AFTER_TITLE = re.compile(r"[\"”’')]*(?:[.!?:|]+|\s[-–—|])\s+(?=\S)")
_FIRST_STOP = re.compile(r"(?<=[^\W\d_]{3})[.!?](?: +(?=[A-Z0-9\"“”])|$)")


def words(text: str) -> list[str]:
    """The words of ``text`` in lower case."""
    return _WORD.findall(text.lower())


def ends_like_prose(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return line.rstrip(_CLOSERS).endswith((".", "!", "?", "…", ";", ","))


def is_title_case(line: str, share: float = 1.0) -> bool:
    """Whether at least ``share`` of the words that a headline writes large are written large."""
    large = [word for word in _WORD.findall(line) if word.lower() not in _SMALL and word[0].isalpha()]
    return bool(large) and sum(word[0].isupper() for word in large) >= share * len(large)


def repeats(line: str, title: Sequence[str]) -> bool:
    """Whether a line is the title (``title`` as ``words``) again, maybe after a few words of its own and a colon."""
    if len(title) < 3 or len(line) > LONGEST_REPEAT:
        return False
    if ends_like_prose(line) and len(line) > len(title) + sum(map(len, title)) + LONGEST_HEADING:
        return False
    said = words(line)
    if said[-len(title) :] == title:
        own = len(said) - len(title)
        return own == 0 or (own <= LONGEST_HEADING and line.count(":") + line.count("|") > 0)
    shared = len(set(said) & set(title))
    return not ends_like_prose(line) and shared >= 0.8 * max(len(set(said)), len(set(title)))


def after_title(line: str, title: Sequence[str]) -> int:
    """Where the text goes on in a paragraph that begins with the title and a full stop; 0 where it does not."""
    if len(title) < 3 or (line[0].isalnum() and line[: len(title[0])].lower() != title[0]):
        return 0
    end = matched = 0
    for word, wanted in zip(_WORD.finditer(line), title, strict=False):
        if word.group().lower() != wanted:
            return 0
        end = word.end()
        matched += 1
    rest = _AFTER_TITLE.match(line, end) if matched == len(title) else None
    return rest.end() if rest else 0


def headline_of(paragraphs: Sequence[str]) -> tuple[str, int]:
    """The headline that a text without a title begins with, and how much of the first paragraph it takes.

    Either a first line that does not end as a sentence, or a first sentence in title case. ("", 0) if there is none.
    """
    first = paragraphs[0]
    if cut_dateline(first)[0]:
        return "", 0
    if len(paragraphs) > 1 and len(first) <= 200 and not ends_like_prose(first):
        text_follows = any(ends_like_prose(line) or cut_dateline(line)[0] for line in paragraphs[1:3])
        return (first, len(first)) if text_follows and len(first.split()) <= LONGEST_HEADLINE else ("", 0)
    stop = _FIRST_STOP.search(first, 0, 200)
    if stop:
        sentence = first[: stop.start() + (first[stop.start()] != ".")]
        if 4 <= len(sentence.split()) <= LONGEST_HEADLINE and is_title_case(sentence, 0.85) and len(first) > stop.end():
            return sentence, stop.end()
    return "", 0


def is_heading(line: str, before: str | None, after: str | None) -> bool:
    """Whether a line names the section that follows it: short, no full stop, prose after it, not a list's item.

    Title case (Prospek Dialog dan Tantangan), capitals (DORONG GEROBAK), or up to four words (Babak kedua).
    """
    if after is None or len(line) > 110 or not line[0].isupper() or ends_like_prose(line):
        return False
    if after[0].islower() or not ends_like_prose(after) or (before is not None and _introduces(before)):
        return False
    bare = line.removesuffix(":").rstrip()
    length = len(bare.split())
    if length > LONGEST_HEADING or ends_like_prose(bare) or _NOT_A_HEADING.search(bare):
        return False
    if bare != line and length > 5:
        return False
    return (length <= 4 and ": " not in bare) or bare.isupper() or is_title_case(bare)


def is_teaser(line: str) -> bool:
    """Whether a last line of a text looks like another article's headline: in title case, and no sentence."""
    if len(line) > LONGEST_TEASER or ends_like_prose(line) or _LISTED.match(line):
        return False
    return SHORTEST_TEASER <= len(line.split()) <= LONGEST_HEADLINE and is_title_case(line)


def is_figures(line: str) -> bool:
    """Whether a line is a row of a table: at least half of its words are numbers, and there are three."""
    if ends_like_prose(line) or not _THREE_NUMBERS.match(line):
        return False
    said = _WORD.findall(line)
    numbers = sum(bool(word[0].isdigit()) for word in said)
    return numbers >= 3 and 2 * numbers >= len(said)


def _introduces(line: str) -> bool:
    """A line with a colon introduces what follows: a list, or lines that are quoted."""
    return line.endswith(":") and len(line.split()) > 5
