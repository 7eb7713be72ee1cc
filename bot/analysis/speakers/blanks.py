"""A text made ready for looking up who speaks, each character still in its place."""

from collections.abc import Sequence

from bot.analysis.quoted import QuotedSpan


def blanked(text: str, spans: Sequence[QuotedSpan]) -> str:
    """``text`` with quotations filled with "¦", so that names in them are nobody's and offsets stay."""
    parts, at = [], 0
    for span in spans:
        if span.outer_start >= at:
            parts += [text[at : span.outer_start], "¦" * (span.outer_end - span.outer_start)]
            at = span.outer_end
    parts.append(text[at:])
    return "".join(parts)


def lowered(text: str) -> str:
    """``text`` in lower case, each character still in its place ("İ" would become two)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
