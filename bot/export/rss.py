"""Articles as an RSS 2.0 feed (rssboard.org/rss-specification): summaries and quotes, word for word. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape

from lxml import etree

from bot.locale import Words
from storage.records import Article, Quote

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What the feed says of itself; ``built_at`` is aware."""

    title: str
    link: str
    language: str
    built_at: datetime


def rss_document(channel: Channel, articles: Sequence[Article], words: Words) -> str:
    """The feed; its descriptions are HTML, with each quote as a ``blockquote``."""
    rss = etree.Element("rss", version="2.0")
    top = etree.SubElement(rss, "channel")
    _add(top, "title", channel.title)
    _add(top, "link", channel.link)
    _add(top, "description", words("rss-about", name=channel.title))
    _add(top, "language", channel.language)
    _add(top, "lastBuildDate", format_datetime(channel.built_at))
    _add(top, "generator", "Pewarta")
    for article in articles:
        _item(top, article)
    text = etree.tostring(rss, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'


def _item(top: etree._Element, article: Article) -> None:
    head, item = article.headline, etree.SubElement(top, "item")
    _add(item, "title", head.title)
    if head.url:
        _add(item, "link", head.url)
    # An address may come to lead elsewhere; the number never does.
    _add(item, "guid", f"pewarta:article:{head.id}", isPermaLink="false")
    _add(item, "pubDate", format_datetime(head.published_at))
    for topic in article.topics:
        _add(item, "category", topic)
    _add(item, "description", _html(article))


def _html(article: Article) -> str:
    summary = "".join(f"<p>{escape(sentence.text)}</p>" for sentence in article.analysis.summary.sentences)
    quotes = "".join(_quote(quote) for quote in article.analysis.quotes)
    notes = "".join(f"<p>✏️ {escape(note.text)}</p>" for note in article.notes)
    return f"{summary}{quotes}{notes}<p><small>{escape(article.headline.source)}</small></p>"


def _quote(quote: Quote) -> str:
    who = quote.speaker and ", ".join(filter(None, (quote.speaker.name, quote.speaker.role)))
    return f"<blockquote>{escape(quote.text)}{f'<footer>— {escape(who)}</footer>' if who else ''}</blockquote>"


def _add(parent: etree._Element, name: str, text: str, **attributes: str) -> None:
    etree.SubElement(parent, name, attributes).text = _NO_XML.sub("\ufffd", text)
