"""What a page shows around its headline: the line with its time, the line with its author. Pure.

Outlets often state less to machines than to readers: a day without a time, a time without its zone, no author.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from bot.ingest.formats.names import LABEL, POSTED

if TYPE_CHECKING:
    from lxml.html import HtmlElement

AFTER, BEFORE = 8, 6
"""Pieces of text that are looked at behind and before the headline."""
MOST_HEADINGS = 20
MOST_PLACES = 4
"""Of a headline: as such, and in lists of what is new or read most."""
PROSE = 140
"""Characters; a longer piece is the article already, and the times in it are those it tells of."""

FEWEST_WORDS = 3
"""Of a headline, where a title is searched for it."""

_UNSEEN = frozenset({"script", "style", "noscript", "head"})
_TEXTS = ".//text()[normalize-space() and not(parent::script or parent::style or parent::noscript or parent::title)]"
_NAME = r"(?:[A-Z][\w.'’-]*)(?: (?:dan |and )?[A-Z][\w.'’-]*){0,5}"
_BYLINE = re.compile(
    rf"(?:(?i:{LABEL})\s*(?::\s*|\s(?=[A-Z])){POSTED}?|{POSTED})(?P<name>{_NAME})"
    r"(?:\s*(?:[/|,;(-]|(?i:editor|red)\b).*)?"
)
_LABELLED = re.compile(rf"{LABEL}|{POSTED}", re.IGNORECASE)
_ONLY_LABEL = re.compile(rf"{LABEL}\s*:?", re.IGNORECASE)


Place = tuple[tuple[str, ...], tuple[str, ...]]
"""Pieces of text behind a headline, up to the article, and before it; the nearest are first and last."""


class Shown:
    """What the page ``tree`` shows, each thing looked up once and only where it is asked for."""

    def __init__(self, tree: "HtmlElement") -> None:
        self._tree = tree

    def headline(self, title: str) -> str:
        """The heading that the page's title repeats, else other words that do; else the longest one of the first rank.

        Some outlets have their own name as the first heading, or none at all. Empty where there is nothing of that.
        """
        repeated = _within(title, self._headings.values()) or _within(title, self._texts)
        firsts = [line for heading, line in self._headings.items() if heading.tag == "h1"][:5]
        return max(repeated or firsts, key=len, default="")

    def places(self, head: str) -> list[Place]:
        """What stands around the headline; nothing, where ``head`` is not on the page.

        It is looked for among the headings, and where it is none, as in some old pages, wherever it stands.
        """
        headings = [heading for heading, line in self._headings.items() if line == head]
        if head and headings:
            return [_place(_behind(heading), list(_before(heading))[::-1]) for heading in headings]
        texts = self._texts if head else []
        found = [at for at, text in enumerate(texts) if text == head][:MOST_PLACES]
        return [_place(texts[at + 1 :], texts[max(0, at - BEFORE) : at]) for at in found]

    def byline(self) -> str | None:
        """The name behind "Penulis:", "Pewarta:" and the like, where a piece of text is nothing else."""
        for at, text in enumerate(self._texts):
            if len(text) > PROSE or not _LABELLED.match(text):
                continue
            line = " ".join(self._texts[at : at + 2]) if _ONLY_LABEL.fullmatch(text) else text
            if found := _BYLINE.fullmatch(re.sub(r"\s+:", ":", line)):
                return found["name"]
        return None

    @cached_property
    def _headings(self) -> dict["HtmlElement", str]:
        headings = islice(self._tree.iter("h1", "h2"), MOST_HEADINGS)
        return {heading: _line(heading.text_content()) for heading in headings}

    @cached_property
    def _texts(self) -> list[str]:
        return [_line(text) for text in self._tree.xpath(_TEXTS, smart_strings=False)]


def _place(after: Iterable[str], before: Sequence[str]) -> Place:
    return tuple(takewhile(lambda text: not _is_prose(text), islice(after, AFTER))), tuple(before)


def _behind(element: "HtmlElement") -> Iterator[str]:
    """The texts behind an element, on the whole page."""
    for place in (element, *element.iterancestors()):
        if place.getparent() is not None:
            yield from _seen((place.tail,))
            for sibling in place.itersiblings():
                yield from _seen(sibling.itertext() if sibling.tag not in _UNSEEN else ())
                yield from _seen((sibling.tail,))


def _before(element: "HtmlElement") -> Iterator[str]:
    """The last texts before an element, the nearest first."""
    left = BEFORE
    for place in (element, *element.iterancestors()):
        for sibling in place.itersiblings(preceding=True):
            inside = sibling.itertext() if sibling.tag not in _UNSEEN else ()
            texts = [*_seen(inside), *_seen((sibling.tail,))][::-1][:left]
            yield from texts
            left -= len(texts)
            if not left:
                return


def _seen(texts: Iterable[str | None]) -> Iterator[str]:
    return (line for text in texts if text and (line := _line(text)))


def _is_prose(text: str) -> bool:
    return len(text) > PROSE or (len(text) * 2 > PROSE and text.endswith((".", ",")))


def _within(title: str, texts: Iterable[str]) -> list[str]:
    """Those that are a good part of the title."""
    return [
        text for text in texts if len(text) * 2 > len(title) and len(text.split()) >= FEWEST_WORDS and text in title
    ]


def _line(text: str) -> str:
    return " ".join(text.split())
