"""Telegram end to end over HTTP: what people do comes in as requests, what is answered stands in their chat."""

import pytest

from bot.adapters.telegram import Telegram
from bot.adapters.telegram.address import Place
from bot.locale import load_languages
from bot.message import Asker, Attachment, Call, CopyText, Field, Form, Message, OpenLink, Paragraph, Target, Text
from storage.base import Storage
from tests.adapters.telegram.conftest import LATER, OPERATOR, Commands, Listening, sentence
from tests.telegram_api import BOT, BotApi, refuse

PRIVATE = Place(7)
GROUP = {"chat": -100, "kind": "supergroup"}


@pytest.mark.parametrize(
    ("text", "command", "argument"),
    [
        ("/ringkasan", "ringkasan", ""),
        ("/ringkasan 2", "ringkasan", "2"),
        ("/kutipan  Vladimir Putin ", "kutipan", "Vladimir Putin"),
        (f"/terbaru@{BOT['username']}", "terbaru", ""),
        (f"/terbaru@{str(BOT['username']).upper()} politik", "terbaru", "politik"),
        ("dialog militer", "cari", "dialog militer"),
        ("/start", "start", ""),
        ("/start ringkasan-12", "ringkasan", "#12"),
        ("/start apa saja", "start", "apa saja"),
        ("/start kutipan-rini", "kutipan", "rini"),
        ("/start siarkan-pagi", "start", "siarkan-pagi"),
        ("/cari baris\nkedua", "cari", "baris\nkedua"),
    ],
)
async def test_what_is_typed_becomes_a_request(
    api: BotApi, commands: Commands, listening: Listening, text: str, command: str, argument: str
) -> None:
    """Commands with and without argument, named or not, deep links, and plain words."""
    async with listening():
        api.say(text)
        await api.until(lambda: len(api.texts()) == 1)
    (request,) = commands.asked
    assert (request.command, request.argument) == (command, argument)
    assert request.target == Target("telegram:7")
    assert request.asker == Asker("telegram:7", "Ani")
    assert request.language == "id"


@pytest.mark.parametrize("text", ["halo semua", "/ringkasan@bot_lain", "/"])
async def test_in_groups_only_what_is_for_the_bot_is_answered(
    api: BotApi, commands: Commands, listening: Listening, text: str
) -> None:
    """What people say to each other, and to other bots, is none of its business."""
    async with listening():
        api.say(text, **GROUP)
        asked = api.say("/terbaru", **GROUP)
        await api.until(lambda: len(api.texts(-100)) == 1)
    assert [request.command for request in commands.asked] == ["terbaru"]
    assert commands.asked[0].language is None
    (sent,) = api.sent.values()
    assert sent["fields"]["reply_parameters"]["message_id"] == asked["message"]["message_id"]


async def test_topics_are_answered_in_their_topic(api: BotApi, commands: Commands, listening: Listening) -> None:
    """And are targets of their own."""
    async with listening():
        api.say("/terbaru", **GROUP, message_thread_id=5, is_topic_message=True)
        await api.until(lambda: len(api.sent) == 1)
    assert commands.asked[0].target == Target("telegram:-100/5")
    (sent,) = api.sent.values()
    assert sent["message_thread_id"] == 5


async def test_a_press_is_answered_even_after_a_restart(
    api: BotApi, commands: Commands, listening: Listening, telegram: Telegram
) -> None:
    """The button says all that is needed; nothing of it is kept in memory."""
    await telegram.sender.answer(PRIVATE, sentence("Halo", Call("Ringkasan", "ringkasan", "#12")))
    (message,) = api.sent.values()
    async with listening():
        api.press(message, "Ringkasan")
        await api.until(lambda: len(api.texts()) == 2)
    assert (commands.asked[0].command, commands.asked[0].argument) == ("ringkasan", "#12")
    assert api.every["answerCallbackQuery"] == 1


async def test_paging_edits_the_message(api: BotApi, commands: Commands, listening: Listening) -> None:
    """‹ 2/7 › turns the page in place; turning to the same page again is no error."""
    commands.reply = lambda request: sentence(
        f"Halaman {request.argument or 1}", Call("2/2 ›", "terbaru", "2", edits=True)
    )
    async with listening():
        api.say("/terbaru")
        await api.until(lambda: api.texts() == ["Halaman 1"])
        (message,) = api.sent.values()
        api.press(message, "2/2 ›")
        await api.until(lambda: api.texts() == ["Halaman 2"])
        api.press(message, "2/2 ›")
        await api.until(lambda: api.every["editMessageText"] == 2)
    assert api.texts() == ["Halaman 2"]


async def test_a_long_argument_fits_no_button_and_works_all_the_same(
    api: BotApi, commands: Commands, listening: Listening, storage: Storage
) -> None:
    """It is kept in the database, and the button names it."""
    words = "pertemuan tingkat jenderal di Jenewa atau Istanbul pada bulan Maret tahun depan"
    commands.reply = lambda request: sentence(request.argument or "-", Call("Lagi", "cari", words))
    async with listening():
        api.say("/cari")
        await api.until(lambda: len(api.sent) == 1)
        (message,) = api.sent.values()
        api.press(message, "Lagi")
        await api.until(lambda: api.texts() == ["-", words])


async def test_forged_and_expired_buttons_get_a_polite_word(
    api: BotApi, commands: Commands, listening: Listening
) -> None:
    """Nothing is done for them."""
    async with listening():
        api.say("/terbaru")
        await api.until(lambda: len(api.sent) == 1)
        (message,) = api.sent.values()
        good = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        for forged in (good.replace("kutipan", "konfigs"), "x", good[:-1] + "2", "ü" * 20):
            api.press(message, "Kutipan", data=forged)
        await api.until(lambda: api.every["answerCallbackQuery"] == 4)
        commands.now = LATER
        api.press(message, "Kutipan")
        await api.until(lambda: api.every["answerCallbackQuery"] == 5)
    said = [fields["text"] for method, fields in api.calls if method == "answerCallbackQuery"]
    assert said == ["Tombol ini bukan dari bot ini."] * 4 + ["Tombol ini sudah lama. Tulis perintahnya lagi, ya."]
    assert len(commands.asked) == 1


async def test_a_command_that_is_mended_has_its_answer_mended(
    api: BotApi, commands: Commands, listening: Listening
) -> None:
    """The old answer becomes the new one; words that become a command are answered for the first time."""
    async with listening():
        said = api.message("/ringkasan 1")
        api.push(message=said)
        await api.until(lambda: api.texts() == ["ringkasan 1"])
        api.push(edited_message=said | {"text": "/ringkasan 2"})
        await api.until(lambda: api.texts() == ["ringkasan 2"])
        api.push(edited_message=api.message("/terbaru"))
        await api.until(lambda: api.texts() == ["ringkasan 2", "terbaru"])


async def test_inline_search_offers_results(api: BotApi, listening: Listening) -> None:
    """Each with its headline, and what will be put into the chat."""
    async with listening():
        api.push(
            inline_query={
                "id": "1",
                "from": {"id": 7, "is_bot": False, "first_name": "A"},
                "query": "jenewa",
                "offset": "",
            }
        )
        await api.until(lambda: api.every["answerInlineQuery"] == 1)
    results = next(fields["results"] for method, fields in api.calls if method == "answerInlineQuery")
    assert [result["title"] for result in results] == ["Judul 1 jenewa", "Judul 2 jenewa"]
    assert results[0]["input_message_content"]["message_text"] == "Judul 1 jenewa\nIsi berita"
    assert results[0]["description"] == "Isi berita"


async def test_command_lists_are_set_for_each_audience_once(api: BotApi, listening: Listening) -> None:
    """Indonesian by default, English beside it, and set again only when they changed."""
    async with listening():
        pass
    default = [command["command"] for command in api.commands["default::"]]
    english = [command["command"] for command in api.commands["default::en"]]
    assert default[:3] == ["terbaru", "ringkasan", "kutipan"]
    assert english[:3] == ["latest", "summary", "quotes"]
    assert f"chat:{OPERATOR}:" in api.commands
    assert api.every["setMyCommands"] == 6
    api.commands["default::"] = api.commands["default::"][1:]
    async with listening():
        pass
    assert api.every["setMyCommands"] == 7
    assert [command["command"] for command in api.commands["default::"]] == default


async def test_who_is_no_operator_any_more_loses_their_commands(
    api: BotApi, listening: Listening, telegram: Telegram
) -> None:
    """The new one gets them; a chat that cannot be reached keeps nobody from it."""
    async with listening():
        api.faults["deleteMyCommands"] = [refuse(400, "Bad Request: chat not found")]
        await telegram.configure((55,), load_languages())
    assert f"chat:{OPERATOR}:en" not in api.commands
    assert [one["command"] for one in api.commands["chat:55:"]]


async def test_buttons_links_copies_and_files(api: BotApi, telegram: Telegram) -> None:
    """Each action is what Telegram has for it; what it would refuse is left out, and the rest is sent."""
    message = Message(
        (Paragraph((Text("Halo"),)),),
        (
            (OpenLink("Baca", "https://a.example/x"), OpenLink("Aneh", "javascript:1")),
            (
                Form("Tulis", "koreksi", "#1", (Field("Isi"),)),
                CopyText("Salin", "teks"),
                CopyText("Panjang", "x" * 300),
            ),
        ),
        (Attachment("acara.ics", "text/calendar", b"BEGIN:VCALENDAR"),),
    )
    ids = await telegram.sender.answer(PRIVATE, message)
    assert len(ids) == 2 == telegram.sender.parts(message)
    rows = next(iter(api.sent.values()))["reply_markup"]["inline_keyboard"]
    assert [[button["text"] for button in row] for row in rows] == [["Baca"], ["Salin"]]
    assert api.calls[-1][0] == "sendDocument"


async def test_a_mistake_of_ours_in_one_update_stops_no_other(
    api: BotApi, commands: Commands, listening: Listening, caplog: pytest.LogCaptureFixture
) -> None:
    """It is in the log; the next command is answered."""

    def reply(request: object) -> Message:
        if len(commands.asked) == 1:
            raise RuntimeError("salah kami")
        return sentence("baik")

    commands.reply = reply
    async with listening():
        api.say("/terbaru")
        api.say("/terbaru")
        await api.until(lambda: api.texts() == ["baik"])
    assert "telegram.update_failed" in caplog.text
