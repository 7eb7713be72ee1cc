"""The main text of a page, by trafilatura; what it takes for text and is a page's menus is not believed."""

import re
from typing import TYPE_CHECKING

from bot.errors import RefusedDocument
from bot.phrase import phrase

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LITTLE = 100
"""Words; where the quick way finds fewer, it has often missed the article (measured on trafilatura's own corpus)."""
BEGINNING = 15
"""Lines. Where half of them are short, and half of all, the text begins with menus and others' headlines."""
SHARE = 0.45
MOST_PROSE = 0.5
"""Of the words; with more of them in one element's paragraphs the text is believed."""
SHORT_LINE = 8
"""Words."""
FEWEST_TEASERS, LINES_OF_A_TEASER = 4, 4
"""A text of lists of other articles has as many items, and all that is in it lines for each of them."""
FEWEST_INSTEAD = 120
"""Words of what may take the place of a text that looks like menus: less is mostly a piece of a recipe or a list."""

NEARLY_ALL = 0.8
"""Of its sentences; what has them is the article, however short."""
UNBROKEN = 200
"""Words of a line."""
LONG_SENTENCE = 60
"""Words; no text has as many in the mean."""

_FRAMES = frozenset({"div", "article", "section", "main", "td"})
_INLINE = frozenset({"a", "b", "strong", "i", "em", "u", "span", "font", "small", "sup", "sub", "mark", "q"})
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")
_END = re.compile(r"[.!?…][\"'”’)\]]*$")


def main_text(page: "str | HtmlElement", fewest_words: int) -> str:
    """The text of a page's article.

    The quick way finds as much on news pages; the thorough one is asked only where it found little, the strict
    ones where it found what looks like the menus of the whole page.

    Raises:
        RefusedDocument: no way finds ``fewest_words``.
    """
    text = _found(page, fast=True)
    if len(text.split()) < LITTLE:
        thorough = _found(page)
        text = thorough if len(thorough.split()) >= LITTLE else max(text, thorough, key=len)
    if len(text.split()) < fewest_words:
        raise RefusedDocument(phrase("page-no-article", fewest=fewest_words))
    if not _is_listing(text):
        return text
    text = _without_menus(page, text, fewest_words)
    if _is_unbroken(text) or (_is_listing(text) and _sentences(text) < fewest_words):
        raise RefusedDocument(phrase("page-no-sentences"))
    return text


def _without_menus(page: "str | HtmlElement", text: str, fewest_words: int) -> str:
    prose = "" if isinstance(page, str) else _paragraphs(page)
    words, told = len(text.split()), len(prose.split())
    shared = sum(len(line.split()) for line in prose.split("\n") if line in text) > MOST_PROSE * told
    if shared and told > MOST_PROSE * words:
        return text  # no menus: an article of many short lines
    strict = _found(page, favor_precision=True)
    if len(strict.split()) >= FEWEST_INSTEAD and not _is_listing(strict):
        return strict
    if _is_of_teasers(text) or _is_unbroken(text) or _sentences(text) < fewest_words:
        return prose if told >= fewest_words else text
    sentences = _sentences(text)
    if sentences > MOST_PROSE * words or not shared:
        return text
    enough = FEWEST_INSTEAD if _sentences(prose) < NEARLY_ALL * sentences else fewest_words
    return prose if told >= enough else text


def _found(page: "str | HtmlElement", *, fast: bool = False, favor_precision: bool = False) -> str:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(
        page, fast=fast, favor_precision=favor_precision, include_comments=False, include_tables=False
    )
    return (found.text or "") if isinstance(found, Document) else ""


def _paragraphs(tree: "HtmlElement") -> str:
    """The paragraphs of the element that has the most words in its own: in ``<p>``, or between ``<br>``."""
    marked = dict.fromkeys(parent for part in tree.iter("p") if (parent := part.getparent()) is not None)
    broken = dict.fromkeys(parent for part in tree.iter("br") if (parent := part.getparent()) is not None)
    texts = (
        *("\n".join(line for part in parent.iterchildren("p") for line in _lines(_broken(part))) for parent in marked),
        *("\n".join(_lines(_own(parent))) for parent in broken if parent.tag in _FRAMES),
    )
    return max(texts, key=lambda text: len(text.split()), default="")


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in lines if line]


def _broken(part: "HtmlElement") -> str:
    texts = part.xpath(".//text()[not(parent::script or parent::style)] | .//br", smart_strings=False)
    return "".join(" ".join(text.split("\n")) if isinstance(text, str) else "\n" for text in texts)


def _own(frame: "HtmlElement") -> str:
    """The text of an element that is in none of the frames in it, and broken where these stand."""
    pieces = [_on_one_line(frame.text)]
    for part in frame:
        pieces += [_broken(part) if part.tag in _INLINE else "\n", _on_one_line(part.tail)]
    return "".join(pieces)


def _on_one_line(text: str | None) -> str:
    return " ".join((text or "").split("\n"))


def _is_listing(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    short = [len(line.split()) < SHORT_LINE for line in lines]
    begins = len(short) > BEGINNING < sum(short) > SHARE * len(short) and sum(short[:BEGINNING]) > SHARE * BEGINNING
    return begins or _is_of_teasers(text) or _is_unbroken(text)


def _is_of_teasers(text: str) -> bool:
    """Whether a good part of it are lists whose items have lines of their own: headlines, times, how articles begin."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return lines.count("-") >= max(FEWEST_TEASERS, len(lines) / LINES_OF_A_TEASER)


def _is_unbroken(text: str) -> bool:
    """Whether most of it is one piece without sentences: all that a page shows, one behind the other."""
    longest = max(text.split("\n"), key=len)
    words = len(longest.split())
    return words > max(UNBROKEN, len(text.split()) / 2) and words > LONG_SENTENCE * len(_ENDS.findall(longest))


def _sentences(text: str) -> int:
    """Words in lines that end as sentences do and are no headlines."""
    lines = (line.strip() for line in text.split("\n"))
    return sum(len(line.split()) for line in lines if len(line.split()) >= SHORT_LINE and _END.search(line))
