"""What a page only shows, and what it states wrongly: times, authors, titles. In the manner of Indonesian outlets."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.formats.names import author_of, outlet_of, title_of
from bot.ingest.formats.page_facts import PageFacts, page_facts
from bot.ingest.formats.tree import page_tree

ZONE = ZoneInfo("Asia/Jakarta")
HEAD = "Pasar Awan Dibuka Lagi oleh Wali Kota"
PROSE = "Pasar Awan di Kota Melati dibuka lagi pada Minggu, 22 November 2026 pukul 08.00 WIB, setelah dua tahun " * 2


def facts(head: str = "", around: str = "", title: str = HEAD, before: str = "") -> PageFacts:
    tree = page_tree(
        f"<html><head><title>{title}</title>{head}</head><body><ul><li>Senin, 23/11/2026 20:00 WIB</li>"
        f"<li>Harga beras turun di tiga kota</li></ul><ul>{'<li>Menu</li>' * 6}</ul>{before}<h1>{HEAD}</h1>{around}"
        f"<p>{PROSE}</p></body></html>"
    )
    assert tree is not None
    return page_facts(tree, ZONE)


def time_of(head: str = "", around: str = "", before: str = "") -> str | None:
    found = facts(head, around, before=before).published_at
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    "line",
    [
        "Senin, 23 Nov 2026 14:05 WIB",
        "Senin, 23 November 2026 | 14:05 WIB",
        "Senin , 23 November 2026, 14.05 WIB",
        "Kabar.com - 23/11/2026, 14:05 WIB",
        "Senin, 23/11/2026 14:05 WIB | 998 Views",
        "Diterbitkan 23 November 2026, 14:05 WIB",
        "23 Nopember 2026 pukul 14.05",
        "Monday, 23 November, 2026 | 02:05 PM",
        "November 23, 2026 2:05 pm",
        "Senin, 23 November 2026 - 16:05 WIT",
        "<b>Senin</b>, 23 November 2026 <i>|</i> 15:05 WITA waktu baca 3 menit",
        "2026-11-23 14:05:00 WIB",
        "Diperbarui 24 November 2026, 09:00 WIB</div><div>Diterbitkan 23 November 2026, 14:05 WIB",
    ],
)
def test_the_time_beside_the_headline_is_read(line: str) -> None:
    """As outlets write it; not that of a list above, nor one the article tells of, nor that of a later edit."""
    found = facts(around=f"<div>Sari Wening</div><div>{line}</div>").published_at
    assert found is not None
    assert found.astimezone(ZONE).isoformat() == "2026-11-23T14:05:00+07:00"
    assert time_of(before=f"<div>{line}</div>") is not None


@pytest.mark.parametrize(
    "line", ["2 jam lalu", "Kemarin, 14:05 WIB", "32/13/2026 14:05 WIB", "14:05 WIB", "23 November"]
)
def test_what_is_no_time_is_none(line: str) -> None:
    """Rather no date than one that is made up."""
    assert time_of(around=f"<div>{line}</div>") is None


SHOWN = "<div>Senin, 23/11/2026 14:05 WIB</div>"


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("2026-11-23T14:05:08+07:00", "2026-11-23T14:05:08+07:00"),
        ("2026-11-23T13:00:00+07:00", "2026-11-23T13:00:00+07:00"),
        ("2026-11-23T07:05:08Z", "2026-11-23T14:05:08+07:00"),
        ("2026-11-23 T14:05:08Z", "2026-11-23T14:05:00+07:00"),
        ("2026-11-23T14:05:08+00:00", "2026-11-23T14:05:00+07:00"),
        ("2026/11/23 14:05:08", "2026-11-23T14:05:08+07:00"),
        ("2026-11-23", "2026-11-23T14:05:00+07:00"),
        ("2025-01-02", "2025-01-02T00:00:00+07:00"),
        ("23-11-2026 14:05:08", "2026-11-23T14:05:08+07:00"),
        ("Senin, 23 November 2026 14:05 WIB", "2026-11-23T14:05:00+07:00"),
        ("besok", "2026-11-23T14:05:00+07:00"),
    ],
)
def test_a_stated_time_is_put_right_by_the_shown_one(stated: str, found: str) -> None:
    """Templates call local times UTC, and leave out the time or the zone; another day's is no correction."""
    for head in (f'<meta name="content_PublishedDate" content="{stated}">', _linked(stated)):
        assert time_of(head, SHOWN) == found


def _linked(stated: str) -> str:
    described = f'{{"@type": "NewsArticle", "description": "dua\nbaris", "datePublished": "{stated}"}}'
    return f'<script type="application/ld+json">{described}</script>'


@pytest.mark.parametrize(
    "line",
    [
        "Penulis: Sari Wening",
        "Pewarta : Sari Wening",
        "Pewarta: Sari Wening/Rini Awan",
        "Penulis</td><td>: Kontributor Melati, Sari Wening",
        "Reporter: Sari Wening | Editor: Rini Awan",
        "Oleh Sari Wening",
        "Rep: Sari Wening/ Red: Rini Awan",
        "Laporan Wartawan Kabarnews.com, Sari Wening",
    ],
)
def test_the_author_that_a_page_shows_is_found(line: str) -> None:
    """Where it states none, or only the outlet."""
    outlet = '<meta property="og:site_name" content="Kabar Kita"><meta name="author" content="Kabar Kita">'
    for head in ("", outlet, '<meta name="author" content="PT KABAR MEDIA">'):
        assert facts(head, f"<table><tr><td>{line}</td></tr></table>").author == "Sari Wening"


@pytest.mark.parametrize("line", ["Editor: Rini Awan", "Oleh karena itu", "Penulis", "Reporter: tim", "Oleh: 12"])
def test_who_is_not_the_author_is_not_taken_for_it(line: str) -> None:
    """Editors, desks, sentences."""
    assert facts(around=f"<div>{line}</div>").author is None


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Pewarta Sari Wening", "Sari Wening"),
        ("Sari Wening - kabarNews", "Sari Wening"),
        ("Sari Wening; Rini Awan", "Sari Wening; Rini Awan"),
        ("Sari Wening; Tim Redaksi", "Sari Wening"),
        ("Web Design; Development", None),
        ("KABAR.com", None),
        ("Kabar", None),
        ("PT. Kabar Media", None),
        ("redaksi@kabar.example", None),
        ("Editor: Rini Awan", None),
        (None, None),
    ],
)
def test_an_author_is_a_person(name: str | None, author: str | None) -> None:
    """Without the label; an outlet, a desk or an account is none."""
    assert author_of(name, ["Kabar", "www.kabar.example"]) == author


@pytest.mark.parametrize(
    "title",
    [
        HEAD,
        f"{HEAD} - Kabar.com",
        f"{HEAD} | Kabar Kita",
        f"{HEAD} - Kabar.com Regional",
        f"Kabar.com: {HEAD}",
        f"Kabar.com: Kota - {HEAD}",
        f"{HEAD} Halaman 2",
        f"{HEAD} Halaman all - Kabar.com",
    ],
)
def test_a_title_is_the_headline(title: str) -> None:
    """Without outlet, section and number of the page, which would all be read aloud in a digest."""
    assert facts(title=title).title == HEAD
    assert title_of(title, HEAD, []) == HEAD


@pytest.mark.parametrize(
    "title", ["Rini: Pasar Awan Dibuka", "Melati - Kenari 2-1", "Harga beras | Pasar sepi", "Kabar baik"]
)
def test_a_title_keeps_what_is_its_own(title: str) -> None:
    """Colons and dashes belong to headlines too."""
    assert title_of(title, "", ["Kabar Kita", "kabar.example"]) == title
    assert title_of(f"{title} - Kabar Kita", "", ["Kabar Kita"]) == title


def test_an_outlets_address_is_not_its_name() -> None:
    """As pages have it that give their account as their name."""
    assert outlet_of("https://www.facebook.example/kabar") is None
    assert outlet_of("Kabar Kita") == "Kabar Kita"


@given(st.text(max_size=80), st.text(max_size=80), st.lists(st.text(max_size=20), max_size=3))
def test_any_names_are_taken(one: str, other: str, outlets: list[str]) -> None:
    """Nothing is added to them."""
    assert title_of(one, other, outlets) in one
    assert all(name in one for name in (author_of(one, outlets) or "").split("; "))


@pytest.mark.parametrize("name", ["content_author", "dtk:author"])
def test_an_author_that_an_outlet_states_in_its_own_way_is_read(name: str) -> None:
    """Where the ways that all use say nothing."""
    assert facts(f'<meta name="{name}" content="Sari Wening">').author == "Sari Wening"
