"""Sentence boundaries."""

from bot.analysis.document import Sentence


def split(text: str, language: str) -> tuple[Sentence, ...]:
    """The sentences of ``text``, in order."""
    return (Sentence(0, len(text), 0),) if text and language else ()
