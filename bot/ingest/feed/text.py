"""The markup inside a feed's entry as paragraphs of text."""

import re
from collections.abc import Iterator

from lxml import etree, html

from bot.ingest.decoding import tidy

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav "
    "ol p pre section table td th tr ul".split()
)
_UNSEEN = frozenset(("script", "style", "noscript", "iframe", "template", "figcaption"))
_SPACE = re.compile(r"\s+")


def entry_text(markup: str) -> str:
    """The readable text of an entry's markup, a paragraph a line; what is no markup comes back as it is.

    Runs in the sandbox, as all parsing of what strangers wrote.
    """
    if not markup.strip():
        return ""
    try:
        root = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(_pieces(root)).split("\n"))
    return tidy("\n\n".join(line for line in lines if line))


def _pieces(root: html.HtmlElement) -> Iterator[str]:
    """Text in document order with line ends around blocks; walks events, since trees may be deeper than the stack."""
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in _UNSEEN
            if tag in _BLOCKS:
                yield "\n"
            if not hidden and element.text:
                yield _SPACE.sub(" ", element.text)
            continue
        if event == "end":
            hidden -= tag in _UNSEEN
            if tag in _BLOCKS:
                yield "\n"
        if not hidden and element.tail and element is not root:
            yield _SPACE.sub(" ", element.tail)
