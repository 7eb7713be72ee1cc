"""The extractive summary: the article's own sentences, chosen by a small learnt model."""

from bot.analysis.summary.summarizing import summarize

__all__ = ["summarize"]
