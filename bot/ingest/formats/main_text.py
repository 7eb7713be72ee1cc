"""The main text of a page, by trafilatura; what it takes for text and is a page's menus is not believed."""

from typing import TYPE_CHECKING

from bot.errors import RefusedDocument

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LITTLE = 80
"""Words; where the quick way finds fewer, it has often missed the article (measured on trafilatura's own corpus)."""
BEGINNING = 15
"""Lines. Where half of them are short, and half of all, the text begins with menus and others' headlines."""
SHARE = 0.45
MOST_PROSE = 0.5
"""Of the words; with more of them in one element's paragraphs the text is believed."""
SHORT_LINE = 8
"""Words."""
FEWEST_INSTEAD = 120
"""Words of what may take the place of a text that looks like menus: less is mostly a piece of a recipe or a list."""


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
        raise RefusedDocument(
            f"no article found in the page (under {fewest_words} words: a login page, a teaser or a list?)"
        )
    return _without_menus(page, text) if _is_listing(text) else text


def _without_menus(page: "str | HtmlElement", text: str) -> str:
    prose = "" if isinstance(page, str) else _paragraphs(page)
    if len(prose.split()) > MOST_PROSE * len(text.split()):
        return text  # no menus: an article of many short lines
    strict = _found(page, favor_precision=True)
    if len(strict.split()) >= FEWEST_INSTEAD and not _is_listing(strict):
        return strict
    return prose if len(prose.split()) >= FEWEST_INSTEAD else text


def _found(page: "str | HtmlElement", *, fast: bool = False, favor_precision: bool = False) -> str:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(
        page, fast=fast, favor_precision=favor_precision, include_comments=False, include_tables=False
    )
    return (found.text or "") if isinstance(found, Document) else ""


def _paragraphs(tree: "HtmlElement") -> str:
    """The paragraphs of the element that has the most words in its own."""
    parents = dict.fromkeys(parent for paragraph in tree.iter("p") if (parent := paragraph.getparent()) is not None)
    return max(("\n".join(_own_lines(parent)) for parent in parents), key=lambda text: len(text.split()), default="")


def _own_lines(parent: "HtmlElement") -> list[str]:
    lines = (" ".join(line.split()) for child in parent.iterchildren("p") for line in _broken(child).split("\n"))
    return [line for line in lines if line]


def _broken(paragraph: "HtmlElement") -> str:
    texts = paragraph.xpath(".//text()[not(parent::script or parent::style)] | .//br", smart_strings=False)
    return "".join(" ".join(text.split("\n")) if isinstance(text, str) else "\n" for text in texts)


def _is_listing(text: str) -> bool:
    short = [len(line.split()) < SHORT_LINE for line in text.split("\n") if line.strip()]
    return len(short) > BEGINNING < sum(short) > SHARE * len(short) and sum(short[:BEGINNING]) > SHARE * BEGINNING
