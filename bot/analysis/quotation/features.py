"""What speaks for and against a quoted piece being something that someone said, as numbers.

The weights of these features stand in ``weights``; ``train`` fits them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.quotation.candidates import Candidate
from bot.analysis.quotation.cues import (
    CALLED_BY_ALL,
    CALLED_BY_SOMEONE,
    FOREIGN,
    LEADS_ON,
    LIKENS,
    MINOR,
    NAMES,
    SAID,
    SAYINGS,
    SAYS,
    SPOKEN,
)

RECENT = 25
"""How many words back a reporting verb still governs a quoted piece."""

NEAR = 6
"""How many words back it governs it closely."""

_ATTRIBUTED_NEXT = re.compile(rf"[\s,]*(?:{SAID})\b")
_ATTRIBUTED_LATER = re.compile(rf", (?:{SAID})\b")
_SPEAKER = re.compile(r"(?<=[^.!?\s] )[A-Z]\w+|\b(?:[Ii]a|[Dd]ia|[Mm]ereka|[Hh]e|[Ss]he|[Tt]hey)\b|\w{3,}nya\b")
_POINTED_AT = re.compile(r"\W*(?:ini|itu|tersebut)\b")
_FIRST = re.compile(r"\W*([A-Z]\w+)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole article tells of its quoted pieces: how often each is quoted, and words that are spoken."""

    language: str
    times: Counter[tuple[str, ...]]
    spoken: frozenset[str]

    @classmethod
    def of(cls, pieces: Sequence[Candidate], language: str) -> "Setting":
        """Reads it from all quoted pieces; those of six words and more are taken as spoken."""
        return cls(
            language,
            Counter(piece.lower for piece in pieces),
            frozenset(word for piece in pieces if len(piece.words) >= 6 for word in piece.lower),
        )


def features(piece: Candidate, setting: Setting) -> dict[str, float]:
    """The features of one piece that stands inside a sentence, each between 0 and 1."""
    words, lead = piece.lower, piece.lead
    return {"bias": 1.0} | _around(piece, lead) | _inside(piece, words, setting.language) | _elsewhere(words, setting)


def title_cased(words: Sequence[str]) -> bool:
    """Two words or more, written as titles and names are."""
    major = [word for word in words if word[0].isalpha() and word.lower() not in MINOR]
    return len(words) >= 2 and sum(word[0].isupper() for word in major) >= 0.7 * max(1, len(major))


def attributed(piece: Candidate) -> bool:
    """What follows at once says who said it: ``"...", kata Ani``."""
    return _ATTRIBUTED_NEXT.match(piece.after) is not None


def _around(piece: Candidate, lead: tuple[str, ...]) -> dict[str, float]:
    recent = lead[-RECENT:]
    said = next((back for back, word in enumerate(reversed(recent), 1) if _says(word)), 0)
    last = lead[-1] if lead else ""
    closely = " ".join(lead[-8:])
    is_attributed = attributed(piece) or _ATTRIBUTED_LATER.search(piece.after) is not None
    return {
        "says": float(said > 0),
        "says_near": float(0 < said <= NEAR),
        "says_next": float(said == 1),
        "that": float("bahwa" in recent or "that" in recent),
        "speaker": float(is_attributed or _has_speaker(piece)),
        "likened": float(last in LIKENS and 0 < said <= 2 * NEAR),
        "called_by_someone": float(CALLED_BY_SOMEONE.search(closely) is not None),
        "called_by_all": float(CALLED_BY_ALL.search(closely) is not None),
        "attributed": float(is_attributed),
        "name_next": float(last in NAMES),
        "name_near": float(last not in NAMES and not NAMES.isdisjoint(lead[-3:-1])),
        "leads_on": float(last in LEADS_ON),
        "verb_next": float(last not in LEADS_ON and len(last) > 5 and last.startswith("me")),
        "comma": float(piece.before.rstrip()[-1:] in ",:"),
        "pointed_at": float(_POINTED_AT.match(piece.after) is not None),
    }


def _says(word: str) -> bool:
    return word in SAYINGS or SAYS.fullmatch(word) is not None


def _has_speaker(piece: Candidate) -> bool:
    """Somebody is named before the piece: a capital inside the sentence, a pronoun, or a name that begins it."""
    if _SPEAKER.search(piece.before):
        return True
    first = _FIRST.match(piece.before)
    if first is None or len(piece.lead) < 2:
        return False
    if first[1] == "The":  # "The city council calls ..."
        return any(SAYS.fullmatch(word) for word in piece.lead[2:5])
    return SAYS.fullmatch(piece.lead[1]) is not None


def _inside(piece: Candidate, words: tuple[str, ...], language: str) -> dict[str, float]:
    count, clause = len(words), sum(SPOKEN.fullmatch(word) is not None for word in words)
    foreign = sum(FOREIGN.fullmatch(word) is not None for word in words) if language == "id" else 0
    titled = title_cased(piece.words)
    return {
        "foreign": foreign / max(1, count),
        "titled": float(titled),
        "capital_alone": float(count == 1 and piece.text[0].isupper()),
        "capital_first": float(count > 1 and not titled and piece.text[0].isupper()),
        "one_word": float(count == 1),
        "three_words": float(3 <= count <= 4),
        "five_words": float(count >= 5),
        "clause": float(clause >= 2),
        "stops": float(piece.text[-1] in ".?!"),
        "digits": float(any(character.isdigit() for character in piece.text)),
    }


def _elsewhere(words: tuple[str, ...], setting: Setting) -> dict[str, float]:
    content = [word for word in words if len(word) > 3]
    return {
        "repeated": float(setting.times[words] > 1),
        "spoken_too": sum(word in setting.spoken for word in content) / max(1, len(content)),
    }
