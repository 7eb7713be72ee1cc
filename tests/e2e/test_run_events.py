"""Events through ``pewarta run`` on Telegram: announced, proposed, approved, changed; and a quote that was lost."""

from datetime import UTC, datetime
from pathlib import Path

from bot.clock import MovableClock
from bot.ingest.documents import Origin, ParsedDocument
from bot.ingest.identity import name_article
from bot.ingest.keeper import Keeper, KeepOptions
from storage import open_storage
from tests.e2e.test_run_telegram import CHANNEL, OPERATOR, bot, stopped
from tests.telegram_api import BotApi, open_api

ENTRY = f"""
[[events]]
name = "Musyawarah Waduk Wening"
words = ["musyawarah", "waduk"]
when = "Maret 2031"
places = ["Wening", "Kencana"]
to = ["telegram:{CHANNEL}"]
"""
QUOTE = "“Kami tidak akan menunda pekerjaan sehari pun,” ujar Kepala Dinas Air, Bima Prakoso."


def write_config(folder: Path, url: str, entry: str) -> None:
    (folder / "config.toml").write_text(
        f'[bot]\ndatabase = "{folder / "news.db"}"\n[operators]\ntelegram = [{OPERATOR}]\n'
        f'[telegram]\nenabled = true\napi_url = "{url}"\n{entry}',
        encoding="utf-8",
    )


async def read(folder: Path, number: int, text: str) -> None:
    """An article is read, while the bot does not run."""
    published = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
    url = f"https://kabar.example/{number}"
    document = ParsedDocument(text=text, title="Kabar waduk", url=url, published_at=published, source="Kabar")
    async with open_storage(str(folder / "news.db")) as storage:
        keeper = Keeper(storage, MovableClock(datetime.now(UTC)), KeepOptions())
        await keeper.keep(name_article(document, Origin(url)), document.source_text())


async def next_text(api: BotApi, chat: int, begins: str) -> str:
    """The message in a chat that begins so, once it is there."""
    await api.until(lambda: any(text.startswith(begins) for text in api.texts(chat)), seconds=20)
    return next(text for text in api.texts(chat) if text.startswith(begins))


async def test_an_announced_event_lives_in_the_channel_and_operators_decide(tmp_path: Path) -> None:
    """Each is told once over two runs of the bot."""
    async with open_api() as (api, url):
        write_config(tmp_path, url, ENTRY)
        async with bot(tmp_path, url) as process:
            first = await next_text(api, CHANNEL, "Acara baru diumumkan redaksi")
            assert "Kapan: Maret 2031" in first
            await stopped(process)
        await read(tmp_path, 1, "Musyawarah Waduk Wening akan digelar di Kencana pada 12 Maret 2031, kata panitia.")
        await read(tmp_path, 2, f"Waduk Wening diperkuat tahun ini.\n\n{QUOTE}\n\nPekerjaan dimulai dari utara.")
        await read(tmp_path, 2, "Waduk Wening diperkuat tahun ini.\n\nPekerjaan dimulai dari sisi utara.")
        async with bot(tmp_path, url) as process:
            lost = await next_text(api, OPERATOR, "Sebuah kutipan berubah sesudah artikelnya direvisi")
            assert "Kami tidak akan menunda pekerjaan sehari pun" in lost
            assert "Tidak ada lagi dalam artikel itu." in lost
            await next_text(api, OPERATOR, "Usul perubahan acara")
            proposal = next(
                message for (chat, _), message in api.sent.items()
                if chat == str(OPERATOR) and message["text"].startswith("Usul")
            )  # fmt: skip
            api.press(proposal, "✔ Setujui 1", user=OPERATOR)
            changed = await next_text(api, CHANNEL, "Perubahan jadwal")
            assert "Kapan: semula Maret 2031, kini 12 Maret 2031" in changed
            assert "Musyawarah Waduk Wening akan digelar di Kencana pada 12 Maret 2031" in changed
            # The file is followed while the bot runs.
            write_config(tmp_path, url, ENTRY.replace("Maret 2031", "20 April 2031"))
            await api.until(lambda: len(api.texts(CHANNEL)) == 3, seconds=20)
            moved = api.texts(CHANNEL)[-1]
            assert "Kapan: semula 12 Maret 2031, kini 20 April 2031" in moved
            assert "Diubah redaksi" in moved
            await stopped(process)
        assert len(api.texts(CHANNEL)) == 3
        assert len([text for text in api.texts(OPERATOR) if text.startswith("Sebuah kutipan")]) == 1
