"""Feeds round the clock: when each is asked, which of its entries are read."""

from bot.ingest.poller.articles import EntryReader
from bot.ingest.poller.poller import Poller, PollerOptions
from bot.ingest.poller.records import FeedSpec
from bot.ingest.web.hosts import Hosts
from bot.ingest.web.tools import Web

__all__ = ["EntryReader", "FeedSpec", "Hosts", "Poller", "PollerOptions", "Web"]
