"""From a document to its summary."""

from bot.analysis.document import Document
from bot.analysis.language import UNDERSTOOD
from bot.analysis.summary.choosing import choose, eligible
from bot.analysis.summary.features import measure
from bot.analysis.summary.scoring import score
from storage.records import Span, Summary


def summarize(document: Document, *, count: int) -> Summary:
    """At most ``count`` of the article's own sentences, word for word, in the article's order.

    An article in a language whose words are not known here is summarised by its lead.
    """
    measured = measure(document)
    understood = document.language in UNDERSTOOD
    scores = [-float(at) for at in range(len(measured.rows))]
    if understood:
        for at in eligible(measured):
            scores[at] = score(measured.rows[at])
    picked = [document.sentences[at] for at in choose(measured, scores, count)]
    return Summary("extractive", tuple(Span(document.of(s), s.start, s.end) for s in picked))
