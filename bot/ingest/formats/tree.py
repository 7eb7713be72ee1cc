"""The elements of a page, as trafilatura and our own searches read them."""

from typing import TYPE_CHECKING

from bot.errors import RefusedDocument
from bot.phrase import phrase

if TYPE_CHECKING:
    from lxml.etree import HTMLParser
    from lxml.html import HtmlElement

MAX_ELEMENTS = 20_000
"""Extraction may take two seconds for this many; the page of a long article has a quarter of it."""
BEGINNING = 4_096
"""Characters in which the faults stand that are put right before parsing: of the doctype and the first element."""

_NO_MARKUP = bytes({*range(0x20)} - {*b"\t\n\r"})
_NO_CHARACTERS = ("\ufffe", "\uffff")


def page_tree(page: str) -> "HtmlElement | None":
    """The page's elements, without comments; None where there is no markup.

    Those of trafilatura's ``load_html``, for two thirds of its time: what XML does not allow is taken out of the bytes,
    where that costs next to nothing, and lxml makes every element without asking Python of which class it is to be.

    Raises:
        RefusedDocument: it has more of them than any article's page.
    """
    from lxml.etree import LxmlError
    from lxml.html import fromstring
    from trafilatura.utils import is_dubious_html, repair_faulty_html

    elements = page.count("<")
    if elements > MAX_ELEMENTS * 2:
        raise RefusedDocument(phrase("page-elements", many=elements // 2, most=MAX_ELEMENTS))
    start = page[:50].lower()
    cut = page.find("\n", BEGINNING) if len(page) > BEGINNING else -1
    head, rest = (page, "") if cut < 0 else (page[:cut], page[cut:])
    try:
        tree = fromstring(_allowed(repair_faulty_html(head, start) + rest), parser=_parser())
    except (LxmlError, ValueError):  # there is nothing in it
        return None
    return None if is_dubious_html(start) and len(tree) < 2 else tree


def _allowed(page: str) -> bytes:
    for character in _NO_CHARACTERS:
        page = page.replace(character, "") if character in page else page  # looking costs a tenth
    return page.encode("utf-8", "ignore").translate(None, _NO_MARKUP)


def _parser() -> "HTMLParser":
    from lxml.etree import ElementDefaultClassLookup, HTMLParser
    from lxml.html import HtmlElement

    parser = HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    return parser
