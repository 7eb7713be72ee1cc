"""Posts out: each failure is told apart as not sent, never, or who knows; and nothing is ever sent twice by itself."""

import asyncio
import re

import pytest

from bot.adapters.telegram import Settings, Telegram, open_telegram
from bot.adapters.telegram.address import Place
from bot.adapters.telegram.sender import TelegramSender
from bot.errors import ConfigError, DeliveryError, NotSent, Rejected, Uncertain
from bot.message import Call, Heading, Link, Message, OpenLink, Paragraph, Post, Quotation, Target, Text
from storage.base import Storage
from tests.adapters.telegram.conftest import NOW, Commands, Listening, sentence
from tests.telegram_api import TOKEN, BotApi, Refusal, garbage, refuse, stall

CHANNEL = Target("telegram:-1001")
HOSTILE = "<b>@semua</b> [klik](https://x.example) *tebal* _miring_ `kode` /ringkasan @admin \u202eterbalik & &amp; \\"


def post(message: Message, **more: bool) -> Post:
    return Post("digest:2026-02-08", CHANNEL, message, **more)


@pytest.fixture
def sender(telegram: Telegram) -> TelegramSender:
    return telegram.sender


async def failed(sender: TelegramSender) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        await sender.send(post(sentence("Halo")), 0)
    return caught.value


async def test_a_post_goes_out_as_it_was_ordered(api: BotApi, sender: TelegramSender) -> None:
    """Silent, pinned, with its buttons; the receipt names the message."""
    receipt = await sender.send(post(sentence("Halo", Call("Ringkasan", "ringkasan", "#1")), silent=True, pin=True), 0)
    sent = api.sent["-1001", int(receipt.message_id)]
    assert sent["fields"]["disable_notification"] == "true"
    assert sent["fields"]["link_preview_options"] == {"is_disabled": True}
    assert sent["reply_markup"]["inline_keyboard"][0][0]["text"] == "Ringkasan"
    assert api.every["pinChatMessage"] == 1


async def test_a_post_shows_a_card_where_it_is_asked_to(api: BotApi, sender: TelegramSender) -> None:
    """Of the first page that it leads to, by a link or by a button; without one there is none."""
    link, button = Link("Judul", "https://a.example/1"), OpenLink("Baca", "https://a.example/2")
    messages = [
        Message((Paragraph((Text("x"), link)),), ((button,),)),
        Message((Heading((Text("x"),)),), ((button,),)),
        sentence("x"),
    ]
    for message in messages:
        await sender.send(post(message, preview=True), 0)
    shown = [fields["link_preview_options"] for method, fields in api.calls if method == "sendMessage"]
    cards = [{"is_disabled": False, "url": f"https://a.example/{number}"} for number in (1, 2)]
    assert shown == [*cards, {"is_disabled": True}]


async def test_each_part_of_a_long_post_is_sent_by_itself(api: BotApi, sender: TelegramSender) -> None:
    """The parts are the same each time; the buttons stand under the last."""
    message = Message((Heading((Text("Judul"),)), Quotation("kata " * 3000, (Text("Ani"),))), ((Call("A", "b"),),))
    parts = sender.parts(message)
    assert parts == 4
    for part in range(parts):
        await sender.send(post(message), part)
    sent = [api.sent[key] for key in sorted(api.sent)]
    assert ["reply_markup" in one for one in sent] == [False, False, False, True]
    assert "".join(one["text"] for one in sent).count("kata") == 3000
    assert api.sent[sorted(api.sent)[1]]["fields"]["entities"][0]["type"] == "expandable_blockquote"


async def test_a_post_is_edited_and_taken_back(api: BotApi, sender: TelegramSender) -> None:
    """An edit that changes nothing, and a deletion of what is gone, are no errors."""
    receipt = await sender.send(post(sentence("Salah")), 0)
    for _ in range(2):
        await sender.edit(post(sentence("Benar")), 0, receipt.message_id)
    assert api.texts(-1001) == ["Benar"]
    for _ in range(2):
        await sender.delete(CHANNEL, receipt.message_id)
    assert api.texts(-1001) == []
    with pytest.raises(Rejected):
        await sender.edit(post(sentence("Lagi")), 0, receipt.message_id)


@pytest.mark.parametrize(
    ("code", "description", "closed"),
    [
        (403, "Forbidden: bot was blocked by the user", True),
        (403, "Forbidden: bot was kicked from the channel chat", True),
        (400, "Bad Request: chat not found", True),
        (400, "Bad Request: need administrator rights in the channel chat", True),
        (400, "Bad Request: TOPIC_CLOSED", True),
        (400, "Bad Request: message is too long", False),
    ],
)
async def test_what_will_never_arrive_is_rejected(
    api: BotApi, sender: TelegramSender, code: int, description: str, closed: bool
) -> None:
    """And it is told whether the target itself is closed, or only this post is wrong."""
    api.closed["-1001"] = Refusal(code, description)
    error = await failed(sender)
    assert isinstance(error, Rejected)
    assert error.closed is closed
    assert api.every["sendMessage"] == 1


async def test_flood_control_halts_one_chat_and_no_other(api: BotApi, sender: TelegramSender) -> None:
    """The chat waits as long as Telegram asks; fifty others go on meanwhile."""
    api.faults["sendMessage"] = [refuse(429, "Too Many Requests: retry after 2", retry_after=2)]
    error = await failed(sender)
    assert isinstance(error, NotSent)
    assert error.retry_after == 2
    again = asyncio.create_task(sender.send(post(sentence("Lagi")), 0))
    others = [sender.send(Post("x", Target(f"telegram:-2{n}"), sentence("Lain")), 0) for n in range(20)]
    await asyncio.gather(*others)
    assert not again.done()
    await again
    assert api.texts(-1001) == ["Lagi"]


async def test_a_lost_answer_leaves_it_uncertain(api: BotApi, sender: TelegramSender) -> None:
    """The message was stored and its answer was not heard: one request, and nobody claims to know."""
    for fault in (stall(api, 0.0), refuse(502, "Bad Gateway"), refuse(500, "Internal"), garbage):
        api.faults["sendMessage"] = [fault]
        assert isinstance(await failed(sender), Uncertain)
    assert api.every["sendMessage"] == 4
    assert len(api.texts(-1001)) == 1


async def test_without_a_connection_nothing_was_sent(storage: Storage, telegram: Telegram, api: BotApi) -> None:
    """A refused connection is not the same as a lost answer."""
    telegram.bot._base_url = telegram.bot._base_url.replace(api.url.rsplit(":", 1)[1], "1")  # type: ignore[attr-defined]
    assert isinstance(await failed(telegram.sender), NotSent)


async def test_a_migrated_group_gives_its_new_address(api: BotApi, sender: TelegramSender) -> None:
    """The outbox writes it down and sends again."""
    api.closed["-1001"] = Refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1002)
    error = await failed(sender)
    assert isinstance(error, NotSent)
    assert error.moved_to == "telegram:-1002"


async def test_order_within_a_chat_is_kept(api: BotApi, sender: TelegramSender) -> None:
    """Whatever is sent at once arrives in the order it was given."""
    await asyncio.gather(*(sender.answer(Place(7), sentence(str(n))) for n in range(5)))
    assert api.texts() == [str(n) for n in range(5)]


async def test_hostile_text_stays_text(api: BotApi, sender: TelegramSender) -> None:
    """Markup, mentions and commands in a headline are only letters; what turns the writing round is gone."""
    message = Message((Heading((Text(HOSTILE),)), Paragraph((Link(HOSTILE, "https://a.example/?q=<b>"),))))
    await sender.send(post(message), 0)
    (sent,) = api.sent.values()
    seen = f"{HOSTILE}\n{HOSTILE} (a.example)".replace("\u202e", "")
    assert sent["text"].replace("\u2060", "") == seen
    assert "@\u2060semua" in sent["text"]
    assert "@s" not in sent["text"]
    heading, _, linked = sent["text"].partition("\n")
    # What Telegram would make a link of is none in the heading; within a link of ours, ours counts.
    assert "x.\u2060example" in heading
    assert "x.example" in linked
    assert [entity["type"] for entity in sent["fields"]["entities"]] == ["bold", "text_link"]


@pytest.mark.parametrize(
    "title", ["Klik evil.example/x", "https://evil.example", "t.me/penipu @penipu", "www.evil.example"]
)
async def test_a_headline_links_nowhere(api: BotApi, sender: TelegramSender, title: str) -> None:
    """No address in it stands together, and it reads as it was written."""
    await sender.send(post(Message((Heading((Text(title),)), Paragraph((Text(title, "bold"),))))), 0)
    (sent,) = api.sent.values()
    assert sent["text"].replace("\u2060", "") == f"{title}\n{title}"
    assert not re.search(r"\w\.\w|@\w", sent["text"])


async def test_figures_and_abbreviations_stay_as_they_are(api: BotApi, sender: TelegramSender) -> None:
    """Nothing is put where Telegram sees no address."""
    title = "Rp1.500 per kg, kata H. M. Sanusi, S.H. pukul 09.30 WIB"
    await sender.send(post(Message((Heading((Text(title),)),))), 0)
    assert [one["text"] for one in api.sent.values()] == [title]


async def test_an_answer_waits_for_a_short_pause(api: BotApi, commands: Commands, listening: Listening) -> None:
    """Flood control and a short outage cost an answer time, not itself."""
    api.faults["sendMessage"] = [refuse(429, "Too Many Requests", retry_after=1)]
    async with listening():
        api.say("/terbaru")
        await api.until(lambda: api.texts() == ["terbaru"])


async def test_a_wrong_token_is_told_and_is_in_no_message(storage: Storage, api: BotApi) -> None:
    """It is the one thing that stops the start; the token itself is never shown."""
    wrong = "123456:wrong-secret"
    settings = Settings(token=wrong, api_url=api.url)  # type: ignore[attr-defined]
    with pytest.raises(ConfigError) as caught:
        async with open_telegram(settings, storage, lambda: NOW):
            pass
    assert "BotFather" in str(caught.value)
    assert "wrong-secret" not in str(caught.value)


async def test_a_token_that_is_revoked_ends_it_and_loses_nothing(
    api: BotApi, sender: TelegramSender, telegram: Telegram, listening: Listening, caplog: pytest.LogCaptureFixture
) -> None:
    """In the midst of everything: what was to be sent waits, the chats are not closed, and the block ends with why."""
    ended: list[DeliveryError] = []

    async def work() -> None:
        async with listening():
            api.token = "123456:another"
            try:
                await asyncio.sleep(5)
            finally:
                ended.append(await failed(sender))

    with pytest.raises(ConfigError, match="any more"):
        await work()
    assert isinstance(ended[0], NotSent)
    assert "Traceback" not in caplog.text
    assert TOKEN not in caplog.text


async def test_the_token_is_never_logged(
    api: BotApi, sender: TelegramSender, telegram: Telegram, listening: Listening, caplog: pytest.LogCaptureFixture
) -> None:
    """Not when all is well, and not when nothing is."""
    caplog.set_level("DEBUG", logger="bot")
    telegram.bot._base_url = telegram.bot._base_url.replace(api.url.rsplit(":", 1)[1], "1")  # type: ignore[attr-defined]
    error = await failed(sender)
    assert TOKEN not in caplog.text + str(error) + repr(error.__cause__)


async def test_a_second_poller_is_told_once(
    api: BotApi, storage: Storage, listening: Listening, caplog: pytest.LogCaptureFixture
) -> None:
    """Somebody else with the same token: a clear word, and it goes on trying."""
    api.faults["getUpdates"] = [refuse(409, "Conflict: terminated by other getUpdates request") for _ in range(2)]
    async with listening():
        await api.until(lambda: not api.faults["getUpdates"], seconds=20)
        api.say("/terbaru")
        await api.until(lambda: len(api.texts()) == 1, seconds=20)
    assert caplog.text.count("another bot runs with this token") == 1
