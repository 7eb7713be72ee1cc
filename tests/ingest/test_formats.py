"""Each format gives the article's words, its title and what it says about itself."""

import json
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import RefusedDocument
from bot.ingest.dates import read_instant
from bot.ingest.formats import FORMATS, sniff
from bot.ingest.formats.html import HTML
from bot.ingest.formats.json_lines import JSON_LINES
from bot.ingest.formats.markdown import MARKDOWN
from bot.ingest.formats.plain import PLAIN

JAKARTA = ZoneInfo("Asia/Jakarta")
BODY = "Bupati Sari Wening membuka pasar itu pada Jumat. “Pasar ini milik warga,” kata Sari."
PARAGRAPH = (
    "Bupati Sari Wening membuka Pasar Awan yang baru pada Jumat pagi di hadapan ratusan pedagang dan warga sekitar. "
    "Ia berharap harga kebutuhan pokok di kota itu lebih terjangkau karena pedagang tidak lagi menanggung sewa tinggi. "
)


SECOND = (
    "Menurut dia, pasar itu dibangun selama dua tahun dengan dana daerah dan menampung lebih dari tiga ratus pedagang. "
    "Pemerintah kota juga menyiapkan angkutan umum gratis ke pasar setiap akhir pekan sampai akhir tahun ini. "
)


def page(
    head: str = "", body: str = f"<article><h1>Pasar Awan Dibuka</h1><p>{PARAGRAPH}</p><p>{SECOND}</p></article>"
) -> bytes:
    """A small news page."""
    head = f"<head><title>Pasar Awan Dibuka</title>{head}</head>"
    return f"<!doctype html><html lang='id'>{head}<body>{body}</body></html>".encode()


def line(**record: object) -> bytes:
    """One line of JSON."""
    return json.dumps({"text": BODY, **record}).encode()


def test_plain_text_is_the_article() -> None:
    """Nothing is read into it."""
    assert PLAIN.parse(f"  {BODY}\r\n".encode(), JAKARTA).text == BODY


@pytest.mark.parametrize("kind", [PLAIN, MARKDOWN, HTML], ids=lambda kind: kind.endings[0])
@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\0\0\0\0", b"!!! ??? 123 --", b"x"])
def test_a_file_without_words_is_refused(kind: type, data: bytes) -> None:
    """Whatever its format says it is."""
    with pytest.raises(RefusedDocument):
        kind.parse(data, JAKARTA)


@pytest.mark.parametrize("text", ["kata " * 10_000_000, "a" * 5_000_000 + " b"], ids=["50 MB", "a line of 5 MB"])
def test_a_text_longer_than_any_article_is_refused(text: str) -> None:
    """Before anything slow looks at it."""
    with pytest.raises(RefusedDocument, match=r"characters long; an article has at most 500,000"):
        PLAIN.parse(text.encode(), JAKARTA)


def test_a_line_of_json_says_everything_about_its_article() -> None:
    """All keys that are known are taken, others are passed over."""
    read = JSON_LINES.parse(
        line(id=7, title=" Pasar\nAwan ", url="https://kabar.example/a", published_at="2026-02-06T09:30:00+07:00",
             source="Kabar", author="Rina", topics=["Ekonomi", "ekonomi", " Pasar  Rakyat "], language="id", other=[1]),
        JAKARTA,
    )  # fmt: skip
    assert (read.id, read.title, read.url) == ("7", "Pasar Awan", "https://kabar.example/a")
    assert read.published_at == datetime(2026, 2, 6, 2, 30, tzinfo=UTC)
    assert (read.source, read.author, read.topics, read.language) == (
        "Kabar",
        "Rina",
        ("ekonomi", "pasar rakyat"),
        "id",
    )
    assert read.text == BODY


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"{", "not JSON"),
        (b"[1]", "JSON object"),
        (b"3", "JSON object"),
        (b"{}", '"text" is missing'),
        (b'{"text": 3}', '"text"'),
        (b'{"text": ""}', "empty"),
        (b'{"text":' * 100_000, "deeply"),
        (line(title=["x"]), '"title"'),
        (line(url="kabar.example"), '"url"'),
        (line(url="javascript:alert(1)"), '"url"'),
        (line(published_at="99999-01-01"), '"published_at"'),
        (line(published_at="0001-01-01T00:00:00+14:00"), '"published_at"'),
        (line(published_at="kemarin"), '"published_at"'),
        (line(published_at=1770000000), '"published_at"'),
        (line(topics={"a": 1}), '"topics"'),
        (line(topics=[1]), '"topics"'),
    ],
)
def test_a_refusal_names_what_is_wrong(data: bytes, named: str) -> None:
    """So that whoever wrote the line can mend it."""
    with pytest.raises(RefusedDocument, match=named):
        JSON_LINES.parse(data, JAKARTA)


def test_a_line_separator_within_a_line_of_json_does_not_break_it() -> None:
    """U+2028 and unescaped tabs stand in real files; they become line ends and spaces of the text."""
    text = json.dumps({"text": "Pasar dibuka.\u2028Warga\tsenang."}, ensure_ascii=False).replace("\\t", "\t")
    assert JSON_LINES.parse(text.encode(), JAKARTA).text == "Pasar dibuka.\nWarga\tsenang."


def test_half_a_surrogate_pair_in_json_becomes_a_character_that_can_be_stored() -> None:
    r"""``\ud800`` is valid JSON and no valid text."""
    text = JSON_LINES.parse(line(text="Pasar \ud800 dibuka hari ini.", title="\udfff Pasar"), JAKARTA).text
    assert text == "Pasar � dibuka hari ini."


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-02-06T09:30:00+07:00", datetime(2026, 2, 6, 2, 30, tzinfo=UTC)),
        ("2026-02-06T02:30:00Z", datetime(2026, 2, 6, 2, 30, tzinfo=UTC)),
        ("2026-02-06 09:30", datetime(2026, 2, 6, 2, 30, tzinfo=UTC)),
        ("2026-02-06", datetime(2026, 2, 5, 17, 0, tzinfo=UTC)),
    ],
)
def test_a_date_without_an_offset_is_meant_in_the_bots_zone(text: str, instant: datetime) -> None:
    """Outlets write their local time; one that gives its offset is taken at its word."""
    assert read_instant(text, JAKARTA) == instant


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("2026-02-06T00:30:00+07:00", "2026-02-06"),
        ("2026-02-06T00:30:00+09:00", "2026-02-06"),
        ("2026-02-06T00:30:00", "2026-02-06"),
        ("2026-02-05T17:30:00Z", "2026-02-06"),
    ],
)
def test_a_date_keeps_the_day_it_was_written_on(text: str, local: str) -> None:
    """What is "besok" counts from the outlet's day; UTC is told in the bot's zone."""
    assert read_instant(text, JAKARTA).date().isoformat() == local


@given(st.text(max_size=30) | st.datetimes(timezones=st.just(timezone(timedelta(hours=-12)))).map(str))
def test_any_text_is_a_date_of_our_times_or_a_value_error(text: str) -> None:
    """The ends of the calendar overflow in UTC; nothing else may be raised for them either."""
    try:
        assert 1900 <= read_instant(text, JAKARTA).year <= 2200
    except ValueError:
        return


def test_markdown_gives_its_words_without_its_marks() -> None:
    """Headings, emphasis, links, lists, quotes and code lose their marks; every word stays as it was written."""
    text = (
        "# Pasar Awan *Dibuka*\n\nBupati **Sari Wening** [membuka](https://x.example) pasar.\nIa berkata, “Pasar ini\n"
        "milik *warga*.”\n\n> Kutipan warga & “pedagang”\n\n- satu\n- dua\n\n2026. Tahun yang ramai.\n\n"
        "![foto](a.png)\n\n<b>x</b>\n"
    )
    read = MARKDOWN.parse(text.encode(), JAKARTA)
    assert read.title == "Pasar Awan Dibuka"
    assert read.text.split("\n\n")[:5] == [
        "Bupati Sari Wening membuka pasar.\nIa berkata, “Pasar ini\nmilik warga.”",
        "Kutipan warga & “pedagang”",
        "satu",
        "dua",
        "2026. Tahun yang ramai.",
    ]


def test_front_matter_describes_the_article() -> None:
    """In YAML as other tools write it: quoted, listed over lines, dates without quotes."""
    text = (
        '---\ntitle: "Pasar: dibuka"\npublished_at: 2026-02-06T09:30:00+07:00\ntopics:\n  - Ekonomi\n  - pasar\n'
        f"source: Kabar\nid: 12\n---\n\n# Judul lain\n\n{BODY}\n"
    )
    read = MARKDOWN.parse(text.encode(), JAKARTA)
    assert (read.title, read.source, read.id, read.topics) == ("Pasar: dibuka", "Kabar", "12", ("ekonomi", "pasar"))
    assert read.published_at == datetime(2026, 2, 6, 2, 30, tzinfo=UTC)
    assert read.text == BODY


@pytest.mark.parametrize(
    "front",
    ["title: [unclosed", "- a list", "just words", "a: *nowhere", "[" * 5000, "x: " + "y" * 30_000, "title: {a: b}"],
)
def test_front_matter_that_is_none_is_refused(front: str) -> None:
    """With a reason, not a traceback."""
    with pytest.raises(RefusedDocument):
        MARKDOWN.parse(f"---\n{front}\n---\n{BODY}".encode(), JAKARTA)


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    """Unless a second one closes it."""
    assert MARKDOWN.parse(f"---\n{BODY}".encode(), JAKARTA).text == BODY


def test_a_page_gives_its_article_and_what_its_head_says() -> None:
    """Title, time, author, canonical address and outlet, without menus and footers."""
    head = (
        '<link rel="canonical" href="https://kabar.example/pasar">'
        '<meta property="og:site_name" content="Kabar Contoh"><meta name="author" content="Rina Lestari">'
        '<meta property="article:published_time" content="2026-02-06T09:30:00+07:00">'
    )
    read = HTML.parse(
        page(head).replace(b"<body>", b"<body><nav><a href='/'>Beranda</a> <a href='/x'>Masuk</a></nav>"), JAKARTA
    )
    assert (read.title, read.source, read.author) == ("Pasar Awan Dibuka", "Kabar Contoh", "Rina Lestari")
    assert read.url == "https://kabar.example/pasar"
    assert read.published_at == datetime(2026, 2, 6, 2, 30, tzinfo=UTC)
    assert "ratusan pedagang" in read.text
    assert "Beranda" not in read.text


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "datePublished": "2026-02-06T09:30:00+07:00"}',
        '{"@graph": [{"@type": "Organization"}, {"datePublished": "2026-02-06 09:30"}]}',
        '[3, null, {"datePublished": "2026-02-06T02:30:00Z"}]',
    ],
)
def test_the_time_may_stand_in_linked_data(script: str) -> None:
    """Where a page has no meta tag for it."""
    read = HTML.parse(page(f'<script type="application/ld+json">{script}</script>'), JAKARTA)
    assert read.published_at == datetime(2026, 2, 6, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="99999-12-31T00:00:00Z">',
        '<script type="application/ld+json">{"@graph": 3, "datePublished": 5}</script>',
        f'<script type="application/ld+json">{"[" * 100_000}</script>',
    ],
)
def test_a_page_with_an_absurd_date_is_kept_without_one(head: str) -> None:
    """Nobody who saves a page can mend its head."""
    assert HTML.parse(page(head), JAKARTA).published_at is None


@pytest.mark.parametrize(
    "body",
    [
        "<form><p>Masuk untuk melanjutkan</p><input name=user><input name=password></form>",
        "<article><h1>Pasar Awan Dibuka</h1><p>Artikel ini khusus pelanggan. Berlangganan untuk membaca.</p></article>",
        "<div>" * 90_000 + PARAGRAPH,
        "<div>a</div>" * 90_000,
    ],
    ids=["login", "teaser", "1 MB of nested divs", "90,000 elements"],
)
def test_a_page_without_an_article_is_refused(body: str) -> None:
    """A login page, a teaser, and what would take the extraction minutes."""
    with pytest.raises(RefusedDocument):
        HTML.parse(page(body=body), JAKARTA)


def test_a_page_is_read_in_the_encoding_it_declares() -> None:
    """Saved pages keep the encoding of their outlet."""
    text = page(
        '<meta charset="windows-1252">',
        f"<article><p>“{PARAGRAPH}{SECOND}”</p></article>".replace("Bupati", "Bupati —"),
    )
    assert "“Bupati — Sari" in HTML.parse(text.decode().encode("cp1252"), JAKARTA).text


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.endings[0])
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_parsed_or_refused(kind: type, data: bytes) -> None:
    """No format raises anything but a refusal, and none gives an empty article."""
    try:
        read = kind.parse(data, JAKARTA)
    except RefusedDocument:
        return
    assert read.text.strip()


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b'\xef\xbb\xbf {"text": "x"}', JSON_LINES),
        ('{"text": "x"}'.encode("utf-16"), JSON_LINES),
        (b"\n<!DOCTYPE html>", HTML),
        (b"<html>", HTML),
        (b"# Judul", PLAIN),
        (b"", PLAIN),
    ],
)
def test_input_without_a_name_is_told_by_how_it_begins(head: bytes, kind: type) -> None:
    """Standard input has no ending."""
    assert sniff(head) is kind
