"""What is put between quote marks comes out again, exactly, from any text around it."""

import itertools
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.document import Document
from bot.analysis.quotation import spot
from bot.analysis.quotation.marks import MARKS
from bot.analysis.sentences import split

PAIRS = [("“", "”"), ("”", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("‘", "’"), ("'", "'"), ("``", "''")]
NAMES = ["Rina Wulandari", "Wira Tanu", "Ma'ruf Hadi", "Siti Jum'ah"]
WORDS = [
    "kami", "warga", "jembatan", "harga", "beras", "sudah", "belum", "turun", "naik", "besok", "di pasar", "Jum'at",
    "tidak", "ada", "Rp 5.000", "10 persen", "pelabuhan", "ombak", "lama", "bersama",
]  # fmt: skip
REPORTING = ["kata", "ujar", "tutur", "ungkap", "tegas", "jelas"]
FILLERS = [
    "Rapat itu berlangsung di balai kota.",
    "Salat Jum'at diikuti warga kampung.",
    "Layar 5 inci itu milik Ma'ruf.",
]


@dataclass(frozen=True)
class Story:
    """A text and the statements quoted in it."""

    text: str
    statements: tuple[str, ...]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """News-like text: statements before and after their attribution, broken ones, terms, and sentences around."""
    sentences: list[str] = []
    statements: list[str] = []
    for shape in draw(st.lists(st.sampled_from(["before", "after", "broken", "term", "filler"]), max_size=8)):
        left, right = draw(st.sampled_from(PAIRS))
        name, says = draw(st.sampled_from(NAMES)), draw(st.sampled_from(REPORTING))
        said = [_sentence(draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=12))) for _ in range(2)]
        match shape:
            case "before":
                sentences.append(f"{left}{said[0]},{right} {says} {name}.")
                statements.append(said[0])
            case "after":
                sentences.append(f"{name} mengatakan, {left}{said[0]}.{right}")
                statements.append(f"{said[0]}.")
            case "broken":
                sentences.append(f"{left}{said[0]},{right} {says} {name}. {left}{said[1]}.{right}")
                statements += [said[0], f"{said[1]}."]
            case "term":
                sentences.append(f"Film {left}Angin Timur{right} tayang pekan ini.")
            case _:
                sentences.append(draw(st.sampled_from(FILLERS)))
    return Story(draw(st.sampled_from([" ", "\n", "\n\n"])).join(sentences), tuple(statements))


def _sentence(words: list[str]) -> str:
    joined = " ".join(words)
    return joined[0].upper() + joined[1:]


def document(text: str, language: str = "id") -> Document:
    return Document(title="", text=text, language=language, published_at=None, sentences=split(text, language))


@given(stories())
def test_every_statement_is_recovered(story: Story) -> None:
    """All statements come back word for word, in order, as direct quotes, and nothing else does."""
    spans = spot(document(story.text))
    assert tuple(story.text[span.start : span.end] for span in spans) == story.statements
    assert all(span.kind == "direct" for span in spans)


ANYTHING = st.text() | st.text(alphabet=f"abA ,.\n:{MARKS}", max_size=150) | stories().map(lambda story: story.text)


@given(ANYTHING, st.sampled_from(["id", "en", "und", "ar"]))
def test_spans_of_any_text_are_sound(text: str, language: str) -> None:
    """No text raises; spans are in order, apart, trimmed, and their statements are numbered upwards from 0."""
    spans = spot(document(text, language))
    for span in spans:
        quote = text[span.start : span.end]
        assert quote == quote.strip()
        assert quote[-1] != ","
        assert span.outer_start <= span.start < span.end <= span.outer_end
    assert all(left.outer_end <= right.outer_start for left, right in itertools.pairwise(spans))
    numbers = [span.statement for span in spans]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(max(numbers, default=-1) + 1))


@given(st.sampled_from(PAIRS[:5]), st.sampled_from(PAIRS[:7]))
def test_doubled_marks_leave_none_around_the_quote(outer: tuple[str, str], inner: tuple[str, str]) -> None:
    """Marks set twice, of one kind or of two, are all taken off."""
    text = f"{outer[0]}{inner[0]}Harga beras sudah turun{inner[1]}{outer[1]}, kata Rina."
    assert [text[span.start : span.end] for span in spot(document(text))] == ["Harga beras sudah turun"]
