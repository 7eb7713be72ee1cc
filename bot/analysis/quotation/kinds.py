"""Whole statement, quoted piece, or no quotation at all: a title, a term, a nickname, a slogan, a scare quote."""

import re
from math import exp

from bot.analysis.quotation.candidates import Candidate
from bot.analysis.quotation.cues import NAMES, SAYS
from bot.analysis.quotation.features import Setting, attributed, features, title_cased
from bot.analysis.quotation.weights import WEIGHTS
from storage.records import QuoteKind

THRESHOLD = 0.45
"""The probability from which a piece inside a sentence is taken to be quoted from someone."""

STATEMENT = 6
"""Words from which a quoted piece that begins a sentence is a statement, whatever follows it."""

LONG_STATEMENT = 9
"""Words from which one inside a sentence is, where it begins with a capital."""

_RARE_VERB = re.compile(r"\b(?:me|ber)[a-z]{3,}(?:-[a-z]+)?[,:]\s*$")
"""A verb by its form, right before a piece: ``Ani menggerutu, "Tutup pintunya."``"""

_SENTENCE_END = re.compile(r"[.?!] +[A-Z]")


def kind_of(piece: Candidate, setting: Setting) -> QuoteKind | None:
    """The kind of one quoted piece, or None where it quotes nobody."""
    if not piece.words:
        return None
    if _is_statement(piece):
        return "direct"
    return "partial" if piece.lead and probability(piece, setting) >= THRESHOLD else None


def probability(piece: Candidate, setting: Setting) -> float:
    """How likely it is, from 0 to 1, that a piece inside a sentence is quoted from someone (logistic regression)."""
    score = sum(WEIGHTS[name] * value for name, value in features(piece, setting).items())
    return 1 / (1 + exp(-score))


def _is_statement(piece: Candidate) -> bool:
    if not piece.lead:
        return _opens_sentence_as_statement(piece)
    if piece.lead[-1] in NAMES:
        return False
    capital = not piece.text[0].islower()
    if _introduced(piece):
        return capital or len(piece.words) >= STATEMENT
    if capital and piece.text[-1] in ".?!" and _RARE_VERB.search(piece.before) and not title_cased(piece.words):
        return True
    if piece.comma and attributed(piece):
        return capital
    long = len(piece.words) >= LONG_STATEMENT or _SENTENCE_END.search(piece.text) is not None
    return capital and long and not title_cased(piece.words)


def _opens_sentence_as_statement(piece: Candidate) -> bool:
    if piece.comma or attributed(piece):
        return True
    if title_cased(piece.words):
        return False
    if piece.ends_sentence:
        return len(piece.words) >= 3 or piece.text[-1] in ".?!"
    return len(piece.words) >= STATEMENT


def _introduced(piece: Candidate) -> bool:
    """Someone is about to speak: ``Ani menjawab, "Ya."`` or ``katanya: "Ya."``."""
    if piece.before.rstrip()[-1:] not in {",", ":"}:
        return False
    return any(SAYS.fullmatch(word) for word in piece.lead[-4:])
