"""The author that a page's elements name, by trafilatura's own search."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKS = frozenset({"class", "id", "itemprop", "rel", "data-testid", "data-component"})
_OF_AUTHORS = re.compile(
    r"[Aa]uthor|[Bb]yline|byl|BBL|username|screenname|writer|channel-name|submitted-by|posted-by|journalist-name"
    r"|zuozhe|bianji|xiaobian"
)
"""What trafilatura's search for authors goes by; it finds no element without any of these marks."""
_LEFT_OUT = frozenset({"a", "div", "section", "span", "time", "figure"})
"""The elements of which it leaves some out, with all that is in them, by these attributes:"""
_LEFT_OUT_BY = ("class", "id", "data-component")


def marked_author(tree: "HtmlElement") -> str | None:
    """The author that the page shows in an element that is marked as such.

    The search runs patterns over every element of a copy, of which few can match: it is given a page of nothing else.
    """
    from trafilatura.metadata import extract_author

    marked = [element for element in tree.iter() if _is_marked(element)]
    return extract_author(_only(tree, marked)) if marked else None


def _is_marked(element: "HtmlElement") -> bool:
    return element.tag == "author" or any(key in _MARKS and _OF_AUTHORS.search(value) for key, value in element.items())


def _only(tree: "HtmlElement", elements: "Iterable[HtmlElement]") -> "HtmlElement":
    """A page that has copies of these elements, and around them what decides whether they are looked at."""
    from copy import deepcopy

    copies: dict[HtmlElement, HtmlElement] = {}
    whole: set[HtmlElement] = set()
    for element in elements:
        if element is tree:
            return tree
        above = list(element.iterancestors())
        if whole.isdisjoint(above):
            whole.add(element)
            _place(above[::-1], copies).append(deepcopy(element))
    return copies[tree]


def _place(above: "list[HtmlElement]", copies: "dict[HtmlElement, HtmlElement]") -> "HtmlElement":
    """The copy of the last of these, the parent of an element, in copies of all of them from the root on."""
    for element in above:
        if element not in copies:
            tag = element.tag if element.tag in _LEFT_OUT else "p"
            marks = {key: value for key in _LEFT_OUT_BY if (value := element.get(key)) is not None}
            copies[element] = element.makeelement(tag, marks)
            if (parent := element.getparent()) is not None:
                copies[parent].append(copies[element])
    return copies[above[-1]]
