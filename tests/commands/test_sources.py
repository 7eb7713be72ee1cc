"""/sumber: feeds and outlets, with when they were last read, and nothing of a server's inner errors."""

from dataclasses import replace
from datetime import timedelta

from storage.base import Storage
from storage.records import FeedSource, FeedState
from tests.commands.conftest import FIRST, Chat, calls

URL = "https://a.example/rss?token=rahasia"


async def test_sources_tell_feeds_and_outlets(chat: Chat, stored: Storage) -> None:
    """Each feed with its state in words, each outlet with its count."""
    names = ("Kabar A", "Kabar B", "Kabar C", "Kabar D")
    await stored.sync_feeds([FeedSource(f"{URL}{name}", name) for name in names], at=FIRST)
    well = FeedState(url=f"{URL}Kabar A", address=URL, due_at=FIRST, read_at=FIRST)
    await stored.save_feed(well, at=FIRST)
    await stored.save_feed(replace(well, url=f"{URL}Kabar B", failures=2, error="Bad Gateway"), at=FIRST)
    await stored.save_feed(replace(well, url=f"{URL}Kabar C", failures=2, read_at=None, error="x"), at=FIRST)
    text = await chat.reads("/sumber")
    assert "Sumber: 4 feed, 1 media" in text
    assert "Kabar A · terakhir dibaca Selasa, 3 Februari 2026 pukul 09.00 WIB" in text
    assert "Kabar B · sedang bermasalah; terakhir dibaca Selasa" in text
    assert "Kabar C · sedang bermasalah; belum pernah terbaca" in text
    assert "Kabar D · belum dibaca" in text
    assert "kabar.example · 3 berita" in text
    assert "rahasia" not in text
    assert "Bad Gateway" not in text
    chat.language = "en"
    assert "in trouble; never read so far" in await chat.reads("/sources")


async def test_many_sources_have_pages(chat: Chat, stored: Storage) -> None:
    """Ten a page; the outlets come after the last feed."""
    await stored.sync_feeds([FeedSource(f"{URL}{n:02}", f"Kabar {n:02}") for n in range(14)], at=FIRST)
    first = await chat.say("/sumber")
    (turn,) = [call for row in first.actions for call in row]
    second = await chat.press(turn)
    assert "2/2 ›" in calls(first)
    text = "\n".join(str(block) for block in second.blocks)
    assert "Kabar 13" in text
    assert "kabar.example" in text
    assert "Kabar 09" not in text


async def test_feeds_that_are_no_longer_read_are_not_named(chat: Chat, stored: Storage) -> None:
    """A feed that was taken out is no source."""
    await stored.sync_feeds([FeedSource(URL, "Kabar A")], at=FIRST)
    await stored.sync_feeds([], at=FIRST + timedelta(days=1))
    assert "Kabar A" not in await chat.reads("/sumber")


async def test_without_anything_it_says_so(empty_chat: Chat) -> None:
    """As every list does."""
    assert await empty_chat.reads("/sumber") == "Belum ada berita. Masukkan dengan “pewarta ingest”."
