"""What is quoted: pairing quote marks, and telling statements and pieces of them from mere terms."""

from bot.analysis.quotation.spotting import spot

__all__ = ["spot"]
