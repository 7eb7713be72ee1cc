"""Finding the quotations of an article: pair the marks, tell quotes from terms, number the statements."""

from bot.analysis.document import Document
from bot.analysis.quotation.candidates import Candidate, candidates
from bot.analysis.quotation.features import Setting, attributed
from bot.analysis.quotation.kinds import kind_of
from bot.analysis.quoted import QuotedSpan
from storage.records import QuoteKind


def spot(document: Document) -> tuple[QuotedSpan, ...]:
    """The quotations of an article, in the article's order; they never overlap.

    Args:
        document: a cleaned article, in sentences that keep a quotation and its attribution together.

    Returns:
        What is quoted from someone. Titles, terms, nicknames, slogans and scare quotes are not; a quote inside a
        quote belongs to the outer one.
    """
    pieces = tuple(candidates(document))
    setting = Setting.of(pieces, document.language)
    spans: list[QuotedSpan] = []
    before: Candidate | None = None
    for piece in pieces:
        kind = kind_of(piece, setting)
        goes_on = before is not None and _goes_on(document.text, before, piece, kind)
        if goes_on:
            kind = spans[-1].kind
        if kind is not None:
            statement = spans[-1].statement + (not goes_on) if spans else 0
            quoted = piece.quoted
            spans.append(QuotedSpan(piece.start, piece.end, quoted.outer_start, quoted.outer_end, kind, statement))
        before = piece if kind is not None else None
    return tuple(spans)


def _goes_on(text: str, before: Candidate, piece: Candidate, kind: QuoteKind | None) -> bool:
    """Whether a piece goes on with the statement before it, broken by a paragraph or by its attribution.

    Between the two stands only the rest of one sentence: ``"Satu," kata Ani. "Dua."`` or ``"Satu," kata Ani, "dua."``.
    """
    between = text[before.quoted.outer_end : piece.quoted.outer_start]
    gap = between.strip()
    if before.quoted.goes_on:
        return not gap
    if not (before.comma and gap) or "\n" in between:
        return False
    if gap.endswith(","):
        return before.after.strip().startswith(gap) and len(piece.words) >= 2
    whole = kind == "direct" or piece.text[-1] in ".?!"
    return whole and before.after.strip() == gap and not (piece.comma or attributed(piece))
