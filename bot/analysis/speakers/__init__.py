"""Who says what is quoted: people, organisations and documents, named where the article makes it clear."""

from bot.analysis.speakers.attribute import attribute

__all__ = ["attribute"]
