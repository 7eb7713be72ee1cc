"""What the bot understands of an article: pure functions over text.

``analyze`` is the whole of it; the steps it takes stand in ``pipeline``.
"""

from bot.analysis.document import SourceText
from bot.analysis.pipeline import TextTooLong, analyze

__all__ = ["SourceText", "TextTooLong", "analyze"]
