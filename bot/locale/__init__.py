"""The words that people see: Project Fluent files, one folder a language, and dates by Babel.

A new language is a folder here with the same text ids (a test compares them) and an entry in LANGUAGES.
"""

from bot.locale.words import LANGUAGES, Words, load_languages, load_words

__all__ = ["LANGUAGES", "Words", "load_languages", "load_words"]
