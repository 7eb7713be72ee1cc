"""Between finding quoted spans and knowing who speaks: the two dataclasses that pass between them."""

from dataclasses import dataclass

from storage.records import QuoteKind, Speaker


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """A quotation in ``Document.text`` without its marks.

    ``outer_start`` and ``outer_end`` include the marks. ``statement`` numbers the statement it belongs
    to: the pieces of one statement that its attribution broke in two share a number.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    kind: QuoteKind
    statement: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quoted span and the word that says so; either is None where the text leaves it open."""

    speaker: Speaker | None
    cue: str | None
