"""A summary is the article's own sentences, in its order, and each says something on its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis import SourceText, analyze
from bot.analysis.document import Document
from bot.analysis.sentences import split
from bot.analysis.summary.choosing import choose
from bot.analysis.summary.features import measure

ARTICLE = (
    "Pemerintah akan membangun tiga sekolah terapung di Danau Biru mulai Maret 2026, kata Menteri Ani Lestari.",
    "Apakah warga setuju?",
    "Sekolah terapung itu dipilih karena kampung di Danau Biru sulit dijangkau lewat jalan darat.",
    "Ia menyebut biaya sekolah terapung Rp 12,5 miliar.",
    "Menurut data pemerintah, 400 anak di Danau Biru tidak bersekolah.",
    "Hal itu membuat warga khawatir.",
    "1. Kampung Yobi",
    "Berikut tiga sekolah terapung di Danau Biru yang akan dibangun pemerintah mulai Maret 2026.",
    "Cuaca hari itu cerah dan angin bertiup pelan dari arah timur.",
)
SENTENCE = st.sampled_from(ARTICLE)


def summary(text: str, count: int, title: str | None = "Tiga Sekolah Terapung Dibangun di Danau Biru") -> list[str]:
    """The sentences of the summary."""
    return [span.text for span in analyze(SourceText(text=text, title=title), sentences=count).summary.sentences]


@given(st.lists(SENTENCE, min_size=1, max_size=12, unique=True), st.integers(1, 6))
def test_a_summary_is_verbatim_in_order_and_no_longer_than_asked(lines: list[str], count: int) -> None:
    """Every sentence stands in the text, later ones further down, and there are at most as many as asked for."""
    text = "\n".join(lines)
    found = summary(text, count)
    places = [text.index(sentence) for sentence in found]
    assert places == sorted(places)
    assert len(found) <= count


def test_it_takes_what_the_title_and_the_rest_speak_of() -> None:
    """The lead and what bears on it come in; the weather, questions, list items and teasers do not."""
    found = summary("\n".join(ARTICLE), 3)
    assert found[0] == ARTICLE[0]
    assert not set(found) & {ARTICLE[1], ARTICLE[5], ARTICLE[6], ARTICLE[7], ARTICLE[8]}


def test_it_does_not_begin_with_a_word_that_leans_on_another_sentence() -> None:
    """An article that opens with "Hal itu" or "Ia" is summed up by a sentence that says what and who."""
    found = summary("\n".join(("Ia menyebut hal itu penting bagi warga danau.", *ARTICLE[2:5])), 2)
    assert not found[0].startswith(("Ia ", "Hal itu"))


OPENINGS = (
    "Salah satunya adalah sekolah terapung di Danau Biru yang dibangun pemerintah mulai Maret 2026.",
    "Kegiatan tersebut digelar pemerintah di sekolah terapung Danau Biru pada Maret 2026.",
    "Namun pemerintah akan membangun sekolah terapung di Danau Biru mulai Maret 2026.",
    "Menurutnya, pemerintah akan membangun sekolah terapung di Danau Biru mulai Maret 2026.",
    "Pertama, pemerintah akan membangun tiga sekolah terapung di Danau Biru.",
    "Alhasil, pemerintah akan membangun sekolah terapung di Danau Biru mulai Maret 2026.",
)


@given(st.permutations(OPENINGS), st.integers(1, 3), st.integers(0, 5))
def test_what_leans_never_opens_a_summary_where_anything_stands_alone(lines, count, at) -> None:
    """Wherever the one sentence that stands alone is, the summary opens with it, however much the others say."""
    alone = "Angin bertiup pelan dari arah timur sepanjang hari itu."
    text = "\n".join([*lines[:at], alone, *lines[at:]])
    found = summary(text, count)
    assert found[0] == alone
    assert len(found) == len(set(found)) <= count


def test_where_nothing_is_a_sentence_there_is_still_something_to_show() -> None:
    """A text of fragments is summed up by its fragments rather than by nothing."""
    assert summary("Sekolah terapung\nDanau Biru", 2, title="Lain") != []


def test_other_languages_are_summed_up_by_their_lead() -> None:
    """Where the words are not known, the first sentences are the summary."""
    text = "Der Minister sagte, die Schule werde fertig.\nEs ist für die Kinder.\nDas ist auch nicht alles, sagte er."
    assert summary(text, 2, title=None) == text.split("\n")[:2]


def test_nothing_in_nothing_out() -> None:
    """Blank text has an empty summary."""
    assert summary(" \n ", 3) == []


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_headline_is_never_repeated_in_the_summary(count: int) -> None:
    """A headline said again as the first sentence is cleaned away, so that the summary adds to it."""
    text = "Tiga Sekolah Terapung Dibangun di Danau Biru. " + " ".join(ARTICLE[:1] + ARTICLE[2:5])
    assert all("Tiga Sekolah Terapung" not in sentence for sentence in summary(text, count))


def test_what_points_back_is_not_told_behind_somebody_else() -> None:
    """Without the sentence that names whom "Ia" means, one that says a little less but names everybody comes in."""
    lines = (
        "Menteri Ani Lestari membuka sekolah terapung di Danau Biru.",
        "Kepala kampung Rudi Hartono menunggu di dermaga bersama puluhan anak.",
        "Ia meminta perahu penjemput bagi murid yang rumahnya jauh.",
        "Warga menanam bakau sepanjang tepi air sejak bulan lalu.",
    )
    text = "\n".join(lines)
    measured = measure(Document(title="", text=text, language="id", published_at=None, sentences=split(text, "id")))
    assert choose(measured, [3.0, 0.0, 1.4, 1.0], 2) == [0, 3]
    assert choose(measured, [3.0, 2.0, 1.4, 1.0], 3) == [0, 1, 2]


def test_a_description_of_somebody_does_not_open_a_summary() -> None:
    """A first sentence "Kepala sekolah asal Danau Biru itu ..." would tell nobody who it is."""
    described = "Kepala sekolah terapung asal Danau Biru itu meminta pemerintah membangun dermaga mulai Maret 2026."
    text = "\n".join(("Cuaca cerah dan angin bertiup pelan dari arah timur.", described, ARTICLE[2]))
    assert not summary(text, 2)[0].startswith("Kepala")
    today = described.replace("asal Danau Biru itu", "hari ini")
    assert summary(text.replace(described, today), 2)[0] == today


@pytest.mark.parametrize(
    "teaser",
    [
        "Saksikan peresmian sekolah terapung di Danau Biru oleh pemerintah mulai Maret 2026 di televisi.",
        "Nah, berikut sekolah terapung di Danau Biru yang dibangun pemerintah mulai Maret 2026.",
        "Dirangkum dari pemerintah, berikut ini tiga sekolah terapung di Danau Biru mulai Maret 2026.",
    ],
)
def test_a_promise_of_what_follows_is_no_summary(teaser: str) -> None:
    """A sentence that only leads to a list or a broadcast says nothing by itself."""
    assert teaser not in summary("\n".join((ARTICLE[0], teaser, ARTICLE[2], ARTICLE[4])), 2)
