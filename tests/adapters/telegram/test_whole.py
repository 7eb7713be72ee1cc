"""Telegram over the real commands and a real database: what comes in as an update, and what stands in the chat."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.adapters.telegram import Telegram
from bot.adapters.telegram.address import Place
from bot.message import Call, sentence
from storage.base import Storage
from storage.records import Chat, Subscription
from tests.adapters.telegram.conftest import Serving
from tests.storage.making import DAY, first_report, person, quote, report, write
from tests.telegram_api import BOT, BotApi

RINI = {"id": 7, "is_bot": False, "first_name": "Rini", "language_code": "id"}


def inline(api: BotApi, words: str) -> None:
    """Somebody types this behind the bot's name, in any chat."""
    api.push(inline_query={"id": words or "-", "from": RINI, "query": words, "offset": ""})


def results(api: BotApi, number: int) -> list[dict[str, Any]]:
    """What was offered the so many-th time."""
    answers = [fields["results"] for method, fields in api.calls if method == "answerInlineQuery"]
    return list(answers[number])


@pytest.mark.parametrize(
    ("zone", "told"),
    [(None, "Rabu, 25 November 2026 pukul 09.30 WIB"), ("Asia/Makassar", "Rabu, 25 November 2026 pukul 10.30 WITA")],
)
async def test_an_hour_is_shown_to_each_reader_in_their_own_zone(
    api: BotApi, storage: Storage, serving: Serving, zone: str | None, told: str
) -> None:
    """As an instant; a client that does not know that shows the text, in the zone of the chat."""
    planned = replace(report("Rapat", start=date(2026, 11, 25), days=1), precision="time", time="09:30+07:00")
    await storage.store([write("a", events=(first_report(planned),))], at=DAY)
    await storage.save_chat(Chat("telegram:7", timezone=zone))
    async with serving():
        api.say("/jadwal Rapat")
        await api.until(lambda: len(api.texts()) == 1)
    (sent,) = api.sent.values()
    (entity,) = (one for one in sent["fields"]["entities"] if one["type"] == "date_time")
    assert entity["unix_time"] == int(datetime(2026, 11, 25, 2, 30, tzinfo=UTC).timestamp())
    assert sent["text"][entity["offset"] : entity["offset"] + entity["length"]] == told


async def test_inline_search_finds_articles_in_any_chat(api: BotApi, storage: Storage, serving: Serving) -> None:
    """With headline, first words, and the whole summary to be put into the chat; without words, the newest."""
    await storage.store(
        [write("a", title="Pasar Awan dibuka"), write("b", title="Waduk Wening surut", text="Air surut. Hujan belum.")],
        at=DAY,
    )
    async with serving():
        for words in ("surut", "", "tidak ada begini"):
            inline(api, words)
            asked = api.every["answerInlineQuery"] + 1
            await api.until(lambda asked=asked: api.every["answerInlineQuery"] == asked)  # type: ignore[misc]
    (found,) = results(api, 0)
    assert found["title"] == "Waduk Wening surut"
    assert "Air surut." in found["description"]
    assert found["input_message_content"]["message_text"].startswith("Waduk Wening surut\nKabar Kencana · ")
    assert {one["title"] for one in results(api, 1)} == {"Pasar Awan dibuka", "Waduk Wening surut"}
    assert results(api, 2) == []


async def test_a_deep_link_opens_an_article(api: BotApi, storage: Storage, serving: Serving) -> None:
    """t.me/bot?start=ringkasan-1, as anybody may write it; a link to what changes something opens the introduction."""
    (article,) = await storage.store([write("a", title="Pasar Awan dibuka")], at=DAY)
    async with serving():
        api.say(f"/start ringkasan-{article}")
        await api.until(lambda: len(api.texts()) == 1)
        api.say("/start ikuti-semua")
        await api.until(lambda: len(api.texts()) == 2)
    assert api.texts()[0].startswith("Pasar Awan dibuka")
    assert await storage.subscriptions() == ()


@pytest.mark.parametrize(
    ("label", "payload"),
    [("Ringkasan 1", "ringkasan-1"), ("Kutipan 1 (1)", "kutipan-1"), ("Berita terbaru", "terbaru")],
)
async def test_a_press_in_a_channel_is_answered_in_private(
    api: BotApi, storage: Storage, serving: Serving, telegram: Telegram, label: str, payload: str
) -> None:
    """Whoever reads a channel may press what is under a post; the channel's readers hear nothing of it."""
    said = quote("Pasar ini milik warga")
    await storage.store([write("a", title="Pasar Awan dibuka", quotes=(said,), people=(person("Sekar"),))], at=DAY)
    rows = (
        (Call("Ringkasan 1", "ringkasan", "#1"), Call("Kutipan 1 (1)", "kutipan", "#1")),
        (Call("Berita terbaru", "terbaru", "2", edits=True),),
    )
    await telegram.sender.answer(Place(-1001), sentence("Kiriman", rows))
    (post,) = api.sent.values()
    async with serving():
        api.press(post | {"chat": {"id": -1001, "type": "channel", "title": "Kabar"}}, label, user=8)
        await api.until(lambda: api.every["answerCallbackQuery"] == 1)
        (answer,) = (fields for method, fields in api.calls if method == "answerCallbackQuery")
        assert answer["url"] == f"https://t.me/{BOT['username']}?start={payload}"
        api.say(f"/start {payload}", chat=8, user=8)
        await api.until(lambda: len(api.texts(8)) == 1)
    assert "Pasar Awan dibuka" in api.texts(8)[0]
    assert len(api.texts(-1001)) == 1


async def test_no_link_changes_anything(api: BotApi, storage: Storage, serving: Serving) -> None:
    """Whoever writes a link must not act as whoever follows it."""
    await storage.follow(Subscription("telegram:7", "all"), at=DAY)
    async with serving():
        for payload in ("privasi-hapus", "privasi", "berhenti-semua", "setelan"):
            api.say(f"/start {payload}")
        await api.until(lambda: len(api.texts()) == 4)
    assert all(text.startswith("Pewarta") for text in api.texts())
    assert await storage.subscriptions() == (Subscription("telegram:7", "all"),)


async def test_a_mended_command_has_its_answer_mended(api: BotApi, storage: Storage, serving: Serving) -> None:
    """The second thought takes the place of the first, in the message that stands there."""
    await storage.store([write("a", title="Pasar Awan dibuka")], at=DAY)
    async with serving():
        said = api.message("/ringkasn 1")
        api.push(message=said)
        await api.until(lambda: len(api.texts()) == 1)
        assert "/ringkasn tidak ada" in api.texts()[0]
        api.push(edited_message=said | {"text": "/ringkasan"})
        await api.until(lambda: api.texts()[0].startswith("Pasar Awan dibuka"))
    assert len(api.texts()) == 1
