"""The quote to show first is the one that tells the news."""

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.document import Document
from bot.analysis.quotation import rank
from bot.analysis.sentences import split
from storage.records import Quote, Speaker

MAYOR = Speaker("Rina Wulandari", "Wali Kota", "Rina")
TITLE = "Wali Kota Rina Wulandari Menolak Penutupan Jembatan Lama"
FILLING = "Warga Kota Lama menunggu keputusan tentang jembatan itu. "
POSITION = "Kami menolak penutupan jembatan lama karena warga harus bisa menyeberang setiap hari"


def ranked(*quotes: tuple[str, str, Speaker | None], title: str = TITLE) -> list[float]:
    """The saliences of quotes that stand one after another in an article."""
    text, found = FILLING, []
    for said, kind, speaker in quotes:
        start = len(text) + 1
        found.append(
            Quote(said, start, start + len(said), "direct" if kind == "direct" else "partial", speaker, "kata")
        )
        text += f'"{said}," kata narasumber. {FILLING}'
    article = Document(title=title, text=text, language="id", published_at=None, sentences=split(text, "id"))
    return [quote.salience for quote in rank(found, article)]


def test_the_headlines_words_and_speaker_come_first() -> None:
    """A named speaker of the headline, on the headline's matter, outranks small talk by nobody."""
    small_talk = "Terima kasih, mari kita makan siang dulu bersama teman lain di ruang sebelah sana ya"
    key, small = ranked((POSITION, "direct", MAYOR), (small_talk, "direct", None))
    assert key > small


def test_order_does_not_decide() -> None:
    """The key quote is found last as well as first."""
    first = ranked((POSITION, "direct", MAYOR), ("Begitu saja", "direct", None))
    last = ranked(("Begitu saja", "direct", None), (POSITION, "direct", MAYOR))
    assert first[0] > first[1]
    assert last[1] > last[0]


def test_a_named_speaker_adds_weight() -> None:
    """The same words weigh more from someone the article names."""
    (named,), (unknown,) = ranked((POSITION, "direct", MAYOR)), ranked((POSITION, "direct", None))
    assert named > unknown


def test_a_whole_statement_outweighs_a_fragment() -> None:
    """A direct quote of full length comes before two words of the same matter."""
    whole, fragment = ranked((POSITION, "direct", MAYOR), ("penutupan jembatan", "partial", MAYOR))
    assert whole > fragment


def test_what_was_said_twice_is_shown_once() -> None:
    """Of two quotes that say the same, one falls far behind."""
    again = "Kami menolak penutupan jembatan lama karena warga harus bisa menyeberang tiap hari"
    other = "Dana perbaikan Rp 2 miliar sudah kami siapkan dan pengerjaan akan dimulai bulan depan"
    first, repeated, different = ranked((POSITION, "direct", MAYOR), (again, "direct", MAYOR), (other, "direct", MAYOR))
    assert min(first, repeated) < different
    assert min(first, repeated) < 0.5 * max(first, repeated)


def test_what_is_told_again_of_earlier_news_comes_after_the_news() -> None:
    """Of two quotes on the same matter, that which the article repeats from before falls back."""
    news = "Perbaikan jembatan lama kami mulai bulan depan dan jalan tetap dibuka untuk sepeda motor"
    old = "Kami sudah menerima surat warga tentang jembatan lama dan akan membahasnya bersama dewan"
    text = f'{FILLING}{FILLING}"{news}," kata Rina. Sebelumnya, warga mengirim surat. "{old}," kata Rina waktu itu.'
    saliences = []
    for told in (text, text.replace("Sebelumnya, warga", "Lalu warga")):
        quotes = [Quote(q, told.index(q), told.index(q) + len(q), "direct", MAYOR, "kata") for q in (news, old)]
        article = Document(title=TITLE, text=told, language="id", published_at=None, sentences=split(told, "id"))
        saliences.append([quote.salience for quote in rank(quotes, article)])
    repeated, told_on = saliences
    assert repeated[0] > repeated[1]
    assert repeated[1] < told_on[1]


def test_abbreviations_of_the_headline_count() -> None:
    """What an article is about is often an abbreviation: KPU, MK, DPR."""
    on_it = "Putusan MK sudah jelas dan semua pihak mesti patuh tanpa kecuali mulai besok pagi juga"
    aside = "Urusan kami sudah jelas dan semua pihak mesti patuh tanpa kecuali mulai besok pagi juga"
    ((named,), (other,)) = (ranked((said, "direct", MAYOR), title="Putusan MK Ditunggu") for said in (on_it, aside))
    assert named > other


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=80), st.sampled_from(["direct", "partial"])), max_size=8),
    st.text(max_size=60),
)
def test_salience_is_a_share_and_nothing_else_changes(quotes: list[tuple[str, str]], title: str) -> None:
    """Whatever is quoted, the salience lies between 0 and 1, and order, words and speakers stay."""
    assert all(0 <= salience <= 1 for salience in ranked(*((said, kind, MAYOR) for said, kind in quotes), title=title))
