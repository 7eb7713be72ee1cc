"""Feeds round the clock: when each is asked, which of its entries are read, and what is told of it."""

from bot.ingest.poller.articles import EntryReader
from bot.ingest.poller.poller import Poller, PollerOptions
from bot.ingest.poller.records import FeedNotice, FeedSpec
from bot.ingest.web.hosts import Hosts
from bot.ingest.web.tools import Web

__all__ = ["EntryReader", "FeedNotice", "FeedSpec", "Hosts", "Poller", "PollerOptions", "Web"]
