"""Feeds of every kind, from bytes to entries: RSS 0.9x to 2.0, RDF, Atom and JSON Feed."""

from bot.ingest.feed.parse import parse_feed
from bot.ingest.feed.records import FeedEntry, ParsedFeed

__all__ = ["FeedEntry", "ParsedFeed", "parse_feed"]
