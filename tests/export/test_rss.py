"""The feed of the newest articles can be read by feed readers, our own included, whatever the articles hold."""

import asyncio
from pathlib import Path

import feedparser
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree

from bot.cli import main
from bot.export.rss import Channel, rss_document
from bot.ingest.feed import parse_feed
from bot.locale import load_words
from storage.records import Analysis, Article, Headline, Quote, Speaker, Summary
from tests.export.test_json import lived_in
from tests.storage.making import DAY

WORDS = load_words("id")


def test_a_reader_gets_titles_addresses_dates_and_quotes(tmp_path: Path) -> None:
    """By two readers; a quote stands in it word for word, with who said it."""
    path = asyncio.run(lived_in(tmp_path / "news.db"))
    config = tmp_path / "c.toml"
    config.write_text(f'[bot]\ndatabase = "{path}"\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["export", "rss", "--limit", "4", "--config", str(config)])
    assert result.exit_code == 0, result.output
    found = feedparser.parse(result.output)
    assert not found.bozo
    assert len(found.entries) == 4
    (putin,) = [entry for entry in found.entries if "Putin" in entry.title]
    assert "dialog militer tingkat tinggi harus dimulai kembali</blockquote>" in putin.summary.replace(
        "<footer>— Vladimir Putin, Presiden Rusia</footer>", ""
    )
    assert "Vladimir Putin, Presiden Rusia" in putin.summary
    ours = parse_feed(result.output.encode(), url="https://x.example/rss", now=DAY)
    assert [entry.title for entry in ours.entries] == [entry.title for entry in found.entries]
    assert all(entry.published_at for entry in ours.entries)
    other = CliRunner().invoke(main, ["export", "rss", "--topic", "tidak ada", "--config", str(config)])
    assert feedparser.parse(other.output).entries == []


@given(some.text(max_size=40), some.text(min_size=1, max_size=40), some.text(max_size=20))
def test_any_text_makes_a_well_formed_feed(title: str, said: str, name: str) -> None:
    """Control characters, markup, lone surrogates: what XML cannot hold is replaced, nothing else changes."""
    quote = Quote(said, 0, len(said), "direct", Speaker(name, None, name), "kata", 0.5)
    article = Article(
        headline=Headline(1, title, "kabar.example", None, DAY, "id", 1),
        revision=1,
        first_seen_at=DAY,
        revised_at=None,
        author=None,
        topics=(),
        analysis=Analysis(title, "id", said, (), Summary("extractive", ()), (quote,), ()),
        notes=(),
        events=(),
    )
    document = rss_document(Channel("Pewarta", "https://x.example", "id", DAY), [article], WORDS)
    (item,) = etree.fromstring(document.encode()).iter("item")
    assert item.findtext("title") == "".join(char if writable(char) else "\ufffd" for char in title)


def writable(char: str) -> bool:
    """Whether XML 1.0 can hold it (w3.org/TR/xml, 2.2)."""
    return char in "\t\n\r" or (char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff")
