"""Takes out of an article's text what is not the article: furniture, link spam, headings, credits.

Invisible characters and odd spaces are put right without a word; every visible piece that goes is reported.
"""

from bot.analysis.clean.cleaning import Cleaned, clean

__all__ = ["Cleaned", "clean"]
