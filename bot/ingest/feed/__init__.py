"""Feeds of every kind, from bytes to entries: RSS 0.9x to 2.0, RDF, Atom and JSON Feed."""

from bot.ingest.feed.parse import parse_feed
from bot.ingest.feed.records import FeedEntry, ParsedFeed
from bot.ingest.feed.text import entry_text

__all__ = ["FeedEntry", "ParsedFeed", "entry_text", "parse_feed"]
