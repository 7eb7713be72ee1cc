"""What each command answers, over real SQLite, in both languages."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from bot.commands.search import counted
from bot.message import Call, CopyText, Heading, OpenLink, Quotation
from storage.base import MOST_HITS, Storage
from storage.records import EventWrite, PlannedEvent, Span
from tests.commands.conftest import FIRST, HOSTILE, Chat, actions, article, calls, plain


async def test_summary_without_argument_is_of_the_newest(chat: Chat) -> None:
    """Headline, source, date and the article's own sentence; the others are offered."""
    message = await chat.say("/ringkasan")
    text = plain(message)
    assert text.startswith("Jembatan diperbaiki\nkabar.example · 5 Februari 2026\nJembatan lama di hil")
    assert "Dua pihak akan bertemu" in calls(message)
    assert OpenLink("Baca artikel", "https://kabar.example/2") in actions(message)


async def test_summary_names_the_event_and_the_editors_note(chat: Chat, stored: Storage) -> None:
    """What the article is part of and what editors added stand with it, dated."""
    await stored.add_note(2, "Tempatnya keliru.", "Redaksi", at=datetime(2026, 2, 7, 1, 0, tzinfo=UTC))
    text = await chat.reads("/ringkasan #2")
    assert "📅 Terkait: Pertemuan dua pihak — Maret 2026, Kota Satu atau Kota Dua (direncanakan)" in text
    assert "✏️ Catatan redaksi, 7 Februari 2026: Tempatnya keliru." in text
    chat.language = "en"
    english = await chat.reads("/summary #2")
    assert "Related: Pertemuan dua pihak — March 2026, Kota Satu or Kota Dua (planned)" in english
    assert "Editor's note, 7 February 2026: Tempatnya keliru." in english


@pytest.mark.parametrize("argument", ["#2", "https://kabar.example/1", "dua pihak", "2"])
async def test_an_article_is_found_by_button_address_words_and_number(chat: Chat, argument: str) -> None:
    """Each way of naming an article leads to it."""
    await chat.say("/terbaru")
    assert (await chat.reads(f"/ringkasan {argument}")).startswith("Dua pihak akan bertemu")


async def test_numbers_mean_the_list_last_shown_in_this_chat(chat: Chat) -> None:
    """A number is kept with its chat: another chat's list does not change it, a search does."""
    await chat.say("/terbaru")
    other = Chat(chat.dispatcher, chat.clock)
    other.target = type(chat.target)("test:2")
    await other.say("/cari pasar")
    assert (await chat.reads("/ringkasan 1")).startswith("Jembatan")
    assert (await other.reads("/ringkasan 1")).startswith("<b>Pasar</b>")
    assert "1 sampai 3" in await chat.reads("/ringkasan 9")


async def test_quotes_come_word_for_word_the_most_telling_first(chat: Chat) -> None:
    """Each with speaker, role, source and date; an open speaker is said to be open."""
    message = await chat.say("/kutipan #1")
    said = [block for block in message.blocks if isinstance(block, Quotation)]
    assert [block.text for block in said] == ["Pasar ini milik warga", "Jaga kebersihannya"]
    text = plain(message)
    assert "— Rini Astuti, Wali Kota Melati · kabar.example, 3 Februari 2026" in text
    assert "— pembicara tidak jelas dari beritanya" in text
    assert CopyText("Salin 1", "“Pasar ini milik warga”") in actions(message)


async def test_quotes_are_found_by_person_and_by_words(chat: Chat) -> None:
    """A name gives a person's quotes, other people of that name are offered; other words are searched."""
    by_name = await chat.say("/kutipan rini astuti")
    assert plain(by_name).startswith("Rini Astuti\nWali Kota Melati")
    several = await chat.say("/kutipan rini")
    assert any(label.startswith(("Bayu Rini", "Rini Astuti")) for label in calls(several))
    assert "“Kami siap”" in await chat.reads("/kutipan kami siap")
    assert "tidak ada" in (await chat.reads("/kutipan jembatan")).lower()


async def test_an_article_without_quotes_says_so(chat: Chat) -> None:
    """Nothing is offered as a quote that is none."""
    assert await chat.reads("/kutipan #3") == "Tidak ada kutipan dalam “Jembatan diperbaiki”."


async def test_people_are_listed_and_shown_with_their_roles(chat: Chat) -> None:
    """Who is quoted, how often and as what; an ambiguous name asks back."""
    everyone = await chat.reads("/tokoh")
    assert "Rini Astuti, Wali Kota Melati · 1 kutipan" in everyone
    which = await chat.say("/tokoh rini")
    assert "Ada 2 tokoh" in plain(which)
    one = await chat.press(calls(which)["Bayu Rini"])
    assert plain(one).startswith("Bayu Rini\njuru bicara\n“Kami siap”")


@pytest.mark.parametrize(
    ("now", "status", "line"),
    [
        (datetime(2026, 2, 8, tzinfo=UTC), "direncanakan", None),
        (
            datetime(2026, 3, 15, tzinfo=UTC),
            "direncanakan",
            "⏳ Waktunya (Maret 2026) sedang berjalan; belum ada laporan",
        ),
        (
            datetime(2026, 4, 1, tzinfo=UTC),
            "belum terkonfirmasi",
            "⏳ Jadwal (Maret 2026) telah lewat; belum ada laporan bahwa pertemuan dua pihak berlangsung.",
        ),
    ],
    ids=["before", "during", "after"],
)
async def test_an_event_is_told_as_the_clock_stands(chat: Chat, now: datetime, status: str, line: str | None) -> None:
    """Before, during and after its month; the month is never a day."""
    chat.clock.set(now)
    text = await chat.reads("/jadwal #1")
    assert "Kapan: Maret 2026" in text
    assert "Di mana: Kota Satu atau Kota Dua (salah satu, belum ditentukan)" in text
    assert f"Status: {status}" in text
    assert ("⏳" in text) == (line is not None)
    assert line is None or line in text
    assert "1 Maret" not in text
    assert "31 Maret" not in text


async def test_the_agenda_parts_what_comes_from_what_is_past(chat: Chat) -> None:
    """The list goes by date; past events come under a head of their own."""
    assert "Akan datang\nMaret 2026 — Pertemuan dua pihak" in await chat.reads("/jadwal")
    chat.clock.set(datetime(2026, 5, 1, tzinfo=UTC))
    assert "Telah lewat\nMaret 2026 — Pertemuan dua pihak" in await chat.reads("/jadwal")
    assert "air bersih" in await chat.reads("/jadwal kota satu")
    assert "Tidak ada acara yang cocok" in await chat.reads("/jadwal konser")


async def test_a_month_goes_into_a_calendar_as_a_tentative_span(chat: Chat) -> None:
    """The file has whole days, a stable UID, and the sentence it rests on."""
    button = calls(await chat.say("/jadwal #1"))["Simpan ke kalender"]
    (attachment,) = (await chat.press(button)).attachments
    (entry,) = Calendar.from_ical(attachment.content.decode()).walk("VEVENT")
    assert str(entry["DTSTART"].dt) == "2026-03-01"
    assert str(entry["DTEND"].dt) == "2026-04-01"
    assert entry["STATUS"] == "TENTATIVE"
    assert entry["TRANSP"] == "TRANSPARENT"
    assert "direncanakan Maret 2026" in entry["DESCRIPTION"]
    (again,) = (await chat.press(button)).attachments
    (second,) = Calendar.from_ical(again.content.decode()).walk("VEVENT")
    assert second["UID"] == entry["UID"]


async def test_a_search_shows_the_match_and_asks_back_without_words(chat: Chat) -> None:
    """Hits are numbered, the match is marked; without words people and topics are offered."""
    message = await chat.say("/cari jembat")
    bold = [
        run.text
        for block in message.blocks
        for item in getattr(block, "items", ())
        for run in item
        if run.style == "bold"
    ]
    assert "Jembatan" in bold
    assert "Rini Astuti" in calls(await chat.say("/cari"))
    assert "Tidak ada berita yang memuat" in await chat.reads('/cari "pasar dibuka" zzz')


@pytest.mark.parametrize(
    "words", ['"', "AND OR NOT", "NEAR(a b)", "title:pasar", "*", "(((", "a" * 5000, "-pasar", "\x00", "🎪"]
)
async def test_no_search_is_an_error(chat: Chat, words: str) -> None:
    """Whatever is typed is text, never syntax."""
    assert "kesalahan di pihak kami" not in await chat.reads(f"/cari {words}")


async def test_a_topic_narrows_the_latest_and_an_unknown_one_offers_those_there_are(chat: Chat) -> None:
    """Topics match in any case."""
    assert "Jembatan" not in await chat.reads("/terbaru Ekonomi")
    assert "ekonomi (1)" in calls(await chat.say("/terbaru antariksa"))


async def test_a_hostile_headline_stays_text(chat: Chat) -> None:
    """Markup-like text reaches the adapter as it stands in the article."""
    message = await chat.say("/ringkasan #1")
    assert isinstance(message.blocks[0], Heading)
    assert message.blocks[0].runs[0].text == HOSTILE


async def test_settings_hold_for_this_chat(chat: Chat) -> None:
    """Language and zone are kept; what is not known is refused with an example."""
    await chat.press(calls(await chat.say("/setelan"))["English"])
    assert (await chat.reads("/latest")).startswith("Latest news")
    await chat.say("/settings zone WIT")
    assert "WIT" in await chat.reads("/settings")
    assert "is not known" in await chat.reads("/settings zone Mars")


async def test_quiet_hours_and_length_are_chosen_typed_or_pressed(chat: Chat) -> None:
    """They are shown as they hold now, and "bawaan" gives them back."""
    assert "Jam tenang: bawaan bot" in await chat.reads("/setelan")
    assert "Jam tenang: 21.00–06.00, kiriman datang tanpa suara" in await chat.reads("/setelan tenang 21-6.00 senyap")
    assert "Jam tenang: tidak ada" in plain(await chat.press(calls(await chat.say("/setelan"))["Tanpa jam tenang"]))
    assert "Isi kiriman: lengkap" in plain(await chat.press(calls(await chat.say("/setelan"))["Lengkap"]))
    assert "Jam tenang: bawaan bot" in await chat.reads("/setelan tenang bawaan")
    assert "Isi kiriman: lengkap" in await chat.reads("/setelan")
    assert "bukan jam tenang" in await chat.reads("/setelan tenang 25:00-05:00")
    assert "bukan jam tenang" in await chat.reads("/setelan tenang 05:00-05:00")
    assert "tidak dikenal" in await chat.reads("/setelan gaya panjang sekali")


@pytest.mark.parametrize("line", ["/ringkasan", "/kutipan", "/tokoh", "/jadwal", "/terbaru", "/cari apa"])
async def test_an_empty_database_answers_in_a_sentence(empty_chat: Chat, line: str) -> None:
    """Before any news came in, each command says so."""
    text = await empty_chat.reads(line)
    assert text.startswith(("Belum ada", "Tidak ada"))


async def test_every_button_leads_somewhere(chat: Chat) -> None:
    """Pressing any button of any answer gives an answer, never an error, and its payload is short enough."""
    seen: set[Call] = set()
    waiting = [
        Call("", name) for name in ("terbaru", "ringkasan", "kutipan", "tokoh", "jadwal", "cari", "setelan", "mulai")
    ]
    while waiting:
        button = waiting.pop()
        message = await chat.press(button)
        assert "kesalahan di pihak kami" not in plain(message)
        found = [action for action in actions(message) if isinstance(action, Call) and action not in seen]
        assert all(
            len(action.argument.encode()) <= 64 or not action.argument.startswith(("#", "@")) for action in found
        )
        seen.update(found)
        waiting += found
    assert len(seen) > 10


@pytest.mark.parametrize(
    ("total", "shown"), [(0, "0"), (MOST_HITS - 1, f"{MOST_HITS - 1}"), (MOST_HITS, f"{MOST_HITS}+")]
)
def test_a_count_that_stops_is_not_told_as_exact(total: int, shown: str) -> None:
    """Storage counts up to a bound; there may be more."""
    assert counted(total) == shown


async def test_a_name_that_is_not_there_offers_the_nearest(chat: Chat) -> None:
    """People and events that were probably meant come as buttons; with none like it, others that there are."""
    assert next(iter(calls(await chat.say("/tokoh Rinni")))) in {"Rini Astuti", "Bayu Rini"}
    assert set(calls(await chat.say("/tokoh xyzzy"))) == {"Rini Astuti", "Bayu Rini"}
    assert "Pertemuan dua pihak" in calls(await chat.say("/jadwal pertemuann"))


async def test_a_report_that_nobody_reviewed_is_marked_so(chat: Chat, stored: Storage) -> None:
    """What an article suggests stands beside the event, and changes nothing until it is approved."""
    known = await stored.event(1)
    assert known is not None
    text = "Pertemuan dua pihak ditunda ke April 2026."
    report = PlannedEvent(
        "Pertemuan dua pihak",
        date(2026, 4, 1),
        date(2026, 4, 30),
        "month",
        Span(text, 0, len(text)),
        status="postponed",
    )
    late = article(3, "Pertemuan ditunda", text)
    await stored.store([replace(late, events=(EventWrite(report, "proposed", joins=1),))], at=FIRST)
    said = await chat.reads("/jadwal #1")
    assert "Kapan: Maret 2026" in said
    assert "Status: direncanakan" in said
    assert "— ditunda, April 2026 · kabar.example, 6 Februari 2026 · belum ditinjau redaksi" in said
    chat.language = "en"
    assert "not yet reviewed by an editor" in await chat.reads("/agenda #1")


async def test_the_agenda_reads_in_english(chat: Chat) -> None:
    """After its last possible day, in the other language."""
    chat.language = "en"
    chat.clock.set(datetime(2026, 4, 1, tzinfo=UTC))
    said = await chat.reads("/agenda #1")
    assert (
        "The time planned for “pertemuan dua pihak” (March 2026) has passed; there is no report that it took place."
        in said
    )
    assert "Status: unconfirmed" in said


async def test_help_names_commands_in_the_chats_language(chat: Chat) -> None:
    """English chats see the English name first."""
    assert "/ringkasan [nomor, kata, URL] (/summary)" in await chat.reads("/bantuan")
    chat.language = "en"
    assert "/summary [number, words, URL] (/ringkasan)" in await chat.reads("/help")


FORMS = (
    "https://kabar.example/1?utm_source=wa&utm_medium=share#komentar",
    "http://www.kabar.example/1/",
    "https://m.kabar.example/1?m=1",
    "https://amp.kabar.example/1/amp/",
    "HTTPS://Kabar.Example:443/1?fbclid=xyz",
    "https://kabar.example/1?page=all",
    "https://kabar.example/1?halaman=2&utm_campaign=x",
    "<https://kabar.example/1>",
    "kabar.example/1",
)


@pytest.mark.parametrize("command", ["ringkasan", "kutipan", "cari"])
async def test_an_article_is_found_by_every_form_of_its_address(chat: Chat, command: str) -> None:
    """As it is shared, on phones, as AMP, one of its pages: with every command that takes an address."""
    for form in FORMS:
        assert "Dua pihak akan bertemu" in await chat.reads(f"/{command} {form}"), form


async def test_an_address_that_was_not_read_is_said_to_be_so(chat: Chat) -> None:
    """Not taken for words, also in a search; what only looks like one is searched for."""
    for command in ("ringkasan", "kutipan", "cari"):
        assert "belum dibaca: https://kabar.example/99" in await chat.reads(
            f"/{command} https://kabar.example/99?utm_id=1"
        )
    assert "belum dibaca" not in await chat.reads("/cari kabar.example/99")
